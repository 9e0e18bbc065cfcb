"""The way back for a lost device: only by a superuser or from the server, kept, told, and signing out everywhere."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.core.management import CommandError, call_command

from events.access import Role
from events.models import Message
from pocweek.models import User
from tests.factories import UserFactory

from .signing_in import PASSWORD, SECOND_FACTOR, app_code, sign_in, with_app

LIST = "/admin/pocweek/user/"


def reset(client, user, **confirmed):
    chosen = {"action": "reset_second_factor", "_selected_action": [user.pk], **confirmed}
    return client.post(LIST, chosen)


def test_a_superuser_resets_it_after_a_question_and_the_user_is_told_and_signed_out(client):
    user, secret, _recovery = with_app(Role.SECRETARIAT)
    lost = type(client)()
    lost.post("/fr/account/sign-in/", {"login": user.username, "password": PASSWORD})
    lost.post(f"/fr{SECOND_FACTOR}", {"code": app_code(secret)})
    root = UserFactory(is_superuser=True)
    client.force_login(root)

    assert "by telephone or in person" in reset(client, user).content.decode()
    assert Authenticator.objects.filter(user=user).exists()
    reset(client, user, confirmed="1")
    assert not Authenticator.objects.filter(user=user).exists()
    assert lost.get("/admin/").status_code == 302
    told = Message.objects.get()
    assert (told.recipient, told.language, told.facts["change"]) == (user.email, "fr", "second_factor_reset")
    kept = LogEntry.objects.get()
    assert (kept.user, kept.object_id) == (root, str(user.pk))
    assert sign_in(type(client)(), user).url == "/admin/"


def test_the_secretariat_cannot_reset_it(client):
    user, _secret, _recovery = with_app(Role.SECRETARIAT)
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))

    assert reset(client, user, confirmed="1").status_code == 403
    assert Authenticator.objects.filter(user=user).exists()


def test_the_last_superuser_gets_back_in_from_the_server(capsys):
    user, _secret, _recovery = with_app(is_superuser=True)
    call_command("reset_second_factor", user.email.upper())

    assert not Authenticator.objects.filter(user=user).exists()
    assert User.objects.get(pk=user.pk).times_signed_out == 1
    with pytest.raises(CommandError, match="Nobody has"):
        call_command("reset_second_factor", "nobody")


def test_an_address_changed_by_hand_takes_codes_from_the_earlier_one(client):
    user = UserFactory(email="old@mission.example")
    client.post("/account/sign-in/code/", {"email": "old@mission.example"})
    assert Message.objects.count() == 1
    user.emailaddress_set.create(email="old@mission.example", verified=True, primary=True)
    root = type(client)()
    root.force_login(UserFactory(is_superuser=True))
    form = {"username": user.username, "email": "new@mission.example", "language": "en", "is_active": "on"}
    form |= {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    assert root.post(f"{LIST}{user.pk}/change/", form).status_code == 302

    type(client)().post("/account/sign-in/code/", {"email": "old@mission.example"})
    assert Message.objects.count() == 1
