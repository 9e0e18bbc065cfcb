"""Who may open what: every staff address with every role. A new address has to be given a row here."""

from dataclasses import dataclass

import pytest
from django.contrib import admin
from django.urls import reverse

from agenda import services
from agenda.documents import KINDS
from agenda.models import EventSummary, PaperJob, ReadDocument
from agenda.reading.reading import Reading
from agenda.urls import urlpatterns as paper_addresses
from agenda.versions import Paper
from events.access import Role
from events.actors import Actor
from events.models import Message
from pocweek.models import StaffInvitation
from registrations.door_codes import code_of
from registrations.models import Invitation, OrganizersLetter
from tests.factories import (
    CapacityLimitFactory,
    CommitmentFactory,
    CoSponsorFactory,
    OfficialMeetingFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

# y: opens · n: refused (403) · -: there is no such thing for them (404, or the admin's way back) · l: has to sign in
ROLES = ["nobody", "stranger", "organiser", "other organiser", "secretariat", "door", "superuser"]
TABLE = """
index                                     -      l l y y y y y

events_sideevent_changelist               -      l l y y y n y
events_sideevent_add                      -      l l y y y n y
events_sideevent_change                   draft  l l y - y n y
events_sideevent_history                  draft  l l y - y - y
events_sideevent_changes                  -      l l y y y n y
events_sideevent_delete                   draft  l l y - y n y
events_sideevent_delete                   event  l l n - n n n
events_sideevent_change                   event  l l y - y n y
events_sideevent_texts                    draft  l l y - y - y
events_sideevent_confirmations            draft  l l y - y - y
events_sideevent_publish                  draft  l l y - y - y
events_sideevent_unpublish                event  l l y - y - y
events_sideevent_cancel                   event  l l y - y - y
events_sideevent_duplicate                event  l l y - y - y
events_sideevent_submit                   draft  l l y - y - y
events_sideevent_withdraw                 draft  l l y - y - y
events_sideevent_return                   draft  l l n - y - y
events_sideevent_accept                   draft  l l n - y - y
events_sideevent_decline                  draft  l l n - y - y
events_sideevent_deadline                 draft  l l n - y - y
events_sideevent_merge                    draft  l l n - y - y
events_sideevent_held_texts               draft  l l y - y - y
events_sideevent_proposals                -      l l n n y n y
events_sideevent_copy                     event  l l y - y - y
dashboard_event                           event  l l y - y - y
dashboard_week                            week   l l n n y n y

events_organization_changelist            -      l l y y y n y
events_organization_add                   -      l l y y y n y
events_organization_change                org    l l y y y n y
events_organization_history               org    l l y y y n y
events_organization_delete                org    l l n n y n y

events_week_changelist                    -      l l y y y n y
events_week_add                           -      l l n n y n y
events_week_change                        week   l l y y y n y
events_week_history                       week   l l y y y n y
events_week_confirmations                 week   l l n n y n y
events_week_copy                          week   l l n n y n y
events_week_delete                        week   l l n n y n y
events_venue_changelist                   -      l l y y y n y
events_venue_add                          -      l l n n y n y
events_venue_change                       venue  l l y y y n y
events_venue_history                      venue  l l y y y n y
events_venue_delete                       venue  l l n n y n y
events_officialmeeting_changelist         -      l l y y y n y
events_officialmeeting_add                -      l l n n y n y
events_officialmeeting_change             meet   l l y y y n y
events_officialmeeting_history            meet   l l y y y n y
events_officialmeeting_delete             meet   l l n n y n y

events_message_changelist                 -      l l y y y n y
events_message_add                        -      l l n n n n n
events_message_change                     mail   l l y - y n y
events_message_html                       mail   l l y - y - y
events_message_history                    mail   l l y - y - y
events_message_delete                     mail   l l n n n n n

registrations_rsvp_changelist             -      l l y y y y y
registrations_rsvp_add                    -      l l y y y n y
registrations_rsvp_import                 -      l l y y y n y
registrations_rsvp_import_table           -      l l y y y n y
registrations_rsvp_export                 -      l l y y y y y
registrations_rsvp_change                 rsvp   l l y - y y y
registrations_rsvp_history                rsvp   l l y - y y y
registrations_rsvp_delete                 rsvp   l l n n n n n
registrations_invitation_changelist       -      l l y y y n y
registrations_invitation_add              -      l l y y y n y
registrations_invitation_invite           -      l l y y y n y
registrations_invitation_invite_table     -      l l y y y n y
registrations_invitation_change           invite l l y - y n y
registrations_invitation_history          invite l l y - y - y
registrations_invitation_delete           invite l l n n n n n
registrations_organizersletter_changelist -      l l y y y n y
registrations_organizersletter_add        -      l l n n n n n
registrations_organizersletter_change     letter l l y - y n y
registrations_organizersletter_history    letter l l y - y - y
registrations_organizersletter_delete     letter l l n n n n n
registrations_letter_write                event  l l y n y n y
registrations_letter_tell                 event  l l y n y n y
registrations_capacitylimit_changelist    -      l l y y y y y
registrations_capacitylimit_add           -      l l n n n n n
registrations_capacitylimit_change        limit  l l - - - - -
registrations_capacitylimit_history       limit  l l y - y y y
registrations_capacitylimit_delete        limit  l l n n n n n

agenda_eventsummary_changelist            -      l l y y y n y
agenda_eventsummary_add                   -      l l y y y n y
agenda_eventsummary_change                sum    l l y - y n y
agenda_eventsummary_history               sum    l l y - y - y
agenda_eventsummary_delete                sum    l l y - y n y
agenda_eventsummary_circulation           sum    l l y - y - y
agenda_eventsummary_review                sum    l l y - y - y
agenda_eventsummary_texts                 sum    l l y - y - y

agenda_commitment_changelist              -      l l y y y n y
agenda_commitment_add                     -      l l n n n n n
agenda_commitment_change                  promise l l y - y n y
agenda_commitment_history                 promise l l y - y - y
agenda_commitment_delete                  promise l l n n n n n
agenda_commitment_write                   promise l l y - y - y
agenda_commitment_report                  promise l l y - y - y
agenda_commitment_agree                   promise l l y - y - y
agenda_commitment_withdraw                promise l l y - y - y

agenda_issueddocument_changelist          -      l l y y y n y
agenda_issueddocument_event               draft  l l y - y - y
agenda_issueddocument_event               event  l l y n y y y
agenda_issueddocument_week                week   l l y y y n y

agenda_paperjob_week                      week   l l n n y n y
agenda_programme                          week   l l n n y n y
agenda_programme_table                    -      l l n n y n y
agenda_programme_xlsx                     week   l l n n y n y
agenda_programme_csv                      week   l l n n y n y
agenda_programme_yaml                     week   l l n n y n y
agenda_programme_json                     week   l l n n y n y
agenda_paperjob_progress                  job    l l - - y - -
agenda_paperjob_file                      job    l l - - - - -

agenda_readdocument_changelist            -      l l y y y n y
agenda_readdocument_add                   -      l l y y y n y
agenda_readdocument_batch                 batch  l l y - - n -
agenda_readdocument_change                note   l l y - - n -
agenda_readdocument_delete                note   l l y - - n -
agenda_readdocument_compare               newer  l l y - - n -

pocweek_staffinvitation_changelist        -      l l n n y n y
pocweek_staffinvitation_add               -      l l n n y n y
pocweek_staffinvitation_change            staff  l l n n y n y
pocweek_staffinvitation_history           staff  l l n n y n y
pocweek_staffinvitation_delete            staff  l l n n n n n

pocweek_user_changelist                   -      l l n n n n y
pocweek_user_add                          -      l l n n n n y
pocweek_user_change                       user   l l n n n n y
pocweek_user_history                      user   l l n n n n y
pocweek_user_delete                       user   l l n n n n y
auth_user_password_change                 user   l l n n n n y
auth_group_changelist                     -      l l n n n n y
django_q_failure_changelist               -      l l n n n n y
"""
ROWS = [line.split() for line in TABLE.splitlines() if line.strip()]
CASES = [(row[0], row[1], role, answer) for row in ROWS for role, answer in zip(ROLES, row[2:], strict=True)]
# the library's own tables, and addresses that act on POST only or ask for more (each has a test of its own)
WITHOUT_A_ROW = (
    "django_q_",
    "auth_group_",
    "events_sideevent_version",
    "agenda_eventsummary_issue",
    "agenda_eventsummary_withdraw",
    "agenda_eventsummary_circulate",
    "agenda_eventsummary_send_again",
    "agenda_issueddocument_event_issue",
    "agenda_issueddocument_week_issue",
)


@pytest.fixture
def people():
    staff = {
        "organiser": [Role.ORGANISER],
        "other organiser": [Role.ORGANISER],
        "secretariat": [Role.SECRETARIAT],
        "door": [Role.DOOR],
    }
    users = {name: UserFactory(groups=roles) for name, roles in staff.items()}
    users["stranger"] = UserFactory(is_staff=False)
    users["superuser"] = UserFactory(is_superuser=True)
    return users


@pytest.fixture
def things(people):
    """What the table's second column names; all of it belongs to the organiser."""
    event = SideEventFactory(organisers=[people["organiser"]])
    CoSponsorFactory(side_event=event, lead=True)
    mail = Message.objects.create(
        side_event=event,
        kind="registrations/confirmed",
        recipient="a@mission.example",
        language="en",
        facts={},
        dedupe_key="1",
    )
    return {
        "event": event,
        "draft": SideEventFactory(draft=True, week=event.week, organisers=[people["organiser"]]),
        "org": OrganizationFactory(),
        "week": event.week,
        "venue": event.venue,
        "meet": OfficialMeetingFactory(week=event.week),
        "mail": mail,
        "limit": CapacityLimitFactory(side_event=event),
        "rsvp": RsvpFactory(side_event=event),
        "invite": Invitation.objects.create(
            side_event=event, email="i@mission.example", expires_at=event.starts_at
        ),
        "letter": OrganizersLetter.objects.create(side_event=event, subject="Parking", text="Gate"),
        "sum": EventSummary.objects.create(side_event=event),
        "promise": CommitmentFactory(summary__side_event__organisers=[people["organiser"]], agreed=True),
        "note": read_document(people["organiser"], event.week),
        "newer": read_document(people["organiser"], event.week, event.title, side_event=event),
        "batch": Named(read_document(people["organiser"], event.week).batch),
        "job": papers_asked_for(people["secretariat"], event),
        "user": people["stranger"],
        "staff": StaffInvitation.objects.create(email="s@mission.example", expires_at=event.starts_at),
    }


@dataclass
class Named:
    """A thing whose address does not hold its primary key."""

    pk: object


def read_document(person, week, title="Water under fire", **fields) -> ReadDocument:
    """A document that was read and belongs to the person alone, whatever the role of others."""
    facts = Reading(title=title, text=title).to_facts()
    return ReadDocument.objects.create(week=week, uploaded_by=person, state="read", facts=facts, **fields)


def papers_asked_for(person, event) -> PaperJob:
    """Papers of the whole week, which the person alone sees."""
    of = {"week": event.week, "form": "zip", "wanted": {}, "has_personal_data": False}
    return PaperJob.objects.create(asked_by=person, expires_at=event.starts_at, **of)


def answer_to(client, url: str) -> str:
    response = client.get(url)
    if response.status_code == 302:
        return "l" if "/login/" in response.url else "-"
    return {200: "y", 403: "n", 404: "-"}.get(response.status_code, str(response.status_code))


def test_every_admin_address_answers_each_role_as_the_table_says(client, people, things):
    wrong = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        for name, thing, case_role, expected in CASES:
            if case_role == role:
                arguments = [] if thing == "-" else [things[thing].pk]
                answer = answer_to(client, reverse(f"admin:{name}", args=arguments))
                if answer != expected:
                    wrong.append(f"{name} {thing} for {role}: {answer}, not {expected}")

    assert not wrong, "\n" + "\n".join(wrong)


def test_every_admin_address_has_a_row():
    names = {
        pattern.name
        for model_admin in admin.site._registry.values()
        for pattern in model_admin.get_urls()
        if pattern.name and not pattern.name.startswith(WITHOUT_A_ROW)
    }

    assert names - {row[0] for row in ROWS} == set()


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("agenda:attendee_list", "l n y n y y y"),
        ("agenda:sign_in_sheet", "l n y n y y y"),
        ("agenda:name_plates", "l n y n y y y"),
        ("agenda:badges", "l n y n y y y"),
        ("agenda:invitation", "l n y n y n y"),
        ("agenda:co_sponsor_list", "l n y n y n y"),
        ("agenda:speaker_list", "l n y n y n y"),
        ("agenda:run_of_show", "l n y n y n y"),
        ("registrations:attendee_list_csv", "l n y n y y y"),
        ("registrations:attendee_list_xlsx", "l n y n y y y"),
        ("registrations:guest_list_csv", "l n y n y n y"),
        ("registrations:guest_list_xlsx", "l n y n y n y"),
        ("registrations:checkin", "l n y n y y y"),
        ("registrations:checkin_state", "l n y n y y y"),
        ("registrations:checkin_walk_in", "l n y n y y y"),
        ("registrations:checkin_person", "l n y n y y y"),
    ],
)
def test_papers_with_delegates_and_for_the_organizers_are_for_those_who_may_see_them(
    client, people, things, name, answers
):
    event = things["event"]
    more = [code_of(things["rsvp"].token)] if name.endswith("_person") else []
    url = reverse(name, args=[event.week.year, event.slug, *more])
    given = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        given.append(answer_to(client, url))

    assert " ".join(given) == answers


NOTES = ("agenda:flyer", "agenda:concept_note", "agenda:concept_note_word", "agenda:concept_note_markdown")


def test_a_draft_is_seen_only_by_those_who_may_change_it(client, people, things):
    draft = things["draft"]
    given = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        given += [
            answer_to(client, draft.get_absolute_url()),
            *(answer_to(client, reverse(name, args=[draft.week.year, draft.slug])) for name in NOTES),
        ]

    assert "".join(given) == "----- ----- yyyyy ----- yyyyy ----- yyyyy".replace(" ", "")


# Pages of papers are for everybody once these are public, and for nobody before: staff have the PDF.
PAGES = ("agenda:concept_note_page", "agenda:summary_page")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_paper_that_is_not_public_is_for_nobody(client, people, things, name):
    given = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        given.append(answer_to(client, reverse(name, args=[things["draft"].week.year, things["draft"].slug])))

    assert given == ["-"] * len(ROLES)


SUMMARIES = ("agenda:summary", "agenda:summary_word", "agenda:summary_markdown")
WEEK_PAPERS = ("agenda:programme", "agenda:programme_of_the_day", "agenda:commitments")
FOR_ALL = {*WEEK_PAPERS, *NOTES, *SUMMARIES, *PAGES}


@pytest.mark.parametrize("name", WEEK_PAPERS)
def test_papers_of_the_week_are_for_everybody(client, people, things, name):
    week = things["week"]
    day = [things["event"].starts_at.astimezone(week.zone).date()] if name.endswith("_day") else []
    url = reverse(name, args=[week.year, *day])
    given = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        given.append(answer_to(client, url))

    assert given == ["y"] * len(ROLES)


@pytest.mark.parametrize(
    ("kind", "verified", "given"),
    [
        ("concept-note", "y y y y y y y", "y y y y y y y"),
        ("run-of-show", "y y y y y y y", "- - y - y - y"),
    ],
)
def test_whoever_has_a_code_may_verify_and_has_the_file_of_what_is_for_them(
    client, people, things, kind, verified, given
):
    paper = Paper(KINDS[kind], things["event"], "en")
    version, _is_new = services.issue(paper=paper, page="a4", by=Actor.clock())
    answers = {"verify": [], "issued_file": []}
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        for name, found in answers.items():
            found.append(answer_to(client, reverse(f"agenda:{name}", args=[version.code])))

    assert (" ".join(answers["verify"]), " ".join(answers["issued_file"])) == (verified, given)


@pytest.mark.parametrize(
    ("of", "query", "answers"),
    [
        ("event", "kind=concept-note", "l l y n y n y"),
        ("event", "kind=badges&order=name&per_sheet=8", "l l - n - n -"),
        ("draft", "kind=concept-note", "l l y - y - y"),
        ("week", "kind=programme", "l l n n y n y"),
    ],
)
def test_issuing_is_for_those_who_may_publish(client, people, things, of, query, answers):
    level = "week" if of == "week" else "event"
    url = reverse(f"admin:agenda_issueddocument_{level}_issue", args=[things[of].pk])
    given = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        given.append(answer_to(client, f"{url}?{query}&language=en&page=a4"))

    assert " ".join(given) == answers


REGISTER = {"agenda:register", "agenda:register_csv", "agenda:commitment", "agenda:organization"}
# of the owner, whoever is signed in: the token is what opens them
BY_LINK = {
    "agenda:own_commitment",
    "agenda:own_commitment_publication",
    "agenda:own_commitment_mails",
    "agenda:own_commitment_not_ours",
}


def test_the_register_is_for_everybody_and_what_is_not_public_for_its_staff(client, people, things):
    """The commitment stands in a summary that is not issued."""
    promise = things["promise"]
    opened = {
        name: [] for name in ("/commitments/", "/commitments/commitments.csv", promise.get_absolute_url())
    }
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        for address, found in opened.items():
            found.append(answer_to(client, address))

    assert [" ".join(found) for found in opened.values()] == ["y y y y y y y"] * 2 + ["- - y - y - y"]


def test_every_paper_has_a_row():
    for_staff = {"agenda:attendee_list", "agenda:sign_in_sheet", "agenda:name_plates", "agenda:badges"}
    for_organisers = {
        "agenda:invitation",
        "agenda:co_sponsor_list",
        "agenda:speaker_list",
        "agenda:run_of_show",
    }
    names = {f"agenda:{pattern.name}" for pattern in paper_addresses}

    of_versions = {"agenda:verify", "agenda:issued_file"}
    others = {
        "agenda:opt_out",
        "agenda:summary_review",
        "agenda:photo",
        *BY_LINK,
    }  # by a personal link or a hash
    assert names - FOR_ALL - REGISTER == for_staff | for_organisers | of_versions | others


@pytest.mark.parametrize(
    "path", ["", "2030/", "2030/week/", "2030/2030-05-21/", "2030/move/{pk}/", "2030/schedule/"]
)
def test_the_board_is_for_the_secretariat_alone(client, people, things, path):
    address = "/admin/board/" + path.format(pk=things["event"].pk)
    answers = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(people[role])
        answers.append(client.get(address).status_code)

    # who is not staff is sent to sign in; the first two addresses lead on
    opens = 302 if path in ("", "2030/") else 200
    assert answers == [302, 302, 403, 403, opens, 403, opens]
