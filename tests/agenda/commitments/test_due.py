"""Reminders: on their days, never twice, never beyond what the week allows; and contacts that are forgotten."""

import datetime as dt
import logging
import uuid

import pytest
import time_machine

from agenda.commitments import due, services
from agenda.models import Commitment
from events.actors import Actor
from events.mails.delivery import send_due
from events.models import Message
from tests.everywhere import everything, places_with
from tests.factories import CommitmentFactory, SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db
DUE = dt.date(2030, 12, 31)
NOON = dt.time(17, tzinfo=dt.UTC)  # noon in New York


def at(days: int) -> dt.datetime:
    """Return noon so many days from the due date."""
    return dt.datetime.combine(DUE + dt.timedelta(days=days), NOON)


@pytest.fixture
def commitment():
    return CommitmentFactory(summary__issued=True, contact_email="c@mission.example", due_on=DUE)


def clock(days: int) -> int:
    with time_machine.travel(at(days), tick=False):
        return due.write_reminders()


def kinds():
    return [mail.dedupe_key.split("/", 3)[3] for mail in Message.objects.order_by("pk")]


def test_reminders_come_before_the_due_date_and_once_after_it(commitment):
    written = {day: count for day in range(-40, 60) if (count := clock(day))}

    assert written == {-30: 1, -3: 1, 7: 1}
    assert kinds() == ["first/2030-12-31", "last/2030-12-31", "overdue/2030-12-31"]
    assert [mail.facts["is_over"] for mail in Message.objects.order_by("pk")] == [False, False, True]


def test_the_clock_run_twice_and_a_clock_that_was_wrong_write_nothing_twice(commitment):
    assert [clock(-30), clock(-30), clock(-3), clock(-20), clock(-30), clock(-3)] == [1, 0, 1, 0, 0, 0]


def test_of_several_that_are_due_after_an_outage_only_the_last_is_written(commitment):
    assert [clock(-2), clock(-1)] == [1, 0]
    assert kinds() == ["last/2030-12-31"]


def test_a_mail_by_hand_stands_for_the_reminder_of_the_days_before(commitment):
    with time_machine.travel(at(-20), tick=False):
        services.write_to_owner(commitment=commitment, by=Actor.of(UserFactory()))
    assert [clock(-20), clock(-3)] == [0, 1]


def test_the_mails_of_the_week_are_the_limit(commitment):
    week = commitment.summary.side_event.week
    week.commitment_mails = 1
    week.save()
    assert [clock(day) for day in (-30, -3, 7)] == [1, 0, 0]


def test_reminders_that_the_week_has_set_to_none_are_not_written(commitment):
    week = commitment.summary.side_event.week
    week.commitment_first_days = week.commitment_overdue_days = 0
    week.commitment_last_days = 10
    week.save()
    assert {day: count for day in range(-40, 60) if (count := clock(day))} == {-10: 1}


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "kept"}, {"contact_email": ""}, {"wants_no_mail_at": at(-50)}, {"link_ended_at": at(-50)},
        {"due_on": None},
    ],
)  # fmt: skip
def test_nobody_is_reminded_who_has_nothing_to_say_or_wants_no_mail(commitment, fields):
    Commitment.objects.update(**fields)
    assert [clock(day) for day in (-30, -3, 7)] == [0, 0, 0]


def test_nothing_is_asked_after_the_due_date_once_something_was_reported(commitment):
    with time_machine.travel(at(2), tick=False):
        services.report(
            commitment=commitment, state="under_way", text="Late.", key=uuid.uuid4(), by=services.OWNER
        )
    assert clock(7) == 0


def test_reminders_cost_the_same_queries_for_many(commitment, django_assert_num_queries):
    CommitmentFactory.create_batch(
        5, summary=commitment.summary, contact_email="d@mission.example", due_on=DUE
    )
    with django_assert_num_queries(3):
        assert clock(-60) == 0


# --- forgetting ---


@pytest.mark.django_db(transaction=True)
def test_nothing_is_left_of_a_contact_when_the_time_is_over(settings, tmp_path, caplog):
    caplog.set_level(logging.INFO)
    settings.MEDIA_ROOT, settings.MAIL_DIR = tmp_path / "media", tmp_path / "mail"
    settings.EMAIL_BACKEND = "pocweek.mail_folder.FolderBackend"
    commitment = CommitmentFactory(summary__issued=True, due_on=DUE)
    services.set_contact(
        commitment=commitment,
        name="Amina Zyxowner",
        email="zyxowner@mission.example",
        language="fr",
        by=Actor.of(UserFactory()),
    )
    with time_machine.travel(at(-30), tick=True):
        due.write_reminders()
        assert send_due() == 1
    assert places_with("zyxowner", everything(tmp_path)) == {
        "agenda_commitment.contact_name", "agenda_commitment.contact_email", "events_message.recipient",
        "events_message.facts", ".eml",
    }  # fmt: skip

    assert due.forget_contacts(at(90)) == 0
    assert due.forget_contacts(at(92)) == 1
    assert due.forget_contacts(at(92)) == 0
    assert places_with("zyxowner", everything(tmp_path)) == set()
    commitment.refresh_from_db()
    assert commitment.link_ended_at == at(92)
    assert [record for record in caplog.records if "zyxowner" in record.getMessage().lower()] == []


def test_a_contact_is_kept_while_something_can_still_be_reported(commitment):
    other = CommitmentFactory(
        summary__side_event=SideEventFactory(week=commitment.summary.side_event.week),
        contact_email="d@mission.example",
    )
    assert due.forget_contacts(at(0)) == 0  # one is due, the other has no date: it has a year
    assert due.forget_contacts(dt.datetime(2031, 5, 26, tzinfo=dt.UTC)) == 2
    other.refresh_from_db()
    assert other.contact_email == ""
