"""A mail is a row: written with the change that it tells of, or not at all."""

import pytest
from django.db import transaction

from events.mails.messages import Draft, send_again, write
from events.models import Message
from tests.factories import SideEventFactory


def draft(key="one", **changes):
    values = {
        "kind": "events/note",
        "recipient": "a@mission.example",
        "language": "en",
        "facts": {"number": 1},
    }
    return Draft(dedupe_key=key, **values | changes)


@pytest.mark.django_db
def test_a_mail_is_a_row_with_a_snapshot_of_the_facts():
    event = SideEventFactory()
    write(draft(facts={"names": ["Côte d’Ivoire"]}, side_event=event))
    message = Message.objects.get()
    assert (message.recipient, message.kind, message.state) == ("a@mission.example", "events/note", "queued")
    assert (message.facts, message.side_event) == ({"names": ["Côte d’Ivoire"]}, event)


@pytest.mark.django_db
def test_the_same_mail_is_written_once():
    write(draft("one"), draft("two"))
    write(draft("two", facts={"number": 2}), draft("three"))
    assert list(Message.objects.order_by("pk").values_list("dedupe_key", flat=True)) == [
        "one",
        "two",
        "three",
    ]
    assert Message.objects.get(dedupe_key="two").facts == {"number": 1}


@pytest.mark.django_db(transaction=True)
def test_a_mail_about_a_change_that_did_not_happen_is_not_written():
    with transaction.atomic():
        write(draft())
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_mail_is_never_written_outside_the_transaction_of_its_change():
    with pytest.raises(RuntimeError):
        write(draft())
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_sending_again_starts_anew_with_the_same_facts():
    write(draft())
    Message.objects.update(state=Message.State.FAILED, attempts=8, error="Refused")
    message = Message.objects.get()
    send_again(message=message)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.error) == ("queued", 0, "")
    assert list(Message.objects.due()) == [message]
    assert message.facts == {"number": 1}
