"""The summary in the admin: own events only, issued and withdrawn by POST."""

import pytest
from django.urls import reverse

from agenda.models import EventSummary
from events.access import Role
from tests.factories import (
    CommitmentFactory,
    EventSummaryFactory,
    KeyMessageFactory,
    OrganizationFactory,
    SideEventFactory,
    UserFactory,
    approved,
    new_york,
)

pytestmark = pytest.mark.django_db
HELD = new_york(21, 13, 15).replace(year=2024)


@pytest.fixture
def organiser(client):
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    return user


@pytest.fixture
def own(organiser):
    """The summary of an event that the organiser who is signed in may change."""
    return EventSummaryFactory(side_event=SideEventFactory(organisers=[organiser]))


def page(name, *args):
    return reverse(f"admin:agenda_eventsummary_{name}", args=args)


def rows(prefix, *filled, initial=0):
    """Return the fields of an inline formset."""
    fields = {
        f"{prefix}-TOTAL_FORMS": len(filled),
        f"{prefix}-INITIAL_FORMS": initial,
        f"{prefix}-default_order_direction": "",
        f"{prefix}-default_order_field": "position",
    }
    for place, row in enumerate(filled):
        fields |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return fields


def test_an_organiser_writes_the_summary_of_an_own_event(client, organiser):
    side_event = SideEventFactory(organisers=[organiser])
    oxfam = OrganizationFactory(name="Oxfam")

    response = client.post(
        page("add"),
        {
            "side_event": side_event.pk,
            "introduction": "Delegates spoke.",
            "next_steps": "",
            "participants_in_person": "61",
            "participants_online": "",
            "states_represented": "",
            **rows("key_messages", {"title": "Roads open", "text": "when States ask", "position": 1}),
            **rows("quotes"),
            **rows(
                "commitments",
                {
                    "owner": oxfam.pk,
                    "text": "Report back",
                    "due_on": "2030-12-31",
                    "state": "made",
                    "position": 1,
                },
            ),
        },
    )

    assert response.status_code == 302
    summary = EventSummary.objects.get()
    assert (summary.side_event, summary.participants_in_person) == (side_event, 61)
    assert [row.title for row in summary.key_messages.all()] == ["Roads open"]
    assert [(row.owner, row.text) for row in summary.commitments.all()] == [(oxfam, "Report back")]


def test_an_event_of_somebody_else_is_neither_offered_nor_taken(client, organiser):
    own, other = SideEventFactory(organisers=[organiser]), SideEventFactory()

    form = client.get(page("add")).context["adminform"].form
    response = client.post(
        page("add"), {"side_event": other.pk, **rows("key_messages"), **rows("commitments"), **rows("quotes")}
    )

    assert list(form.fields["side_event"].queryset) == [own]
    assert response.status_code == 422
    assert not EventSummary.objects.exists()


def test_a_summary_of_somebody_else_is_not_listed_opened_issued_or_withdrawn(client, organiser, own):
    other = EventSummaryFactory()

    listed = client.get(page("changelist")).context["cl"].result_list

    assert [summary.pk for summary in listed] == [own.pk]
    assert client.get(page("change", other.pk)).status_code == 302
    assert client.post(page("issue", other.pk)).status_code == 404
    assert client.post(page("withdraw", other.pk)).status_code == 404


def test_issue_asks_on_get_and_acts_on_post(client, organiser):
    held = SideEventFactory(organisers=[organiser], starts_at=HELD)
    own = approved(EventSummaryFactory(side_event=held))
    assert client.get(page("issue", own.pk)).status_code == 200
    own.refresh_from_db()
    assert not own.is_issued

    response = client.post(page("issue", own.pk))

    own.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, page("change", own.pk))
    assert own.is_issued


def test_a_refusal_is_a_sentence_with_status_409(client, own):
    response = client.post(page("issue", own.pk))

    assert response.status_code == 409
    assert "A summary can be issued once the side event was held." in response.content.decode()


def test_withdraw_asks_on_get_and_acts_on_post(client, organiser):
    summary = EventSummaryFactory(issued=True, side_event=SideEventFactory(organisers=[organiser]))
    client.get(page("withdraw", summary.pk))
    summary.refresh_from_db()
    assert summary.is_issued

    client.post(page("withdraw", summary.pk))

    summary.refresh_from_db()
    assert not summary.is_issued


def test_an_issued_summary_is_not_deleted(client, own):
    assert client.get(page("delete", own.pk)).status_code == 200

    EventSummary.objects.update(issued_at=HELD)

    assert client.get(page("delete", own.pk)).status_code == 403


@pytest.mark.parametrize("count", [2, 20])
def test_the_change_page_takes_as_many_queries_for_any_number_of_rows(
    client, own, count, django_assert_max_num_queries
):
    KeyMessageFactory.create_batch(count, summary=own)
    CommitmentFactory.create_batch(count, summary=own)

    with django_assert_max_num_queries(20):
        client.get(page("change", own.pk))
