"""What a monitor and the staff are told about database and mail."""

import datetime as dt

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from events.models import Message
from tests.factories import UserFactory

NOW = dt.datetime(2030, 5, 20, 12, 0, tzinfo=dt.UTC)


def write_message(minutes_ago, key="one", **fields):
    return Message.objects.create(
        kind="registrations/confirmed",
        recipient="delegate@mission.example",
        language="en",
        facts={},
        dedupe_key=key,
        created_at=NOW - dt.timedelta(minutes=minutes_ago),
        **fields,
    )


@pytest.mark.django_db
def test_with_no_mail_waiting_the_monitor_reads_that_all_is_well(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"database": True, "oldest_unsent_seconds": None})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_the_monitor_reads_how_long_the_oldest_unsent_message_has_waited(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    write_message(3)
    write_message(7, key="two", state=Message.State.SENDING)
    write_message(90, key="three", state=Message.State.SENT)
    write_message(90, key="four", state=Message.State.FAILED)
    assert client.get("/healthz").json() == {"database": True, "oldest_unsent_seconds": 7 * 60}


@pytest.mark.django_db
def test_a_database_that_does_not_answer_makes_503(client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (
        503,
        {"database": False, "oldest_unsent_seconds": None},
    )


@pytest.mark.django_db
def test_a_monitor_is_answered_without_a_redirect_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/privacy/").status_code == 301


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "is_told"), [(9, False), (10, False), (11, True)], ids=["nine", "ten", "eleven minutes"]
)
def test_staff_are_told_in_the_admin_when_a_message_is_over_ten_minutes_old(
    client, time_machine, minutes, is_told
):
    time_machine.move_to(NOW, tick=False)
    write_message(minutes)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    page = client.get(reverse("admin:index")).content.decode()
    assert ("Mail is late." in page) is is_told
    assert (f"has waited {minutes} minutes" in page) is is_told


@pytest.mark.django_db
def test_the_sign_in_page_tells_strangers_nothing_about_mail(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    write_message(60)
    assert "Mail is late." not in client.get(reverse("admin:login")).content.decode()
