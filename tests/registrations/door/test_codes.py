"""The code of each person: on the personal page, in the mail and as a picture, and what it opens."""

import json
import re

import pytest
from django.urls import reverse

from events.mails.delivery import compose
from events.models import Message
from registrations import services
from registrations.door.checkin import find_person, searched
from registrations.door.codes import code_of, door_address, shown_code, typed_code
from registrations.models import Rsvp
from tests.factories import SideEventFactory
from tests.pages import words

from .people import answer

pytestmark = pytest.mark.django_db


def test_a_code_is_short_readable_and_leads_to_nothing_else(event):
    rsvp = Rsvp.objects.get(family_name="Adler")
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", code_of(rsvp.token))
    assert re.fullmatch(r"\w{4}-\w{4}", shown_code(rsvp.token))
    assert code_of("a" * 32) != code_of("a" * 31 + "b")
    assert code_of(rsvp.token).lower() not in rsvp.token.lower()


@pytest.mark.parametrize(
    ("text", "meant"),
    [("7q2m-k8vd", "7Q2MK8VD"), (" OIl2 0000 ", "01120000"), ("7Q2M", ""), ("Costa", ""), ("7Q2MK8VÜ", "")],
)
def test_a_code_is_understood_as_people_type_it(text, meant):
    assert typed_code(text) == meant


def test_a_code_finds_one_person_of_its_own_side_event_and_ends_with_the_link(event):
    rsvp = Rsvp.objects.get(family_name="Adler")
    assert find_person(event, shown_code(rsvp.token).lower()).rsvp == rsvp
    assert find_person(SideEventFactory(), code_of(rsvp.token)) is None
    old = code_of(rsvp.token)
    services.erase(rsvp=rsvp)
    assert find_person(event, old) is None


def test_names_are_searched_without_accents_and_strokes():
    assert searched("Zoë Ødegård, Çelik, Łódź, Weiß") == "zoe odegard, celik, lodz, weiss"


def test_the_qr_code_is_on_the_page_of_those_with_a_seat_in_the_room(client, event):
    seated, waiting = Rsvp.objects.get(family_name="Adler"), Rsvp.objects.get(family_name="Costa")
    online = answer(event, "Olga", "Online", mode="online")
    page = client.get(seated.get_absolute_url())
    assert f'src="{reverse("registrations:qr", args=[seated.token])}"' in page.content.decode()
    assert shown_code(seated.token) in words(page)
    for other in (waiting, online):
        assert "qr.svg" not in client.get(other.get_absolute_url()).content.decode()
        assert client.get(reverse("registrations:qr", args=[other.token])).status_code == 404


def test_the_qr_code_is_a_picture_of_the_address_at_the_door_and_no_personal_link(client, event):
    rsvp = Rsvp.objects.select_related("side_event__week").get(family_name="Adler")
    assert door_address(rsvp) == f"http://testserver/2030/law/checkin/{code_of(rsvp.token)}/"
    assert rsvp.token not in door_address(rsvp)
    response = client.get(reverse("registrations:qr", args=[rsvp.token]))
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "private, no-store"
    assert response.content.startswith(b"<svg")


def test_the_mail_to_somebody_with_a_seat_in_the_room_names_the_code(event):
    rsvp = Rsvp.objects.get(family_name="Adler")
    mails = {mail.recipient: compose(mail) for mail in Message.objects.all()}
    for text in (mails["anna@mission.example"].body, mails["anna@mission.example"].alternatives[0].content):
        assert shown_code(rsvp.token) in text
    answer(event, "Olga", "Online", mode="online")
    assert "door_code" not in json.dumps(Message.objects.get(recipient="olga@mission.example").facts)
    assert "door_code" not in json.dumps(Message.objects.get(recipient="carla@mission.example").facts)
