import datetime as dt
import re

import icalendar
import pytest
from django.utils import translation

from events import services as events_services
from events.actors import Actor
from events.mails.delivery import compose
from events.models import CoSponsor, Message, Organization
from registrations import services
from registrations.models import AttendanceMode, Rsvp
from tests.factories import (
    CapacityLimitFactory,
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
TITLE = "Law & order <for> civilians"
WHEN = "Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m., New York time"
KINDS = ["confirmed", "waiting", "seated", "cancelled", "link_again", "event_cancelled"]


@pytest.fixture
def event():
    event = SideEventFactory(slug="law", title=TITLE, venue__name="Conference Room 8")
    CapacityLimitFactory(side_event=event, seats=1)
    return event


def answer(event, email="amina@mission.example", **changes):
    values = {
        "side_event": event,
        "attendance_mode": AttendanceMode.IN_PERSON,
        "courtesy_title": "Ms.",
        "given_name": "Amina",
        "family_name": "Delegate",
        "email": email,
        "organization_name": "Norway",
        "by": Actor.delegate(),
    }
    return services.register(**values | changes).rsvp


def mail(kind, email="amina@mission.example"):
    """Return the one mail of a kind to an address, as it is sent."""
    return compose(Message.objects.get(kind=f"registrations/{kind}", recipient=email))


def html_of(composed):
    (alternative,) = composed.alternatives
    return alternative[0]


def body_of(composed):
    return composed.body.replace("\xa0", " ")


def calendar_of(composed):
    """Return method, state and the one event of the attached calendar file."""
    ((name, content, mimetype),) = composed.attachments
    calendar = icalendar.Calendar.from_ical(content)
    (entry,) = calendar.walk("VEVENT")
    assert name == "side-event.ics"
    assert mimetype.startswith(f"text/calendar; method={calendar['METHOD']}")
    return calendar["METHOD"], entry


def one_of_each_kind(event):
    """Let everything happen that is written about, to people whose address names it."""
    first = answer(event, "confirmed@mission.example")
    answer(event, "confirmed@mission.example")
    second = answer(event, "waiting@mission.example")
    services.cancel(rsvp=first, by=Actor.delegate())
    services.cancel(rsvp=second, by=Actor.delegate())
    answer(event, "last@mission.example")
    events_services.cancel(side_event=event, by=Actor.clock(), reason="The room is needed.")
    messages = Message.objects.order_by("pk")
    return {message.kind.split("/")[1]: compose(message) for message in messages}


def test_each_mail_has_title_date_and_place_in_text_and_html(event):
    mails = one_of_each_kind(event)
    assert sorted(mails) == sorted(KINDS)
    for composed in mails.values():
        text, html = body_of(composed), html_of(composed).replace("\xa0", " ")
        for fact in (WHEN, "Conference Room 8, United Nations Headquarters"):
            assert fact in text
            assert fact in html
        assert TITLE in text
        assert "Law &amp; order &lt;for&gt; civilians" in html
        assert TITLE in composed.subject
        assert "<for>" not in html


def test_the_words_of_each_mail(event):
    mails = one_of_each_kind(event)
    words = {
        kind: (composed.subject.split(":")[0], body_of(composed).split("\n\n")[1])
        for kind, composed in mails.items()
    }
    assert words == {
        "confirmed": ("Confirmed", "Your seat is confirmed"),
        "waiting": ("Waiting list", "You are on the waiting list"),
        "seated": ("A seat for you", "A seat has become free, and it is yours"),
        "cancelled": ("Your RSVP is cancelled", "Your RSVP is cancelled"),
        "link_again": ("Your personal link", "Your personal link, once more"),
        "event_cancelled": ("Side event cancelled", "This side event is cancelled"),
    }
    assert "Your place in the queue is 1." in body_of(mails["waiting"])
    assert "The room is needed." in body_of(mails["event_cancelled"])


def test_the_personal_link_stands_in_full(event):
    rsvp = answer(event)
    url = f"http://testserver/rsvp/{rsvp.token}/"
    assert f"\n{url}\n" in mail("confirmed").body
    assert f'href="{url}"' in html_of(mail("confirmed"))
    assert f"<bdi>{url}</bdi>" in html_of(mail("confirmed"))


def test_mails_have_one_style_and_nothing_to_fetch(event):
    for composed in one_of_each_kind(event).values():
        html = html_of(composed)
        assert html.count("<style") == 1
        assert re.findall(r"<(table|img|script|link|iframe)", html) == []
        assert re.findall(r'style="|url\(|@import', html) == []


def test_text_mails_have_no_stray_spaces_and_no_markup(event):
    for composed in one_of_each_kind(event).values():
        lines = composed.body.splitlines()
        assert [line for line in lines if "  " in line.strip()] == []
        assert [line for line in lines if line != line.rstrip() and line != "-- "] == []
        assert "\n\n\n" not in composed.body.strip()
        assert "&amp;" not in composed.body


@pytest.mark.parametrize(
    ("person", "salutation"),
    [
        ({"courtesy_title": "H.E."}, "Excellency,"),
        ({"courtesy_title": "Ms."}, "Dear Ms. Delegate,"),
        ({"courtesy_title": "Prof.", "family_name": "da Silva"}, "Dear Prof. da Silva,"),
        ({"courtesy_title": ""}, "Dear Amina Delegate,"),
    ],
)
def test_people_are_addressed_as_they_ask_to_be(event, person, salutation):
    answer(event, **person)
    assert f"\n\n{salutation}\n\n" in mail("confirmed").body


def test_a_name_stands_with_the_courtesy_title_of_the_language():
    rsvp = Rsvp(courtesy_title="Ms.", given_name="Amina", family_name="Diallo")
    with translation.override("fr"):
        assert rsvp.full_name == "Mme Amina Diallo"
    assert rsvp.full_name == "Ms. Amina Diallo"


def test_an_arabic_mail_keeps_latin_names_in_their_own_direction(event):
    answer(event, "arabic@mission.example", language="ar", courtesy_title="")
    composed = mail("confirmed", "arabic@mission.example")
    title = f"\u2068{event.title}\u2069"
    assert title in composed.subject
    assert f"\n    {title}\n" in composed.body
    assert "\u2068Amina Delegate\u2069" in composed.body


def test_those_who_present_the_event_welcome_the_guest(event):
    answer(event, "alone@mission.example")
    assert "You are welcome in person at" in mail("confirmed", "alone@mission.example").body


@pytest.mark.parametrize(
    ("hosts", "welcome"),
    [
        (["Netherlands"], "The Netherlands looks forward to welcoming you in person to"),
        (["Netherlands", "OCHA"], "The Netherlands and OCHA look forward to welcoming you in person to"),
    ],
)
def test_the_hosts_are_named_in_running_text(event, hosts, welcome):
    state = OrganizationFactory(kind=Organization.Kind.MEMBER_STATE, name="Netherlands", article="the")
    office = OrganizationFactory(
        kind=Organization.Kind.UN_ENTITY, name="Office for Coordination", acronym="OCHA"
    )
    CoSponsorFactory(side_event=event, organization=state, lead=True)
    role = CoSponsor.Role.CO_HOST if "OCHA" in hosts else CoSponsor.Role.PARTNER
    CoSponsorFactory(side_event=event, organization=office, role=role)
    answer(event)
    assert welcome in mail("confirmed").body


def test_the_calendar_file_of_a_seat_asks_for_the_entry(event):
    rsvp = answer(event)
    method, entry = calendar_of(mail("confirmed"))
    assert method == "REQUEST"
    assert entry["ATTENDEE"] == "mailto:amina@mission.example"
    assert entry["ORGANIZER"] == "mailto:no-reply@testserver"
    assert entry["DTSTART"].dt == event.starts_at
    assert entry["DTSTAMP"].dt == rsvp.seated_at.replace(microsecond=0)
    assert entry["LOCATION"].startswith("Conference Room 8, United Nations Headquarters")


def test_a_cancellation_takes_the_same_entry_out_again(event):
    rsvp = answer(event)
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    (method, entry), (_method, first) = calendar_of(mail("cancelled")), calendar_of(mail("confirmed"))
    assert method == "CANCEL"
    assert entry["UID"] == first["UID"]
    assert entry["DTSTAMP"].dt >= first["DTSTAMP"].dt
    assert "takes the entry out of your calendar" in mail("cancelled").body


def test_a_cancelled_event_takes_the_entry_out_with_a_raised_sequence(event):
    answer(event)
    events_services.cancel(side_event=event, by=Actor.clock())
    (method, entry), (_method, first) = calendar_of(mail("event_cancelled")), calendar_of(mail("confirmed"))
    assert (method, entry["STATUS"]) == ("CANCEL", "CANCELLED")
    assert entry["SEQUENCE"] > first["SEQUENCE"]


def test_those_who_wait_get_no_calendar_file(event):
    answer(event, "first@mission.example")
    rsvp = answer(event)
    services.cancel(rsvp=rsvp, by=Actor.of(UserFactory()))
    assert mail("waiting").attachments == []
    assert mail("cancelled").attachments == []
    assert "The organizers have cancelled your RSVP to" in mail("cancelled").body


def test_an_online_guest_is_told_so_and_gets_no_joining_link():
    event = SideEventFactory(is_online=True, online_platform="Webex", joining_link="https://join.example/x")
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    answer(event, attendance_mode=AttendanceMode.ONLINE)
    composed = mail("confirmed")
    assert "You are welcome online at" in composed.body
    assert "\n    Online (Webex)\n" in composed.body
    assert "UN grounds pass" not in composed.body
    assert calendar_of(composed)[1]["LOCATION"] == "Online (Webex)"
    assert "join.example" not in composed.message().as_string() + html_of(composed)


def test_a_mail_keeps_the_facts_of_the_moment_it_tells_of(event):
    answer(event)
    event.title, event.starts_at = "Another title", event.starts_at + dt.timedelta(hours=1)
    event.save()
    assert WHEN in body_of(mail("confirmed"))
    assert "Another title" not in mail("confirmed").body


def test_a_mail_is_in_the_language_of_the_rsvp_whatever_the_page_was(event):
    with translation.override("es"):
        answer(event, language="fr")
    message = Message.objects.get()
    assert message.facts["when"].replace("\xa0", " ").startswith("mardi 21 mai 2030")
    assert message.facts["link"].startswith("http://testserver/fr/rsvp/")
    assert '<html lang="fr" dir="ltr">' in html_of(mail("confirmed"))


def test_an_arabic_mail_reads_from_right_to_left(event):
    answer(event, language="ar")
    assert '<html lang="ar" dir="rtl">' in html_of(mail("confirmed"))


def test_typed_text_is_text_in_the_mail(event):
    event.focal_point_name = "<b>Section</b>"
    event.save()
    answer(event, courtesy_title="", given_name="<script>alert(1)</script>")
    assert "<script>" not in html_of(mail("confirmed"))
    assert "&lt;b&gt;Section&lt;/b&gt;" in html_of(mail("confirmed"))
    assert "Questions: <b>Section</b>, side-events@mission.example" in mail("confirmed").body


def test_line_breaks_in_a_title_stay_out_of_the_subject(event):
    event.title = "First\r\nBcc: all@mission.example"
    event.save()
    answer(event)
    assert mail("confirmed").subject == "Confirmed: First Bcc: all@mission.example"


def test_the_focal_point_is_named_for_questions(event):
    answer(event)
    assert "Questions: Humanitarian section, side-events@mission.example" in mail("confirmed").body
    assert 'href="mailto:side-events@mission.example"' in html_of(mail("confirmed"))
