"""What only the recipient may read: sealed in the database, in the mail once, gone afterwards."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.utils import timezone

from events.access import Role
from events.mails.delivery import send_due
from events.mails.messages import Draft, write
from events.mails.sealing import CannotUnseal, seal, unseal
from events.models import Message
from tests.everywhere import everything, places_with
from tests.factories import UserFactory

SECRET = "BCDF-GHJK"


@pytest.fixture
def code(db, settings):
    """A mail with a code that is valid for a quarter of an hour."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    facts = {"week": "Week", "salutation": "", "purpose": "login_code", "minutes": 15}
    until = timezone.now() + dt.timedelta(minutes=15)
    draft = Draft("pocweek/code", "a@mission.example", "en", facts, "1", None, {"code": SECRET}, until)
    with transaction.atomic():
        write(draft)
    return Message.objects.get()


def test_what_is_sealed_is_read_under_the_same_key_alone(settings):
    sealed = seal({"code": SECRET})
    assert (unseal(sealed), SECRET in sealed) == ({"code": SECRET}, False)
    settings.SECRET_KEY = "another" * 8

    with pytest.raises(CannotUnseal):
        unseal(sealed)


def test_a_code_stands_in_the_mail_and_nowhere_in_the_database(code):
    assert places_with(SECRET, everything()) == set()

    send_due()
    code.refresh_from_db()
    assert SECRET in mail.outbox[0].body
    assert SECRET in mail.outbox[0].alternatives[0].content
    assert (code.state, "sealed" in code.facts, code.has_lost_secret) == ("sent", False, True)


def test_a_code_that_is_over_is_not_sent_and_taken_away(code):
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16)):
        send_due()

    code.refresh_from_db()
    assert (code.state, "sealed" in code.facts, mail.outbox) == ("failed", False, [])
    assert "no longer valid" in code.error


def test_the_secretariat_sees_the_mail_without_its_code_and_cannot_send_it_again(client, code):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    page = client.get(f"/admin/events/message/{code.pk}/change/").content.decode()
    assert "[personal code]" in page
    assert SECRET not in page
    send_due()

    chosen = {"action": "send_selected_again", "_selected_action": [code.pk]}
    answer = client.post("/admin/events/message/", chosen, follow=True)
    assert "it has to be asked for anew" in answer.content.decode()
    assert Message.objects.get().state == "sent"
