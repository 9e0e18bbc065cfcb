"""What changed from one version of a paper to another, in words."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.history.record import Difference
from events.un_style import formats

# What each field of a paper is called, in the order in which changes are told.
LABELS = {
    "title": gettext_lazy("title"),
    "subtitle": gettext_lazy("subtitle"),
    "week": gettext_lazy("week"),
    "edition": gettext_lazy("place and days of the week"),
    "watermark": gettext_lazy("state"),
    "is_cancelled": gettext_lazy("cancelled"),
    "cancellation_reason": gettext_lazy("reason of the cancellation"),
    "facts": gettext_lazy("when and where"),
    "header": gettext_lazy("when and where"),
    "sponsors": gettext_lazy("co-sponsors"),
    "presenters": gettext_lazy("presented by"),
    "supporters": gettext_lazy("with the support of"),
    "inviters": gettext_lazy("inviting"),
    "convened_by": gettext_lazy("convened by"),
    "convened_with": gettext_lazy("convened with"),
    "departs_from_protocol": gettext_lazy("sponsors in the order of the rows"),
    "logos": gettext_lazy("logos"),
    "background": gettext_lazy("background and rationale"),
    "introduction": gettext_lazy("introduction"),
    "salutation": gettext_lazy("salutation"),
    "opening": gettext_lazy("opening of the letter"),
    "objectives": gettext_lazy("objectives"),
    "format": gettext_lazy("format"),
    "zone": gettext_lazy("time zone"),
    "agenda": gettext_lazy("agenda"),
    "steps": gettext_lazy("run of show"),
    "rows": gettext_lazy("rows"),
    "others": gettext_lazy("speakers whom the agenda does not name"),
    "focus_areas": gettext_lazy("focus areas"),
    "speakers": gettext_lazy("speakers"),
    "expected_outputs": gettext_lazy("expected outputs"),
    "key_messages": gettext_lazy("key messages"),
    "commitments": gettext_lazy("commitments"),
    "quotes": pgettext_lazy("quotation", "quotes"),
    "photo": gettext_lazy("photo"),
    "next_steps": gettext_lazy("next steps"),
    "days": gettext_lazy("programme"),
    "slots": gettext_lazy("programme"),
    "rooms": gettext_lazy("rooms"),
    "organizations": gettext_lazy("index of organizations"),
    "audience": gettext_lazy("audience"),
    "practical": gettext_lazy("practical information"),
    "conditions": gettext_lazy("conditions of attendance"),
    "notes": gettext_lazy("notes"),
    "address": gettext_lazy("address of the page"),
    "rsvp_address": gettext_lazy("address for RSVP"),
    "note_address": gettext_lazy("address of the concept note"),
    "rsvp_deadline": gettext_lazy("RSVP deadline"),
    "rsvp_by": gettext_lazy("RSVP deadline"),
    "contact": gettext_lazy("focal point"),
    "focal_point_name": gettext_lazy("focal point"),
    "focal_point_function": gettext_lazy("function of the focal point"),
    "focal_point_email": gettext_lazy("e-mail of the focal point"),
    "focal_point_phone": gettext_lazy("telephone of the focal point"),
    "closing": gettext_lazy("closing of the letter"),
    "issuer": gettext_lazy("issued by"),
}
NAMED_ROWS = (
    "header",
    "sponsors",
    "format",
)  # each row has a name of its own, which says more than the field's
# What is true of a row; a yes or no that is not named here is left to the rest of the row.
MARKS = {
    "is_confirmed": pgettext_lazy("co-sponsor or speaker", "confirmed"),
    "is_cancelled": gettext_lazy("cancelled"),
    "is_invitation_only": gettext_lazy("by invitation only"),
    "is_held": pgettext_lazy("side event", "held"),
    "has_logo": gettext_lazy("with logo"),
    "presides": gettext_lazy("presiding"),
}
UNTOLD = ("sha256", "numbers", "width", "height")  # no words for people
PARAGRAPHS = re.compile(r"</(?:p|li)>|<br ?/?>|\n")
SENTENCES = re.compile(r"(?<=[.!?…؟])\s+|(?<=[。！？])")


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    """Return what differs between what two versions say (see `documents.said`), in the order of `LABELS`.

    Of texts and lists only the sentences and rows that came or went are told.
    """
    names = [*LABELS, *(name for name in {**before, **after} if name not in LABELS)]
    return [
        difference
        for name in names
        if before.get(name) != after.get(name)
        for difference in _differences(name, before.get(name), after.get(name))
    ]


def _differences(name: str, before: Any, after: Any) -> Iterator[Difference]:
    if name in NAMED_ROWS:
        old, new = _by_heading(before), _by_heading(after)
        for heading in {**old, **new}:
            if old.get(heading) != new.get(heading):
                yield _difference(heading, old.get(heading, []), new.get(heading, []))
    else:
        between = " " if isinstance(before or after, str) else "; "
        yield _difference(capfirst(str(LABELS.get(name, name))), _lines(before), _lines(after), between)


def _by_heading(rows: list[dict[str, Any]] | None) -> dict[str, list[str]]:
    return {row["heading"]: list(row.get("lines", [])) for row in rows or []}


def _difference(label: str, before: list[str], after: list[str], between: str = "; ") -> Difference:
    gone, come = [], []
    for what, start, end, new_start, new_end in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if what != "equal":
            gone += before[start:end]
            come += after[new_start:new_end]
    if not gone and not come:
        return Difference(label, "–", _("the same words, shown in another way"))
    return Difference(label, between.join(gone) or "–", between.join(come) or "–")


def _lines(value: Any) -> list[str]:
    """Return a value of a field as lines that can be compared: sentences of a text, rows of a list."""
    if value is None:
        return []
    if isinstance(value, bool):
        return [_("yes")]
    if isinstance(value, str):
        return list(_sentences(value))
    if isinstance(value, list):
        return [line for item in value for line in _lines(item)]
    if isinstance(value, dict):
        return list(_row_lines(value, []))
    return [str(value)]


def _sentences(text: str) -> Iterator[str]:
    for paragraph in PARAGRAPHS.split(text):
        for sentence in SENTENCES.split(strip_tags(paragraph)):
            if sentence.strip():
                yield sentence.strip()


def _row_lines(row: dict[str, Any], above: list[str]) -> Iterator[str]:
    """Yield a row in one line; of a row that holds rows, one line for each of these, with what stands above it."""
    words = [*above, *_words(row)]
    below = [item for name, value in row.items() if name not in UNTOLD for item in _rows_in(value)]
    for item in below:
        yield from _row_lines(item, words)
    if not below:
        yield formats.notation().comma.join(words)


def _rows_in(value: Any) -> Iterable[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _words(row: dict[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if name in UNTOLD:
            continue
        if value is True:
            if name in MARKS:
                yield str(MARKS[name])
        elif isinstance(value, dict):
            yield from _words(value)
        elif isinstance(value, list):
            yield from (str(item) for item in value if not isinstance(item, dict))
        else:
            yield strip_tags(str(value))
