"""Lays the JSON of a reader beside the expected one, value by value.

An expected value may be `{"any": [...]}`: each of them is right, and None among them says that leaving it out is too.
What stands under `optional` may be said or not; it counts only when it is said wrongly.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.agenda.reading.corpus import compare

RIGHT, MISSING, WRONG = "right", "missing", "wrong"
Verdict = tuple[str, str, object, object]  # field, verdict, what the reader gave, what was expected
Same = Callable[[object, object], bool]

PLAIN_FIELDS: dict[str, Same] = {
    "title": compare.same_text,
    "subtitle": compare.same_text,
    "week": compare.same_week,
    "date": compare.same_value,
    "month_day": compare.same_value,
    "start": compare.same_value,
    "end": compare.same_value,
    "timezone": compare.same_value,
    "format": compare.same_value,
    "rsvp_deadline": compare.same_value,
    "rsvp_url": compare.same_address_of_web,
    "rsvp_email": compare.same_address_of_web,
    "platform": compare.same_phrase,
    "audience": compare.same_phrase,
    "transferable": compare.same_value,
    "invitation_only": compare.same_value,
    "limited_places": compare.same_value,
}
PLACES = ("venue", "address")
GROUPS: dict[str, dict[str, Same]] = {
    "contact": {
        "name": compare.same_person,
        "function": compare.same_text,
        "email": compare.same_address_of_web,
        "phone": compare.same_phone,
    },
    "catering": {"text": compare.same_phrase, "time": compare.same_value},
}
LISTS = (
    "sponsors",
    "background",
    "objectives",
    "segments",
    "focus_areas",
    "expected_outputs",
    "speakers",
    "languages",
)
PARTS_PLAYED = {
    "panelist": "panellist",
    "opening remarks": "opening",
    "welcome": "opening",
    "welcome remarks": "opening",
    "opening statement": "opening",
    "closing remarks": "closing",
    "keynote speaker": "keynote",
    "facilitator": "moderator",
    "mc": "master_of_ceremonies",
    "master of ceremonies": "master_of_ceremonies",
    "participant": "speaker",
    "modératrice": "moderator",
    "modérateur": "moderator",
    "moderación": "moderator",
    "модератор": "moderator",
    "主持人": "moderator",
}
UNRANKED = (None, "speaker", "panellist", "statement")  # the part of a speaker of whom no part is stated
WORTH = {RIGHT: 1, MISSING: -1, WRONG: -2}
ALIKE = 0.6  # from here on two items are the same one, said differently


@dataclass(frozen=True)
class Cell:
    document: str
    field: str
    verdict: str
    got: object
    expected: object

    def __str__(self) -> str:
        return f"{self.document} {self.field}: {self.got!r}, expected {self.expected!r}"


def alternatives(value: object) -> list:
    """Return the values that are right, the first being the one to name."""
    return value["any"] if isinstance(value, dict) and "any" in value else [value]


def is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def verdict(name: str, got: object, expected: object, optional: object, same: Same) -> Iterator[Verdict]:
    """Judge one value; nothing comes where nothing was expected and nothing wrong was given."""
    wanted = alternatives(expected)
    if is_empty(got):
        if None not in wanted:
            yield name, MISSING, got, wanted[0]
    elif any(value is not None and same(got, value) for value in wanted):
        yield name, RIGHT, got, wanted[0]
    elif not any(value is not None and same(got, value) for value in alternatives(optional)):
        yield name, WRONG, got, wanted[0]


def cells_of(got: dict, expected: dict, doubted: set[str]) -> Iterator[Verdict]:
    """Yield a verdict for each value; a field that was rightly doubted may be left out."""
    optional = expected.get("optional", {})
    got = _as_split_like(got, expected)
    for name, same in PLAIN_FIELDS.items():
        for one in verdict(name, got.get(name), expected.get(name), optional.get(name), same):
            yield (name, RIGHT, *one[2:]) if one[1] == MISSING and name in doubted else one
    for name in PLACES:
        yield from _place(name, got, expected, optional)
    for name, parts in GROUPS.items():
        mine, theirs, maybe = (source.get(name) or {} for source in (got, expected, optional))
        for part, same in parts.items():
            yield from verdict(f"{name}.{part}", mine.get(part), theirs.get(part), maybe.get(part), same)
    for name in LISTS:
        yield from _list(name, got.get(name), expected.get(name), optional.get(name))


def _as_split_like(got: dict, expected: dict) -> dict:
    """Forgive a title that was divided from its subtitle at another place, and a date of which the year is missing."""
    for title in alternatives(expected.get("title")):
        for subtitle in alternatives(expected.get("subtitle")):
            whole = f"{title or ''} {subtitle or ''}"
            given = f"{got.get('title') or ''} {got.get('subtitle') or ''}"
            if compare.same_text(given.replace(":", ""), whole.replace(":", "")):
                got = {**got, "title": title, "subtitle": subtitle}
    date = alternatives(expected.get("date"))[0]
    if date and not got.get("date") and date[5:] == got.get("month_day"):
        got = {**got, "month_day": None}
    return got


def _place(name: str, got: dict, expected: dict, optional: dict) -> Iterator[Verdict]:
    """Venue and address share their words: a city or a building may stand in either."""
    both = [
        value
        for source in (expected, optional)
        for place in PLACES
        for value in alternatives(source.get(place))
    ]
    allowed = compare.CITIES.union(*(compare.words(value) for value in both if value))

    def same(given: object, wanted: object) -> bool:
        return compare.same_words(given, wanted, allowed)

    value = got.get(name)
    if value and compare.words(value) <= compare.CITIES | compare.SMALL_WORDS and not expected.get(name):
        return
    yield from verdict(name, value, expected.get(name), optional.get(name), same)


def _list(name: str, got: object, expected: object, optional: object) -> Iterator[Verdict]:
    """Judge a list item by item, against the alternative that fits best."""
    extra = [row for one in alternatives(optional) for row in _rows(name, one)]
    judged = [list(_items(name, _rows(name, got), _rows(name, one), extra)) for one in alternatives(expected)]
    yield from max(judged, key=lambda cells: sum(WORTH[cell[1]] for cell in cells))


def _rows(name: str, value: object) -> list:
    if name == "background":
        return [paragraph for paragraph in (value or "").split("\n\n") if paragraph.strip()]
    return list(value or [])


def _items(name: str, got: list, expected: list, optional: list) -> Iterator[Verdict]:
    if name == "background" and compare.same_text(" ".join(got), " ".join(expected)):
        got = expected  # the same text, divided into paragraphs at other places
    left = list(got)
    for wanted in expected:
        best = max(left, key=lambda item: _alike(name, item, wanted), default=None)
        if best is None or _alike(name, best, wanted) < ALIKE:
            yield from _judge(name, None, wanted)
        else:
            left.remove(best)
            yield from _judge(name, best, wanted)
    for item in left:
        known = [one for one in optional if _alike(name, item, one) >= ALIKE]
        if not any(all(cell[1] != WRONG for cell in _judge(name, item, one)) for one in known):
            yield name, WRONG, item, None


def _alike(name: str, got, wanted) -> float:
    """Return how sure it is that two items of a list mean the same thing, 0 to 1."""
    if name == "sponsors":
        is_same = got.get("organization_key") in [
            key for key in alternatives(wanted["organization_key"]) if key
        ]
        return 1.0 if is_same else 0.99 * _likeness(got.get("name"), wanted["name"])
    if name == "speakers":
        fields = ("name",) if wanted.get("name") else ("function", "affiliation")
        named = " ".join(str(alternatives(wanted.get(one))[0] or "") for one in fields)
        return compare.likeness(" ".join(str(got.get(one) or "") for one in fields), named)
    if name == "segments":
        return 0.4 * (got.get("start") == wanted["start"]) + 0.6 * _likeness(
            got.get("title"), wanted["title"]
        )
    if name == "focus_areas":
        return compare.likeness(_whole(got), _whole(wanted))
    if name == "languages":
        return float(got[:2] == wanted[:2])
    return _likeness(got, wanted)


def _likeness(got: object, wanted: object) -> float:
    return max(compare.likeness(got or "", one or "") for one in alternatives(wanted))


def _whole(area: dict) -> str:
    return f"{area.get('title') or ''} {area.get('text') or ''}".replace(":", "").replace(".", "")


def _judge(name: str, got, wanted) -> Iterator[Verdict]:
    """Judge one item of a list, part by part."""
    if name == "sponsors":
        yield from _sponsor(got or {}, wanted)
    elif name == "speakers":
        yield from _speaker(got or {}, wanted)
    elif name == "segments":
        got = got or {}
        for part in ("start", "end"):
            yield from verdict(f"segments.{part}", got.get(part), wanted[part], None, compare.same_value)
        yield from verdict("segments.title", got.get("title"), wanted["title"], None, compare.same_text)
    elif name == "focus_areas":
        yield from _focus_area(got or {}, wanted)
    elif name == "languages":
        yield name, RIGHT if got else MISSING, got, wanted
    else:
        yield from verdict(name, got, wanted, None, compare.same_text)


def _sponsor(got: dict, wanted: dict) -> Iterator[Verdict]:
    keys = alternatives(wanted["organization_key"])
    key, name = got.get("organization_key"), got.get("name")
    label = keys[0] or wanted["name"]
    if not got or (key is None and None not in keys):
        yield "sponsors.organization", MISSING, name, label
    elif key in keys and (key or any(compare.same_name(name, one) for one in alternatives(wanted["name"]))):
        yield "sponsors.organization", RIGHT, key or name, label
    else:
        yield "sponsors.organization", WRONG, key or name, label
    yield from verdict("sponsors.role", got.get("role"), wanted["role"], None, compare.same_value)


def _speaker(got: dict, wanted: dict) -> Iterator[Verdict]:
    homes = set().union(*(compare.words(one) for one in alternatives(wanted.get("affiliation")) if one))
    duties = set().union(*(compare.words(one) for one in alternatives(wanted.get("function")) if one))
    yield from verdict("speakers.name", got.get("name"), wanted.get("name"), None, compare.same_person)
    yield from verdict(
        "speakers.honorific", got.get("honorific"), wanted.get("honorific"), None, compare.same_honorific
    )
    role = compare.plain(got.get("role") or "")
    role = PARTS_PLAYED.get(role, role) or None
    unranked = wanted.get("role") is None
    if not (unranked and role in UNRANKED):
        yield from verdict("speakers.role", role, wanted.get("role"), None, compare.same_value)
    for part, extra in (("function", homes), ("affiliation", set())):
        value = got.get(part)
        if part == "affiliation" and value and wanted.get(part) is None and compare.words(value) <= duties:
            continue

        def same(given: object, one: object, extra: set[str] = extra) -> bool:
            return compare.same_words(given, one, extra)

        yield from verdict(f"speakers.{part}", value, wanted.get(part), None, same)


def _focus_area(got: dict, wanted: dict) -> Iterator[Verdict]:
    if wanted.get("title"):
        yield from verdict("focus_areas.title", got.get("title"), wanted["title"], None, compare.same_text)
    whole = got and compare.same_text(_whole(got), _whole(wanted))
    text = wanted["text"] if whole else got.get("text") or got.get("title")
    yield from verdict("focus_areas.text", text, wanted["text"], None, compare.same_text)
