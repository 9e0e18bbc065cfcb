"""What the lead approved is issued; what was changed since is not."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from agenda.models import Commitment, EventSummary, KeyMessage, SummaryReview
from agenda.services import issue_summary
from agenda.summaries import approvals
from agenda.summaries.approvals import approval_of, approve_summary, ask_for_approval, hash_of
from agenda.summaries.texts import TRANSLATED
from events.access import Role
from events.actors import Actor
from events.hooks import Refusal
from events.languages import columns
from events.mails.delivery import compose
from events.models import Message
from registrations.services import purge
from tests.factories import (
    CommitmentFactory,
    EventSummaryFactory,
    KeyMessageFactory,
    QuoteFactory,
    SideEventFactory,
    UserFactory,
    approved,
    new_york,
)

pytestmark = pytest.mark.django_db
LENA = Actor(label="Lena Lead")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(28, 10), tick=True) as clock:
        yield clock


@pytest.fixture
def summary():
    event = SideEventFactory(title="Open roads", starts_at=new_york(21, 13))
    summary = EventSummaryFactory(side_event=event)
    KeyMessageFactory(summary=summary, title="Roads open")
    CommitmentFactory(summary=summary)
    QuoteFactory(summary=summary)
    return summary


def link_of(review):
    return review.get_absolute_url()


def test_only_what_the_lead_approved_is_issued(summary):
    with pytest.raises(Refusal, match="has not approved"):
        issue_summary(summary=summary, by=LENA)

    review = approve_summary(summary=summary, seen=hash_of(summary), by=LENA)
    assert approve_summary(summary=summary, seen=hash_of(summary), by=LENA) == review
    issue_summary(summary=summary, by=LENA)

    assert summary.is_issued
    assert (review.answered_by, review.answered_at is not None) == ("Lena Lead", True)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (EventSummary, {"introduction": "Another one."}),
        (EventSummary, {"participants_online": 5}),
        (KeyMessage, {"text": "Another text."}),
        (Commitment, {"due_on": "2031-01-01"}),
    ],
)
def test_a_change_after_the_approval_needs_a_new_one(summary, model, change):
    approved(summary)
    model.objects.update(**change)

    assert approval_of(summary) is None
    with pytest.raises(Refusal, match="has not approved"):
        issue_summary(summary=summary, by=LENA)


def test_how_a_commitment_fares_is_no_change_of_the_summary(summary):
    approved(summary)
    Commitment.objects.update(state=Commitment.State.KEPT)
    assert approval_of(summary) is not None


def test_what_was_changed_while_it_was_read_is_not_approved(summary):
    seen = hash_of(summary)
    KeyMessage.objects.update(title="Another one")

    with pytest.raises(Refusal, match="was changed meanwhile"):
        approve_summary(summary=summary, seen=seen, by=LENA)


def test_the_focal_point_is_asked_once_for_the_same_text(summary):
    first = ask_for_approval(summary=summary, by=LENA)
    assert ask_for_approval(summary=summary, by=LENA) == first

    message = Message.objects.get()
    assert message.recipient == summary.side_event.focal_point_email
    assert link_of(first) in compose(message).body


def test_opening_the_link_changes_nothing_and_a_press_approves(client, summary):
    review = ask_for_approval(summary=summary, by=LENA)

    shown = client.get(link_of(review))
    assert shown.status_code == 200
    assert shown["Cache-Control"] == "private, no-store"
    assert "A road that is open for one hour" in shown.content.decode()
    assert approval_of(summary) is None
    for _press in range(2):
        assert client.post(link_of(review), {"approve": "1"}).status_code == 302

    assert approval_of(summary) == review
    assert SummaryReview.objects.get().answered_by == summary.side_event.focal_point_email


def test_it_is_returned_with_remarks_and_not_without(client, summary):
    review = ask_for_approval(summary=summary, by=LENA)

    refused = client.post(link_of(review), {"return": "1", "remarks": " "})
    assert refused.status_code == 409
    assert "Please say what is to be changed." in refused.content.decode()
    client.post(link_of(review), {"return": "1", "remarks": "The number of States is wrong."})

    review.refresh_from_db()
    assert (review.answer, review.remarks) == ("returned", "The number of States is wrong.")
    assert approval_of(summary) is None
    assert client.post(link_of(review), {"approve": "1"}).status_code == 409


def test_a_link_about_a_text_that_was_changed_or_of_long_ago_has_ended(client, summary, clock):
    review = ask_for_approval(summary=summary, by=LENA)
    clock.shift(31 * 24 * 3600)
    assert client.post(link_of(review), {"approve": "1"}).status_code == 410
    again = ask_for_approval(summary=summary, by=LENA)
    assert again != review
    KeyMessage.objects.update(title="Another one")

    response = client.get(link_of(again))

    assert response.status_code == 410
    assert "was changed after this link was sent" in response.content.decode()
    assert client.get(reverse("agenda:summary_review", args=["unknown"])).status_code == 404


# --- in the admin ---


def page(summary):
    return reverse("admin:agenda_eventsummary_review", args=[summary.pk])


def test_an_organiser_of_the_lead_approves_and_the_secretariat_asks(client, summary):
    organiser, secretariat = UserFactory(groups=[Role.ORGANISER]), UserFactory(groups=[Role.SECRETARIAT])
    organiser.side_events.add(summary.side_event)
    client.force_login(secretariat)
    seen = {"seen": hash_of(summary), "approve": "1"}

    assert client.post(page(summary), seen).status_code == 403
    assert "Approve for the lead" not in client.get(page(summary)).content.decode()
    client.post(page(summary), {"ask": "1"})
    assert SummaryReview.objects.get().answer == ""
    client.force_login(organiser)
    assert client.post(page(summary), seen | {"seen": "other"}).status_code == 409
    assert client.post(page(summary), seen).status_code == 302

    assert approval_of(summary).answered_by == str(Actor.of(organiser).label)
    said = re.sub(r"<[^>]+>", " ", client.get(page(summary)).content.decode())
    assert "The lead has approved the summary as it reads now." in said


def test_a_side_event_without_a_focal_point_is_said(summary):
    type(summary.side_event).objects.update(focal_point_email="")
    with pytest.raises(Refusal, match="no e-mail address of a focal point"):
        ask_for_approval(summary=summary, by=LENA)


def test_everything_that_a_summary_says_is_among_what_is_approved():
    """A text that is added to a model has to be approved as well, unless it is known not to be said."""
    common = {"id", "summary", "position"}
    unsaid = {
        "": {"side_event", "issued_at", "edition", "updated_at", "revision"},
        "commitments": {"state", "token", "link_ended_at", "wants_no_mail_at", "disowned_at"}
        | {"contact_name", "contact_email", "contact_language", "agreed_at", "agreed_by", "agreed_text"},
    }
    for part, names in approvals.SAID.items():
        model = EventSummary._meta.get_field(part).related_model if part else EventSummary
        fields = {field.name for field in model._meta.concrete_fields} - common - unsaid.get(part, set())
        said = {name.removesuffix("_id") for name in names} | set(columns(part, TRANSLATED))
        assert said == fields, part


def test_a_link_that_nobody_answered_and_its_mail_are_forgotten_when_the_time_is_over(summary, clock):
    ask_for_approval(summary=summary, by=LENA)
    assert Message.objects.filter(kind="agenda/summary_review").count() == 1

    clock.move_to(summary.side_event.ends_at + dt.timedelta(days=91))
    purge()

    assert not Message.objects.filter(kind="agenda/summary_review").exists()
    assert not summary.reviews.exists()


def test_remarks_are_stored_without_what_no_database_takes(client, summary):
    ask_for_approval(summary=summary, by=LENA)
    review = summary.reviews.get()
    client.post(review.get_absolute_url(), {"return": "yes", "remarks": "The date\0 is\u202e wrong."})
    review.refresh_from_db()
    assert review.remarks == "The date is wrong."


def test_the_page_says_when_it_was_asked_with_one_full_stop(client, summary):
    ask_for_approval(summary=summary, by=LENA)
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    shown = client.get(page(summary)).content.decode()
    assert "was asked on Tuesday, 28\u00a0May 2030, 10\u00a0a.m." in shown
    assert "a.m.." not in shown
