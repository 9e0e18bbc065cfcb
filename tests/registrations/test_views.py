"""The form with which a delegate asks for a seat, and why it refuses."""

import re

import pytest
import time_machine
from django.test import Client

from events.models import Message, PreviousSlug, SideEvent
from registrations.models import AttendanceMode, CapacityLimit, Rsvp
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory, new_york
from tests.pages import query_count, words

from . import people
from .people import seat_amina

pytestmark = pytest.mark.django_db

TYPED = people.TYPED | {"courtesy_title": "Ms."}


@pytest.fixture
def limit():
    return CapacityLimitFactory(seats=1, side_event__slug="law")


def post(client, limit, path="", **typed):
    return client.post(f"{path}/2030/{limit.side_event.slug}/rsvp/", TYPED | typed)


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


@pytest.mark.parametrize(("mode", "words_of_mode"), [("in_person", "in person"), ("online", "online")])
def test_where_there_is_a_choice_the_next_page_says_what_was_chosen(client, limit, mode, words_of_mode):
    SideEvent.objects.update(is_online=True)
    CapacityLimitFactory(side_event=limit.side_event, attendance_mode=AttendanceMode.ONLINE)
    page = client.get(post(client, limit, attendance_mode=mode).url)
    assert f"Your seat is confirmed, {words_of_mode}" in words(page)


def test_a_place_in_the_queue_is_told_on_the_next_page(client, limit):
    seat_amina(limit, "first@mission.example")
    seat_amina(limit, "second@mission.example")
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


def test_page_mail_and_calendar_name_the_event_in_the_language_of_the_page(client, limit):
    SideEvent.objects.update(
        title_fr="L’eau sous le feu", subtitle="Rules", updated_at=limit.side_event.updated_at
    )
    response = client.get("/fr/2030/law/rsvp/")
    post(client, limit, "/fr")
    message = Message.objects.get(kind="registrations/confirmed")

    assert "<bdi>L’eau sous le feu</bdi></h1>" in response.content.decode()
    assert (message.facts["title"], message.facts["subtitle"]) == ("L’eau sous le feu", "Rules")
    assert message.facts["calendar"]["summary"] == "L’eau sous le feu"


def test_a_title_in_another_language_than_the_page_says_so(client, limit):
    SideEvent.objects.update(title="Water")
    html = client.get("/fr/2030/law/rsvp/").content.decode()
    assert '<bdi lang="en">Water</bdi> <small class="language-note">(en anglais)</small></h1>' in html


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
    seat_amina(limit, "first@mission.example")
    few = query_count(client, "/2030/law/rsvp/")
    for number in range(20):
        seat_amina(limit, f"person{number}@mission.example")
    assert query_count(client, "/2030/law/rsvp/") == few


def test_the_page_that_says_sent_leads_to_the_mailbox_while_trying_the_site(client, limit, settings):
    assert b"/mailbox/" not in client.get("/2030/law/rsvp/sent/").content
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "pocweek.mail_folder.FolderBackend"
    assert b'href="/mailbox/"' in client.get("/2030/law/rsvp/sent/").content


def test_a_signed_in_organiser_uses_the_same_form(client, limit):
    client.force_login(UserFactory())
    assert post(client, limit).status_code == 302


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


MAY_END = [  # what was typed can still be sent one day
    (_closed, "RSVP closed on Wednesday, 1 May 2030, 9 a.m., New York time."),
    (_not_open, "RSVP opens on Monday, 20 May 2030, 9 a.m., New York time."),
    (_full, "All seats are taken and there is no waiting list."),
    (_invited, "This side event is by invitation only."),
]
REFUSALS = [*MAY_END, (_cancelled, "This side event has been cancelled.")]


@pytest.mark.parametrize(("close", "sentence"), REFUSALS)
@time_machine.travel(new_york(10, 9))
def test_a_closed_form_says_why_instead_of_asking(client, limit, close, sentence):
    close(limit)
    response = client.get("/2030/law/rsvp/")
    assert response.status_code == 200
    assert sentence in words(response)
    assert b"<form" not in response.content


@pytest.mark.parametrize(("close", "sentence"), MAY_END)
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
        assert_is_over(client, limit)


@pytest.mark.parametrize("email", ["amina@mission.example", "no address"])
def test_an_answer_to_a_cancelled_event_gets_the_page_without_a_form_and_without_seats(client, limit, email):
    _cancelled(limit)
    assert "This side event has been cancelled." in words(client.get("/2030/law/rsvp/"))
    assert_is_over(client, limit, email=email)


def assert_is_over(client, limit, **typed):
    late = post(client, limit, **typed)
    assert late.status_code == 409
    assert words(late) == words(client.get("/2030/law/rsvp/"))
    assert "left" not in words(late)
    assert b"<form" not in late.content
    assert not Rsvp.objects.exists()


# --- known addresses ---


def test_posting_twice_is_one_rsvp_and_a_kind_answer(client, limit):
    post(client, limit)
    page = client.get(post(client, limit, email="AMINA@mission.example").url)
    assert "You have answered already" in words(page)
    assert "We have sent the personal link to AMINA@mission.example again." in words(page)
    assert Rsvp.objects.count() == 1


def test_a_discreet_event_answers_a_known_address_like_a_new_one():
    limit = CapacityLimitFactory(seats=1, side_event__slug="law", side_event__is_discreet=True)
    seat_amina(limit, "known@mission.example")
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
    seat_amina(limit)
    page = words(client.get("/2030/law/rsvp/"))
    assert "In person RSVP open" in page
    assert re.findall(r"\d+ (?:of|seat|wait)", page) == []
