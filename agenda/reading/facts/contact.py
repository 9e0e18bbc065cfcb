"""Whom to ask: the focal point's name, function, mail and telephone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile, takewhile

from ..blocks import Block, Span
from ..characters import CJK, bare, squeezed
from ..organizations import Index
from ..practical import asks_to_answer
from ..reading import Contact
from ..sections import Page, Section
from ..sentences import sentences_of
from ..values import Findings, Value
from ..vocabulary.contacting import (
    ASK,
    ASK_LABEL,
    AT_BEGIN,
    AT_END,
    CHINESE_NAME,
    CHINESE_POST,
    PART,
    PART_ALONE,
    PHONE_WORDS,
    TO_CONTACT,
    TOWARDS,
)
from ..vocabulary.labels import NARRATIVE
from ..vocabulary.people import FUNCTION, GENDER_BEHIND, HONORIFIC, HONORIFIC_BEHIND
from .persons import name_at

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.I)
_DIGITS = r"\d[\d\s().-]{4,18}\d"
_PHONE = re.compile(
    rf"(?P<number>\(?\+\s?\(?{_DIGITS}|(?<!\d)(?:1[\s.-]{{1,2}})?\(?\d{{3}}\)?[\s.-]{{1,2}}\d{{3}}[\s.-]\d{{4}}|00{_DIGITS})(?!\d)"
)
_PHONE_TURNED = re.compile(
    rf"(?<![\d+])(?P<number>{_DIGITS})\s?\+(?!\s?\d)"
)  # 555 012 1 961+, from right to left
_PHONE_NAMED = re.compile(
    rf"(?:tel|phone|t[eé]l[eé]phone|mobile|тел|电话|هاتف)[.:：\s]*(?P<number>{_DIGITS})", re.I
)
_END = re.compile(r"[.;]\s|[.;]$")
_ARTICLE = re.compile(r"\s*(?:a\s+)?(?:la|el|al|le|the)\s+")
_MOST_LINES = 6
_MOST_SIGNED = 8
_NEAR = 120  # characters between "for further information" and "contact"


def find_contact(page: Page, index: Index) -> Findings:
    """Return the contact under its label, else whom a sentence names, else who signs with name and address."""
    found = _stated(page, index)
    stated = found.values[0] if found.values else None
    contact = stated.value if stated and isinstance(stated.value, Contact) else Contact()
    signer, spans = _signer(page, index)
    if contact.name or not signer.name or contact.email not in ("", signer.email):
        return found
    both = replace(signer, function=contact.function or signer.function, phone=contact.phone or signer.phone)
    return Findings((Value("contact", both, (*(stated.spans if stated else ()), *spans), 0.8),), found.labels)


def _signer(page: Page, index: Index) -> tuple[Contact, list[Span]]:
    """Return who signs the message, where the signature has an address; what stands below an earlier one does not."""
    below = dropwhile(lambda block: block.is_aside, page.document.blocks)
    signed = list(takewhile(lambda block: block.is_aside, dropwhile(lambda block: not block.is_aside, below)))
    contact, spans = _read([block for block in signed[:_MOST_SIGNED] if _says_more(block)], index)
    return (contact, spans) if contact.email else (Contact(), [])


def _says_more(block: Block) -> bool:
    """Whether a line of a signature is more than a first name."""
    return len(block.text.split()) > 1 or bool(EMAIL.search(block.plain) or FUNCTION.search(block.bare))


def _stated(page: Page, index: Index) -> Findings:
    for section in page.sections:
        if _is_heading_of_labels(page, section):
            continue
        if section.key == "contact" or _is_question(section):
            contact, spans = _read([*section.blocks, *_ways_below(page, section)], index)
            contact, spans = _with_labelled_parts(contact, spans, section, _behind(page, section))
            if contact != Contact():
                return Findings((Value("contact", contact, tuple(spans), 0.92),))
    for lead, blocks in [*_said(page), *_led(page)]:
        contact, spans = _read(blocks, index)
        if contact != Contact():
            return Findings((Value("contact", contact, tuple(spans), 0.85),), (lead,))
    return _answered_to(page, index)


def _answered_to(page: Page, index: Index) -> Findings:
    """Return the person to whom answers go: "confirm by 17 May to Ms. Sam Example, Adviser (sam@example.org)"."""
    for section in page.sections:
        for block in section.blocks if section.key not in NARRATIVE | {"agenda"} else ():
            for match in TOWARDS.finditer(block.bare) if asks_to_answer(block.bare) else ():
                rest = _rest(block, block.start + match.end())
                contact, spans = _read([rest], index) if HONORIFIC.match(rest.plain) else (Contact(), [])
                if contact.name and (contact.email or contact.phone):
                    return Findings((Value("contact", contact, tuple(spans), 0.85),))
    return Findings()


def _is_heading_of_labels(page: Page, section: Section) -> bool:
    """Whether it is a bare heading over "Focal point: …", which is read in its place."""
    behind = _behind(page, section)[:1]
    return section.key == "contact" and not section.blocks and bool(behind) and behind[0].key == "contact"


def _is_question(section: Section) -> bool:
    """Whether "Questions?" is not the heading of questions, but leads to an address."""
    first = section.blocks[0] if section.blocks else None
    return section.key == "questions" and bool(
        first and EMAIL.search(first.text) and len(first.text.split()) < 25
    )


def _said(page: Page) -> Iterator[tuple[Span, list[Block]]]:
    """Yield each "for further information, please contact" with the words behind it, or the lines below."""
    for section in page.sections:
        if section.key in NARRATIVE | {"contact", "agenda"}:
            continue
        for number, block in enumerate(section.blocks):
            for match in TO_CONTACT.finditer(block.bare):
                rest = _rest(block, block.start + match.end())
                if ASK.search(block.bare, max(0, match.start() - _NEAR), match.end()) or HONORIFIC.match(
                    rest.plain
                ):
                    below = list(section.blocks[number + 1 : number + 4])
                    lead = (block.start + match.start(), block.start + match.end())
                    yield lead, [rest] if rest.end > rest.start else below


def _led(page: Page) -> Iterator[tuple[Span, list[Block]]]:
    """Yield each "Questions: Ms. Sam Example, sam@example.org" that stands behind other sentences."""
    for section in page.sections:
        for block in section.blocks if section.key not in NARRATIVE | {"contact", "agenda"} else ():
            for match in ASK_LABEL.finditer(block.bare):
                rest = _rest(block, block.start + match.end())
                if EMAIL.search(rest.plain) or _phone(rest)[0]:
                    yield (block.start + match.start("label"), block.start + match.end()), [rest]


def _rest(block: Block, start: int) -> Block:
    """Return the rest of the sentence, with the next one where only that has an address."""
    end = start
    for sentence in sentences_of(block.cut(start, block.end)):
        if end > start and not EMAIL.search(sentence.text):
            break
        end = sentence.end
        if EMAIL.search(block.source[start:end]):
            break
    if block.source.count("(", start, end) > block.source.count(")", start, end):
        end = max(end, block.source.find(")", end, block.end) + 1)  # "(e-mail: …; telephone: …)"
    return block.cut(start, end)


def _ways_below(page: Page, section: Section) -> Iterator[Block]:
    """Yield the blocks under labels for mail and telephone right behind a contact."""
    for other in _behind(page, section):
        if other.key != "post":
            yield from other.blocks


def _behind(page: Page, section: Section) -> list[Section]:
    """Return what stands right behind a contact under labels of its own: function, mail, telephone."""
    following = page.sections[page.sections.index(section) + 1 :][:4]
    return list(takewhile(_is_way, following))


def _is_way(section: Section) -> bool:
    """Whether it is mail, telephone or both ("E-mail / phone"), or the function of the person above."""
    return section.key in ("email", "phone", "post") or (section.key == "contact" and section.is_inline)


def _with_labelled_parts(
    contact: Contact, spans: list[Span], section: Section, behind: list[Section]
) -> tuple[Contact, list[Span]]:
    """Where function, mail and telephone have labels of their own, the words of the contact are all its name."""
    post = next((other.blocks[0] for other in behind if other.key == "post" and other.blocks), None)
    if not behind or len(section.blocks) != 1 or (contact.name or contact.function) and post is None:
        return contact, spans
    words = section.blocks[0]
    if EMAIL.search(words.text) or _phone(words)[0]:
        return contact, spans
    honorific = HONORIFIC.match(words.plain)
    name = squeezed(words.text[honorific.end() if honorific else 0 :])
    function = squeezed(post.text) if post else ""
    blocks = [words, post] if post else [words]
    return replace(contact, name=name, function=function), spans + [
        (block.start, block.end) for block in blocks
    ]


def _read(blocks: list[Block], index: Index) -> tuple[Contact, list[Span]]:
    """Read name, function, mail and telephone from a few lines."""
    email = phone = name = function = ""
    spans: list[Span] = []
    for block in [block for block in blocks if not PART_ALONE.fullmatch(block.bare)][:_MOST_LINES]:
        taken: list[Span] = []
        if match := EMAIL.search(block.plain):
            email = email or match[0]
            taken.append(match.span())
        number, span = _phone(block)
        if number:
            phone = phone or number
            taken.append(span)
        part = PART.match(block.bare)
        words = block.cut(block.start + part.end(), block.end) if part else block
        shift = words.start - block.start
        inside = [(start - shift, end - shift) for start, end in taken]
        if not name:
            name, function, more = _named(words, inside, index, function)
            taken += [(start + shift, end + shift) for start, end in more]
        elif not function and FUNCTION.search(words.bare) and not taken:
            function = squeezed(words.text).rstrip(".,")
            taken.append((0, len(block.text)))
        spans += [(block.start + start, block.start + end) for start, end in taken]
    return Contact(name, function, email, phone), spans


def _phone(block: Block) -> tuple[str, Span]:
    """Return the telephone number, and its place with the word before it."""
    if match := _PHONE.search(block.plain):
        words = PHONE_WORDS.search(block.bare[: match.start()])
        return squeezed(match["number"]), (words.start() if words else match.start(), match.end())
    if match := _PHONE_TURNED.search(block.plain):
        return "+" + " ".join(reversed(match["number"].split())), match.span()
    if match := _PHONE_NAMED.search(block.plain):
        return squeezed(match["number"]), match.span()
    return "", (0, 0)


def _named(block: Block, taken: list[Span], index: Index, function: str) -> tuple[str, str, list[Span]]:
    """Return name and function at the beginning of a block, before its mail and telephone."""
    text = block.plain[: min([start for start, _end in taken] + [len(block.text)])]
    article = _ARTICLE.match(text)
    begin = article.end() if article else len(text) - len(text.lstrip())
    honorific = HONORIFIC.match(text, begin)
    begin = honorific.end() if honorific else begin
    chinese = None if honorific else CHINESE_NAME.match(text, begin)
    name = chinese[0] if chinese and not FUNCTION.search(chinese[0]) else name_at(text, begin)
    if not chinese and not _is_person(name, bool(honorific), index):
        return _office(text, begin, index, function)
    rest = GENDER_BEHIND.sub(lambda match: " " * len(match[0]), text[begin + len(name) :], count=1)
    stop = _END.search(rest)
    rest = rest[: stop.start()] if stop else rest
    said = squeezed(AT_BEGIN.sub("", _without_ways(rest))).strip("([")
    said = said.rstrip(")") if said.count(")") > said.count("(") else said
    end = begin + len(name)
    spans = [(0, end), *([(end, end + len(rest))] if said else [])]
    behind = HONORIFIC_BEHIND.search(name) if CJK.search(name) else None
    return (name[: behind.start()] if behind else name), said or function, spans


def _is_person(name: str, has_honorific: bool, index: Index) -> bool:
    if not name or index.match(name)[0]:
        return False
    return has_honorific or len(name.split()) > 1 or bool(CJK.match(name) and HONORIFIC_BEHIND.search(name))


def _without_ways(text: str) -> str:
    """Cut "…, e-mail:" off the end, where an address follows."""
    end = AT_END.search(bare(text))
    return text[: end.start()] if end else text


def _office(text: str, begin: int, index: Index, function: str) -> tuple[str, str, list[Span]]:
    """Return a function that is named instead of a person: "the Humanitarian Adviser of the Mission"."""
    words = squeezed(AT_BEGIN.sub("", _without_ways(_END.split(text[begin:])[0])))
    is_function = bool(words) and FUNCTION.search(bare(words[:30])) and not index.match(words)[0]
    if in_one := CHINESE_POST.match(words):
        return in_one["name"], in_one["post"], [(begin, begin + len(text[begin:].rstrip()))]
    if function or not is_function:
        return "", function, []
    return "", words, [(begin, begin + len(text[begin:].rstrip()))]
