"""The sample weeks."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from agenda.models import Commitment, EventSummary
from events.confirmations.table import State, lines_of, with_requests
from events.models import Merger, Message, SideEvent, Speaker, Week
from events.readiness.findings import findings
from pocweek.sample import loading
from registrations.models import CapacityLimit, Rsvp

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The sample weeks, loaded once for this module; each test sees them in a transaction of its own."""
    with django_db_blocker.unblock(), override_settings(DEBUG=True), transaction.atomic():
        call_command("demo", stdout=StringIO())
        yield
        transaction.set_rollback(True)


def test_the_coming_week_and_the_two_past_ones_are_loaded(demo):
    years = set(Week.objects.values_list("year", flat=True))
    coming = Week.objects.current()

    assert {2024, 2026} < years
    assert coming.first_day > dt.date.today()
    assert coming.side_events.count() >= 24
    timed = coming.side_events.filter(starts_at__isnull=False)
    assert {event.starts_at.date() for event in timed} == set(coming.days)


def test_the_coming_week_shows_what_a_real_one_has(demo):
    events = Week.objects.current().side_events
    draft = events.get(status=SideEvent.Status.DRAFT)
    blocking = {finding.code.split(":")[0] for finding in findings(draft) if finding.is_blocking}

    assert {"no_venue", "segments_overlap", "past_the_end"} <= blocking
    assert events.filter(status=SideEvent.Status.CANCELLED).count() == 1
    assert CapacityLimit.objects.filter(waiting_count__gte=3).count() >= 3
    assert sum(bool(event.overrides.exists()) for event in events.all()) >= 2  # clashes that were accepted


def test_the_coming_week_asks_for_proposals_and_has_some_on_their_way(demo):
    coming = Week.objects.current()
    states = [
        step.to_status for event in coming.side_events.filter(starts_at=None) for step in event.steps.all()
    ]

    assert coming.asks_for_proposals
    assert (coming.proposals_close_at.astimezone(coming.zone).weekday(), coming.standard_slots.count()) == (
        4,
        3,
    )
    assert sorted(states) == ["accepted", "returned", *["submitted"] * 4]
    assert Merger.objects.open().count() == 1


def test_those_asked_to_confirm_in_the_coming_week_stand_in_every_state(demo):
    events = with_requests(Week.objects.current().side_events.all())
    lines = [line for event in events for line in lines_of(event)]

    assert {line.state for line in lines} == set(State)
    assert {"video", "read"} <= {line.part.attendance for line in lines if isinstance(line.part, Speaker)}


def test_past_weeks_have_summaries_with_commitments_that_say_themselves_that_they_are_samples(demo):
    assert [summary.is_issued for summary in EventSummary.objects.all()] == [True, True]
    texts = Commitment.objects.values_list("text", flat=True)
    assert [text for text in texts if not text.endswith("(Sample text)")] == []
    assert Commitment.objects.in_register().count() == 7


def test_seats_queue_and_counters_agree(demo):
    call_command("verify_seats", stdout=StringIO())
    assert Rsvp.objects.confirmed().exists()


def test_no_mail_is_left_to_invented_delegates(demo):
    assert not Message.objects.unsent().exists()
    assert set(Message.objects.values_list("kind", flat=True)) == {"agenda/summary"}  # told as sent


def test_a_second_run_changes_nothing(demo, settings):
    settings.DEBUG = True
    before = (SideEvent.objects.count(), Rsvp.objects.count())
    call_command("demo", stdout=StringIO())

    assert (SideEvent.objects.count(), Rsvp.objects.count()) == before


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (dt.date(2026, 11, 21), dt.date(2027, 5, 24)),
        (dt.date(2027, 5, 23), dt.date(2027, 5, 24)),
        (dt.date(2027, 5, 24), dt.date(2028, 5, 22)),  # has begun
        (dt.date(2025, 1, 1), dt.date(2025, 5, 19)),
        (dt.date(2026, 1, 1), dt.date(2027, 5, 24)),  # 2026 is one of the two with facts
    ],
)
def test_the_coming_week_is_counted_from_today(today, monday):
    assert loading.first_monday(today, {2024, 2026}) == monday
