"""Who presents the event and in which role: from labelled lists, lines of the head, and running prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Block, Span
from ..organizations import Index, kind_of
from ..sections import Page
from ..sentences import enumerated, sentences_of
from ..values import Doubt, Findings, Value
from ..vocabulary.labels import NARRATIVE, SPONSORS, label_key
from ..vocabulary.roles import ACTIVE_PATTERNS, BRACKET_ROLES, EVENT_NOUNS, LED_BY_PATTERN, PARENTS, role_of
from .names import Name, read_names

RANKS = ("host", "co_host", "co_sponsor", "partner")
_EVENT = re.compile(rf"(?<!\w)(?:{EVENT_NOUNS})")
_PARENT = re.compile(rf"(?<!\w)(?:{PARENTS})(?!\w)")
_INVITES = re.compile(
    r"invit|conv[ií](?:e|t)|pleased|delighted|proud|glad|honou?r|honneur|pleasure|plaisir|agrado|честь|приглаша|邀请|дعو|تدعو|يدعو"
)
_PRONOUN = re.compile(r"[\s,]*(?:i|we|they|it|who|which|that|nous|je|nosotros)?[\s,]*$")
_PREFIX = re.compile(r"\s*([^:：\n]{3,40}?)\s*[:：]\s*")
_LONGEST_SUBJECT = 900


@dataclass(frozen=True)
class Sponsor:
    """An organization that presents the event; `organization` is None where the site does not know it."""

    name: str
    role: str
    organization: int | None
    kind: str
    acronym: str = ""

    def same_as(self, other: "Sponsor") -> bool:
        if self.organization or other.organization:
            return self.organization == other.organization
        return self.name.casefold() == other.name.casefold()


@dataclass(frozen=True)
class _Found:
    name: Name
    role: str
    block: Block
    sure: float
    invites: bool = False


def find_sponsors(page: Page, index: Index) -> Findings:
    """Return one value for each sponsor, in the order of the text."""
    found, labels = [], []
    labelled = {section.key for section in page.under(*SPONSORS) if section.blocks}
    for section in page.sections:
        for block in section.blocks:
            if section.key in SPONSORS:
                rows, used = _labelled(block, SPONSORS[section.key], index)
            elif section.key in (
                "",
                "document",
                "format",
                "week",
                "background",
                "rsvp",
                "title",
                "subtitle",
                "other",
            ):
                is_narrative = section.key in NARRATIVE
                if is_narrative and "hosts" in labelled:
                    continue
                rows, used = _prose(block, index, is_narrative)
            else:
                continue
            found += rows
            labels += used
    return _findings(found, labels)


def _labelled(block: Block, role: str, index: Index) -> tuple[list[_Found], list[Span]]:
    """Read a list under a label. A phrase inside it ("in partnership with") begins another role."""
    found: list[_Found] = []
    labels: list[Span] = []
    if len(block.text.split()) > 60:
        return _prose(block, index, is_narrative=False)
    for start, end, part_role, phrase in _parts(block, role):
        labels += [phrase] if phrase else []
        for line_start, line_end in [
            span for part in enumerated(block.cut(start, end)) for span in _lines(part, part.start, part.end)
        ]:
            if prefix := _PREFIX.match(block.source, line_start, line_end):
                key = label_key(prefix[1])
                if key in SPONSORS:
                    part_role, line_start = SPONSORS[key], prefix.end()
                    labels.append(prefix.span())
            names, stop = read_names(block.source, line_start, line_end, index, is_prose=False)
            is_list = bool(names) and not re.search(r"\w", block.source[stop:line_end])
            found += [_Found(name, _role(name, part_role), block, 0.95 if is_list else 0.8) for name in names]
    return [row for row in found if _is_plausible(row.name)], labels


def _prose(block: Block, index: Index, is_narrative: bool) -> tuple[list[_Found], list[Span]]:
    found: list[_Found] = []
    labels: list[Span] = []
    for sentence in sentences_of(block):
        for reader in (_passive, _active):
            rows, used = reader(sentence, index, is_narrative)
            taken = [(row.name.start, row.name.end) for row in found]
            found += [
                row
                for row in rows
                if not any(row.name.start < end and start < row.name.end for start, end in taken)
            ]
            labels += used if rows else []
    return found, labels


def _passive(sentence: Block, index: Index, is_narrative: bool) -> tuple[list[_Found], list[Span]]:
    """Read "a side event organized by A and B in partnership with C"."""
    found: list[_Found] = []
    labels: list[Span] = []
    stop, role = sentence.start, ""
    for match in LED_BY_PATTERN.finditer(sentence.bare):
        start, begin = sentence.start + match.start(), sentence.start + match.end()
        said = "host" if match["zh"] else role_of(match["phrase"])
        if said == "same" and (not role or not _touches(sentence, stop, start)):
            continue
        if not role and not _is_about_event(sentence, match.start(), is_narrative):
            continue
        names, stop = read_names(
            sentence.source, begin, _next_phrase(sentence, begin, sentence.end), index, is_prose=True
        )
        if names and _is_credible(names, is_narrative):
            role = said if said != "same" else role
            found += [_Found(name, _role(name, role), sentence, 0.85) for name in names]
            labels.append((start, begin))
    return found, labels


def _active(sentence: Block, index: Index, is_narrative: bool) -> tuple[list[_Found], list[Span]]:
    """Read "A and B, together with co-sponsors C and D, invite you to a side event"."""
    for role, pattern in ACTIVE_PATTERNS.items():
        for verb in pattern.finditer(sentence.bare):
            behind = sentence.bare[verb.end() :]
            if not (_EVENT.search(behind) or _INVITES.search(verb[0])):
                continue
            rows, labels = _subject(
                sentence, sentence.start + verb.start(), role, index, bool(_INVITES.search(verb[0]))
            )
            if rows and (not is_narrative or _EVENT.search(behind[:200])):
                more, more_labels = _inserted(sentence, verb.end(), role, index)
                return [*rows, *more], [
                    *labels,
                    *more_labels,
                    (sentence.start + verb.start(), sentence.start + verb.end()),
                ]
    return [], []


def _inserted(sentence: Block, place: int, role: str, index: Index) -> tuple[list[_Found], list[Span]]:
    """Read "…, and, together with C and D, has the honour to": those named between two verbs of one sentence."""
    for phrase in LED_BY_PATTERN.finditer(sentence.bare, place):
        if not phrase["phrase"] or role_of(phrase["phrase"]) != "same":
            continue
        begin = sentence.start + phrase.end()
        names, stop = read_names(sentence.source, begin, sentence.end, index, is_prose=True)
        behind = sentence.bare[stop - sentence.start :].lstrip(" ,")
        if names and any(pattern.match(behind) for pattern in ACTIVE_PATTERNS.values()):
            return [_Found(name, role, sentence, 0.8, True) for name in names], [
                (sentence.start + phrase.start(), begin)
            ]
    return [], []


def _subject(
    sentence: Block, verb: int, role: str, index: Index, invites: bool
) -> tuple[list[_Found], list[Span]]:
    """Return those who are named right before the verb: the earliest list that reaches it."""
    text = sentence.source[max(sentence.start, verb - _LONGEST_SUBJECT) : verb]
    offset = max(sentence.start, verb - _LONGEST_SUBJECT)
    for word in re.finditer(r"[^\W\d_]+", text):
        rows, labels, stop = _chain(sentence, offset + word.start(), verb, role, index, invites)
        is_known = any(row.name.organization for row in rows)
        if is_known and _PRONOUN.match(sentence.bare[stop - sentence.start : verb - sentence.start]):
            return rows, labels
    return [], []


def _chain(
    sentence: Block, start: int, end: int, role: str, index: Index, invites: bool
) -> tuple[list[_Found], list[Span], int]:
    """Read a list of names in which phrases like "together with co-sponsors" change the role."""
    found: list[_Found] = []
    labels: list[Span] = []
    first_role, cursor = role, start
    while cursor < end:
        names, cursor = read_names(
            sentence.source, cursor, _next_phrase(sentence, cursor, end), index, is_prose=True
        )
        if not names:
            break
        found += [_Found(name, _role(name, role), sentence, 0.85, invites) for name in names]
        phrase = re.match(r"[\s,;]*", sentence.source[cursor:end])
        begin = cursor + (phrase.end() if phrase else 0)
        match = LED_BY_PATTERN.match(sentence.bare, begin - sentence.start, end - sentence.start)
        if not match:
            break
        said = role_of(match["phrase"]) if match["phrase"] else "host"
        role = first_role if said in ("same", "host") else said
        labels.append((begin, begin + len(match[0])))
        cursor = begin + len(match[0])
    return found, labels, cursor


def _next_phrase(sentence: Block, start: int, end: int) -> int:
    match = LED_BY_PATTERN.search(sentence.bare, start - sentence.start, end - sentence.start)
    return sentence.start + match.start() if match and match.start() > start - sentence.start else end


def _parts(block: Block, role: str) -> Iterator[tuple[int, int, str, Span | None]]:
    """Yield start, end and role of each part of a list, with the phrase that gives the role."""
    matches = [match for match in LED_BY_PATTERN.finditer(block.bare) if match["phrase"]]
    edges = [block.start + match.start() for match in matches] + [block.end]
    yield block.start, edges[0], role, None
    for match, end in zip(matches, edges[1:], strict=True):
        said = role_of(match["phrase"])
        begin = block.start + match.end()
        yield begin, end, role if said == "same" else said, (block.start + match.start(), begin)


def _lines(block: Block, start: int, end: int) -> Iterator[Span]:
    """Yield the lines of a list."""
    for match in re.finditer(r"[^\n\t;•]+", block.source[start:end]):
        yield start + match.start(), start + match.end()


def _role(name: Name, role: str) -> str:
    return BRACKET_ROLES.get(name.note.lower(), role)


def _touches(sentence: Block, stop: int, start: int) -> bool:
    return not re.search(r"\w", sentence.source[stop:start]) or sentence.bare[
        stop - sentence.start : start - sentence.start
    ].strip(" ,") in ("and", "et", "y", "и")


def _is_about_event(sentence: Block, place: int, is_narrative: bool) -> bool:
    """Whether what is organized is the event: the last thing named before is one, not the week around it."""
    before = sentence.bare[:place]
    parent = max((match.end() for match in _PARENT.finditer(before)), default=-1)
    event = max((match.end() for match in _EVENT.finditer(before)), default=-1)
    if event < 0 and parent < 0:
        return not is_narrative or _EVENT.search(sentence.bare) is not None
    return event > parent or bool(re.search(r"side[- ]event|manifestation|evento paralelo|边会", before))


def _is_credible(names: list[Name], is_narrative: bool) -> bool:
    known = sum(name.organization is not None for name in names)
    return bool(known) if is_narrative else bool(known or len(names[0].text.split()) > 1)


def _is_plausible(name: Name) -> bool:
    """Whether an unknown name can be that of an organization, and is not a sentence or a note."""
    if name.organization:
        return True
    words = name.text.split()
    return (
        len(words) <= 14
        and bool(re.search(r"[A-ZÀ-ÞА-Я\u0600-\u06ff\u4e00-\u9fff]", name.text))
        and not re.search(r"@|https?:|\btbc\b", name.text, re.I)
    )


def _findings(found: list[_Found], labels: list[Span]) -> Findings:
    values: list[Value] = []
    doubts: list[Doubt] = []
    sponsors: list[Sponsor] = []
    for row in sorted(found, key=lambda row: row.name.start):
        name = row.name
        known = name.organization
        sponsor = Sponsor(
            name.text,
            row.role,
            known.id if known else None,
            known.kind if known else kind_of(name.text),
            name.acronym,
        )
        if any(sponsor.same_as(other) for other in sponsors):
            continue
        sponsors.append(sponsor)
        sure = row.sure * (name.confidence if known else 0.75)
        values.append(Value("sponsors", sponsor, ((name.start, name.end),), round(sure, 2)))
        doubts += _doubts(name, sponsor, row.block)
    if sum(sponsor.role == "host" for sponsor in sponsors) > 2 and any(row.invites for row in found):
        first = found[0]
        doubts.append(Doubt("sponsors", first.name.text, first.block.line_at(first.name.start), "no_rank"))
    return Findings(tuple(values), tuple(labels), tuple(doubts))


def _doubts(name: Name, sponsor: Sponsor, block: Block) -> Iterator[Doubt]:
    line = block.line_at(name.start)
    if name.organization is None:
        yield Doubt("sponsors", name.text, line, "new_organization", {"kind": sponsor.kind})
    elif name.confidence < 1:
        yield Doubt("sponsors", name.text, line, "like_organization", {"name": name.organization.name})
