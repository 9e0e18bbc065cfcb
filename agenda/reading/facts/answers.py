"""How to answer and whom to ask: deadline, link, address for RSVPs, conditions, audience, languages, meals, contact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block, Kind, Span
from ..characters import squeezed
from ..organizations import Index
from ..sections import Page, Section
from ..sentences import sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.people import FUNCTION, HONORIFIC
from ..vocabulary.phrases import (
    ALL_SIX,
    CATERING,
    HELD_IN,
    INVITATION_ONLY,
    LANGUAGES,
    LIMITED_PLACES,
    MEANT_FOR,
    NOT_INVITATION_ONLY,
    NOT_TRANSFERABLE,
    RSVP,
    SERVED,
    TRANSFERABLE,
)
from .clock import find_times, hhmm
from .dates import FoundDate, find_dates
from .when import is_deadline

_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'|]+[^\s<>\"'|.,;:!?)\]]|(?<![\w@.])(?:bit\.ly|forms\.gle|tinyurl\.com|indico\.un\.org|eventbrite\.\w+|forms\.office\.com)/[\w/.?=&%-]+"
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.I)
_PHONE = re.compile(
    r"(?:(?:tel|phone|telephone|mobile|cell|tél|teléfono|هاتف|тел|电话|t|m)\s*[.:]*\s*)?(?P<number>(?:\+|\(\+?)\d[\d\s().-]{6,18}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})",
    re.I,
)
_TO_CONTACT = re.compile(
    r"(?:please\s+|kindly\s+)?(?:contact|reach\s+out\s+to|write\s+to|e-?mail|get\s+in\s+touch\s+with|contacter|s'adresser\s+a|ecrire\s+a|contactar?(?:\s+(?:a|con))?|dirigirse\s+a|comunicarse\s+con|الاتصال\s+ب|التواصل\s+مع|обращ\w+\s+к|связаться\s+с|请联系|联系)\W*"
)
_ASK = re.compile(
    r"information|questions?|enquir|inquir|quer(?:y|ies)|contact|renseignement|informacion|consultas|للاستفسار|المعلومات|informations|справ|вопрос|咨询|联系"
)
_NAME = re.compile(
    r"[A-ZÀ-ÞА-ЯЁ][\w'’.-]+(?:\s+(?:(?:de|del|de la|van|von|bin|al|el|la|du)\s+)*[A-ZÀ-ÞА-ЯЁ][\w'’.-]*){1,4}"
)
_MEAL_TIME = 90  # characters between a meal and its time
_END = re.compile(r"[.;]\s|[.;]$|\n")


@dataclass(frozen=True)
class Contact:
    """Whom to ask; parts that are not said are empty."""

    name: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""


def find_answers(page: Page, date: FoundDate | None, index: Index) -> Findings:
    """Return rsvp_deadline, rsvp_url, rsvp_email, contact, catering, flags, audience and languages."""
    deadline, doubts = _deadline(page, date)
    contact, contact_labels = _contact(page, index)
    meal = _catering(page)
    values = [
        *deadline,
        *_ways(page, contact),
        *contact,
        *meal,
        *_flags(page),
        *_audience(page),
        *_languages(page),
    ]
    return Findings(tuple(values), tuple(contact_labels), tuple(doubts))


def _sentences(page: Page, *without: str) -> Iterator[tuple[Section, Block]]:
    for section in page.sections:
        if section.key not in without:
            for block in section.blocks:
                for sentence in sentences_of(block):
                    yield section, sentence


def _deadline(page: Page, event: FoundDate | None) -> tuple[list[Value], list[Doubt]]:
    for section, sentence in sorted(
        _sentences(page, *NARRATIVE), key=lambda row: row[0].key != "rsvp_deadline"
    ):
        for date in find_dates(sentence):
            if date.last or not is_deadline(date, sentence, section.key):
                continue
            if date.year is None and event and event.year:
                date = date.in_year(event.year)
            said = sentence.source[date.start : date.end]
            if date.value is None:
                return [], [Doubt("rsvp_deadline", said, date.line, "no_year")]
            if date.weekday_fits is False:
                day = date.value.strftime("%A")
                return [], [Doubt("rsvp_deadline", said, date.line, "weekday", {"weekday": day})]
            if date.is_ambiguous:
                return [], [Doubt("rsvp_deadline", said, date.line, "day_or_month")]
            late = event is not None and event.value is not None and date.value > event.value
            doubts = [Doubt("rsvp_deadline", said, date.line, "after_event")] if late else []
            spans = [(date.start, date.end)]
            spans += [
                (t.start, t.end)
                for t in find_times(sentence, [(d.start, d.end) for d in find_dates(sentence)])
                if not t.is_range and abs(t.start - date.end) < 30 or 0 <= date.start - t.end < 12
            ]
            return ([] if late else [Value("rsvp_deadline", date.value, tuple(spans), 0.95)]), doubts
    return [], []


def _ways(page: Page, contact: list[Value]) -> Iterator[Value]:
    """Yield the link and the address to which one answers."""
    asked = {value.value.email for value in contact if isinstance(value.value, Contact)}
    url = email = False
    answers = [
        (_context(page, section), sentence) for section, sentence in _sentences(page, *NARRATIVE, "other")
    ]
    for index, (key, sentence) in enumerate(answers):
        before = (
            answers[index - 1][1].bare if index and answers[index - 1][1].line >= sentence.line - 1 else ""
        )
        is_rsvp = key in ("rsvp", "rsvp_deadline") or bool(RSVP.search(sentence.bare))
        is_rsvp = is_rsvp or (bool(RSVP.search(before)) and before.rstrip().endswith(":"))
        if not is_rsvp:
            continue
        for start, end, address in sentence.links:
            if not url and address.lower().startswith("http") and sentence.start <= start < sentence.end:
                url = True
                yield Value("rsvp_url", address, ((start, min(end, sentence.end)),), 0.93)
        match = None if url else _URL.search(sentence.text)
        if match and is_rsvp:
            url = True
            yield Value(
                "rsvp_url", match[0], ((sentence.start + match.start(), sentence.start + match.end()),), 0.93
            )
        found = None if email or not is_rsvp else _EMAIL.search(sentence.plain)
        if found and (found[0] not in asked or key in ("rsvp", "rsvp_deadline")):
            email = True
            yield Value(
                "rsvp_email",
                found[0],
                ((sentence.start + found.start(), sentence.start + found.end()),),
                0.93,
            )


def _context(page: Page, section: Section) -> str:
    """Return the key of a section; of one for an address or link, that of the section before it."""
    place = page.sections.index(section)
    while place and page.sections[place].key in ("email", "link", "phone"):
        place -= 1
    return page.sections[place].key


def _contact(page: Page, index: Index) -> tuple[list[Value], list[Span]]:
    sections = [section for section in page.under("contact") if section.blocks]
    for section in sections:
        blocks = [*section.blocks, *_following(page, section)]
        contact, spans = _read_contact(blocks, index)
        if contact != Contact():
            return [Value("contact", contact, tuple(spans), 0.92)], []
    for section in page.sections:
        if section.key in NARRATIVE | {"contact", "agenda"}:
            continue
        for number, block in enumerate(section.blocks):
            match = next(
                (
                    m
                    for m in _TO_CONTACT.finditer(block.bare)
                    if _ASK.search(block.bare[max(0, m.start() - 120) : m.end()])
                ),
                None,
            )
            if match:
                rest = block.cut(block.start + match.end(), block.end)
                blocks = [rest] if rest.end > rest.start else list(section.blocks[number + 1 : number + 4])
                contact, spans = _read_contact(blocks, index)
                if contact != Contact():
                    return [Value("contact", contact, tuple(spans), 0.85)], [
                        (block.start + match.start(), block.start + match.end())
                    ]
    return [], []


def _following(page: Page, section: Section) -> Iterator[Block]:
    """Yield the blocks under labels for mail and telephone right behind a contact."""
    place = page.sections.index(section)
    for other in page.sections[place + 1 : place + 4]:
        if other.key not in ("email", "phone"):
            return
        yield from other.blocks


def _read_contact(blocks: list[Block], index: Index) -> tuple[Contact, list[Span]]:
    """Read name, function, mail and telephone from up to six lines."""
    email = phone = name = function = ""
    spans: list[Span] = []
    for block in blocks[:6]:
        taken: list[Span] = []
        for match in _EMAIL.finditer(block.plain):
            email = email or match[0]
            taken.append(match.span())
        if call := _PHONE.search(block.plain):
            phone = phone or squeezed(call["number"])
            taken.append(call.span())
        if not name:
            name, function, more = _named(block, taken, index)
            taken += more
        elif not function and FUNCTION.search(block.bare) and not taken:
            function = squeezed(block.text).rstrip(".,")
            taken.append((0, len(block.text)))
        spans += [(block.start + start, block.start + end) for start, end in taken]
    return Contact(name, function, email, phone), spans


def _named(block: Block, taken: list[Span], index: Index) -> tuple[str, str, list[Span]]:
    """Return name and function at the beginning of a block, before its mail and telephone."""
    end = min([start for start, _end in taken] + [len(block.text)])
    text = block.plain[:end]
    honorific = HONORIFIC.match(text.lstrip())
    begin = len(text) - len(text.lstrip()) + (honorific.end() if honorific else 0)
    match = _NAME.match(text, begin)
    function_at = FUNCTION.match(block.bare[begin:end])
    if not match or function_at or index.match(match[0])[0]:
        if function_at or (text.strip() and index.match(text.strip(" ,:-("))[0]):
            words = squeezed(re.split(r"\s*(?:\(|\bat\b\s*$|:|\s-\s|,\s*$)", text)[0]).strip(" ,.:-")
            return "", words, [(begin, begin + len(text[begin:].rstrip()))] if words else []
        return "", "", []
    rest = text[match.end() :]
    stop = _END.search(rest)
    rest = rest[: stop.start()] if stop and "\n" not in stop[0] else rest
    function = squeezed(
        re.sub(
            r"(?:\bat\b|\bvia\b|\b(?:by\s+)?e-?mail\b|\btel\b\.?|[\s,:;(–|-])+$",
            "",
            re.sub(r"^[\s,(:–|-]+", "", rest),
        )
    )
    function = function.rstrip(")") if function.count("(") < function.count(")") else function
    name = match[0].rstrip(".")
    return (
        name,
        function if len(function.split()) <= 20 else "",
        [(0, len(text[: match.end()])), *([(match.end(), match.end() + len(rest))] if function else [])],
    )


def _catering(page: Page) -> Iterator[Value]:
    """Yield the meal with its time: what stands under its label, else the words for it in a sentence."""
    for section in page.under("catering"):
        for block in section.blocks[:1]:
            times = find_times(block)
            meal = CATERING.search(block.bare)
            whole = squeezed(block.text).rstrip(".")
            text = (
                whole
                if len(whole.split()) <= 8 and not times
                else squeezed(meal and block.text[meal.start() : meal.end()] or block.text)
            )
            yield Value(
                "catering", (text, hhmm(times[0].begins) if times else ""), ((block.start, block.end),), 0.92
            )
            return
    best: list[tuple[int, Value]] = []
    for _section, sentence in _sentences(page, *NARRATIVE, "agenda", "title", "other"):
        for meal in CATERING.finditer(sentence.bare):
            times = [
                t
                for t in find_times(sentence, [(d.start, d.end) for d in find_dates(sentence)])
                if not t.is_range and _is_near(t.start, t.end, sentence, meal)
            ]
            if not times and not SERVED.search(sentence.bare):
                continue
            spans = [(sentence.start + meal.start(), sentence.start + meal.end())] + [
                (t.start, t.end) for t in times[:1]
            ]
            value = (
                squeezed(sentence.text[meal.start() : meal.end()]),
                hhmm(times[0].begins) if times else "",
            )
            best.append((0 if times else 1, Value("catering", value, tuple(spans), 0.88)))
            break
    yield from [value for _rank, value in sorted(best, key=lambda row: row[0])[:1]]


def _is_near(start: int, end: int, sentence: Block, meal: re.Match) -> bool:
    between = (
        sentence.bare[max(0, meal.end()) : start - sentence.start]
        if start - sentence.start > meal.start()
        else sentence.bare[end - sentence.start : meal.start()]
    )
    return len(between) < _MEAL_TIME


def _flags(page: Page) -> Iterator[Value]:
    """Yield transferable, invitation_only and limited_places where a sentence says so, or says not."""
    rules = [
        ("transferable", NOT_TRANSFERABLE, False), ("transferable", TRANSFERABLE, True),
        ("invitation_only", NOT_INVITATION_ONLY, False), ("invitation_only", INVITATION_ONLY, True),
        ("limited_places", LIMITED_PLACES, True),
    ]  # fmt: skip
    seen: set[str] = set()
    for name, pattern, flag in rules:
        for _section, sentence in _sentences(page, *NARRATIVE):
            match = pattern.search(sentence.bare)
            if match and name not in seen:
                seen.add(name)
                yield Value(
                    name, flag, ((sentence.start + match.start(), sentence.start + match.end()),), 0.9
                )


def _audience(page: Page) -> Iterator[Value]:
    for section in page.under("audience"):
        if section.blocks:
            text = "; ".join(
                squeezed(block.text).rstrip(";,. ") for block in section.blocks if block.kind is Kind.ITEM
            ) or " ".join(squeezed(block.text) for block in section.blocks)
            yield Value(
                "audience",
                text.rstrip("."),
                tuple((block.start, block.end) for block in section.blocks),
                0.92,
            )
            return
    for _section, sentence in _sentences(page, *NARRATIVE, "agenda", "speakers"):
        match = MEANT_FOR.search(sentence.bare)
        if match:
            stop = re.search(
                r"[.;]|,\s+(?:and\s+)?(?:kindly|please|should|but|who\s+are)|\s+and\s+(?:will|is|are)\s",
                sentence.bare[match.end() :],
            )
            end = match.end() + (stop.start() if stop else len(sentence.bare) - match.end())
            text = re.sub(r"^(?:the|les|los|las|aux?)\s+", "", squeezed(sentence.text[match.end() : end]))
            if 1 < len(text.split()) <= 40:
                yield Value("audience", text, ((sentence.start + match.end(), sentence.start + end),), 0.85)
                return


def _languages(page: Page) -> Iterator[Value]:
    rows = [block for section in page.under("languages") for block in section.blocks] or [
        sentence
        for section, sentence in _sentences(page, *NARRATIVE, "agenda", "speakers", "title")
        if HELD_IN.search(sentence.bare)
    ]
    for block in rows:
        if all_six := ALL_SIX.search(block.bare):
            yield Value(
                "languages",
                ("en", "fr", "es", "ar", "ru", "zh"),
                ((block.start + all_six.start(), block.start + all_six.end()),),
                0.9,
            )
            return
        found = []
        for code, pattern in LANGUAGES.items():
            found += [
                (match.start(), match.end(), code)
                for match in re.finditer(rf"(?<![a-zа-я])(?:و|ب|ل)?(?:{pattern})", block.bare)
            ]
        if found:
            codes = tuple(dict.fromkeys(code for _start, _end, code in sorted(found)))
            yield Value(
                "languages",
                codes,
                tuple((block.start + start, block.start + end) for start, end, _code in sorted(found)),
                0.9,
            )
            return
