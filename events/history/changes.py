"""What changed between two versions of a side event, one plain sentence for each thing, in the active language."""

import datetime as dt
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from ..languages import columns
from ..models import SideEvent
from ..un_style.formats import notation, one_stop
from ..un_style.isolation import isolated
from .record import FIELDS, PARTS, STATE
from .text_difference import Piece, pieces
from .wording import Record, in_order, is_text, label_of, model_of, row_words, words

# By what a row of a list is the same one when all else is new. Organizations are told apart by nothing else.
KEYS = {"co_sponsors": "organization", "speakers": "name"}
NUMBERED = ("objectives", "focus_areas", "expected_outputs")  # as the papers do
LONG = 80  # characters; texts above are told word by word
ALIKE = 0.5  # share of two rows that is the same, from which on they are one row that was changed
ALIKE_NAMES = 0.75  # of names: a letter that was mended

Pair = tuple[int | None, int | None]


@dataclass(frozen=True)
class Change:
    """One thing that is not as it was. `pieces` are the words of a long text that went and came."""

    name: str  # the field or the list of the record
    sentence: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class _Moment:
    """What the values of one version are told with."""

    record: Record
    zone: dt.tzinfo


def changes(before: Record, after: Record, side_event: SideEvent) -> list[Change]:
    """Return what differs between two versions of a side event, in the order of the record."""
    zone = side_event.week.zone
    then, now = _Moment(before, zone), _Moment(after, zone)
    names = [*STATE, "original_language", *FIELDS, *columns("")]
    found = [
        change
        for name in names
        if _is_known(name, before, after)
        for change in _of_value(
            name, "", capfirst(label_of(name)), before.get(name), after.get(name), then, now
        )
    ]
    for part in PARTS:
        if part in before and part in after:
            found += _of_rows(part, then, now)
    return [*found, *_of_organisers(before, after)]


def pairs(part: str, before: list[Record], after: list[Record]) -> list[Pair]:
    """Return which row became which, by their places: rows that are equal, that have one key, that are alike.

    (2, None) is a row that went, (None, 0) one that came. In the order of the rows after the change, those that went
    last.
    """
    left, found = list(range(len(before))), dict[int, int]()
    for is_one in (_is_equal, _has_one_key):
        for j, row in enumerate(after):
            if j not in found:
                match = next((i for i in left if is_one(part, before[i], row)), None)
                if match is not None:
                    found[j] = match
                    left.remove(match)
    likely = sorted(
        (-_likeness(part, before[i], row), abs(i - j), i, j)
        for i in left
        for j, row in enumerate(after)
        if j not in found
    )
    for unlike, _distance, i, j in likely:
        if -unlike > ALIKE and i in left and j not in found:
            found[j] = i
            left.remove(i)
    return [*((found.get(j), j) for j in range(len(after))), *((i, None) for i in left)]


def _is_known(name: str, before: Record, after: Record) -> bool:
    """Whether both versions tell it at all: a field that came to the site later is in none from before.

    What is left out where it is empty counts as empty.
    """
    optional = {"original_language", "cancellation_reason", *columns("")}
    return name in optional or (name in before and name in after)


def _of_value(
    name: str, part: str, label: str, old: Any, new: Any, then: _Moment, now: _Moment
) -> Iterator[Change]:
    if name == "original_language":
        old, new = old or "en", new or "en"
    told_as = part or name
    before, after = (words(name, value, at.record, at.zone, part) for value, at in ((old, then), (new, now)))
    if before == after:
        if old != new and isinstance(old, str) and isinstance(new, str) and is_text(name, part):
            yield Change(told_as, _("%(what)s: only the form of the text changed.") % {"what": label})
    elif not before or not after:
        text = Truncator(after or before).words(40)
        yield Change(told_as, _came_or_went(label, isolated(text), came=bool(after)))
    elif is_text(name, part) and max(len(before), len(after)) > LONG:
        yield Change(told_as, _("%(what)s changed:") % {"what": label}, pieces(before, after))
    else:
        shown = [_quoted(text) if is_text(name, part) else isolated(text) for text in (before, after)]
        sentence = _("%(what)s changed from %(before)s to %(after)s.")
        facts = {"what": label, "before": shown[0], "after": shown[1]}
        yield Change(told_as, one_stop(sentence % facts))


def _of_rows(part: str, then: _Moment, now: _Moment) -> Iterator[Change]:
    before, after = then.record[part], now.record[part]
    paired = pairs(part, before, after)
    for i, j in paired:
        if i is not None and j is not None:
            yield from _of_row(part, before[i], after[j], j, then, now)
        else:
            at, place = (now, j) if j is not None else (then, cast("int", i))
            text = row_words(part, at.record[part][place], at.record, at.zone)
            yield Change(part, _came_or_went(capfirst(_kind(part, place)), text, came=j is not None))
    kept = [i for i, j in paired if i is not None and j is not None]
    if kept != sorted(kept):
        what = capfirst(str(model_of(part)._meta.verbose_name_plural))
        yield Change(part, _("%(what)s: the order changed.") % {"what": what})


def _of_row(part: str, old: Record, new: Record, place: int, then: _Moment, now: _Moment) -> Iterator[Change]:
    named = capfirst(_kind(part, place))
    if part not in NUMBERED:
        named = f"{named} {isolated(_name(part, new, now))}"
    for name, _value in in_order(part, {**old, **new}):
        is_known = name not in PARTS[part] or (name in old and name in new)  # else kept since then alone
        if old.get(name) != new.get(name) and is_known:
            label = label_of(name, part)
            is_all = label == str(model_of(part)._meta.verbose_name)  # an objective is its text
            label = named if is_all else f"{named}{notation().colon}{label}"
            yield from _of_value(name, part, label, old.get(name), new.get(name), then, now)


def _of_organisers(before: Record, after: Record) -> Iterator[Change]:
    if "organisers" not in before or "organisers" not in after:
        return
    what = capfirst(label_of("organisers"))
    for name in sorted({*after["organisers"]} - {*before["organisers"]}):
        yield Change("organisers", _came_or_went(what, isolated(name), came=True))
    for name in sorted({*before["organisers"]} - {*after["organisers"]}):
        yield Change("organisers", _came_or_went(what, isolated(name), came=False))


def _came_or_went(what: str, text: str, *, came: bool) -> str:
    facts = {"what": what, "text": text}
    return _("%(what)s added: %(text)s") % facts if came else _("%(what)s removed: %(text)s") % facts


def _kind(part: str, place: int | None) -> str:
    kind = str(model_of(part)._meta.verbose_name)
    return f"{kind} {place + 1}" if part in NUMBERED and place is not None else kind


def _name(part: str, row: Record, at: _Moment) -> str:
    """Return what people call a row: by its key, else by the first thing it says."""
    key = KEYS.get(part, "")
    texts = [(key, row.get(key)), *in_order(part, row)]
    name, first = next(((name, text) for name, text in texts if isinstance(text, str) and text), ("", ""))
    return Truncator(words(name, first, at.record, at.zone, part) if name else first).chars(60)


def _is_equal(part: str, old: Record, new: Record) -> bool:
    return old == new


def _has_one_key(part: str, old: Record, new: Record) -> bool:
    key = KEYS.get(part)
    return key is not None and bool(old.get(key)) and old.get(key) == new.get(key)


def _likeness(part: str, old: Record, new: Record) -> float:
    """Return from 0 to 1 how much of two rows is the same."""
    if part == "co_sponsors":
        return 0.0
    key = KEYS.get(part, "")
    if old.get(key) and new.get(key) and _ratio(old[key], new[key]) < ALIKE_NAMES:
        return 0.0
    return _ratio(_text_of(old), _text_of(new))


def _text_of(row: Record) -> str:
    return " ".join(row[name] for name in sorted(row) if isinstance(row[name], str))


def _ratio(old: str, new: str) -> float:
    return difflib.SequenceMatcher(None, old, new, autojunk=False).ratio()


def _quoted(text: str) -> str:
    return notation().quotes.format(isolated(text))
