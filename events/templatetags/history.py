"""What changed of a long text, with the words that went and came marked for the eye and for the ear."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..history.text_difference import Piece

register = template.Library()


@register.filter
def inline_pieces(pieces: Iterable[Piece]) -> SafeString:
    """Return the pieces as a block; words are read out as removed or added, since few screen readers tell marks."""
    marked = format_html_join("", "{}", ((_marked(piece),) for piece in pieces))
    return (
        format_html('<blockquote class="text-difference" dir="auto">{}</blockquote>', marked)
        if marked
        else marked
    )


def _marked(piece: Piece) -> SafeString | str:
    """Return the piece in its mark, with the space around it left outside."""
    if piece.kind == "same":
        return piece.text
    element, word = ("del", _("removed")) if piece.kind == "gone" else ("ins", _("added"))
    text = piece.text.strip()
    start = piece.text.index(text)
    return format_html(
        '{}<{}><span class="visually-hidden">[{}: </span>{}<span class="visually-hidden">] </span></{}>{}',
        piece.text[:start],
        SafeString(element),
        word,
        text or "\u00b6",  # only the end of a paragraph
        SafeString(element),
        piece.text[start + len(text) :],
    )
