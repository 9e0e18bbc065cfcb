"""Typed text as it is stored, whoever typed it: a form, an import, a command."""

import unicodedata

# Invisible characters that turn the direction of the text that follows, or hide inside a word. They come
# along with names copied from mail programs, so they are dropped and not refused.
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = dict.fromkeys(map(ord, _DIRECTIONS + "\u200b\u2060\ufeff"))
_NOT_TEXT = {"Cc", "Cs"}  # control characters, halves of surrogate pairs


def clean_line(text: str) -> str:
    """Return the text on one line in composed form, without control and direction characters."""
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    letters = (char for char in visible if char.isspace() or unicodedata.category(char) not in _NOT_TEXT)
    return " ".join("".join(letters).split())


def clean_email(text: str) -> str:
    """Return the address with its domain in lower case; the part before the @ stays as it was typed."""
    mailbox, at, domain = clean_line(text).rpartition("@")
    return f"{mailbox}{at}{domain.lower()}"
