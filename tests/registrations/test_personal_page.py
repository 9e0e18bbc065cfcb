"""The personal page, to which the link in each mail leads: what it shows, changing details, cancelling."""

import icalendar
import pytest
import time_machine

from events.actors import Actor
from events.models import Message, SideEvent
from registrations import services
from registrations.models import AttendanceMode, CapacityLimit, Rsvp
from tests.factories import CapacityLimitFactory, RsvpFactory, SideEventFactory
from tests.pages import query_count, words

from .people import TYPED, seat_amina

pytestmark = pytest.mark.django_db


@pytest.fixture
def limit():
    return CapacityLimitFactory(seats=1, side_event__slug="law")


def link(rsvp, below=""):
    return f"/rsvp/{rsvp.token}/{below}"


def test_the_personal_page_shows_seat_date_and_place(client, limit):
    page = words(client.get(link(seat_amina(limit))))
    assert "Confirmed, in person" in page
    assert "Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m." in page
    assert f"{limit.side_event.venue.name}, United Nations Headquarters" in page
    assert "A UN grounds pass is needed at the gate." in page


def test_the_personal_page_shows_the_place_in_the_queue(client, limit):
    seat_amina(limit, "first@mission.example")
    page = words(client.get(link(seat_amina(limit))))
    assert "On the waiting list, place 1" in page
    assert "Add to calendar" not in page


def test_the_joining_link_is_on_no_page_and_in_no_mail(client):
    event = SideEventFactory(slug="law", is_online=True, joining_link="https://join.example/secret")
    limit = CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    rsvp = seat_amina(limit)
    pages = [client.get(path).content for path in ("/2030/law/rsvp/", link(rsvp), link(rsvp, "event.ics"))]
    assert b"join.example" not in b"".join(pages)
    assert "join.example" not in str(Message.objects.get().facts)


@pytest.mark.parametrize("below", ["", "change/", "cancel/", "event.ics"])
def test_a_personal_page_is_kept_nowhere(client, limit, below):
    response = client.get(link(seat_amina(limit), below))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    # a form must tell the host where it comes from, or the browser says "null" and is refused; never the path
    has_form = b'method="post"' in response.content
    assert has_form == (below != "event.ics")
    assert response["Referrer-Policy"] == ("strict-origin" if has_form else "no-referrer")


@pytest.mark.parametrize("below", ["", "change/", "cancel/", "event.ics"])
@pytest.mark.parametrize("token", ["x" * 32, "x", "x" * 500, "%00", "é", ").", "' OR 1=1"])
def test_a_link_that_opens_nothing_says_so(client, limit, token, below):
    seat_amina(limit)
    response = client.get(f"/rsvp/{token}/{below}")
    assert response.status_code == 404
    assert "This link opens no RSVP" in words(response)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_every_link_twice_changes_nothing(client, limit, method):
    rsvp = seat_amina(limit)
    seat_amina(limit, "second@mission.example")
    before = _everything()
    for path in (
        "/2030/law/rsvp/",
        "/2030/law/rsvp/sent/",
        *(link(rsvp, b) for b in ("", "change/", "cancel/", "event.ics")),
    ):
        for _time in range(2):
            getattr(client, method)(path)
    assert _everything() == before


def _everything():
    return [
        list(model.objects.order_by("pk").values()) for model in (Rsvp, CapacityLimit, Message, SideEvent)
    ]


def test_the_calendar_file_is_for_those_who_have_a_seat(client, limit):
    rsvp = seat_amina(limit)
    calendar = icalendar.Calendar.from_ical(client.get(link(rsvp, "event.ics")).content)
    assert calendar["METHOD"] == "PUBLISH"
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == limit.side_event.starts_at
    assert "ATTENDEE" not in event
    waiting = seat_amina(limit, "second@mission.example")
    assert client.get(link(waiting, "event.ics")).status_code == 404


def test_the_delegate_changes_details_but_not_the_address(client, limit):
    rsvp = seat_amina(limit)
    assert 'value="Amina"' in client.get(link(rsvp, "change/")).content.decode()
    changed = {
        "given_name": "Aminata",
        "family_name": "Delegate",
        "organization_name": "Togo",
        "email": "x@y.example",
    }
    response = client.post(link(rsvp, "change/"), changed, follow=True)
    assert response.redirect_chain == [(link(rsvp), 302)]
    assert "Your details are saved." in words(response)
    rsvp.refresh_from_db()
    assert (rsvp.given_name, rsvp.organization_name, rsvp.email) == (
        "Aminata",
        "Togo",
        "amina@mission.example",
    )


def test_mistakes_in_the_details_are_said(client, limit):
    rsvp = seat_amina(limit)
    response = client.post(
        link(rsvp, "change/"), {"given_name": "", "family_name": "D", "organization_name": "Togo"}
    )
    assert response.status_code == 422
    assert "One thing to correct" in words(response)


def test_cancelling_asks_first_and_then_seats_the_next(client, limit):
    rsvp, waiting = seat_amina(limit), seat_amina(limit, "second@mission.example")
    assert "Do you want to cancel your RSVP?" in words(client.get(link(rsvp, "cancel/")))
    response = client.post(link(rsvp, "cancel/"), follow=True)
    assert "Your RSVP is cancelled" in words(response)
    assert 'href="/2030/law/rsvp/"' in response.content.decode()
    waiting.refresh_from_db()
    assert waiting.status == Rsvp.Status.CONFIRMED
    assert client.post(link(rsvp, "cancel/")).status_code == 302


@pytest.mark.parametrize("below", ["change/", "cancel/"])
def test_nothing_is_changed_on_a_cancelled_rsvp(client, limit, below):
    rsvp = seat_amina(limit)
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    response = client.get(link(rsvp, below))
    assert "This RSVP is cancelled." in words(response)
    assert b"<form" not in response.content


@pytest.mark.parametrize("below", ["change/", "cancel/"])
def test_nothing_is_changed_after_the_event(client, limit, below):
    rsvp = seat_amina(limit)
    with time_machine.travel(limit.side_event.ends_at):
        page = client.get(link(rsvp))
        late = client.post(link(rsvp, below), TYPED)
    assert "This side event has been held." in words(page)
    assert "Cancel my RSVP" not in words(page)
    assert late.status_code == 409
    assert "This side event has been held." in words(late)
    rsvp.refresh_from_db()
    assert (rsvp.status, rsvp.courtesy_title) == ("confirmed", "")


def test_the_personal_page_of_a_cancelled_event_gives_the_reason(client, limit):
    rsvp = seat_amina(limit)
    SideEvent.objects.update(status=SideEvent.Status.CANCELLED, cancellation_reason="The room is needed.")
    page = words(client.get(link(rsvp)))
    assert "The side event is cancelled The room is needed." in page
    assert "Cancel my RSVP" not in page


def test_the_personal_page_exists_in_every_language(client, limit):
    rsvp = seat_amina(limit)
    for prefix in ("", "/fr", "/es", "/ru", "/ar", "/zh-hans"):
        assert client.get(prefix + link(rsvp)).status_code == 200


def test_a_personal_page_costs_the_same_however_many_answered(client, limit):
    rsvp = seat_amina(limit)
    few = query_count(client, link(rsvp))
    RsvpFactory.create_batch(20, side_event=limit.side_event)
    assert query_count(client, link(rsvp)) == few
