"""Who presents the event, told in running text: "organized by A and B", "A and B invite you to …"."""

import re
from dataclasses import dataclass, replace

from ..blocks import Block, Span
from ..organizations import Index
from ..sentences import sentences_of
from ..vocabulary.roles import (
    ACTIVE_PATTERNS,
    BRACKET_ROLES,
    EVENT_NOUNS,
    INVITES,
    LED_BY_PATTERN,
    OWN_EVENT,
    PARENTS,
    PRONOUN,
    role_of,
)
from .names import Name, read_names

_EVENT = re.compile(rf"(?<!\w)(?:{EVENT_NOUNS})")
_PARENT = re.compile(rf"(?<!\w)(?:{PARENTS})(?!\w)")
_LONGEST_SUBJECT = 900  # characters
_NEAR = 200  # characters behind the verb in which the event is named


@dataclass(frozen=True)
class Hosted:
    """A name with the role in which it was found; `invites` where many are named as equals in an invitation."""

    name: Name
    role: str
    block: Block
    sure: float
    invites: bool = False

    def overlaps(self, other: "Hosted") -> bool:
        return self.name.start < other.name.end and other.name.start < self.name.end


Found = tuple[list[Hosted], list[Span]]


def read_prose(block: Block, index: Index, is_narrative: bool) -> Found:
    """Return who presents the event by the sentences of a block. In background text only what speaks of the event."""
    found: list[Hosted] = []
    labels: list[Span] = []
    for sentence in sentences_of(block):
        for reader in (_passive, _active):
            rows, used = reader(sentence, index, is_narrative)
            found += [row for row in rows if not any(row.overlaps(other) for other in found)]
            labels += used if rows else []
    return found, labels


def role_in(name: Name, role: str) -> str:
    """Return the role that a bracket behind the name says, else the given one."""
    return BRACKET_ROLES.get(name.note.lower(), role)


def _passive(sentence: Block, index: Index, is_narrative: bool) -> Found:
    """Read "a side event organized by A and B in partnership with C"."""
    found: list[Hosted] = []
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
            found += [Hosted(name, role_in(name, role), sentence, 0.85) for name in names]
            labels.append((start, begin))
    return found, labels


def _active(sentence: Block, index: Index, is_narrative: bool) -> Found:
    """Read "A and B, together with co-sponsors C and D, invite you to a side event"."""
    for role, pattern in ACTIVE_PATTERNS.items():
        for verb in pattern.finditer(sentence.bare):
            behind = sentence.bare[verb.end() :]
            if not (_EVENT.search(behind) or INVITES.search(verb[0])):
                continue
            rows, labels = _subject(
                sentence, sentence.start + verb.start(), role, index, bool(INVITES.search(verb[0]))
            )
            if rows and (not is_narrative or _EVENT.search(behind[:_NEAR])):
                more, more_labels = _inserted(sentence, verb.end(), role, index)
                said = (sentence.start + verb.start(), sentence.start + verb.end())
                return _with_rank([*rows, *more], labels), [*labels, *more_labels, said]
    return [], []


def _with_rank(rows: list[Hosted], labels: list[Span]) -> list[Hosted]:
    """Where one alone is named before "together with …", its lead can be read."""
    leads_alone = len(rows) > 1 and any(row.name.start > rows[0].name.end + 1 for row in rows[1:2])
    is_joined = leads_alone and labels and labels[0][0] < rows[1].name.start
    return [replace(row, invites=False) for row in rows] if is_joined else rows


def _inserted(sentence: Block, place: int, role: str, index: Index) -> Found:
    """Read "…, and, together with C and D, has the honour to": those named between two verbs of one sentence."""
    for phrase in LED_BY_PATTERN.finditer(sentence.bare, place):
        if not phrase["phrase"] or role_of(phrase["phrase"]) != "same":
            continue
        begin = sentence.start + phrase.end()
        names, stop = read_names(sentence.source, begin, sentence.end, index, is_prose=True)
        behind = sentence.bare[stop - sentence.start :].lstrip(" ,")
        if names and any(pattern.match(behind) for pattern in ACTIVE_PATTERNS.values()):
            return [Hosted(name, role, sentence, 0.8, True) for name in names], [
                (sentence.start + phrase.start(), begin)
            ]
    return [], []


def _subject(sentence: Block, verb: int, role: str, index: Index, invites: bool) -> Found:
    """Return those who are named right before the verb: the earliest list that reaches it."""
    text = sentence.source[max(sentence.start, verb - _LONGEST_SUBJECT) : verb]
    offset = max(sentence.start, verb - _LONGEST_SUBJECT)
    for word in re.finditer(r"[^\W\d_]+", text):
        rows, labels, stop = _chain(sentence, offset + word.start(), verb, role, index, invites)
        is_known = any(row.name.organization for row in rows)
        if is_known and PRONOUN.match(sentence.bare[stop - sentence.start : verb - sentence.start]):
            return rows, labels
    return [], []


def _chain(
    sentence: Block, start: int, end: int, role: str, index: Index, invites: bool
) -> tuple[list[Hosted], list[Span], int]:
    """Read a list of names in which phrases like "together with co-sponsors" change the role."""
    found: list[Hosted] = []
    labels: list[Span] = []
    first_role, cursor = role, start
    while cursor < end:
        names, cursor = read_names(
            sentence.source, cursor, _next_phrase(sentence, cursor, end), index, is_prose=True
        )
        if not names:
            break
        found += [Hosted(name, role_in(name, role), sentence, 0.85, invites) for name in names]
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
    return event > parent or bool(OWN_EVENT.search(before))


def _is_credible(names: list[Name], is_narrative: bool) -> bool:
    known = sum(name.organization is not None for name in names)
    return bool(known) if is_narrative else bool(known or len(names[0].text.split()) > 1)
