import datetime as dt

import pytest
from django.template import Context, Template

from events.models import SideEvent
from registrations.models import CapacityLimit
from registrations.templatetags.seats import SeatState, rsvp_panel, seats_of, state_of
from tests.factories import CapacityLimitFactory, SideEventFactory, new_york

pytestmark = pytest.mark.django_db

EARLY = new_york(1, 9)  # three weeks before the side event


@pytest.fixture
def event():
    return SideEventFactory(is_online=True)


def words(event: SideEvent, at: dt.datetime = EARLY, **limit: object) -> str:
    found = state_of(CapacityLimitFactory(side_event=event, **limit), event, at)
    return found.words.replace("\u00a0", " ")


def panel(event: SideEvent) -> str:
    template = Template("{% load seats %}{% rsvp_panel side_event %}")
    return " ".join(template.render(Context({"side_event": event})).split())


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ({"seats": 96, "confirmed_count": 73}, "23 of 96 seats left"),
        ({"seats": 1}, "1 of 1 seat left"),
        ({"seats": 96, "confirmed_count": 96, "waiting_count": 9}, "Full, 9 waiting"),
        ({"seats": 96, "confirmed_count": 95, "waiting_count": 1}, "Full, 1 waiting"),
        ({"seats": 96, "confirmed_count": 96}, "Full, waiting list open"),
        ({"seats": 96, "confirmed_count": 96, "has_waiting_list": False}, "Full, no waiting list"),
        ({"seats": 0, "has_waiting_list": False}, "Full, no waiting list"),
        ({"seats": None}, "Open, no limit"),
        ({"opens_at": new_york(5, 9)}, "RSVP opens on 5 May 2030, 9 a.m."),
        ({"closes_at": new_york(1, 8)}, "RSVP closed"),
        ({"closes_at": EARLY}, "RSVP closed"),
    ],
)
def test_state_says_in_words_how_it_stands(event, limit, said):
    assert words(event, **limit) == said


def test_state_is_closed_after_the_deadline_of_the_side_event(event):
    event.rsvp_deadline_at = EARLY
    assert words(event) == "RSVP closed"


def test_state_is_held_once_the_side_event_has_ended(event):
    assert words(event, at=event.ends_at) == "Held"


def test_state_of_an_event_by_invitation_offers_nothing(event):
    event.is_invitation_only = True
    assert words(event) == "By invitation only"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ({"seats": 96, "confirmed_count": 73}, "RSVP open"),
        ({"seats": 96, "confirmed_count": 96, "waiting_count": 9}, "RSVP open"),
        ({"seats": None}, "RSVP open"),
        ({"seats": 96, "confirmed_count": 96, "has_waiting_list": False}, "No more places"),
    ],
)
def test_a_discreet_event_tells_no_number(event, limit, said):
    event.is_discreet = True
    state = state_of(CapacityLimitFactory(side_event=event, **limit), event, EARLY)
    assert (state.words, state.seats, state.taken) == (said, None, None)


def test_seats_of_tells_each_mode_of_each_event(event):
    other = SideEventFactory()
    CapacityLimitFactory(side_event=event, seats=96, confirmed_count=73)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None)
    CapacityLimitFactory(side_event=other, seats=5, confirmed_count=5)
    told = {
        pk: [(state.mark, state.words, str(state.mode)) for state in states]
        for pk, states in seats_of([event, other]).items()
    }
    assert told == {
        event.pk: [
            ("confirmed", "23 of 96 seats left", "In person"),
            ("confirmed", "Open, no limit", "Online"),
        ],
        other.pk: [("waiting", "Full, waiting list open", "In person")],
    }


def test_seats_of_says_once_what_is_the_same_for_both_modes(event):
    for mode in ("in_person", "online"):
        CapacityLimitFactory(side_event=event, attendance_mode=mode, seats=None)
    states = seats_of([event])[event.pk]
    assert states == [SeatState("confirmed", "Open, no limit", "In person and online", accepts=True)]


def test_seats_of_leaves_out_a_mode_that_is_no_longer_offered():
    event = SideEventFactory(is_online=False)
    CapacityLimitFactory(side_event=event, attendance_mode="online")
    assert seats_of([event]) == {}


def test_seats_of_is_one_query_for_any_number(django_assert_num_queries):
    events = [CapacityLimitFactory().side_event for _number in range(20)]
    with django_assert_num_queries(1):
        assert sorted(seats_of(events)) == [event.pk for event in events]


def test_seat_state_shows_nothing_for_an_event_without_rsvp():
    template = Template("{% load seats %}{% seats_of side_events as seats %}{% seat_state 7 seats %}")
    assert template.render(Context({"side_events": []})).strip() == ""


def test_panel_leads_to_the_rsvp(event):
    CapacityLimitFactory(side_event=event, seats=96, confirmed_count=73)
    html = panel(event)
    assert f'href="{event.get_absolute_url()}rsvp/">RSVP</a>' in html
    assert '<progress class="bar" max="96" value="73"' in html


def test_panel_offers_the_waiting_list_when_every_mode_is_full(event):
    CapacityLimitFactory(side_event=event, seats=1, confirmed_count=1)
    assert ">Join the waiting list</a>" in panel(event)


def test_panel_offers_a_seat_while_one_mode_has_some(event):
    CapacityLimitFactory(side_event=event, seats=1, confirmed_count=1)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None)
    assert ">RSVP</a>" in panel(event)


def test_panel_says_the_deadline_with_its_weekday(event):
    event.rsvp_deadline_at = new_york(17, 18)
    CapacityLimitFactory(side_event=event)
    assert "RSVP by Friday, 17 May 2030, 6 p.m.<br>" in panel(event).replace("\u00a0", " ")


def test_panel_says_when_one_mode_closes_before_the_others(event):
    CapacityLimitFactory(side_event=event, closes_at=new_york(16, 12))
    html = panel(event).replace("\u00a0", " ")
    assert '<dd class="note">RSVP by Thursday, 16 May 2030, noon</dd>' in html


@pytest.mark.parametrize(
    ("change", "heading"),
    [
        ({"is_invitation_only": True}, "By invitation only"),
        ({"starts_at": new_york(1, 9).replace(year=2020)}, "Held"),
    ],
)
def test_panel_without_a_button_says_why(change, heading):
    event = SideEventFactory(**change)
    CapacityLimitFactory(side_event=event)
    html = panel(event)
    assert (f'<h2 id="rsvp">{heading}</h2>' in html, "btn" in html) == (True, False)


def test_panel_of_a_draft_has_no_button():
    event = SideEventFactory(draft=True)
    CapacityLimitFactory(side_event=event)
    html = panel(event)
    assert ("The RSVP opens when the side event is published." in html, "btn" in html) == (True, False)


def test_panel_of_a_cancelled_event_is_empty():
    event = SideEventFactory(cancelled=True)
    CapacityLimitFactory(side_event=event)
    assert panel(event) == ""


def test_panel_without_rsvp_names_the_focal_point(event):
    assert 'href="mailto:side-events@mission.example"' in panel(event)


def test_panel_of_a_discreet_event_has_no_number(event):
    event.is_discreet = True
    CapacityLimitFactory(side_event=event, seats=9600, confirmed_count=7300)
    html = panel(event)
    assert [number in html for number in ("9600", "7300", "2300", "progress")] == [False] * 4


def test_panel_is_one_query(event, django_assert_num_queries):
    CapacityLimitFactory(side_event=event)
    CapacityLimitFactory(side_event=event, attendance_mode="online")
    event = SideEvent.objects.with_everything().get()
    with django_assert_num_queries(1):
        rsvp_panel(event)


def test_a_panel_where_nobody_can_answer_names_the_focal_point_as_the_form_does(client):
    limit = CapacityLimitFactory(seats=0, has_waiting_list=False, side_event__slug="law")
    next_step = 'Questions: <a href="mailto:side-events@mission.example">'
    assert next_step in panel(limit.side_event)
    assert next_step in client.get("/2030/law/rsvp/").content.decode()
    CapacityLimit.objects.update(has_waiting_list=True)
    assert next_step not in panel(limit.side_event)
