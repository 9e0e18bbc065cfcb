"""The storms of `benchmarks.storm` in small: whatever is killed, what people were told is what stands."""

from dataclasses import replace

import pytest
from django.db import connection

from benchmarks.storm.runs import Outcome, Size, killed, left_alone, storm, without_database
from benchmarks.storm.site import ground
from tests.databases import migrated_dump

pytestmark = [
    pytest.mark.processes,
    pytest.mark.database,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="a storm needs a database server that can be stopped"
    ),
]
SMALL = Size(people=40, clients=40, mail_patience=4)
SEATS = 12


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A PostgreSQL of its own, since it is stopped: with fewer seats than people, in person and online."""
    tables = migrated_dump(tmp_path_factory.mktemp("tables") / "tables.sql")
    with ground(SEATS, 2, tables=tables, DJANGO_DEBUG="true") as shared:
        yield shared


def assert_everybody_was_answered(outcome: Outcome) -> None:
    """32 people send one form, eight send it twice, and those come back whose mail arrived in time to cancel.

    The first people get the seats at once and are told so. Where that answer is lost, the form is sent again and the
    answer is "known", as it is to the second of two windows.
    """
    assert outcome.faults == [], outcome.log
    rsvps = outcome.told("confirmed", "waitlisted", "known")
    assert 48 <= rsvps <= 52
    lost = outcome.told("known") - 8
    assert outcome.told("confirmed") + lost >= SEATS


def test_what_people_were_told_in_a_storm_is_what_stands(site):
    """Nothing is killed, so each mail arrives: all who wait for one come back."""
    outcome = storm(site, replace(SMALL, mail_patience=60), left_alone)
    assert_everybody_was_answered(outcome)
    assert outcome.troubles.errors == {}
    assert (outcome.told("cancelled"), outcome.told("switched"), outcome.told("known")) == (12, 4, 8)
    assert outcome.found.doubled == 0


def test_killed_server_and_mail_processes_take_nothing_with_them(site):
    outcome = storm(site, SMALL, killed)
    assert_everybody_was_answered(outcome)
    assert outcome.disturbance.kills > 0


def test_a_database_that_stops_at_once_and_starts_again_has_kept_all_that_was_told(site):
    outcome = storm(site, SMALL, without_database)
    assert_everybody_was_answered(outcome)
    assert outcome.disturbance.unanswered > 0


def test_without_the_lock_a_storm_would_be_noticed(site):
    """The negative control: the same people and the same proof, and no lock around the seats."""
    outcome = storm(site, SMALL, left_alone, "benchmarks.storm.unlocked")
    assert [fault for fault in outcome.faults if "in_person: " in fault and "of 12 seats" in fault]
