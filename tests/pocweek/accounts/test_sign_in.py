"""Signing in by password, by a code sent by e-mail; the own password and address. Nothing tells who has an account."""

import pytest

from events.access import Role
from events.models import Message
from tests.factories import UserFactory
from tests.pages import words

from .signing_in import PASSWORD, SIGN_IN, mailed_code, sign_in

CODE = "/account/sign-in/code/"
CONFIRM = "/account/sign-in/code/confirm/"


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER], email="amina@mission.example")


def signed_in_as(client):
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("name", ["username", "email"])
def test_a_password_opens_the_page_that_was_wanted(client, organiser, name):
    wanted = "/admin/events/week/"
    assert (
        client.get(wanted, follow=True).redirect_chain[-1][0] == f"{SIGN_IN}?next=%2Fadmin%2Fevents%2Fweek%2F"
    )

    form = {"login": getattr(organiser, name).upper(), "password": PASSWORD, "next": wanted}
    assert client.post(SIGN_IN, form).url == wanted
    assert client.get(wanted).status_code == 200


def test_a_code_by_mail_opens_the_account_once_and_only_where_it_was_asked_for(client, organiser):
    assert client.post(CODE, {"email": "Amina@mission.example"}).url == CONFIRM
    code = mailed_code()
    assert client.post(CONFIRM, {"code": "BBBB-BBBB"}).status_code == 422
    assert client.post(CONFIRM, {"code": code.lower()}).url == "/admin/"
    assert signed_in_as(client) == str(organiser.pk)

    client.logout()
    assert client.post(CONFIRM, {"code": code}).url == CODE


def test_after_three_wrong_codes_the_right_one_opens_nothing(client, organiser):
    client.post(CODE, {"email": organiser.email})
    code = mailed_code()
    for _attempt in range(3):
        client.post(CONFIRM, {"code": "BBBB-BBBB"})

    client.post(CONFIRM, {"code": code})
    assert signed_in_as(client) is None


@pytest.mark.parametrize("path", [CODE, "/account/password/forgotten/"])
def test_asking_for_a_code_looks_the_same_whether_there_is_an_account_or_not(client, organiser, path):
    pages = []
    for email in (organiser.email, "nobody@mission.example"):
        answer = client.post(path, {"email": email}, follow=True)
        pages.append((answer.redirect_chain, words(answer).replace(email, "…")))
        client.logout()

    assert pages[0] == pages[1]
    assert [message.recipient for message in Message.objects.all()] == [organiser.email]


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(client, organiser):
    answers = [
        client.post(SIGN_IN, {"login": name, "password": "x"}) for name in (organiser.username, "nobody")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert words(answers[0]) == words(answers[1])


def test_there_is_no_sign_up_and_what_is_not_used_has_no_address(client):
    for path in ("signup/", "account/signup/", "accounts/signup/", "account/phone/verify/", "account/trust/"):
        assert client.get(f"/{path}").status_code == 404


def test_the_stock_sign_in_of_the_admin_takes_no_password(client, organiser):
    answer = client.post("/admin/login/?next=/admin/", {"username": organiser.username, "password": PASSWORD})

    assert answer.url == f"{SIGN_IN}?next=%2Fadmin%2F"
    assert signed_in_as(client) is None


def test_who_is_signed_in_and_may_not_enter_is_told_so(client):
    client.force_login(UserFactory(is_staff=False))

    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize("path", [SIGN_IN, CODE, "/fr/account/sign-in/", "/account/password/forgotten/"])
def test_account_pages_are_kept_nowhere(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_a_forgotten_password_is_set_anew_by_a_code_and_its_owner_is_told(client, organiser):
    client.post("/account/password/forgotten/", {"email": organiser.email})
    client.post("/account/password/forgotten/confirm/", {"code": mailed_code()})
    new = "another horse, another staple"
    done = client.post("/account/password/forgotten/new/", {"password1": new, "password2": new})

    assert done.url == "/account/password/forgotten/done/"
    assert signed_in_as(client) is None
    assert Message.objects.latest("pk").facts["change"] == "password_reset"
    assert sign_in(client, organiser, new).url == "/admin/"


def test_a_new_address_counts_once_its_code_is_entered_and_the_old_one_is_told(client, organiser):
    sign_in(client, organiser)
    sent = client.post("/account/e-mail/", {"email": "new@mission.example", "action_add": "1"})
    assert sent.url == "/account/e-mail/confirm/"
    assert Message.objects.latest("pk").recipient == "new@mission.example"
    organiser.refresh_from_db()
    assert organiser.email == "amina@mission.example"

    client.post(sent.url, {"code": mailed_code(), "action": "verify"})
    organiser.refresh_from_db()
    assert organiser.email == "new@mission.example"
    told = Message.objects.latest("pk")
    assert (told.recipient, told.facts["change"]) == ("amina@mission.example", "email_changed")


def test_a_changed_password_signs_other_devices_out(client, organiser):
    sign_in(client, organiser)
    other = type(client)()
    other.force_login(organiser)
    new = "another horse, another staple"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    assert client.post("/account/password/", form).status_code == 302
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302


def test_mails_about_an_account_follow_the_language_in_which_somebody_signs_in(client, organiser):
    client.post("/fr/account/sign-in/", {"login": organiser.username, "password": PASSWORD})

    organiser.refresh_from_db()
    assert organiser.language == "fr"
