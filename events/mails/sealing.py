"""What must not be read in the database or its copies, encrypted under the secret key of the site."""

import base64
import json
from collections.abc import Mapping

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


class CannotUnseal(Exception):
    """The text was sealed under another key, or was changed."""


def seal(values: Mapping[str, str]) -> str:
    """Return the values as one text that only `unseal` reads; twice the same values make two texts."""
    return _fernet().encrypt(json.dumps(dict(values)).encode()).decode()


def unseal(text: str) -> dict[str, str]:
    """Return the values that were sealed. Raises `CannotUnseal`."""
    try:
        values: dict[str, str] = json.loads(_fernet().decrypt(text.encode()))
    except InvalidToken as problem:
        raise CannotUnseal("sealed under another secret key") from problem
    return values


def _fernet() -> Fernet:
    key = salted_hmac("events.sealing", "key", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
