"""The pages on which organisers propose and the secretariat decides."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from events import hooks, services
from events.access import Role
from events.actors import Actor
from events.models import SideEvent, StandardSlot, Theme
from tests.admin_forms import filled, values_in
from tests.events.test_proposals import DEADLINE, SECRETARIAT, brought_to, proposal
from tests.factories import SideEventFactory, UserFactory, VenueFactory, WeekFactory, new_york
from tests.pages import query_count, words

pytestmark = pytest.mark.django_db
Status = SideEvent.Status


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(hooks, "readiness_rules", [])
    with time_machine.travel(DEADLINE - dt.timedelta(days=7)) as traveller:
        yield traveller


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER], first_name="The", last_name="Organiser")


@pytest.fixture
def draft(organiser):
    event = proposal(organiser)
    services.record(side_event=event, by=Actor.clock())
    return event


@pytest.fixture
def page(client, organiser):
    client.force_login(organiser)
    return client


@pytest.fixture
def desk(page):
    """The secretariat's browser."""
    page.force_login(UserFactory(groups=[Role.SECRETARIAT], first_name="The", last_name="Secretariat"))
    return page


def address(event: SideEvent, step: str = "change") -> str:
    return reverse(f"admin:events_sideevent_{step}", args=[event.pk])


def test_the_record_shows_the_checklist_the_deadline_and_what_can_be_done(page, draft):
    shown = words(page.get(address(draft)))

    assert "Can be submitted until: Friday, 22 March 2030, 5 p.m., New York time" in shown
    assert "Lead: done" in shown
    assert "Speakers: may be left as it is – There are no speakers yet." in shown
    assert (" Submit " in shown, " Publish " in shown, " Accept " in shown) == (True, False, False)


def test_an_organiser_submits_and_the_step_stands_on_the_record(page, draft):
    response = page.post(address(draft, "submit"), follow=True)

    assert "Submitted, Friday, 15 March 2030, 5 p.m., The Organiser" in words(response)
    assert page.post(address(draft, "submit")).status_code == 302  # a second time changes nothing
    assert draft.steps.count() == 1


def test_what_is_missing_is_told_with_409_and_nothing_is_submitted(page, draft):
    draft.objectives.all().delete()
    response = page.post(address(draft, "submit"))

    draft.refresh_from_db()
    assert (response.status_code, draft.status) == (409, Status.DRAFT)
    assert "Objectives: There is no objective yet." in words(response)


def test_after_the_deadline_the_sentence_says_so(page, draft, clock):
    clock.move_to(DEADLINE)
    response = page.post(address(draft, "submit"))

    assert response.status_code == 409
    assert "The deadline for this proposal was Friday, 22 March 2030, 5 p.m." in words(response)


def test_the_secretariat_returns_with_remarks_and_a_later_day(desk, draft):
    brought_to(draft, Status.SUBMITTED)
    url = address(draft, "return")
    shown = values_in([desk.get(url).context["form"]])
    response = desk.post(url, shown | {"remarks": "", "until_day": "2030-03-25"})
    assert (response.status_code, "This field is required." in words(response)) == (422, True)

    desk.post(url, shown | {"remarks": "Shorter.", "until_day": "2030-03-25", "until_time": "12:00"})

    draft.refresh_from_db()
    assert draft.status == Status.RETURNED
    assert draft.submit_by == dt.datetime(2030, 3, 25, 12, tzinfo=DEADLINE.tzinfo)
    assert "Shorter." in words(desk.get(address(draft)))


def test_accepting_offers_the_time_that_is_wished_most(desk, draft):
    draft.wished_slots.create(starts_at=new_york(22, 13, 15))
    brought_to(draft, Status.SUBMITTED)
    url = address(draft, "accept")
    shown = values_in([desk.get(url).context["form"]])
    assert (shown["day"], shown["start"], shown["end"]) == (
        dt.date(2030, 5, 22), dt.time(13, 15), dt.time(14, 45)
    )  # fmt: skip
    response = desk.post(url, shown | {"end": "13:00"})
    assert (response.status_code, "The end must be after the start." in words(response)) == (422, True)

    desk.post(url, shown)

    draft.refresh_from_db()
    assert (draft.status, draft.starts_at) == (Status.ACCEPTED, new_york(22, 13, 15))


def test_a_room_that_is_taken_is_refused_with_the_reason(desk, draft):
    taken = SideEventFactory(week=draft.week)
    brought_to(draft, Status.SUBMITTED)
    typed = {"day": "2030-05-21", "start": "13:30", "end": "15:00", "venue": taken.venue_id}

    response = desk.post(address(draft, "accept"), typed)

    assert (response.status_code, "is taken at that time" in words(response)) == (409, True)


@pytest.mark.parametrize(("role", "locked"), [(Role.ORGANISER, True), (Role.SECRETARIAT, False)])
def test_an_accepted_slot_is_moved_by_the_secretariat_alone(client, organiser, draft, role, locked):
    brought_to(draft, Status.ACCEPTED)
    client.force_login(organiser if role == Role.ORGANISER else UserFactory(groups=[role]))
    changes = {"day": "2030-05-23", "venue": VenueFactory().pk}
    before = (draft.starts_at, draft.venue_id)

    client.post(address(draft), filled(client, address(draft), **changes))

    draft.refresh_from_db()
    assert ((draft.starts_at, draft.venue_id) == before) is locked


def test_the_list_of_what_waits_counts_and_costs_no_query_for_each(desk, draft):
    url = reverse("admin:events_sideevent_proposals")
    brought_to(draft, Status.SUBMITTED)
    count = query_count(desk, url)
    for _number in range(2):
        brought_to(proposal(), Status.SUBMITTED)
    services.return_with_remarks(side_event=proposal_of(desk), remarks="Shorter.", by=SECRETARIAT)

    shown = words(desk.get(url))
    assert "For the secretariat to decide (2)" in shown
    assert "With the organizers, to be changed (1)" in shown
    assert query_count(desk, url) <= count + 2  # one list more that has sponsors to load
    assert "Proposals (2)" in words(desk.get(reverse("admin:events_sideevent_changelist")))


def proposal_of(desk) -> SideEvent:
    return SideEvent.objects.filter(status=Status.SUBMITTED).last()


def test_wishes_are_chosen_among_the_standard_slots_or_typed(page, draft):
    StandardSlot.objects.create(week=draft.week, starts_at_clock="13:15", ends_at_clock="14:45")
    url = address(draft)
    first = new_york(21, 13, 15).isoformat()
    rows = {
        "wished_slots-TOTAL_FORMS": 2,
        "wished_slots-0-slot": first,
        "wished_slots-0-position": 1,
        "wished_slots-1-day": "2030-05-22",
        "wished_slots-1-start": "08:00",
        "wished_slots-1-position": 2,
        "unavailabilities-TOTAL_FORMS": 1,
        "unavailabilities-0-day": "2030-05-23",
        "unavailabilities-0-start": "20:00",
        "unavailabilities-0-end": "00:00",
    }
    response = page.post(url, filled(page, url, **rows))

    assert response.status_code == 302
    assert [wish.starts_at for wish in draft.wished_slots.all()] == [new_york(21, 13, 15), new_york(22, 8)]
    away = draft.unavailabilities.get()
    assert (away.starts_at, away.ends_at) == (new_york(23, 20), new_york(24, 0))
    again = filled(page, url)
    assert (again["wished_slots-0-slot"], again["wished_slots-1-start"]) == (first, dt.time(8))
    assert draft.versions.first().record["wished_slots"][0]["starts_at"] == "2030-05-21T17:15:00+00:00"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({"wished_slots-TOTAL_FORMS": 1, "wished_slots-0-day": "2030-05-22"}, "Choose a slot, or give a day"),
        (
            {
                "unavailabilities-TOTAL_FORMS": 1,
                "unavailabilities-0-day": "2030-05-22",
                "unavailabilities-0-start": "10:00",
                "unavailabilities-0-end": "09:00",
            },
            "The end must be after the start.",
        ),
    ],
)
def test_a_wish_that_is_none_is_told(page, draft, rows, sentence):
    response = page.post(address(draft), filled(page, address(draft), **rows))
    assert (response.status_code, sentence in words(response)) == (422, True)


def test_only_themes_of_the_week_are_offered_and_texts_carry_their_limits(page, draft):
    own = Theme.objects.create(week=draft.week, name="Law")
    Theme.objects.create(week=WeekFactory(year=2031), name="Hunger")
    form = page.get(address(draft)).context["adminform"].form

    assert list(form.fields["theme"].queryset) == [own]
    assert form.fields["title"].widget.attrs["data-limit"] == 150
    assert form.fields["background"].widget.attrs["data-unit"] == "words"
    assert "is_slot_fixed" not in form.fields


def test_the_frame_of_a_week_is_typed_and_its_deadline_shown_in_words(desk):
    week = WeekFactory()
    url = reverse("admin:events_week_change", args=[week.pk])
    rows = {"standard_slots-TOTAL_FORMS": 1, "themes-TOTAL_FORMS": 1, "themes-0-name": "Law"}
    slot = {"standard_slots-0-starts_at_clock": "13:15", "standard_slots-0-ends_at_clock": "14:30"}
    typed = filled(desk, url, asks_for_proposals="on", close_day="2030-03-22", **rows, **slot)

    response = desk.post(url, typed)

    week.refresh_from_db()
    assert response.status_code == 302
    assert (week.asks_for_proposals, week.proposals_close_at) == (True, DEADLINE)
    assert (week.themes.get().name, str(week.standard_slots.get())) == ("Law", "13.15–14.30")
    assert "Friday, 22 March 2030, 5 p.m., New York time" in words(desk.get(url))
    refused = desk.post(url, filled(desk, url, close_day="", close_time="10:00"))
    assert (refused.status_code, "Give the day as well." in words(refused)) == (422, True)


def test_organisers_see_the_frame_of_a_week_and_cannot_change_it(page):
    week = WeekFactory(proposals_close_at=DEADLINE)
    Theme.objects.create(week=week, name="Law and order")
    url = reverse("admin:events_week_change", args=[week.pk])

    shown = words(page.get(url))
    assert "Friday, 22 March 2030, 5 p.m., New York time" in shown
    assert "Law and order" in shown
    assert page.post(url, {}).status_code == 403
