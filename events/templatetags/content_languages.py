"""How a text is marked that is shown in its original language, because it is missing in that of the page.

{% load content_languages %}  <h1{{ title|language_attribute }}>{{ title }}</h1>{{ title|language_note }}
Where a whole list is so, one note stands at its heading and none at its rows:
{% with headed=rows|language_of_all:"text" %}…{{ headed|language_note }}…{{ row.text|language_note_unless:headed }}
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..languages import OriginalText, note_of, told_text

register = template.Library()


@register.filter
def in_language(row: Any, name: str) -> str:
    """Return a text, such as the title of a side event, in the language of the page; else the original."""
    return told_text(row, name)


@register.filter
def language_attribute(text: object) -> SafeString | str:
    """Return ` lang="en"` for a text in another language than the page; nothing for any other."""
    return format_html(' lang="{}"', text.language) if isinstance(text, OriginalText) else ""


@register.filter
def language_note(text: object) -> SafeString | str:
    """Return "(in English)" for a text in another language than the page; nothing for any other."""
    note = note_of(text)
    return format_html(' <small class="language-note">{}</small>', note) if note else ""


@register.filter
def language_of_all(rows: Iterable[Any], names: str) -> object:
    """Return a text that stands for all of a list (`title,text` of each row) that is in the original; else nothing."""
    texts = [
        text for row in rows for name in names.split(",") if (text := getattr(row, name) if name else row)
    ]
    return texts[0] if texts and all(isinstance(text, OriginalText) for text in texts) else ""


@register.filter
def language_note_unless(text: object, headed: object) -> SafeString | str:
    """Return the note of one row, where the heading has none."""
    return "" if isinstance(headed, OriginalText) else language_note(text)
