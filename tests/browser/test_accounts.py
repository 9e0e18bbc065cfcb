"""Signing in on a phone: a second factor is set up, by an app or by a passkey, before anything is seen."""

import pytest
from playwright.sync_api import Page, expect

from events.access import Role
from tests.factories import UserFactory
from tests.pocweek.accounts.signing_in import PASSWORD, app_code

from .looks import findings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(watched, settings) -> Page:
    settings.SECOND_FACTOR = "required"
    return watched.page(width=375)


def sign_in(page: Page, user) -> None:
    page.goto("/admin/")
    page.fill("#id_login", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form .btn-primary")


def test_the_way_with_an_app_has_no_serious_finding_and_leads_to_what_was_wanted(phone):
    user = UserFactory(groups=[Role.SECRETARIAT])
    phone.goto("/admin/")
    found = findings(phone)
    sign_in(phone, user)
    found += findings(phone)
    phone.click("text=With an app on your telephone")
    found += findings(phone)
    phone.fill("#id_code", "000000")
    phone.click("main .btn-primary")
    expect(phone.get_by_role("alert").first).to_be_focused()
    found += findings(phone)
    phone.fill("#id_code", app_code(phone.inner_text(".secret-key")))
    phone.click("main .btn-primary")
    expect(phone.locator(".recovery-codes li")).to_have_count(10)
    found += findings(phone)
    phone.click("text=I have kept them")
    expect(phone).to_have_url("/admin/")
    for address in ("/account/", "/ar/account/", "/account/e-mail/", "/account/passkeys/add/"):
        phone.goto(address)
        found += findings(phone)

    assert found == []


def test_a_passkey_is_set_up_and_then_opens_the_account_alone(phone):
    device = phone.context.new_cdp_session(phone)
    device.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    able = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, **able}})
    sign_in(phone, UserFactory(groups=[Role.SECRETARIAT]))
    phone.click("text=With a passkey")
    phone.check("#id_passwordless")
    phone.click("#passkey")
    phone.click("text=I have kept them")
    expect(phone).to_have_url("/admin/")

    phone.goto("/account/")
    phone.click("text=Sign out")
    phone.click("text=Sign in with a passkey")
    expect(phone).to_have_url("/admin/")
