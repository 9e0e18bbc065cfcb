"""Inviting in the admin: one, many by paste or file with a preview, and how each invitation stands."""

import io

import pytest
import tablib
import time_machine
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.access import Role
from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.file_formats import XLSX
from registrations.invitees import Words, pasted
from registrations.models import CapacityLimit, Invitation, Reminder, RsvpPolicy
from registrations.services import Invitee
from tests.admin_forms import filled
from tests.factories import CapacityLimitFactory, CoSponsorFactory, SideEventFactory, UserFactory, new_york

pytestmark = pytest.mark.django_db
LIST = "/admin/registrations/invitation/"
INVITE = f"{LIST}invite/"
DETAILS = {"given_name": "Amina", "family_name": "Diallo", "organization_name": "Norway"}


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER])


@pytest.fixture
def event(organiser):
    event = SideEventFactory(organisers=[organiser], is_transferable=True, rsvp_deadline_at=new_york(17, 18))
    CapacityLimitFactory(side_event=event, seats=2)
    return event


@pytest.fixture
def page(client, organiser):
    client.force_login(organiser)
    return client


def invite(event, n: int = 1, **more: str) -> Invitation:
    invitee = Invitee(email=f"person{n}@mission.example", organization_name=f"Mission {n}", **more)
    (made,), _known = services.invite(side_event=event, invitees=[invitee], by=Actor.clock())
    return made


def listed(event, **typed: object) -> dict[str, object]:
    """What the page for a list posts."""
    return {"side_event": event.pk, "language": "en", "words": "persons", "addresses": ""} | typed


def outcomes(response) -> list[tuple[str, str]]:
    return [(r.row.invitee.email, r.outcome.value) for r in response.context["reports"]]


def act(client, action: str, *invitations: Invitation, **more: str):
    chosen = [str(invitation.pk) for invitation in invitations]
    return client.post(LIST, {"action": action, "_selected_action": chosen, **more}, follow=True)


def states(client, query: str = "") -> dict[str, str]:
    """What the list shows, by address."""
    changelist = client.get(f"{LIST}{query}").context["cl"]
    return {row.email: changelist.model_admin.state_shown(row) for row in changelist.result_list}


# --- one ---


def test_one_person_is_invited(page, event):
    typed = {"side_event": event.pk, "language": "fr", "email": "amina@mission.example", **DETAILS}
    response = page.post(f"{LIST}add/", typed | {"courtesy_title": "Ms.", "function": "Counsellor"})
    invitation = Invitation.objects.get()
    assert response.status_code == 302
    assert (invitation.full_name, invitation.language) == ("Ms. Amina Diallo", "fr")
    assert invitation.expires_at == event.rsvp_deadline_at
    assert Message.objects.get().recipient == "amina@mission.example"
    assert "Diallo" not in str(LogEntry.objects.values())


def test_the_end_is_typed_in_the_local_time_of_the_week(page, event):
    typed = {"side_event": event.pk, "language": "en", "email": "o@mission.example"}
    page.post(f"{LIST}add/", typed | {"ends_on": "2030-05-10", "ends_time": "12:00"})
    assert Invitation.objects.get().expires_at == new_york(10, 12)


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ({"ends_on": "2020-05-10", "ends_time": "12:00"}, 409, "The time to answer must lie ahead."),
        ({"ends_on": "2030-05-10"}, 422, "Give the time as well."),
        ({"ends_time": "12:00"}, 422, "Give the day as well."),
        ({"email": "nobody"}, 422, "Enter a valid email address."),
    ],
)
def test_what_cannot_be_is_said_in_the_form(page, event, typed, status, sentence):
    first = {"side_event": event.pk, "language": "en", "email": "o@mission.example"}
    response = page.post(f"{LIST}add/", first | typed)
    assert response.status_code == status
    assert sentence in response.content.decode()
    assert Invitation.objects.count() == 0


def test_a_known_address_gets_no_second_mail(page, event):
    known = invite(event)
    typed = {"side_event": event.pk, "language": "en", "email": known.email}
    response = page.post(f"{LIST}add/", typed, follow=True)
    assert "had been invited already" in response.content.decode()
    assert Message.objects.count() == 1


# --- many ---


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("amina@mission.example", [("amina@mission.example", "", "", "")]),
        ("a@m.example, b@m.example; c@m.example", [(f"{n}@m.example", "", "", "") for n in "abc"]),
        ("a@m.example b@m.example", [(f"{n}@m.example", "", "", "") for n in "ab"]),
        ("Amina Diallo <a@m.example>", [("a@m.example", "", "Amina", "Diallo")]),
        ("Ms. Amina DIALLO BA <a@m.example>;", [("a@m.example", "Ms.", "Amina", "DIALLO BA")]),
        (
            '"Diallo, Amina" <a@m.example>, b@m.example',
            [("a@m.example", "", "Amina", "Diallo"), ("b@m.example", "", "", "")],
        ),
        ("H.E. Mr. X\ta@m.example", [("a@m.example", "H.E.", "Mr.", "X")]),
        ("Amina Diallo (a@m.example)", [("a@m.example", "", "Amina", "Diallo")]),
        ("<mailto:a@m.example>", [("a@m.example", "", "", "")]),
    ],
)
def test_addresses_are_read_as_mail_programs_copy_them(text, read):
    rows = pasted(text, Words.PERSONS, "en")
    found = [
        (r.invitee.email, r.invitee.courtesy_title, r.invitee.given_name, r.invitee.family_name) for r in rows
    ]
    assert found == read
    assert [row.refusal for row in rows] == [""] * len(rows)


def test_words_beside_an_address_can_be_the_office():
    (row,) = pasted("Permanent Mission of Bonaire, Saba <pm@m.example>", Words.OFFICES, "fr")
    assert (row.invitee.organization_name, row.invitee.language) == (
        "Permanent Mission of Bonaire, Saba",
        "fr",
    )


def test_nothing_pasted_is_passed_over():
    rows = pasted("a@m.example\nsomebody without address\n\nb@m.example and more", Words.PERSONS, "en")
    assert [(row.number, bool(row.refusal)) for row in rows] == [(1, False), (2, True), (4, False), (4, True)]


def test_the_preview_sends_nothing_and_says_what_would_come_of_each_row(page, event):
    invite(event, 1)
    services.register(
        side_event=event, attendance_mode="in_person", email="r@m.example", by=Actor.delegate(), **DETAILS
    )
    before = Invitation.objects.count(), Message.objects.count()
    text = "new@m.example\nNEW@m.example\nperson1@mission.example\nr@m.example\nbad@m\nno address"
    response = page.post(INVITE, listed(event, addresses=text))
    assert response.status_code == 200
    assert outcomes(response) == [
        ("r@m.example", "answered"),
        ("bad@m", "refused"),
        ("", "refused"),
        ("new@m.example", "invited"),
        ("NEW@m.example", "twice"),
        ("person1@mission.example", "known"),
    ]
    assert (Invitation.objects.count(), Message.objects.count()) == before


def test_what_was_previewed_is_sent(page, event, organiser):
    preview = page.post(
        INVITE,
        listed(event, addresses="Amina DIALLO <a@m.example>\nbad@m", ends_on="2030-05-10", ends_time="12:00"),
    )
    done = page.post(INVITE, {"parcel": preview.context["parcel"]})
    assert "1 invitation is on its way." in done.content.decode()
    invitation = Invitation.objects.get()
    assert (invitation.family_name, invitation.expires_at) == ("DIALLO", new_york(10, 12))
    assert invitation.invited_by == (organiser.get_full_name() or organiser.username)
    assert Message.objects.get().recipient == "a@m.example"
    again = page.post(INVITE, {"parcel": preview.context["parcel"]})
    assert outcomes(again) == [("bad@m", "refused"), ("a@m.example", "known")]
    assert Message.objects.count() == 1


def file_of(headers: list[str], *rows: list[str], kind: str = "csv") -> SimpleUploadedFile:
    data = tablib.Dataset(*rows, headers=headers)
    content = XLSX().export_data(data) if kind == "xlsx" else data.export("csv").encode()
    return SimpleUploadedFile(f"list.{kind}", content)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_is_read_by_its_headings(page, event, kind):
    table = file_of(
        ["Mission", "e-mail", "Title", "First name", "Surname", "Language", "Table"],
        ["Permanent Mission of Togo", "o@m.example", "", "", "", "FR", "4"],
        ["Norway", "a@m.example", "Ms", "Amina", "Diallo", "", "5"],
        ["Norway", "b@m.example", "Lord", "Bo", "Diallo", "", "5"],
        ["Norway", "c@m.example", "", "Bo", "Diallo", "tlh", "5"],
        kind=kind,
    )
    response = page.post(INVITE, listed(event, file=table))
    assert "These columns are not read: Table." in response.content.decode()
    assert sorted(outcomes(response)) == [
        ("a@m.example", "invited"),
        ("b@m.example", "refused"),
        ("c@m.example", "refused"),
        ("o@m.example", "invited"),
    ]
    page.post(INVITE, {"parcel": response.context["parcel"]})
    office, person = Invitation.objects.order_by("-email")
    assert (office.is_to_office, office.language) == (True, "fr")
    assert (person.full_name, person.language) == ("Ms. Amina Diallo", "en")


def test_a_damaged_row_is_refused_with_the_reason(page, event):
    content = b"Mission,E-mail\n=1+1,a@m.example\nNorway,b@m.example,more\n"
    response = page.post(INVITE, listed(event, file=SimpleUploadedFile("list.csv", content)))
    assert [report.sentence for report in response.context["reports"]] == [
        "“Mission or organization” holds a formula. Put the value in its place.",
        "The row has more cells than there are headings.",
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Paste the addresses of those to invite, or choose a file."),
        ({"addresses": "a@m.example", "file": ["E-mail"]}, "not both"),
        ({"file": ["Name"]}, "Missing: E-mail. Found: Name."),
        ({"addresses": "\n".join(f"p{n}@m.example" for n in range(501))}, "more than 500 addresses"),
        ({"addresses": "a@m.example", "side_event": "0"}, "Choose one of the side events in the list."),
    ],
)
def test_a_list_that_cannot_be_read_is_said(page, event, typed, sentence):
    if "file" in typed:
        typed = typed | {"file": file_of(typed["file"], ["x"])}
    response = page.post(INVITE, listed(event, **typed))
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_time_that_is_over_is_said_before_the_preview(page, event):
    typed = listed(event, addresses="a@m.example", ends_on="2020-05-10", ends_time="12:00")
    response = page.post(INVITE, typed)
    assert response.status_code == 409
    assert "The time to answer must lie ahead." in response.content.decode()


def test_a_preview_of_somebody_else_or_of_yesterday_sends_nothing(page, client, event):
    preview = page.post(INVITE, listed(event, addresses="a@m.example"))
    parcel = preview.context["parcel"]
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    assert client.post(INVITE, {"parcel": parcel}).status_code == 302
    assert client.post(INVITE, {"parcel": "tampered"}).status_code == 302
    assert Invitation.objects.count() == 0


def test_who_lost_the_event_after_the_preview_sends_nothing(page, event):
    preview = page.post(INVITE, listed(event, addresses="a@m.example"))
    event.organisers.clear()
    assert page.post(INVITE, {"parcel": preview.context["parcel"]}).status_code == 403
    assert Invitation.objects.count() == 0


def test_the_list_shows_only_invitations_to_own_events(page, event):
    invite(event, 1)
    invite(SideEventFactory(), 2)
    assert list(states(page)) == ["person1@mission.example"]


def test_for_events_of_others_nobody_invites(client, event):
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    assert client.post(INVITE, listed(event, addresses="a@m.example")).status_code == 422
    client.force_login(UserFactory(groups=[Role.DOOR]))
    assert client.post(INVITE, listed(event, addresses="a@m.example")).status_code == 403


def test_the_empty_table_is_read_back(page):
    workbook = page.get(f"{INVITE}table.xlsx")
    table = tablib.Dataset().load(io.BytesIO(b"".join(workbook)), format="xlsx")
    assert table.headers[0] == "E-mail"


# --- how they stand ---


def test_the_state_of_each_is_visible(page, event):
    made = {name: invite(event, n) for n, name in enumerate(
        ["sent", "refused", "queued", "accepted", "declined", "forwarded", "expired", "withdrawn"]
    )}  # fmt: skip
    services.extend_invitation(invitation=made["expired"], expires_at=new_york(2, 9), by=Actor.clock())
    Message.objects.update(state=Message.State.SENT)
    for name, state in (("refused", Message.State.FAILED), ("queued", Message.State.QUEUED)):
        Message.objects.filter(recipient=made[name].email).update(state=state)
    services.accept_invitation(
        invitation=made["accepted"], attendance_mode="in_person", language="en", **DETAILS
    )
    services.decline_invitation(invitation=made["declined"], note="In Geneva")
    services.forward_invitation(
        invitation=made["forwarded"], to=Invitee(email="z@m.example", given_name="Omar", family_name="Ba")
    )
    services.withdraw_invitation(invitation=made["withdrawn"], by=Actor.clock())
    with time_machine.travel(new_york(3, 9), tick=False):
        page.force_login(event.organisers.get())
        shown = states(page)
        filtered = {key: list(states(page, f"?state={key}")) for key in ("mail-refused", "expired", "sent")}
    assert shown == {
        made["sent"].email: "Sent",
        made["refused"].email: "Refused by the mail server",
        made["queued"].email: "Waiting to be sent",
        made["accepted"].email: "Accepted: Confirmed",
        made["declined"].email: "Declined",
        made["forwarded"].email: "Forwarded to Omar Ba",
        made["expired"].email: "Expired",
        made["withdrawn"].email: "Withdrawn",
        "z@m.example": "Waiting to be sent",
    }
    assert filtered == {
        "mail-refused": [made["refused"].email],
        "expired": [made["expired"].email],
        "sent": [made["sent"].email],
    }


def test_the_list_asks_as_often_for_many(page, event, django_assert_max_num_queries):
    for n in range(12):
        services.decline_invitation(invitation=invite(event, n)) if n % 3 == 0 else invite(event, n)
    page.get(LIST)
    with django_assert_max_num_queries(16):
        page.get(LIST)


def test_the_personal_link_is_shown_to_no_staff(page, event):
    invitation = invite(event)
    message = Message.objects.get()
    for address in (
        LIST,
        f"{LIST}{invitation.pk}/change/",
        reverse("admin:events_message_change", args=[message.pk]),
        reverse("admin:events_message_html", args=[message.pk]),
    ):
        assert invitation.token not in page.get(address).content.decode()


def test_the_page_of_one_shows_the_chain(page, event):
    first = invite(event, 1, given_name="First", family_name="One")
    second = services.forward_invitation(
        invitation=first, to=Invitee(email="b@m.example", given_name="Second", family_name="Two")
    )
    third = services.forward_invitation(
        invitation=second, to=Invitee(email="c@m.example", given_name="Third", family_name="Three")
    )
    assert "First One → Second Two" in page.get(f"{LIST}{third.pk}/change/").content.decode()
    assert "Forwarded to Second Two" in page.get(f"{LIST}{first.pk}/change/").content.decode()


def test_the_end_of_an_open_one_can_be_moved_and_of_an_answered_one_not(page, event):
    invitation = invite(event)
    change = f"{LIST}{invitation.pk}/change/"
    page.post(change, {"ends_on": "2030-05-18", "ends_time": "09:00"})
    invitation.refresh_from_db()
    assert invitation.expires_at == new_york(18, 9)
    assert Message.objects.count() == 2
    refused = page.post(change, {"ends_on": "2020-05-18", "ends_time": "09:00"})
    assert refused.status_code == 409
    services.decline_invitation(invitation=invitation)
    assert page.get(change).status_code == 200
    assert page.post(change, {"ends_on": "2030-05-19", "ends_time": "09:00"}).status_code == 403


def test_withdrawing_asks_first(page, event):
    invitation, answered = invite(event, 1), invite(event, 2)
    services.decline_invitation(invitation=answered)
    asked = act(page, "withdraw_selected", invitation, answered)
    assert "Withdraw these 2 invitations?" in asked.content.decode()
    assert Invitation.objects.filter(status="withdrawn").count() == 0
    done = act(page, "withdraw_selected", invitation, answered, confirmed="yes").content.decode()
    assert "1 invitation is withdrawn." in done
    assert "1 × This invitation has ended." in done


def test_sending_again(page, event):
    invitation = invite(event)
    Message.objects.update(state=Message.State.FAILED)
    assert "1 invitation is sent again." in act(page, "send_again", invitation).content.decode()
    assert Message.objects.get().state == Message.State.QUEUED


# --- on the page of the side event ---


@pytest.fixture
def event_page(event):
    CoSponsorFactory(side_event=event, lead=True)
    return reverse("admin:events_sideevent_change", args=[event.pk])


def saved(client, address: str, **typed: object):
    return client.post(address, filled(client, address, **typed))


def test_seats_are_held_for_invitees_in_the_row_of_seats(page, event, event_page):
    held = {
        "capacity_limits-0-held_seats": "1",
        "capacity_limits-0-held_until_0": "2030-05-10",
        "capacity_limits-0-held_until_1": "12:00",
    }
    assert saved(page, event_page, **held).status_code == 302
    limit = CapacityLimit.objects.get()
    assert (limit.held_seats, limit.held_until) == (1, new_york(10, 12))
    assert "1 held for invitees" in page.get(event_page).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"held_seats": "1"}, "Say until when seats are held for invitees."),
        (
            {"held_seats": "3", "held_until_0": "2030-05-10", "held_until_1": "12:00"},
            "No more seats can be held than there are.",
        ),
    ],
)
def test_a_hold_has_an_end_and_fits_into_the_seats(page, event_page, typed, sentence):
    response = saved(page, event_page, **{f"capacity_limits-0-{name}": text for name, text in typed.items()})
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_an_emptied_hold_is_none(page, event, event_page):
    CapacityLimit.objects.update(held_seats=1, held_until=new_york(10, 12))
    saved(page, event_page, **{"capacity_limits-0-held_seats": ""})
    assert CapacityLimit.objects.get().held_seats == 0


def test_the_policy_is_stored_only_when_something_is_chosen(page, event, event_page):
    assert saved(page, event_page).status_code == 302
    assert RsvpPolicy.objects.count() == 0
    saved(page, event_page, **{"rsvp_policy-0-is_on_request": "on"})
    assert RsvpPolicy.objects.get().is_on_request
    saved(page, event_page, **{"rsvp_policy-0-hand_over_hours": "48"})
    policy = RsvpPolicy.objects.get()
    assert (policy.is_on_request, policy.hand_over_hours) == (True, 48)


def test_reminders_are_rows(page, event, event_page):
    more = {"reminders-TOTAL_FORMS": "2", "reminders-0-hours_before": "24", "reminders-1-hours_before": "2"}
    assert saved(page, event_page, **more).status_code == 302
    assert list(Reminder.objects.values_list("hours_before", flat=True)) == [24, 2]


def test_the_overview_counts_invitations_and_leads_to_the_page_for_more(page, event, event_page):
    invite(event, 1)
    services.decline_invitation(invitation=invite(event, 2))
    content = " ".join(page.get(event_page).content.decode().split())
    assert "1 waiting to be sent, 1 declined" in content
    assert f"{INVITE}?side_event={event.pk}" in content
