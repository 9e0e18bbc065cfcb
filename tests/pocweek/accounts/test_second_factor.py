"""Who needs a second factor does not go on without one, and gets back in when the device is lost."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from events.access import Role, needs_second_factor
from events.mails.sealing import unseal
from events.models import Message
from tests.factories import SideEventFactory, UserFactory

from .signing_in import SECOND_FACTOR, SIGN_IN, app_code, sign_in, with_app


@pytest.mark.parametrize(
    ("roles", "own_events", "public_events", "fields", "needs"),
    [
        ([], 0, 2, {}, False),
        ([], 0, 2, {"is_superuser": True}, True),
        ([Role.SECRETARIAT], 0, 0, {}, True),
        ([Role.ORGANISER], 0, 2, {}, False),
        ([Role.ORGANISER], 1, 2, {}, False),
        ([Role.ORGANISER], 2, 0, {}, True),
        ([Role.DOOR], 0, 1, {}, False),
        ([Role.DOOR], 0, 2, {}, True),
        ([Role.ORGANISER, Role.DOOR], 1, 1, {}, True),
        ([Role.ORGANISER, Role.SECRETARIAT], 1, 0, {}, True),
    ],
)
def test_who_sees_delegates_of_more_than_one_event_needs_a_second_factor(
    roles, own_events, public_events, fields, needs
):
    user = UserFactory(groups=roles, **fields)
    SideEventFactory.create_batch(own_events, draft=True, organisers=[user])
    SideEventFactory.create_batch(public_events)

    assert needs_second_factor(user) is needs


FOR_SCRIPT = {"accept": "application/json"}


def staff_pages(event):
    return [
        "/admin/",
        "/admin/registrations/rsvp/",
        f"{event.get_absolute_url()}checkin/",
        f"{event.get_absolute_url()}attendee-list.csv",
        f"{event.get_absolute_url()}attendee-list.pdf",
    ]


@pytest.mark.usefixtures("required")
def test_without_one_staff_pages_lead_to_its_set_up_and_public_pages_are_public(client):
    event, draft = SideEventFactory(), SideEventFactory(draft=True)
    sign_in(client, UserFactory(groups=[Role.SECRETARIAT]))

    for page in staff_pages(event):
        answer = client.get(page, follow=True)
        assert answer.redirect_chain[-1][0].startswith("/account/second-factor/?next=")
        assert "With an app on your telephone" in answer.content.decode()
    assert client.get(f"{event.get_absolute_url()}checkin/state/", headers=FOR_SCRIPT).status_code == 401
    assert client.get(draft.get_absolute_url()).status_code == 404
    for page in (event.get_absolute_url(), "/healthz", "/account/", "/account/app/"):
        assert client.get(page).status_code == 200
    assert client.post("/account/sign-out/").status_code == 302


def test_on_a_machine_for_trying_one_is_asked_and_goes_on(client):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))

    page = client.get("/admin/")
    assert page.status_code == 200
    assert "/account/second-factor/" in page.content.decode()
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    assert "/account/second-factor/" not in client.get("/admin/").content.decode()


@pytest.mark.usefixtures("required")
@pytest.mark.django_db(transaction=True)
def test_the_whole_way_with_an_app(client):
    user = UserFactory(groups=[Role.SECRETARIAT])
    sign_in(client, user, next="/admin/events/week/")
    client.get("/admin/events/week/", follow=True)
    page = client.get("/account/app/").content.decode()
    secret = re.search(r'class="secret-key" dir="ltr">([A-Z2-7]+)<', page)[1]
    assert client.post("/account/app/", {"code": "000000"}).status_code == 422
    assert client.post("/account/app/", {"code": app_code(secret)}).url == "/account/recovery-codes/"

    assert client.get("/account/recovery-codes/").status_code == 200
    assert client.get("/account/second-factor/").url == "/admin/events/week/"
    assert client.get("/admin/events/week/").status_code == 200
    assert Message.objects.latest("pk").facts["change"] == "totp_activated"

    client.post("/account/sign-out/")
    assert sign_in(client, user).url == SECOND_FACTOR
    assert client.get("/admin/").status_code == 302
    assert client.post(SECOND_FACTOR, {"code": "000000"}).status_code == 422
    assert client.post(SECOND_FACTOR, {"code": app_code(secret)}).url == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("required")
def test_a_code_of_the_app_opens_once(client):
    user, secret, _recovery = with_app(Role.SECRETARIAT)
    code = app_code(secret)
    for other, status in ((client, 302), (type(client)(), 422)):
        sign_in(other, user)
        assert other.post(SECOND_FACTOR, {"code": code}).status_code == status


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize(("seconds", "status"), [(-60, 422), (-30, 302), (30, 302), (60, 422)])
def test_a_code_of_the_app_may_come_half_a_minute_late_or_early(client, seconds, status):
    user, secret, _recovery = with_app(Role.SECRETARIAT)
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False):
        sign_in(client, user)
        assert client.post(SECOND_FACTOR, {"code": app_code(secret, seconds)}).status_code == status


@pytest.mark.usefixtures("required")
def test_nor_does_a_code_open_again_half_a_minute_later(client):
    user, secret, _recovery = with_app(Role.SECRETARIAT)
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now, tick=False):
        code = app_code(secret, 30)
    for seconds, status in ((0, 302), (31, 422)):
        with time_machine.travel(now + dt.timedelta(seconds=seconds), tick=False):
            sign_in(client, user)
            assert client.post(SECOND_FACTOR, {"code": code}).status_code == status
        client.post("/account/sign-out/")


@pytest.mark.usefixtures("required")
def test_a_recovery_code_opens_once(client):
    user, _secret, recovery = with_app(Role.SECRETARIAT)
    for other, status in ((client, 302), (type(client)(), 422)):
        sign_in(other, user)
        assert other.post(SECOND_FACTOR, {"code": recovery[0]}).status_code == status
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("required")
def test_codes_cannot_be_guessed_from_ever_new_addresses(client):
    user, secret, _recovery = with_app(Role.SECRETARIAT)
    for number in range(12):
        other = type(client)(REMOTE_ADDR=f"192.0.2.{number}")
        sign_in(other, user)
        last = other.post(SECOND_FACTOR, {"code": f"{number:06}"})

    assert "Please try again in 15 minutes." in last.content.decode()
    assert other.post(SECOND_FACTOR, {"code": app_code(secret)}).status_code == 422


@pytest.mark.usefixtures("required")
def test_a_session_from_before_has_to_show_the_second_factor(client):
    user, secret, _recovery = with_app(Role.SECRETARIAT)
    client.force_login(user)

    asked = client.get("/admin/", follow=True).redirect_chain[-1][0]
    assert asked == "/account/again/code/?next=%2Faccount%2Fsecond-factor%2F"
    assert client.post(asked, {"code": app_code(secret)}).url == "/account/second-factor/"
    assert client.get("/account/second-factor/").url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_password_alone_changes_nothing_about_a_second_factor(client):
    user, _secret, _recovery = with_app(Role.SECRETARIAT)
    client.force_login(user)

    for page in ("app/remove/", "passkeys/add/", "recovery-codes/", "recovery-codes/new/"):
        assert client.get(f"/account/{page}").url.startswith("/account/again/code/?next=")
    assert client.get("/account/again/").url.startswith("/account/again/code/")
    client.post("/account/e-mail/", {"email": "new@mission.example", "action_add": "1"})
    assert not Message.objects.exists()


def test_secrets_of_second_factors_are_sealed_in_the_database():
    user, secret, _recovery = with_app()

    stored = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored
    assert unseal(stored) == {"secret": secret}


@pytest.mark.usefixtures("required")
def test_under_another_key_of_the_site_no_code_fits_and_no_page_breaks(client, settings):
    user, secret, _recovery = with_app(Role.SECRETARIAT)
    settings.SECRET_KEY = "another key" * 5
    cache.clear()
    sign_in(client, user)

    assert client.post(SECOND_FACTOR, {"code": app_code(secret)}).status_code == 422


@pytest.mark.usefixtures("required")
def test_a_session_of_somebody_else_shows_nothing(client):
    """The marks of a session belong to one user: who signs in after another has to show an own factor."""
    first, secret, _recovery = with_app(Role.SECRETARIAT)
    sign_in(client, first)
    client.post(SECOND_FACTOR, {"code": app_code(secret)})
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))

    assert client.get("/admin/").url.startswith("/admin/login/")
    assert client.get(SIGN_IN).url.startswith("/account/second-factor/")
