import re

import icalendar
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.actors import Actor
from events.models import Message, PreviousSlug, SideEvent
from registrations import services
from registrations.models import AttendanceMode, CapacityLimit, Rsvp
from tests.factories import CapacityLimitFactory, RsvpFactory, SideEventFactory, UserFactory, new_york

pytestmark = pytest.mark.django_db

TYPED = {
    "courtesy_title": "Ms.",
    "given_name": "Amina",
    "family_name": "Delegate",
    "email": "amina@mission.example",
    "organization_name": "Norway",
    "has_consented": "on",
}


@pytest.fixture
def limit():
    return CapacityLimitFactory(seats=1, side_event__slug="law")


def post(client, limit, path="", **typed):
    return client.post(f"{path}/2030/{limit.side_event.slug}/rsvp/", TYPED | typed)


def words(response):
    """Return what a reader sees, on one line."""
    text = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(text.replace("\xa0", " ").split()).replace(" ,", ",").replace(" .", ".")


def seat_somebody(limit, email="amina@mission.example", **changes):
    values = {
        "side_event": limit.side_event,
        "attendance_mode": limit.attendance_mode,
        "given_name": "Amina",
        "family_name": "Delegate",
        "email": email,
        "organization_name": "Norway",
        "by": Actor.delegate(),
    }
    return services.register(**values | changes).rsvp


def link(rsvp, below=""):
    return f"/rsvp/{rsvp.token}/{below}"


# --- the form ---


def test_the_form_shows_the_seats_and_asks_for_consent_that_is_not_given_yet(client, limit):
    response = client.get("/2030/law/rsvp/")
    assert response.status_code == 200
    assert "1 of 1 seat left" in words(response)
    assert not response.context["form"]["has_consented"].value()
    assert 'href="/privacy/"' in response.content.decode()


def test_each_field_tells_the_browser_what_it_is_for(client, limit):
    html = client.get("/2030/law/rsvp/").content.decode()
    named = dict(re.findall(r'name="(\w+)"[^>]*? autocomplete="([\w-]+)"', html))
    assert named == {
        "courtesy_title": "honorific-prefix",
        "given_name": "given-name",
        "family_name": "family-name",
        "function": "organization-title",
        "organization_name": "organization",
        "identity_name": "off",
        "email": "email",
        "website": "off",
    }


def test_a_seat_is_confirmed_on_the_next_page_which_can_be_read_again(client, limit):
    response = post(client, limit)
    assert (response.status_code, response.url) == (302, "/2030/law/rsvp/sent/")
    page = client.get(response.url)
    assert "Your seat is confirmed" in words(page)
    assert "amina@mission.example" in words(page)
    assert words(client.get(response.url)) == words(page)
    rsvp = Rsvp.objects.get()
    assert (rsvp.status, rsvp.language, rsvp.courtesy_title) == ("confirmed", "en", "Ms.")
    assert rsvp.consented_at is not None


def test_a_place_in_the_queue_is_told_on_the_next_page(client, limit):
    seat_somebody(limit, "first@mission.example")
    seat_somebody(limit, "second@mission.example")
    assert "Join the waiting list" in words(client.get("/2030/law/rsvp/"))
    page = client.get(post(client, limit).url)
    assert "You are on the waiting list, place 2" in words(page)


def test_the_next_page_tells_nothing_to_a_browser_that_sent_nothing(client, limit):
    page = words(client.get("/2030/law/rsvp/sent/"))
    assert "Your answer is in your e-mail" in page
    client.cookies["rsvp_sent"] = "made-up"
    assert words(client.get("/2030/law/rsvp/sent/")) == page


def test_the_cookie_is_for_the_next_page_alone_and_holds_no_token(client, limit):
    response = post(client, limit, path="/fr")
    cookie = response.cookies["rsvp_sent"]
    assert (cookie["path"], cookie["max-age"]) == ("/fr/2030/law/rsvp/sent/", 600)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    token = Rsvp.objects.get().token
    everything = cookie.value + response.url + client.get(response.url).content.decode()
    assert token not in everything


def test_the_cookie_is_forgotten_after_ten_minutes(client, limit):
    with time_machine.travel("2030-05-01T12:00:00Z") as clock:
        response = post(client, limit)
        clock.shift(601)
        assert "Your answer is in your e-mail" in words(client.get(response.url))


def test_the_rsvp_keeps_the_language_of_the_page(client, limit):
    post(client, limit, path="/fr")
    assert Rsvp.objects.get().language == "fr"
    assert Message.objects.get().language == "fr"
    assert Message.objects.get().facts["link"].startswith("http://testserver/fr/rsvp/")


def test_mistakes_come_back_with_what_was_typed_and_links_to_the_fields(client, limit):
    response = post(client, limit, email="amina@", given_name="", family_name="<b>Family</b>")
    html = response.content.decode()
    assert response.status_code == 422
    assert "2 things to correct" in html
    assert 'href="#id_given_name"' in html
    assert 'href="#id_email"' in html
    assert 'value="&lt;b&gt;Family&lt;/b&gt;"' in html
    assert 'aria-invalid="true" aria-describedby="id_email_helptext id_email_error"' in html
    assert not Rsvp.objects.exists()


def test_a_choice_not_made_is_a_mistake_like_any_other(client):
    event = SideEventFactory(slug="law", is_online=True)
    limit = CapacityLimitFactory(side_event=event)
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    response = post(client, limit)
    assert response.status_code == 422
    assert 'href="#id_attendance_mode"' in response.content.decode()
    assert 'id="id_attendance_mode"' in response.content.decode()
    assert post(client, limit, attendance_mode="online").status_code == 302
    assert Rsvp.objects.get().attendance_mode == "online"


@pytest.mark.parametrize(
    "name", ["courtesy_title", "given_name", "family_name", "function", "organization_name", "email"]
)
@pytest.mark.parametrize(
    "typed", ["\x00", "x" * 10_000, "<script>", "\u202e\u2066", "\ud83d", "' OR 1=1 --", "٣\u200f"]
)
def test_whatever_is_typed_gets_an_answer(client, limit, name, typed):
    response = post(
        client, limit, **{name: typed.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}
    )
    assert response.status_code in (302, 422)


def test_a_program_that_fills_in_every_field_is_thanked_and_forgotten(client, limit):
    response = post(client, limit, website="https://spam.example")
    assert response.status_code == 302
    assert "We have received your RSVP" in words(client.get(response.url))
    assert not Rsvp.objects.exists()
    assert not Message.objects.exists()


def test_a_form_from_elsewhere_is_refused(limit):
    response = Client(enforce_csrf_checks=True).post("/2030/law/rsvp/", TYPED)
    assert response.status_code == 403
    assert not Rsvp.objects.exists()


def test_the_form_of_a_former_address_leads_to_the_new_one(client, limit):
    event = limit.side_event
    PreviousSlug.objects.create(week=event.week, slug="old", side_event=event)
    assert client.get("/2030/old/rsvp/").url == "/2030/law/rsvp/"
    assert client.get("/2030/old/rsvp/sent/").url == "/2030/law/rsvp/sent/"


@pytest.mark.parametrize(
    "path", ["/2030/draft/rsvp/", "/2030/draft/rsvp/sent/", "/2030/nothing/rsvp/", "/1999/law/rsvp/"]
)
def test_there_is_no_form_where_nothing_is_public(client, limit, path):
    draft = CapacityLimitFactory(side_event=SideEventFactory(slug="draft", draft=True)).side_event
    PreviousSlug.objects.create(week=draft.week, slug="old-draft", side_event=draft)
    assert client.get(path).status_code == 404
    assert client.get("/2030/old-draft/rsvp/").status_code == 404


def test_the_form_runs_the_same_queries_with_many_rsvps(client, limit):
    seat_somebody(limit, "first@mission.example")
    few = _queries(client, "/2030/law/rsvp/")
    for number in range(20):
        seat_somebody(limit, f"person{number}@mission.example")
    assert _queries(client, "/2030/law/rsvp/") == few


def _queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


# --- refusals ---


def _closed(limit):
    CapacityLimit.objects.update(closes_at=new_york(1, 9))


def _not_open(limit):
    CapacityLimit.objects.update(opens_at=new_york(20, 9))


def _full(limit):
    CapacityLimit.objects.update(seats=0, has_waiting_list=False)


def _cancelled(limit):
    SideEvent.objects.update(status=SideEvent.Status.CANCELLED)


def _invited(limit):
    SideEvent.objects.update(is_invitation_only=True)


REFUSALS = [
    (_closed, "RSVP closed on Wednesday, 1 May 2030, 9 a.m., New York time."),
    (_not_open, "RSVP opens on Monday, 20 May 2030, 9 a.m., New York time."),
    (_full, "All seats are taken and there is no waiting list."),
    (_cancelled, "This side event has been cancelled."),
    (_invited, "This side event is by invitation only."),
]


@pytest.mark.parametrize(("close", "sentence"), REFUSALS)
@time_machine.travel(new_york(10, 9))
def test_a_closed_form_says_why_instead_of_asking(client, limit, close, sentence):
    close(limit)
    response = client.get("/2030/law/rsvp/")
    assert response.status_code == 200
    assert sentence in words(response)
    assert b"<form" not in response.content


@pytest.mark.parametrize(("close", "sentence"), REFUSALS)
@time_machine.travel(new_york(10, 9))
def test_a_late_answer_is_refused_and_what_was_typed_is_kept(client, limit, close, sentence):
    close(limit)
    response = post(client, limit)
    assert response.status_code == 409
    assert sentence in words(response)
    assert 'value="amina@mission.example"' in response.content.decode()
    assert not Rsvp.objects.exists()


def test_the_form_of_a_held_event_says_so(client, limit):
    with time_machine.travel(limit.side_event.ends_at):
        assert "This side event has been held." in words(client.get("/2030/law/rsvp/"))
        assert post(client, limit).status_code == 409


# --- known addresses ---


def test_posting_twice_is_one_rsvp_and_a_kind_answer(client, limit):
    post(client, limit)
    page = client.get(post(client, limit, email="AMINA@mission.example").url)
    assert "You have answered already" in words(page)
    assert "We have sent the personal link to AMINA@mission.example again." in words(page)
    assert Rsvp.objects.count() == 1


def test_a_discreet_event_answers_a_known_address_like_a_new_one():
    limit = CapacityLimitFactory(seats=1, side_event__slug="law", side_event__is_discreet=True)
    seat_somebody(limit, "known@mission.example")
    answers = []
    with time_machine.travel("2030-05-01T12:00:00Z", tick=False):
        for email in ("known@mission.example", "fresh@mission.example"):
            client = Client()
            response = post(client, limit, email=email)
            cookie = response.cookies["rsvp_sent"]
            page = words(client.get(response.url)).replace(email, "…")
            answers.append(
                (response.status_code, response.url, len(cookie.value), sorted(cookie.items()), page)
            )
    assert answers[0] == answers[1]
    assert "We have received your RSVP" in answers[0][-1]


def test_a_discreet_event_shows_no_numbers_on_its_form(client):
    limit = CapacityLimitFactory(seats=7, side_event__slug="law", side_event__is_discreet=True)
    seat_somebody(limit)
    page = words(client.get("/2030/law/rsvp/"))
    assert "In person RSVP open" in page
    assert re.findall(r"\d+ (?:of|seat|wait)", page) == []


# --- the personal page ---


def test_the_personal_page_shows_seat_date_and_place(client, limit):
    page = words(client.get(link(seat_somebody(limit))))
    assert "Confirmed, in person" in page
    assert "Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m." in page
    assert f"{limit.side_event.venue.name}, United Nations Headquarters" in page
    assert "A UN grounds pass is needed at the gate." in page


def test_the_personal_page_shows_the_place_in_the_queue(client, limit):
    seat_somebody(limit, "first@mission.example")
    page = words(client.get(link(seat_somebody(limit))))
    assert "On the waiting list, place 1" in page
    assert "Add to calendar" not in page


def test_the_joining_link_is_on_no_page_and_in_no_mail(client):
    event = SideEventFactory(slug="law", is_online=True, joining_link="https://join.example/secret")
    limit = CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    rsvp = seat_somebody(limit)
    pages = [client.get(path).content for path in ("/2030/law/rsvp/", link(rsvp), link(rsvp, "event.ics"))]
    assert b"join.example" not in b"".join(pages)
    assert "join.example" not in str(Message.objects.get().facts)


@pytest.mark.parametrize("below", ["", "change/", "cancel/", "event.ics"])
def test_a_personal_page_is_kept_nowhere(client, limit, below):
    response = client.get(link(seat_somebody(limit), below))
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    # a form must tell the host where it comes from, or the browser says "null" and is refused; never the path
    has_form = below in ("change/", "cancel/")
    assert response["Referrer-Policy"] == ("strict-origin" if has_form else "no-referrer")


@pytest.mark.parametrize("below", ["", "change/", "cancel/", "event.ics"])
@pytest.mark.parametrize("token", ["x" * 32, "x", "x" * 500, "%00", "é", ").", "' OR 1=1"])
def test_a_link_that_opens_nothing_says_so(client, limit, token, below):
    seat_somebody(limit)
    response = client.get(f"/rsvp/{token}/{below}")
    assert response.status_code == 404
    assert "This link opens no RSVP" in words(response)


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_opening_every_link_twice_changes_nothing(client, limit, method):
    rsvp = seat_somebody(limit)
    seat_somebody(limit, "second@mission.example")
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
    rsvp = seat_somebody(limit)
    calendar = icalendar.Calendar.from_ical(client.get(link(rsvp, "event.ics")).content)
    assert calendar["METHOD"] == "PUBLISH"
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt == limit.side_event.starts_at
    assert "ATTENDEE" not in event
    waiting = seat_somebody(limit, "second@mission.example")
    assert client.get(link(waiting, "event.ics")).status_code == 404


def test_the_delegate_changes_details_but_not_the_address(client, limit):
    rsvp = seat_somebody(limit)
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
    rsvp = seat_somebody(limit)
    response = client.post(
        link(rsvp, "change/"), {"given_name": "", "family_name": "D", "organization_name": "Togo"}
    )
    assert response.status_code == 422
    assert "One thing to correct" in words(response)


def test_cancelling_asks_first_and_then_seats_the_next(client, limit):
    rsvp, waiting = seat_somebody(limit), seat_somebody(limit, "second@mission.example")
    assert "Do you want to cancel your RSVP?" in words(client.get(link(rsvp, "cancel/")))
    response = client.post(link(rsvp, "cancel/"), follow=True)
    assert "Your RSVP is cancelled" in words(response)
    assert 'href="/2030/law/rsvp/"' in response.content.decode()
    waiting.refresh_from_db()
    assert waiting.status == Rsvp.Status.CONFIRMED
    assert client.post(link(rsvp, "cancel/")).status_code == 302


@pytest.mark.parametrize("below", ["change/", "cancel/"])
def test_nothing_is_changed_on_a_cancelled_rsvp(client, limit, below):
    rsvp = seat_somebody(limit)
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    response = client.get(link(rsvp, below))
    assert "This RSVP is cancelled." in words(response)
    assert b"<form" not in response.content


@pytest.mark.parametrize("below", ["change/", "cancel/"])
def test_nothing_is_changed_after_the_event(client, limit, below):
    rsvp = seat_somebody(limit)
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
    rsvp = seat_somebody(limit)
    SideEvent.objects.update(status=SideEvent.Status.CANCELLED, cancellation_reason="The room is needed.")
    page = words(client.get(link(rsvp)))
    assert "The side event is cancelled The room is needed." in page
    assert "Cancel my RSVP" not in page


def test_the_personal_page_exists_in_every_language(client, limit):
    rsvp = seat_somebody(limit)
    for prefix in ("", "/fr", "/es", "/ru", "/ar", "/zh-hans"):
        assert client.get(prefix + link(rsvp)).status_code == 200


def test_a_personal_page_costs_the_same_however_many_answered(client, limit):
    rsvp = seat_somebody(limit)
    few = _queries(client, link(rsvp))
    RsvpFactory.create_batch(20, side_event=limit.side_event)
    assert _queries(client, link(rsvp)) == few


def test_the_page_that_says_sent_leads_to_the_mailbox_while_trying_the_site(client, limit, settings):
    assert b"/mailbox/" not in client.get("/2030/law/rsvp/sent/").content
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "pocweek.mail_folder.FolderBackend"
    assert b'href="/mailbox/"' in client.get("/2030/law/rsvp/sent/").content


def test_a_signed_in_organiser_uses_the_same_form(client, limit):
    client.force_login(UserFactory())
    assert post(client, limit).status_code == 302
