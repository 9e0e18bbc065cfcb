"""The one place where text that people formatted becomes HTML on a page."""

import nh3
from django import template
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}  # what the editor of `RICH_TEXT` writes


@register.filter
def rich_text(html: str) -> SafeString:
    """Return the HTML of the editor, cleaned again: a row may have come into the database by another way."""
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )
    return mark_safe(clean)  # noqa: S308 - nh3 has just cleaned it


@register.filter
def has_text(html: str) -> bool:
    """Whether anything can be read in it: an emptied editor leaves `<p></p>` behind."""
    return bool(strip_tags(html).replace("\u00a0", " ").strip())
