"""Typed text as it is stored, whoever typed it: a form, an import, a command."""

import re
import unicodedata

from django import forms
from django.utils.translation import ngettext_lazy

TOO_LONG = ngettext_lazy(
    "Please shorten this to %(limit_value)d character (it has %(show_value)d).",
    "Please shorten this to %(limit_value)d characters (it has %(show_value)d).",
    "limit_value",
)
# Invisible characters that turn the direction of the text that follows, or hide inside a word. They come
# along with names copied from mail programs, so they are dropped and not refused.
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = dict.fromkeys(map(ord, _DIRECTIONS + "\u200b\u2060\ufeff"))
_NOT_TEXT = {"Cc", "Cs"}  # control characters, halves of surrogate pairs
_UNSEEN = {"Cf", "Zs"}  # marks of direction and joining, spaces
_FILLERS = "\u034f\u115f\u1160\u3164\uffa0"  # letters by category that show nothing


def is_text(char: str) -> bool:
    """Whether a character can stand in text: XML, and so a workbook, breaks on the rest."""
    code = ord(char)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not is_noncharacter and unicodedata.category(char) not in _NOT_TEXT


def clean_line(text: str) -> str:
    """Return the text on one line in composed form, without control and direction characters.

    Empty where nothing of it can be seen.
    """
    if text.isascii() and text.isprintable():  # most lines: there is nothing to take out
        return " ".join(text.split())
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    line = " ".join("".join(char for char in visible if char.isspace() or is_text(char)).split())
    return line if any(_is_seen(char) for char in line) else ""


def clean_text(text: str) -> str:
    """Return the text with each of its lines cleaned; one blank line at most between two paragraphs."""
    lines = "\n".join(clean_line(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _is_seen(char: str) -> bool:
    return unicodedata.category(char) not in _UNSEEN and char not in _FILLERS


class LineField(forms.CharField):
    """One line of text. Control and direction characters fall away before anything is checked."""

    def to_python(self, value: object) -> str | None:
        return clean_line(super().to_python(value) or "") or self.empty_value
