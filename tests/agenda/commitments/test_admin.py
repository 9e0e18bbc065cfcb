"""Commitments in the admin: the contact, the steps, the table, and what was promised before."""

import uuid

import pytest
from django.urls import reverse

from agenda.commitments.earlier import promised_before
from agenda.models import Commitment
from events.access import Role
from events.models import Message
from tests.factories import (
    CommitmentFactory,
    CoSponsorFactory,
    EventSummaryFactory,
    OrganizationFactory,
    SideEventFactory,
    UserFactory,
    WeekFactory,
)
from tests.pages import query_count, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client):
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    return user


@pytest.fixture
def commitment(organiser):
    side_event = SideEventFactory(organisers=[organiser])
    return CommitmentFactory(summary=EventSummaryFactory(side_event=side_event, issued=True))


def page(name, *args):
    return reverse(f"admin:agenda_commitment_{name}", args=args)


def name_contact(client, commitment, email="c@mission.example"):
    typed = {"contact_name": "Ms. Berg", "contact_email": email, "contact_language": "fr"}
    return client.post(page("change", commitment.pk), typed)


def test_the_contact_is_named_written_to_and_reminded_of_once_a_day(client, commitment):
    token = commitment.token
    assert name_contact(client, commitment).status_code == 302
    commitment.refresh_from_db()
    assert (commitment.contact_name, commitment.contact_language) == ("Ms. Berg", "fr")
    assert commitment.token != token
    for _time in range(2):
        assert client.get(page("write", commitment.pk)).status_code == 200
        assert client.post(page("write", commitment.pk)).status_code == 302
    assert Message.objects.get().recipient == "c@mission.example"
    assert "1 of 3" in words(client.get(page("changelist")))


def test_what_cannot_be_done_is_said(client, commitment):
    response = client.post(page("write", commitment.pk))
    assert response.status_code == 409
    assert "Enter the e-mail address of a contact first." in words(response)
    assert name_contact(client, commitment, "no address").status_code == 422
    assert client.post(page("report", commitment.pk), {"state": "kept", "text": ""}).status_code == 422


def test_staff_record_reports_agreement_and_withdrawal(client, commitment, organiser):
    said = {"state": "under_way", "text": "By telephone.", "key": str(uuid.uuid4())}
    client.post(page("report", commitment.pk), said)
    client.post(page("agree", commitment.pk))
    client.post(page("withdraw", commitment.pk), {"text": "Merged.", "key": str(uuid.uuid4())})
    commitment.refresh_from_db()
    assert (commitment.state, commitment.is_agreed) == ("withdrawn", True)
    assert commitment.agreed_by == organiser.get_full_name() or organiser.get_username()
    told = list(commitment.reports.values_list("state", "text", "is_by_owner", "user"))
    assert told == [
        ("under_way", "By telephone.", False, organiser.pk),
        ("withdrawn", "Merged.", False, organiser.pk),
    ]
    assert "By telephone." in words(client.get(page("change", commitment.pk)))


def test_all_owners_chosen_are_written_to_and_those_without_a_contact_are_named(client, commitment):
    other = CommitmentFactory(summary=commitment.summary, contact_email="d@mission.example", text="Other")
    chosen = {"action": "write_to_owners", "_selected_action": [commitment.pk, other.pk]}
    text = words(client.post(page("changelist"), chosen, follow=True))
    assert "Mails written: 1." in text
    assert "Enter the e-mail address of a contact first." in text
    table = client.post(page("changelist"), chosen | {"action": "as_table"})
    assert len(table.content.decode("utf-8-sig").splitlines()) == 3


def test_the_table_of_many_costs_as_many_queries_as_that_of_few(client, commitment):
    before = query_count(client, page("changelist"))
    CommitmentFactory.create_batch(10, summary=commitment.summary)
    assert query_count(client, page("changelist")) == before


@pytest.mark.parametrize(
    ("to_do", "fields"),
    [
        ("no_contact", {"contact_email": ""}),
        ("not_agreed", {"agreed_text": "Another text"}),
        ("not_ours", {"disowned_at": "2030-01-01T00:00Z"}),
        ("overdue", {"due_on": "2020-01-01"}),
    ],
)
def test_what_waits_for_the_organizers_is_found(client, commitment, to_do, fields):
    fine = CommitmentFactory(summary=commitment.summary, contact_email="d@mission.example", agreed=True)
    Commitment.objects.filter(pk=commitment.pk).update(
        **{
            "contact_email": "c@mission.example",
            "agreed_at": "2030-01-01T00:00Z",
            "agreed_text": commitment.text,
        }
        | fields
    )
    found = client.get(page("changelist"), {"to_do": to_do}).context["cl"].result_list
    assert list(found) == [commitment]
    assert fine not in found


def test_a_summary_does_not_lose_a_commitment_that_was_reported_on(client, commitment):
    client.post(page("agree", commitment.pk))
    client.post(page("report", commitment.pk), {"state": "kept", "text": "Done.", "key": str(uuid.uuid4())})
    summary = commitment.summary
    type(summary).objects.update(issued_at=None)  # what is issued cannot be changed at all
    response = client.post(
        reverse("admin:agenda_eventsummary_change", args=[summary.pk]),
        {
            "introduction": "a",
            "key_messages-TOTAL_FORMS": 0, "key_messages-INITIAL_FORMS": 0,
            "quotes-TOTAL_FORMS": 0, "quotes-INITIAL_FORMS": 0,
            "commitments-TOTAL_FORMS": 1, "commitments-INITIAL_FORMS": 1,
            "commitments-0-id": commitment.pk, "commitments-0-summary": summary.pk,
            "commitments-0-owner": commitment.owner_id, "commitments-0-text": commitment.text,
            "commitments-0-DELETE": "on",
        },
    )  # fmt: skip
    assert response.status_code == 422
    assert Commitment.objects.filter(pk=commitment.pk).exists()


def test_next_years_organisers_see_what_was_promised_before(client, organiser, commitment):
    owner = commitment.owner
    coming = SideEventFactory(week=WeekFactory(year=2031), draft=True, organisers=[organiser])
    CoSponsorFactory(side_event=coming, organization=owner)
    theme = coming.week.themes.create(name="Water")
    coming.theme = theme
    coming.save()
    on_theme = SideEventFactory(week=commitment.summary.side_event.week)
    on_theme.theme = on_theme.week.themes.create(name="Water")
    on_theme.save()
    other = CommitmentFactory(
        summary__side_event=on_theme, summary__issued=True, owner=OrganizationFactory(), state="kept"
    )
    CommitmentFactory(summary__issued=True, owner=OrganizationFactory())  # of others, on another theme
    CommitmentFactory(owner=owner)  # its summary is not issued

    assert promised_before(coming) == [commitment, other]
    text = words(client.get(reverse("admin:events_sideevent_change", args=[coming.pk])))
    assert "2 commitments from earlier weeks concern this side event" in text
