"""The code of a delegate at the door: short, on the QR code and in the mail, and no personal link.

It is worked out from the secret of the personal link and does not lead back to it. It opens a page for signed-in
staff of the door, nothing for anybody else, and ends with the link: with a new one, and when the person is forgotten.
"""

import hashlib

from django.conf import settings
from django.urls import reverse

from ..models import AttendanceMode, Rsvp

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # base 32 by Crockford: no letter looks like a figure
CODE_LENGTH = 8
MISREAD = str.maketrans("OIL", "011")


def code_of(token: str) -> str:
    """Return eight characters for the door, in the order of their use "7Q2MK8VD"; a new token is a new code."""
    number = int.from_bytes(hashlib.sha256(f"check-in {token}".encode()).digest()[:5], "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def shown_code(token: str) -> str:
    """Return the code as people read it: "7Q2M-K8VD"."""
    code = code_of(token)
    return f"{code[:4]}-{code[4:]}"


def typed_code(text: str) -> str:
    """Return the code that was typed, however it was typed; empty where it cannot be one."""
    code = "".join(char for char in text.upper() if char.isalnum()).translate(MISREAD)
    return code if len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) else ""


def door_address(rsvp: Rsvp) -> str:
    """Return the address in the QR code, in full. The side event must be loaded with its week."""
    event = rsvp.side_event
    return settings.SITE_URL + reverse(
        "registrations:checkin_person", args=[event.week.year, event.slug, code_of(rsvp.token)]
    )


def has_door_code(rsvp: Rsvp) -> bool:
    """Whether somebody is shown the code: those with a seat in the room."""
    return rsvp.status == Rsvp.Status.CONFIRMED and rsvp.attendance_mode == AttendanceMode.IN_PERSON
