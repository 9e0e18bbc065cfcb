"""How long texts may be in a week. Too long is a warning: what was typed is kept, and may stand with a reason."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from .rules import EventFacts, Finding, Severity

# Chinese is written without spaces: each of its signs counts, as word processors count. `text_limits.js` does the same.
_WORD = re.compile(r"[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+")


def word_count(html: str) -> int:
    """Return the number of words of a rich text."""
    return len(_WORD.findall(unescape(strip_tags(html.replace("<", " <")))))


def text_lengths(facts: EventFacts) -> Iterator[Finding]:
    if facts.longest_title and len(facts.title) > facts.longest_title:
        yield Finding(
            Severity.WARNING,
            "title",
            f"title_length:{len(facts.title)}/{facts.longest_title}",
            _("The title has %(count)s characters; this week allows %(limit)s.")
            % {"count": len(facts.title), "limit": facts.longest_title},
        )
    if facts.most_words and facts.background_words > facts.most_words:
        yield Finding(
            Severity.WARNING,
            "background",
            f"background_length:{facts.background_words}/{facts.most_words}",
            _("Background and rationale have %(count)s words; this week allows %(limit)s.")
            % {"count": facts.background_words, "limit": facts.most_words},
        )
