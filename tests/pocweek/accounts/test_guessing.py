"""Wrong passwords are counted by person and address together, never by address alone."""

import pytest
import time_machine
from axes.models import AccessAttempt
from django.core.management import call_command
from django.utils import timezone

from pocweek.accounts.sign_in import WAIT, WRONG_PASSWORDS
from pocweek.proxies import networks
from tests.factories import UserFactory

from .signing_in import PASSWORD, SIGN_IN


@pytest.fixture(autouse=True)
def _counted(settings):
    settings.AXES_ENABLED = True


MISSION, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def guess(client, user, times=WRONG_PASSWORDS, address=MISSION):
    for number in range(times):
        # by turns by name and by address, which are one person
        name = user.email.upper() if number % 2 else user.username
        answer = client.post(SIGN_IN, {"login": name, "password": "x"}, REMOTE_ADDR=address)
    return answer


def right_password(client, user, address):
    form = {"login": user.username, "password": PASSWORD}
    return client.post(SIGN_IN, form, REMOTE_ADDR=address).status_code


def test_after_too_many_wrong_passwords_the_right_one_has_to_wait_and_a_code_is_offered(client):
    user = UserFactory()
    answer = guess(client, user)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert "In 15 minutes it is taken again." in answer.content.decode()
    assert "/account/sign-in/code/" in answer.content.decode()

    assert right_password(client, user, MISSION) == 429


def test_the_wait_ends_when_it_was_said_to_end_though_guessing_goes_on(client):
    user = UserFactory()
    guess(client, user)
    with time_machine.travel(timezone.now() + WAIT / 2):
        assert guess(client, user).status_code == 429
    with time_machine.travel(timezone.now() + WAIT * 1.01):
        assert right_password(client, user, MISSION) == 302


def test_a_colleague_at_the_same_address_signs_in_and_the_same_person_elsewhere(client):
    user, colleague = UserFactory(), UserFactory()
    guess(client, user, times=3 * WRONG_PASSWORDS)

    assert right_password(type(client)(), colleague, MISSION) == 302
    assert right_password(type(client)(), user, ELSEWHERE) == 302
    assert right_password(type(client)(), user, MISSION) == 429


def test_a_name_that_nobody_has_is_answered_alike(client):
    answer = guess(client, UserFactory.build(username="nobody", email="nobody@mission.example"), times=12)
    other = guess(type(client)(), UserFactory(), times=12)

    assert answer.status_code == other.status_code == 429


def test_what_proxies_say_counts_only_from_trusted_ones(client, settings):
    settings.TRUSTED_PROXIES = networks("10.0.0.1", named_by="")
    user = UserFactory()
    for number in range(WRONG_PASSWORDS):
        form = {"login": user.username, "password": "x"}
        near = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": f"203.0.113.{number}, {MISSION}"}
        client.post(SIGN_IN, form, **near)

    assert {attempt.ip_address for attempt in AccessAttempt.objects.all()} == {MISSION}


def test_all_addresses_of_one_ipv6_site_are_one(client):
    user = UserFactory()
    for number in range(WRONG_PASSWORDS):
        answer = guess(client, user, times=1, address=f"2001:db8::{number:x}")

    assert answer.status_code == 429


def test_no_password_is_kept(client):
    user = UserFactory()
    client.post(SIGN_IN, {"login": user.username, "password": "my own secret"})

    attempt = AccessAttempt.objects.get()
    assert "my own secret" not in attempt.post_data


def test_the_clock_forgets_what_counts_no_more(client):
    client.post(SIGN_IN, {"login": "somebody", "password": "x"})
    call_command("run_due")
    assert AccessAttempt.objects.count() == 1

    with time_machine.travel(timezone.now() + 3 * WAIT):
        call_command("run_due")
    assert not AccessAttempt.objects.exists()
