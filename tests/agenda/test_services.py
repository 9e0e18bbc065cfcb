"""Issuing a summary and taking it back."""

import datetime as dt

import pytest
import time_machine

from agenda import services
from events.actors import Actor
from events.hooks import Refusal
from tests.factories import EventSummaryFactory, KeyMessageFactory, SideEventFactory, approved, new_york

pytestmark = pytest.mark.django_db
CLOCK = Actor.clock()
AFTERWARDS = new_york(28, 10)


@pytest.fixture
def _afterwards():
    with time_machine.travel(AFTERWARDS, tick=False):
        yield


@pytest.mark.usefixtures("_afterwards")
def test_issue_makes_the_summary_public_with_the_date_of_the_first_time():
    summary = approved(EventSummaryFactory())

    services.issue_summary(summary=summary, by=CLOCK)
    with time_machine.travel(AFTERWARDS + dt.timedelta(days=1)):
        services.issue_summary(summary=summary, by=CLOCK)

    summary.refresh_from_db()
    assert summary.issued_at == AFTERWARDS
    assert summary.is_public


def test_issue_is_refused_before_the_event_was_held():
    summary = EventSummaryFactory()

    with pytest.raises(Refusal, match="once the side event was held"):
        services.issue_summary(summary=summary, by=CLOCK)


@pytest.mark.usefixtures("_afterwards")
@pytest.mark.parametrize("fields", [{"cancelled": True}, {"draft": True}])
def test_issue_is_refused_for_an_event_that_did_not_take_place(fields):
    with pytest.raises(Refusal, match="once the side event was held"):
        services.issue_summary(summary=EventSummaryFactory(side_event=SideEventFactory(**fields)), by=CLOCK)


@pytest.mark.usefixtures("_afterwards")
def test_issue_is_refused_while_the_summary_says_nothing():
    summary = EventSummaryFactory(introduction="")
    with pytest.raises(Refusal, match="says nothing yet"):
        services.issue_summary(summary=summary, by=CLOCK)

    KeyMessageFactory(summary=summary)
    services.issue_summary(summary=approved(summary), by=CLOCK)
    assert summary.is_issued


def test_withdraw_takes_it_back_once_and_again():
    summary = EventSummaryFactory(issued=True)

    services.withdraw_summary(summary=summary, by=CLOCK)
    services.withdraw_summary(summary=summary, by=CLOCK)

    summary.refresh_from_db()
    assert not summary.is_public
