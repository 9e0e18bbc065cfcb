"""The next edition: a week's frame for another year, a side event in another week."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from events import services
from events.access import Role
from events.actors import Actor
from events.hooks import Refusal
from events.models import SideEvent, StandardSlot, Theme, Unavailability, Week, WishedSlot
from events.next_year import same_weekday
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    OfficialMeetingFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
SOMEBODY = Actor("Somebody")


@pytest.fixture
def week():
    """20 to 24 May 2030, with a frame of its own."""
    week = WeekFactory(proposals_close_at=new_york(1, 18), set_up_minutes=30, theme="Rules that hold")
    StandardSlot.objects.create(week=week, starts_at_clock=dt.time(13, 15), ends_at_clock=dt.time(14, 45))
    Theme.objects.create(week=week, name="Water")
    OfficialMeetingFactory(week=week)
    return week


@pytest.fixture
def event(week):
    event = SideEventFactory(
        week=week,
        title="Water in cities",
        title_fr="L’eau",
        theme=week.themes.get(),
        rsvp_deadline_at=new_york(17, 18),
        organisers=[UserFactory(groups=[Role.ORGANISER])],
    )
    CoSponsorFactory(side_event=event, lead=True, confirmed_at=timezone.now(), confirmed_by="Norway")
    AgendaSegmentFactory(side_event=event, start_minute=15, end_minute=30)
    SpeakerFactory(side_event=event, name="Amina Diop")
    SpeakerFactory(side_event=event, name="Jon Berg", status="replaced")
    return event


def next_week(week) -> Week:
    return services.copy_week(week=week, year=2031, by=SOMEBODY)


@pytest.mark.parametrize(
    ("day", "year", "moved"),
    [
        (dt.date(2026, 5, 18), 2027, dt.date(2027, 5, 17)),
        (dt.date(2027, 5, 17), 2028, dt.date(2028, 5, 15)),
        (dt.date(2026, 5, 18), 2025, dt.date(2025, 5, 19)),
        (dt.date(2028, 2, 29), 2029, dt.date(2029, 2, 27)),
    ],
)
def test_the_same_weekday_is_the_one_nearest_to_the_same_date(day, year, moved):
    assert same_weekday(day, year) == moved
    assert moved.weekday() == day.weekday()


def test_a_week_gives_its_frame_to_another_year(week):
    copy = next_week(week)

    assert (copy.first_day, copy.last_day) == (dt.date(2031, 5, 19), dt.date(2031, 5, 23))
    assert copy.proposals_close_at.astimezone(week.zone) == dt.datetime(2031, 4, 30, 18, tzinfo=week.zone)
    assert (copy.set_up_minutes, copy.theme, copy.city) == (30, "", "New York")
    assert [str(slot) for slot in copy.standard_slots.all()] == ["13.15–14.45"]
    assert [theme.name for theme in copy.themes.all()] == ["Water"]
    assert copy.official_meetings.count() == copy.side_events.count() == 0


def test_a_year_that_has_a_week_is_refused(week):
    with pytest.raises(Refusal, match="There is a week for this year already."):
        services.copy_week(week=week, year=2030, by=SOMEBODY)
    assert Week.objects.count() == 1


def test_an_event_becomes_a_draft_on_the_same_weekday_with_people_unconfirmed(week, event):
    copy = services.copy_event(side_event=event, week=next_week(week), by=SOMEBODY)

    copy.refresh_from_db()
    assert copy.starts_at == dt.datetime(2031, 5, 20, 13, 15, tzinfo=week.zone)
    assert copy.rsvp_deadline_at == dt.datetime(2031, 5, 16, 18, tzinfo=week.zone)
    assert (copy.status, copy.published_at, copy.venue) == ("draft", None, event.venue)
    assert (copy.title_fr, copy.theme.week, copy.copied_from) == ("L’eau", copy.week, event)
    assert list(copy.organisers.all()) == list(event.organisers.all())
    assert [(s.confirmed_at, s.confirmed_by) for s in copy.co_sponsors.all()] == [(None, "")]
    assert [(s.name, s.status) for s in copy.speakers.all()] == [("Amina Diop", "invited")]
    assert copy.segments.get().starts_at == dt.datetime(2031, 5, 20, 13, 30, tzinfo=week.zone)


def test_wished_times_come_along_and_times_when_people_were_away_do_not(week, event):
    for day in (21, 30):  # the second lies outside of the week
        WishedSlot.objects.create(side_event=event, starts_at=new_york(day, 10))
    Unavailability.objects.create(side_event=event, starts_at=new_york(22, 9), ends_at=new_york(22, 12))

    copy = services.copy_event(side_event=event, week=next_week(week), by=SOMEBODY)

    wished = [slot.starts_at for slot in copy.wished_slots.all()]
    assert wished == [dt.datetime(2031, 5, 20, 10, tzinfo=week.zone)]
    assert copy.unavailabilities.count() == 0
    assert services.duplicate(side_event=event, by=SOMEBODY).unavailabilities.count() == 1


def test_a_room_that_is_taken_then_is_left_open(week, event):
    there = next_week(week)
    start = dt.datetime(2031, 5, 20, 14, tzinfo=week.zone)
    SideEventFactory(week=there, venue=event.venue, starts_at=start, draft=True)

    assert services.copy_event(side_event=event, week=there, by=SOMEBODY).venue is None


def test_a_weekday_that_the_other_week_has_not_leaves_the_date_open(week, event):
    short = Week.objects.create(year=2032, first_day=dt.date(2032, 5, 19), last_day=dt.date(2032, 5, 20))

    assert services.copy_event(side_event=event, week=short, by=SOMEBODY).starts_at is None


def test_pressed_twice_is_one_copy(client, week, event):
    there = next_week(week)
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    page = reverse("admin:events_sideevent_copy", args=[event.pk])
    shown = client.get(page, {"week": there.pk})
    assert (shown.status_code, SideEvent.objects.count()) == (200, 1)

    answers = [client.post(page, {"week": there.pk}).status_code for _press in range(2)]

    assert answers == [302, 409]
    assert SideEvent.objects.filter(week=there).count() == 1
    assert client.post(page, {"week": "x"}).status_code == 422


def test_the_secretariat_makes_the_next_week_on_a_page_that_shows_it_first(client, week):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    page = reverse("admin:events_week_copy", args=[week.pk])
    shown = client.get(page).content.decode()
    assert "Monday, 19\u00a0May 2031" in shown
    assert client.post(page, {"year": "2031", "preview": "on"}).status_code == 200
    assert Week.objects.count() == 1

    answers = [client.post(page, {"year": year}).status_code for year in ("2031", "2031", "year")]

    assert answers == [302, 409, 422]
    assert Week.objects.filter(year=2031).count() == 1
    assert 'name="year" value="2032"' in client.get(page).content.decode()


def test_a_command_does_the_same(week, capsys):
    call_command("copy_week", "2030", "2031")
    assert Week.objects.get(year=2031).first_day == dt.date(2031, 5, 19)
    assert "19–23" in capsys.readouterr().out
