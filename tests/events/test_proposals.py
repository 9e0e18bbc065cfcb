"""A proposal on its way: what it needs, who moves it where, what is kept and who is told."""

import datetime as dt

import pytest
import time_machine

from events import hooks, services
from events.access import Role
from events.actors import Actor
from events.hooks import Refusal
from events.mails.delivery import compose
from events.models import CoSponsor, Message, SideEvent
from events.readiness.findings import checklist_of
from registrations.services.privacy import purge
from tests.factories import (
    CoSponsorFactory,
    ObjectiveFactory,
    SideEventFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
DEADLINE = dt.datetime(2030, 3, 22, 17, tzinfo=new_york(1, 0).tzinfo)  # a Friday
HOUR = dt.timedelta(hours=1)
SECRETARIAT = Actor(label="The secretariat")
Status = SideEvent.Status


@pytest.fixture(autouse=True)
def _no_rules_of_later_apps(monkeypatch):
    monkeypatch.setattr(hooks, "readiness_rules", [])
    monkeypatch.setattr(hooks, "on_change", [])


@pytest.fixture(autouse=True)
def clock():
    """A week before the deadline."""
    with time_machine.travel(DEADLINE - dt.timedelta(days=7), tick=False) as traveller:
        yield traveller


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER], first_name="The", last_name="Organiser")


def proposal(organiser=None, **fields) -> SideEvent:
    """A draft that lacks nothing but a room and a time."""
    week = WeekFactory(asks_for_proposals=True, proposals_close_at=DEADLINE)
    facts = {"starts_at": None, "venue": None, "background": "<p>Why it matters.</p>"} | fields
    event = SideEventFactory(draft=True, week=week, organisers=[organiser] if organiser else [], **facts)
    CoSponsorFactory(side_event=event, lead=True)
    ObjectiveFactory(side_event=event)
    return event


@pytest.fixture
def draft(organiser):
    return proposal(organiser)


def steps(event):
    return [(step.from_status, step.to_status, step.by, step.remarks) for step in event.steps.all()]


def brought_to(event, status):
    """Bring a draft to a state by the services."""
    if status == Status.CANCELLED:
        services.cancel(side_event=event, by=SECRETARIAT)
    elif status != Status.DRAFT:
        services.submit(side_event=event, by=SECRETARIAT)
    if status == Status.RETURNED:
        services.return_with_remarks(side_event=event, remarks="Shorter.", by=SECRETARIAT)
    elif status == Status.DECLINED:
        services.decline(side_event=event, reason="Full.", by=SECRETARIAT)
    elif status in (Status.ACCEPTED, Status.PUBLISHED):
        slot = services.Slot(new_york(21, 13, 15), new_york(21, 14, 45), VenueFactory())
        services.accept(side_event=event, slot=slot, by=SECRETARIAT)
    if status == Status.PUBLISHED:
        services.publish(side_event=event, by=SECRETARIAT)
    assert event.status == status
    return event


STEPS = {
    "submit": lambda event: services.submit(side_event=event, by=SECRETARIAT),
    "return": lambda event: services.return_with_remarks(side_event=event, remarks="New.", by=SECRETARIAT),
    "accept": lambda event: services.accept(side_event=event, by=SECRETARIAT, remarks="New."),
    "decline": lambda event: services.decline(side_event=event, reason="New.", by=SECRETARIAT),
    "withdraw": lambda event: services.withdraw(side_event=event, by=SECRETARIAT),
    "publish": lambda event: services.publish(side_event=event, by=SECRETARIAT),
}
# Where each step leads from each state; "-" is a refusal.
TABLE = """
            submit     return    accept    decline   withdraw  publish
draft       submitted  -         -         -         draft     -
submitted   submitted  returned  accepted  declined  draft     -
returned    submitted  -         -         declined  draft     -
accepted    -          -         -         declined  -         published
declined    -          -         -         -         -         -
published   -          -         -         -         -         published
cancelled   -          -         -         -         -         -
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
CASES = [
    (row[0], step, end) for row in ROWS[1:] for step, end in zip(ROWS[0], row[1:], strict=True)
]  # fmt: skip


@pytest.mark.parametrize(("status", "step", "end"), CASES)
def test_each_step_leads_from_each_state_where_the_table_says(draft, status, step, end):
    event = brought_to(draft, Status(status))
    before = event.steps.count()
    if end == "-":
        with pytest.raises(Refusal):
            STEPS[step](event)
    else:
        STEPS[step](event)

    event.refresh_from_db()
    assert event.status == (status if end == "-" else end)
    assert event.steps.count() - before == (end not in ("-", status))


def test_a_step_is_kept_with_who_and_which_words(draft, organiser):
    services.submit(side_event=draft, by=Actor.of(organiser))
    services.return_with_remarks(side_event=draft, remarks=" Name the speakers. ", by=SECRETARIAT)

    assert steps(draft) == [
        ("draft", "submitted", "The Organiser", ""),
        ("submitted", "returned", "The secretariat", "Name the speakers."),
    ]


def test_a_decision_pressed_twice_is_one_and_another_persons_words_are_not_lost(draft):
    brought_to(draft, Status.SUBMITTED)
    for _time in range(2):
        services.return_with_remarks(side_event=draft, remarks="Shorter.", by=SECRETARIAT)

    with pytest.raises(Refusal, match="“Returned”"):
        services.return_with_remarks(side_event=draft, remarks="Longer.", by=Actor(label="A colleague"))

    assert [step[1] for step in steps(draft)] == ["submitted", "returned"]
    assert Message.objects.filter(kind="events/proposal_returned").count() == 2


@pytest.mark.parametrize("words", ["", "  "])
def test_to_return_and_to_decline_need_words(draft, words):
    brought_to(draft, Status.SUBMITTED)
    with pytest.raises(Refusal):
        services.return_with_remarks(side_event=draft, remarks=words, by=SECRETARIAT)
    with pytest.raises(Refusal):
        services.decline(side_event=draft, reason=words, by=SECRETARIAT)


def missing(event):
    return {item.label for item in checklist_of(event) if item.is_blocked}


@pytest.mark.parametrize(
    ("lack", "label"),
    [
        (lambda event: event.co_sponsors.all().delete(), "Lead"),
        (lambda event: event.objectives.all().delete(), "Objectives"),
        (lambda event: SideEvent.objects.filter(pk=event.pk).update(background="<p> </p>"), "Background and rationale"),
        (lambda event: SideEvent.objects.filter(pk=event.pk).update(focal_point_email=""), "Focal point"),
        (
            lambda event: SideEvent.objects.filter(pk=event.pk).update(
                starts_at=new_york(28, 9), ends_at=new_york(28, 10)
            ),
            "When and where",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_stands_on_the_checklist_and_stops_submission(draft, lack, label):
    assert missing(draft) == set()
    lack(draft)
    draft.refresh_from_db()

    with pytest.raises(services.Incomplete):
        services.submit(side_event=draft, by=SECRETARIAT)
    assert missing(draft) == {label}


def test_an_organization_leads_no_more_side_events_than_the_week_allows(draft):
    lead = draft.co_sponsors.get().organization
    others = [proposal(), proposal()]
    CoSponsor.objects.filter(side_event__in=others).update(organization=lead)
    services.submit(side_event=others[0], by=SECRETARIAT)

    with pytest.raises(services.Incomplete, match="already leads 1 proposed side event, as many as"):
        services.submit(side_event=draft, by=SECRETARIAT)

    services.decline(side_event=others[0], reason="Full.", by=SECRETARIAT)
    services.submit(side_event=draft, by=SECRETARIAT)
    draft.week.lead_events_per_organization = 2
    draft.week.save()
    services.submit(side_event=others[1], by=SECRETARIAT)
    assert others[1].status == Status.SUBMITTED


def test_texts_that_are_too_long_are_a_warning_and_do_not_stop_it(draft):
    SideEvent.objects.filter(pk=draft.pk).update(
        title="T" * 151, background="<p>word</p><p>字字 word</p>" * 251
    )
    draft.refresh_from_db()
    found = {item.label: [f.sentence for f in item.findings] for item in checklist_of(draft)}

    assert found["Title"] == ["The title has 151 characters; this week allows 150."]
    assert found["Background and rationale"] == [
        "Background and rationale have 1004 words; this week allows 1000."
    ]
    services.submit(side_event=draft, by=SECRETARIAT)
    assert draft.status == Status.SUBMITTED


def test_after_the_deadline_only_a_proposal_that_was_given_time_is_taken(draft, clock):
    clock.move_to(DEADLINE)
    with pytest.raises(Refusal) as refused:
        services.submit(side_event=draft, by=SECRETARIAT)
    assert "Friday, 22 March 2030, 5 p.m., New York time" in str(refused.value).replace("\xa0", " ")

    services.give_until(side_event=draft, until=DEADLINE + HOUR, by=SECRETARIAT)
    services.submit(side_event=draft, by=SECRETARIAT)
    assert draft.status == Status.SUBMITTED


def test_a_returned_proposal_may_be_given_time_beyond_the_deadline(draft, clock):
    services.submit(side_event=draft, by=SECRETARIAT)
    services.return_with_remarks(
        side_event=draft, remarks="Shorter.", by=SECRETARIAT, submit_until=DEADLINE + 2 * HOUR
    )
    clock.move_to(DEADLINE + HOUR)
    services.submit(side_event=draft, by=SECRETARIAT)
    assert draft.status == Status.SUBMITTED


def test_a_slot_is_given_only_where_it_is_free(draft):
    taken = SideEventFactory(week=draft.week, title="Law")
    brought_to(draft, Status.SUBMITTED)
    slot = services.Slot(taken.starts_at, taken.ends_at, taken.venue)

    with pytest.raises(services.NotReady, match=r"is taken at that time .* by “Law”"):
        services.accept(side_event=draft, slot=slot, by=SECRETARIAT)

    draft.refresh_from_db()
    assert (draft.status, draft.starts_at, draft.venue) == (Status.SUBMITTED, None, None)
    services.accept(
        side_event=draft, slot=services.Slot(new_york(22, 9), new_york(22, 10), None, True), by=SECRETARIAT
    )
    assert (draft.status, draft.starts_at, draft.is_slot_fixed) == (Status.ACCEPTED, new_york(22, 9), True)


def test_in_a_week_without_proposals_a_draft_is_published_as_ever_and_none_is_submitted(draft):
    draft.week.asks_for_proposals = False
    draft.week.save()
    draft.starts_at, draft.ends_at, draft.venue = new_york(21, 9), new_york(21, 10), VenueFactory()
    draft.save()
    with pytest.raises(Refusal):
        services.submit(side_event=draft, by=SECRETARIAT)

    services.publish(side_event=draft, by=SECRETARIAT)
    services.unpublish(side_event=draft, by=SECRETARIAT)
    assert [step[1] for step in steps(draft)] == ["published", "draft"]


def test_taken_back_from_the_public_an_accepted_side_event_is_accepted_still(draft):
    brought_to(draft, Status.PUBLISHED)
    services.unpublish(side_event=draft, by=SECRETARIAT)
    assert draft.status == Status.ACCEPTED


def test_organisers_and_focal_point_are_told_each_step_once_in_the_language_of_the_event(organiser):
    UserFactory(is_active=False)
    event = proposal(organiser, original_language="fr", focal_point_email=organiser.email.upper())
    services.submit(side_event=event, by=SECRETARIAT)
    services.return_with_remarks(side_event=event, remarks="À préciser.", by=SECRETARIAT)

    told = [(m.kind, m.recipient, m.language) for m in Message.objects.order_by("pk")]
    assert told == [
        ("events/proposal_submitted", organiser.email, "fr"),
        ("events/proposal_returned", organiser.email, "fr"),
    ]
    assert "À préciser." in compose(Message.objects.first()).body


def test_mails_on_a_proposal_are_forgotten_with_the_people_of_the_week(draft):
    services.submit(side_event=draft, by=SECRETARIAT)
    purge(at=new_york(25, 0) + dt.timedelta(days=89))
    assert Message.objects.filter(side_event=draft).count() == 2
    purge(at=new_york(25, 0) + dt.timedelta(days=91))
    assert not Message.objects.filter(side_event=draft).exists()
