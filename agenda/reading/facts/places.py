"""Where the event takes place and how one can attend: venue, address, platform, attendance mode."""

import re
from collections.abc import Iterator

from ..blocks import Block
from ..characters import squeezed
from ..sections import Page, Section
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.clock import CITY_NAMES
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.phrases import HELD
from ..vocabulary.places import (
    HELD_AT,
    HYBRID,
    IN_PERSON,
    ONLINE,
    ONLY_SHOWN,
    PLACE,
    PLATFORM,
    STREET,
    UNKNOWN,
    VIA,
)
from ..vocabulary.roles import LED_BY_PATTERN
from .clock import find_times
from .dates import find_dates
from .names import _PHRASE as PHRASE

_MODES = (
    "format",
    "venue",
    "platform",
    "when_where",
    "when",
    "",
    "document",
    "rsvp",
    "title",
    "subtitle",
    "subject",
    "address",
    "date",
    "time",
    "audience",
    "languages",
    "conditions",
)
_ALSO = re.compile(
    r"[\s,;|/(&+-]*(?:(?<!\w)(?:and|et|y|и|or|also|as\s+well\s+as|ou|o|e|و)|和|及)?[\s,;|/(&+-]*$"
)
_IN = re.compile(
    r"(?:(?<!\w)(?:in|at|a|au|aux|dans|en|في|ب|в|на)|于|在|,|\|)\s*(?:the\s+|la\s+|le\s+|el\s+|l')?$"
)
_OFFICE = re.compile(
    r"(?:the\s+)?(?:permanent\s+)?(?:observer\s+)?(?:mission|delegation)|(?:la\s+)?mis|(?:ال)?بعثه|постоянн"
)
_NEXT = re.compile(
    r"\s*[,،(]?\s*(?:(?:in|at|at\s+the|of|de\s+la|de|del|du|au|à|en|dans|في|ب)\s*(?:the\s+|la\s+|el\s+|le\s+)?)?"
)
_CITY_BEHIND = re.compile(rf"\s*,?\s+(?:in|a|en)\s+(?:{CITY_NAMES})(?:\s+city)?$")
_CITY_ALONE = re.compile(rf"\W*(?:{CITY_NAMES})(?:\s+city)?(?:,?\s*(?:ny|usa|u\.s\.a\.|switzerland))?\W*")
_NEXT_LINE_OF_ADDRESS = re.compile(
    r"[,\s(]*(?:(?:\d{1,2}(?:st|nd|rd|th)\s+floor|floor\s+\d+|suite\s+\w+|room\s+\w+|new\s+york|ny|nueva\s+york|geneva|switzerland|usa|\d{4,5})[\s,.)]*)+"
)


def find_places(page: Page) -> Findings:
    """Return venue, address, platform and format."""
    venues = [*_labelled_venue(page)] or [*_said_venue(page)]
    platforms = list(_platforms(page))
    values: list[Value] = []
    for name in ("venue", "address"):
        values += [value for value in venues if value.field == name][:1]
    values += platforms[:1]
    if not any(value.field == "address" for value in values):
        values += list(_labelled_address(page))[:1]
    modes, doubts = _format(page, values)
    return Findings((*values, *modes), (), tuple(doubts))


def _labelled_venue(page: Page) -> Iterator[Value]:
    for section in page.under("venue", "when_where"):
        for block in section.blocks:
            yield from _venue_of(block, 0.95, section)


def _venue_of(block: Block, sure: float, section: Section) -> Iterator[Value]:
    """Yield venue and address of a labelled block; what is a date, a time or a platform is left out."""
    if UNKNOWN.fullmatch(block.bare):
        return
    for piece in _pieces(block, section.key):
        street = STREET.search(piece.bare)
        end = piece.start + street.start() if street else piece.end
        venue = _without_ends(piece.cut(piece.start, end))
        if (
            venue.end > venue.start
            and not _CITY_ALONE.fullmatch(venue.bare)
            and re.search(r"[^\W\d]{2}", venue.text)
        ) and (section.key == "venue" or PLACE.search(venue.bare)):
            yield Value("venue", _words(venue), ((venue.start, venue.end),), sure)
        if street:
            address = _without_ends(piece.cut(end, piece.end))
            yield Value("address", _words(address), ((address.start, address.end),), sure)


def _pieces(block: Block, key: str) -> Iterator[Block]:
    """Yield what is left of a block when dates, times and "and online via …" are cut away."""
    dates = find_dates(block)
    cuts = [(date.start, date.end) for date in dates]
    cuts += [
        (time.start, time.end) for time in find_times(block, cuts) if time.is_range or key == "when_where"
    ]
    for pattern in (HYBRID, ONLINE, PLATFORM, IN_PERSON):
        cuts += [
            (block.start + match.start(), block.start + match.end()) for match in pattern.finditer(block.bare)
        ]
    cuts += [
        (block.start + m.start(), block.end)
        for m in [re.search(r"\s*(?:https?://|\(?(?:tbc|please\s+note|map)\b|;\s|\.\s+[a-z])", block.bare)]
        if m
    ]
    cursor = block.start
    for start, end in sorted(cuts) + [(block.end, block.end)]:
        if start > cursor:
            piece = _without_ends(block.cut(cursor, start))
            if (
                PLACE.search(piece.bare)
                or (cursor == block.start and key == "venue")
                or STREET.search(piece.bare)
            ):
                yield piece
                if key == "venue":
                    return
        cursor = max(cursor, end)


def _without_ends(block: Block) -> Block:
    """Cut separators, "and", "via" and lone brackets off both ends."""
    text = block.bare
    end = len(text)
    for pattern in (VIA, _ALSO, re.compile(r"[\s,;:.|/-]+$")):
        if match := pattern.search(text, 0, end):
            end = match.start()
    start = len(text[:end]) - len(
        re.sub(
            r"^[\s,;:.|)/-]*(?:(?:in|at|en|au|a\s+la|dans|في)\s+)?(?:(?:the|la|le|el)\s+(?!salvador))?",
            "",
            text[:end],
        )
    )
    block = block.cut(block.start + start, block.start + end)
    if block.text.count("(") != block.text.count(")"):
        stripped = block.text.strip("()")
        begin = block.start + block.text.find(stripped)
        if stripped.count("(") == stripped.count(")"):
            block = block.cut(begin, begin + len(stripped))
    return block


def _said_venue(page: Page) -> Iterator[Value]:
    """Yield the venue that a line of the head or a sentence names."""
    for section in page.sections:
        if section.key not in (
            "",
            "document",
            "title",
            "format",
            "when",
            "date",
            "time",
            "rsvp",
            "subtitle",
            "week",
            *NARRATIVE,
        ):
            continue
        for block in section.blocks:
            for sentence in sentences_of(block):
                is_text = section.key in NARRATIVE
                found = _held_at(sentence) or (None if is_text else _named_place(sentence))
                if found:
                    yield from _venue_and_address(found, 0.7 if is_text else 0.85, sentence)


def _held_at(sentence: Block) -> Block | None:
    """Return the place in "will be held at the Mission of X in New York"."""
    for match in HELD_AT.finditer(sentence.plain):
        phrase = PHRASE.match(sentence.plain, match.end())
        if not phrase or _CITY_ALONE.fullmatch(sentence.bare[phrase.start() : phrase.end()]):
            continue
        if find_dates(sentence.cut(sentence.start + phrase.start(), sentence.start + phrase.end())):
            continue
        return sentence.cut(
            sentence.start + phrase.start(), sentence.start + _place_end(sentence, phrase.end())
        )
    for place in PLACE.finditer(sentence.bare):
        before = sentence.bare[: place.start()]
        is_held = HELD.search(before) or find_dates(sentence) or find_times(sentence)
        if is_held and _IN.search(before):
            return sentence.cut(
                sentence.start + place.start(), sentence.start + _place_end(sentence, place.end())
            )
    return None


def _named_place(block: Block) -> Block | None:
    """Return the room or building in a short line of the head: "3.00–4.45 p.m. | Mission of Germany"."""
    if len(block.text.split()) > 40:
        return None
    for part in re.finditer(r"[^|\t\n]+", block.plain):
        piece = block.cut(block.start + part.start(), block.start + part.end())
        if _is_only_place(piece):
            return next(_pieces(piece, "venue"), piece)
    place = PLACE.search(block.bare)
    if not place or not (
        _IN.search(block.bare[: place.start()]) or not re.search(r"\w", block.bare[: place.start()])
    ):
        return None
    if _OFFICE.match(place[0]) and not (
        STREET.search(block.bare) or re.search(r"\d|(?<!\w)(?:at|a|en)\s|\|", block.bare[: place.start()])
    ):
        return None  # who organizes, more likely than where
    return block.cut(block.start + place.start(), block.start + _place_end(block, place.end()))


def _is_only_place(piece: Block) -> bool:
    """Whether a short line is a place as a whole: Express Bar, Conference Building, UN Headquarters."""
    if (
        len(piece.text.split()) > 14
        or find_dates(piece)
        or find_times(piece)
        or LED_BY_PATTERN.search(piece.bare)
    ):
        return False
    place = PLACE.search(piece.bare)
    return (
        bool(place)
        and not _OFFICE.match(place[0] if place else "")
        and piece.text[:1].isupper()
        and not re.search(r"[.:?!]|\b(?:will|is|are|side\s+event|week)\b", piece.bare)
    )


def _place_end(block: Block, end: int) -> int:
    """Return where a place ends: behind the buildings and cities that follow, before dates and other facts."""
    while True:
        follows = PLACE.match(block.bare, _NEXT.match(block.bare, end).end())  # type: ignore[union-attr]
        if follows and follows.end() > end + 3:
            end = follows.end()
            continue
        phrase = PHRASE.match(block.plain, end + 1) if block.plain[end : end + 1] == " " else None
        particle = re.match(
            r"\s+(?:of|de|du|des|del|de\s+la|de\s+l')\s+(?:the\s+)?(?=[A-Z])", block.plain[end:]
        )
        comma = re.match(
            r",?\s+(?:(?:in|at|at\s+the|à|en|au|dans)\s+)?(?:the\s+|la\s+|el\s+)?(?=[A-ZÀ-Þ])|\s*\(",
            block.plain[end:],
        )
        step = None
        if (
            particle
            and (behind := PHRASE.match(block.plain, end + particle.end()))
            or comma
            and (behind := PHRASE.match(block.plain, end + comma.end()))
            and _is_place(block, behind)
        ):
            step = behind.end()
        elif phrase and not find_dates(block.cut(block.start + end, block.start + phrase.end())):
            step = phrase.end()
        street = STREET.match(block.bare, end + 2) if block.plain[end : end + 2] in (", ", " (") else None
        if street:
            rest = re.match(
                r"[^.;|\n)]*?(?=\s+(?:on|from|and\s+online|via)\s|[.;|\n)]|$)", block.plain[street.end() :]
            )
            return street.end() + (rest.end() if rest else 0)
        if step is None or step <= end:
            return end
        end = step


def _is_place(block: Block, match: re.Match) -> bool:
    words = block.bare[match.start() : match.end()]
    return bool(
        PLACE.search(words)
        or re.search(rf"{CITY_NAMES}|\bfloor\b|building|headquarters|batiment|edificio", words)
    ) and not find_dates(block.cut(block.start + match.start(), block.start + match.end()))


def _venue_and_address(found: Block, sure: float, sentence: Block) -> Iterator[Value]:
    street = STREET.search(found.bare)
    venue = _without_ends(found.cut(found.start, found.start + street.start()) if street else found)
    city = _CITY_BEHIND.search(venue.bare)
    venue = venue.cut(venue.start, venue.start + city.start()) if city else venue
    if venue.end > venue.start:
        yield Value("venue", _words(venue), ((venue.start, venue.end),), sure)
    if street:
        address = _without_ends(found.cut(found.start + street.start(), found.end))
        yield Value("address", _words(address), ((address.start, address.end),), sure)


def _labelled_address(page: Page) -> Iterator[Value]:
    for section in page.under("address"):
        for block in section.blocks[:2]:
            yield Value("address", _words(block), ((block.start, block.end),), 0.95)
    for section in page.head:
        for block in section.blocks:
            if (
                section.key in ("venue", "when_where", "")
                and STREET.match(block.bare)
                and len(block.text.split()) < 16
            ):
                yield Value("address", _words(block), ((block.start, block.end),), 0.75)


def _platforms(page: Page) -> Iterator[Value]:
    """Yield the platforms named, those on which one attends before those on which one only watches."""
    found = []
    for section in page.sections:
        if section.key in NARRATIVE or section.key in ("agenda", "speakers", "other", "hosts"):
            continue
        for block in section.blocks:
            for match in PLATFORM.finditer(block.bare):
                is_labelled = section.key in ("platform", "venue", "format", "when_where")
                if (
                    is_labelled
                    or VIA.search(block.bare[: match.start()])
                    or ONLINE.search(block.bare)
                    or HYBRID.search(block.bare)
                ):
                    span = (block.start + match.start(), block.start + match.end())
                    found.append(
                        (
                            bool(ONLY_SHOWN.match(match[0])),
                            span[0],
                            Value(
                                "platform", block.source[slice(*span)], (span,), 0.95 if is_labelled else 0.9
                            ),
                        )
                    )
    yield from (value for _shown, _start, value in sorted(found, key=lambda row: row[:2]))


def _format(page: Page, values: list[Value]) -> tuple[list[Value], list[Doubt]]:
    """Tell the attendance mode from the words for it."""
    spans: dict[str, list[tuple[int, int]]] = {"hybrid": [], "in_person": [], "online": []}
    for section in page.sections:
        if section.key not in _MODES:
            continue
        for block in section.blocks:
            for mode, pattern in (("hybrid", HYBRID), ("in_person", IN_PERSON), ("online", ONLINE)):
                spans[mode] += [
                    (block.start + m.start(), block.start + m.end()) for m in pattern.finditer(block.bare)
                ]
    fields = {value.field: value for value in values}
    joins = "platform" in fields and not ONLY_SHOWN.match(str(fields["platform"].value).lower())
    mode, sure = _mode(spans, has_venue="venue" in fields, has_platform=joins)
    if not mode:
        return [], []
    places = spans["hybrid"] + spans["in_person"] + spans["online"]
    if not places:
        places = [fields["platform"].spans[0]]
    return [Value("format", mode, tuple(places), sure)], []


def _mode(spans: dict[str, list[tuple[int, int]]], has_venue: bool, has_platform: bool) -> tuple[str, float]:
    online = bool(spans["online"]) or has_platform
    if spans["hybrid"]:
        return "hybrid", 0.95
    if spans["in_person"] and online:
        return "hybrid", 0.9
    if spans["in_person"]:
        return "in_person", 0.9
    if online and has_venue:
        return "hybrid", 0.75
    if online:
        return "online", 0.85 if spans["online"] else 0.7
    return "", 0.0


def _words(block: Block) -> str:
    return squeezed(re.sub(r"\s*\n\s*", ", " if "," not in block.text else " ", block.text)).strip(" ,;")
