"""The places of a week found by command and from the board, shown beside today's, and given: all or nothing."""

import datetime as dt
import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django_q.models import OrmQ

from agenda.board.page import Page
from agenda.board.week import BoardWeek
from agenda.models import Schedule
from agenda.scheduling import services
from agenda.scheduling.proposal import propose
from agenda.scheduling.week import problem_of
from events import services as programme
from events.access import Role
from events.actors import Actor
from events.hooks import Refusal
from events.models import ProposalStep, SideEvent, StandardSlot, Unavailability
from tests.factories import (
    CoSponsorFactory,
    OfficialMeetingFactory,
    SideEventFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)
from tests.pages import words

pytestmark = pytest.mark.django_db
CLOCK = Actor.clock()
ASK = "/admin/board/2030/schedule/"


@pytest.fixture
def week():
    """Two slots a day on two days; an open debate lies on the second of them."""
    week = WeekFactory(last_day=dt.date(2030, 5, 21))
    for hour in (9, 13):
        StandardSlot.objects.create(week=week, starts_at_clock=dt.time(hour), ends_at_clock=dt.time(hour + 1))
    OfficialMeetingFactory(week=week, starts_at=new_york(21, 8), ends_at=new_york(21, 18))
    week.rooms.add(VenueFactory(name="Room A"))
    return week


def accepted(week, title, **fields) -> SideEvent:
    fields = {"starts_at": None, "ends_at": None, "venue": None} | fields
    event = SideEventFactory(week=week, title=title, status=SideEvent.Status.ACCEPTED, **fields)
    CoSponsorFactory(side_event=event, lead=True)
    programme.record(side_event=event, by=CLOCK)
    event.refresh_from_db()
    return event


def starts(*events) -> list[dt.datetime | None]:
    return [SideEvent.objects.get(pk=event.pk).starts_at for event in events]


def schedule_week(*arguments: str) -> str:
    out = StringIO()
    call_command("schedule_week", "2030", "--seconds", "5", *arguments, stdout=out)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")


def test_the_command_prints_the_difference_and_saves_only_when_told(week):
    events = [accepted(week, title) for title in ("Water", "Roads", "Wells")]
    printed = schedule_week()

    assert starts(*events) == [None, None, None]
    assert "no place → Monday, 20 May 2030, 9–10.30 a.m., Room A" in printed
    assert "At each of the 2 times that are possible all rooms are taken" in printed
    assert "Nothing is saved." in printed

    assert "Moved: 2." in schedule_week("--apply")
    assert sorted(filter(None, starts(*events))) == [new_york(20, 9), new_york(20, 13)]
    assert "Moved: 0." in schedule_week("--apply")


def test_who_proposed_first_comes_first_whatever_was_submitted_again(week):
    for title, days in {"Third": [], "Second": [3], "First": [1, 5]}.items():
        event = accepted(week, title)
        for day in days:
            ProposalStep.objects.create(
                side_event=event,
                from_status="draft",
                to_status="submitted",
                at=new_york(day, 9),
                by="Lena",
            )

    board = BoardWeek(week)

    assert [str(event) for event in problem_of(board).events.values()] == ["First", "Second", "Third"]
    assert [item.title for item in Page(board, week.days).tray] == ["First", "Second", "Third"]


def test_what_is_fixed_published_or_not_accepted_stays(week):
    room = week.rooms.get()
    times = {"starts_at": new_york(20, 9), "ends_at": new_york(20, 10), "venue": room}
    fixed = accepted(week, "Fixed", is_slot_fixed=True, **times)
    public = SideEventFactory(week=week, venue=room, starts_at=new_york(20, 11), ends_at=new_york(20, 12, 30))
    free = accepted(week, "Water")
    Unavailability.objects.create(side_event=free, starts_at=new_york(20, 8), ends_at=new_york(20, 9, 30))
    schedule_week("--apply")

    assert starts(fixed, public, free) == [new_york(20, 9), new_york(20, 11), new_york(20, 13)]


@pytest.mark.parametrize("arguments", [["2031"], ["2030", "--seconds", "0"]])
def test_the_command_refuses_what_cannot_be(week, arguments):
    with pytest.raises(CommandError):
        call_command("schedule_week", *arguments, stdout=StringIO())


def test_a_week_without_anything_to_place_says_so(week):
    assert "There is no accepted side event that scheduling may move." in schedule_week()


@pytest.mark.parametrize("change", ["saved", "fixed", "room taken", "cancelled"])
def test_places_are_refused_when_the_week_has_changed_in_what_they_touch(week, change):
    event = accepted(week, "Water")
    rows = propose(week, seconds=5).rows
    if change == "saved":
        event.title = "Water and power"
        event.save()
        programme.record(side_event=event, by=CLOCK)
    elif change == "fixed":
        programme.fix_slot(side_event=event, is_fixed=True, by=CLOCK)
    elif change == "cancelled":
        programme.cancel(side_event=event, by=CLOCK)
    else:
        start = dt.datetime.fromisoformat(rows[0].starts_at)
        SideEventFactory(
            week=week, venue=week.rooms.get(), starts_at=start, ends_at=start + dt.timedelta(hours=1)
        )

    with pytest.raises(Refusal, match="The week has changed since these places were found"):
        services.apply(week=week, rows=rows, by=CLOCK)
    assert starts(event) == [None]


# From the board


@pytest.fixture
def secretariat(client):
    user = UserFactory(groups=[Role.SECRETARIAT])
    client.force_login(user)
    return user


@pytest.fixture
def asked(client, week, secretariat, django_capture_on_commit_callbacks):
    """Asked for on the page, twice by a double click."""
    event = accepted(week, "Water")
    said = {"seconds": "5", "key": str(uuid.uuid4())}
    with django_capture_on_commit_callbacks(execute=True):
        pages = [client.post(ASK, said) for _click in range(2)]
    assert len({page.url for page in pages}) == 1
    return event, pages[0].url


def run_tasks() -> None:
    for task in list(OrmQ.objects.all()):
        arguments = task.task["args"]
        task.delete()
        services.find(*arguments)


def test_found_in_the_background_shown_and_given_once(client, asked):
    event, page = asked
    assert OrmQ.objects.count() == 1
    assert "looked for in the background" in words(client.get(page))
    run_tasks()
    shown = words(client.get(page))

    assert "To be moved (1)" in shown
    assert "No time yet Monday, 20 May 2030, 9 a.m. to 10.30 a.m. ; Room A" in shown
    assert starts(event) == [None]
    assert "1 side event was moved." in words(client.post(page, follow=True))
    assert starts(event) == [new_york(20, 9)]
    assert "0 side events were moved." in words(client.post(page, follow=True))


def test_places_that_no_longer_fit_are_refused_with_a_sentence(client, week, asked):
    event, page = asked
    run_tasks()
    OfficialMeetingFactory(week=week, starts_at=new_york(20, 8), ends_at=new_york(20, 18))
    answer = client.post(page)

    assert answer.status_code == 409
    assert "The week has changed since these places were found." in words(answer)
    assert starts(event) == [None]


def test_a_worker_that_dies_leaves_a_schedule_that_another_takes_up_and_at_last_ends(client, asked):
    _event, page = asked
    schedule = Schedule.objects.get()
    Schedule.objects.update(claimed_at=new_york(1, 1).replace(year=2020), attempts=3)
    services.find(str(schedule.pk))

    assert "something went wrong" in words(client.get(page))


def test_what_was_asked_for_long_ago_is_forgotten(asked):
    Schedule.objects.update(asked_at=new_york(1, 1).replace(year=2020))
    services.forget_old()

    assert not Schedule.objects.exists()


def test_a_time_to_search_that_cannot_be_is_a_form_error(client, week, secretariat):
    assert client.post(ASK, {"seconds": "1000", "key": str(uuid.uuid4())}).status_code == 422
