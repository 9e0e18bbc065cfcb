"""Typed texts of a programme as the record keeps them: lines, paragraphs, and rich text out of any HTML."""

import html
import re
from typing import Any

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

from events.cleaning import clean_line, clean_text
from events.models import SideEvent
from events.templatetags.rich_text import has_text, rich_text

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5});", re.I)
# Tags that the editor of the site has under another name, and blocks that end a paragraph.
_SAME = {"b": "strong", "i": "em", "h1": "p", "h2": "p", "h3": "p", "h4": "p", "h5": "p", "div": "p"}
_RENAMED = re.compile(rf"<(/?)({'|'.join(_SAME)})(?=[\s>/])", re.I)
_EMPTY = re.compile(r"<(p|strong|em|li|ul|ol)>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")
_NO_LINK = re.compile(r'<a(?: rel="[^"]*")?>(.*?)</a>', re.S)
# Text between two paragraphs or lists, which the editor would put into one of its own.
_LOOSE_TEXT = re.compile(r"(^|</(?:p|ul|ol)>)\s*([^<\s][^<]*(?:<(?!/?(?:p|ul|ol|li)\b)[^<]*)*)")
_LOOSE = re.compile(r"<br>(?=</p>)")


def line_of(value: Any, is_ours: bool) -> str:
    """Return a text on one line, without the mark-up that other software leaves in it."""
    text = str(value)
    if not is_ours and _TAG.search(text):
        text = strip_tags(text)
    if not is_ours and _ENTITY.search(text):
        text = html.unescape(text)
    return clean_line(text)


def text_of(value: Any, is_ours: bool) -> str:
    """Return a text of several lines, likewise."""
    text = str(value)
    if not is_ours and _TAG.search(text):
        text = strip_tags(re.sub(r"<br ?/?>|</p>|</li>", "\n", text))
    if not is_ours and _ENTITY.search(text):
        text = html.unescape(text)
    return clean_text(text)


def rich_of(value: Any, is_ours: bool = False) -> tuple[str, list[str]]:
    """Return rich text as the editor writes it, and what was lost of other HTML; paragraphs of plain text become such.

    What the site does not keep goes (colours, pictures, scripts, addresses that are no web or mail addresses); the
    words stay.
    """
    text = str(value)
    if is_ours and _TAG.search(text):
        return _sanitized(text), []
    if not _TAG.search(text):
        plain = clean_text(html.unescape(text) if _ENTITY.search(text) else text)
        paragraphs = (escape(part).replace("\n", "<br>") for part in plain.split("\n\n") if part)
        return "".join(f"<p>{part}</p>" for part in paragraphs), []
    text = _RENAMED.sub(lambda match: f"<{match[1]}{_SAME[match[2].lower()]}", text)
    stored = _tidied(_sanitized(_tidied(str(rich_text(text)))))
    stored = _LOOSE_TEXT.sub(lambda match: f"{match[1]}<p>{match[2].strip()}</p>", stored)
    lost = (
        [_("A picture or other embedded content of the description was left out.")]
        if _EMBEDDED.search(text)
        else []
    )
    return (stored if has_text(stored) else ""), lost


_EMBEDDED = re.compile(r"<(?:img|iframe|video|audio|object|embed|table)\b", re.I)


def _sanitized(text: str) -> str:
    """Return what the field itself keeps: the rules of its editor."""
    field: Any = SideEvent._meta.get_field("background")
    return str(field.clean(text, None))


def _tidied(text: str) -> str:
    text = _NO_LINK.sub(r"\1", text)
    before = None
    while text != before:
        before = text
        text = _LOOSE.sub("", _EMPTY.sub("", text))
    return text
