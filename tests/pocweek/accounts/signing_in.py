"""How tests sign in as people do, and what stands in their mails."""

import re
import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from events.mails.delivery import compose
from events.models import Message
from tests.factories import UserFactory

PASSWORD = "correct horse battery staple"
SIGN_IN = "/account/sign-in/"
SECOND_FACTOR = "/account/sign-in/second-factor/"


def sign_in(client, user, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": user.username, "password": password, **more})


def app_code(secret: str, seconds: int = 0) -> str:
    """Return what an app with this secret shows now, or so many seconds from now."""
    return format_hotp_value(hotp_value(secret, int(time.time() + seconds) // 30))


def with_app(*roles: str, **fields):
    """Return a user who has set up an app, with its secret and the recovery codes."""
    user = UserFactory(groups=roles, **fields)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return user, secret, RecoveryCodes.activate(user).get_unused_codes()


def mailed_code() -> str:
    """Return the code in the latest mail, as its recipient reads it."""
    text = compose(Message.objects.latest("pk")).body
    return re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", text)[0]
