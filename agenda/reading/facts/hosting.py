"""Who presents the event, told in running text: "organized by A and B", "A and B invite you to …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..blocks import Block, Span
from ..characters import ARABIC, CJK
from ..organizations import Index
from ..sentences import sentences_of
from ..vocabulary.bodies import BODY
from ..vocabulary.organizations import OFFICE_BEFORE
from ..vocabulary.own_event import EVENT_NOUNS, INVITES, NEGATED
from ..vocabulary.people import HONORIFIC
from ..vocabulary.roles import (
    ACTIVE_PATTERNS,
    BEFORE_VERB,
    BRACKET_ROLES,
    COMPLIMENTS,
    JOINED_LATER,
    JOINT,
    LED_BY_PATTERN,
    OPENS,
    PREPOSITION,
    SAID_TOGETHER,
    SUBJECT,
    role_of,
)
from .names import Name, read_names
from .own_event import announces, is_led, speaks_of_this

_LONGEST_SENTENCE = 3000  # characters; longer text is no sentence, and would take long
_LONGEST_SUBJECT = 900  # characters
_BEGINS_CHINESE = re.compile(r"(?<![^由获得到受在与和同经向,、:。;“”《》\s])(?=[\u4e00-\u9fffA-Z])")
_BEGINS_WORD = re.compile(r"[^\W\d_]+")
_TRAILING_EVENT = re.compile(
    rf"\s(?:an?|the|this|une?|la|el|una)\s(?:[\w-]+\s){{0,3}}(?:{EVENT_NOUNS})[\s,]*$"
)


@dataclass(frozen=True)
class Hosted:
    """A name with the role in which it was found."""

    name: Name
    role: str
    block: Block
    sure: float
    invites: bool = False  # named in an invitation, with others as equals
    is_author: bool = False  # of the letter; the event may be that of others

    def overlaps(self, other: "Hosted") -> bool:
        return self.name.start < other.name.end and other.name.start < self.name.end


Found = tuple[list[Hosted], list[Span]]


def read_prose(block: Block, index: Index, is_narrative: bool) -> Found:
    """Return who presents the event by the sentences of a block. In background text only what speaks of the event."""
    found: list[Hosted] = []
    labels: list[Span] = []
    for sentence in sentences_of(block):
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            continue
        reader = _Sentence(sentence, index, is_narrative)
        for rows, used in (reader.told_as_pair(), reader.led_by(), reader.active(), reader.joined_later()):
            new = [row for row in rows if not any(row.overlaps(other) for other in found)]
            found += new
            labels += used if new else []
    return found, labels


def role_in(name: Name, role: str) -> str:
    """Return the role that a bracket behind the name says, else the given one."""
    return BRACKET_ROLES.get(name.note.lower(), role)


@dataclass(frozen=True)
class _Sentence:
    block: Block
    index: Index
    is_narrative: bool

    @property
    def text(self) -> str:
        return self.block.bare

    def led_by(self) -> Found:
        """Read "a side event organized by A and B in partnership with C"."""
        found: list[Hosted] = []
        labels: list[Span] = []
        stop, role = 0, ""
        for match in LED_BY_PATTERN.finditer(self.text):
            said = role_of(match)
            follows = bool(role) and self._touches(stop, match.start())
            if match.start() < stop or NEGATED.search(self.text[: match.start()]):
                continue
            if (said == "same" and not follows) or not (follows or self._is_led(match, said)):
                continue
            names, end = self._names(self._behind_person(match.end()), self._next_phrase(match.end()))
            if said == "behalf" and follows:
                stop = end
                continue
            if not names or not self._is_credible(names, said):
                continue
            stop, role = end, self._role(said, role, found)
            found += self._hosted(names, role, 0.85)
            labels.append(self._span(match.start(), match.end()))
            if joined := JOINED_LATER.match(self.text, stop + 1):
                names, end = self._names(joined.end(), self._next_phrase(joined.end()))
                if names and all(name.organization for name in names):
                    stop = end
                    found += self._hosted(names, "co_host" if role == "host" else role, 0.8)
                    labels.append(self._span(joined.start(), joined.end()))
        return found, labels

    def active(self) -> Found:
        """Read "A and B, together with co-sponsors C and D, invite you to a side event"."""
        found: list[Hosted] = []
        labels: list[Span] = []
        for role, verb in self._verbs():
            rows, used = self._subject(verb.start(), role, bool(INVITES.search(verb[0])))
            if not rows or any(row.overlaps(other) for row in rows for other in found):
                continue
            if COMPLIMENTS.search(verb[0]):
                rows = [replace(row, is_author=True) for row in rows]
            found += rows
            labels += [*used, self._span(verb.start(), verb.end())]
            if not CJK.search(verb[0]):
                break
        return found, labels

    def joined_later(self) -> Found:
        """Read "it will host, together with C and D, a side event": who is named behind the verb."""
        for phrase in JOINED_LATER.finditer(self.text):
            if not speaks_of_this(self.text, self.is_narrative):
                continue
            before = _TRAILING_EVENT.sub("", self.text[: phrase.start()]).rstrip(" ,")
            verbs = (verb for role in ("host", "co_host") for verb in ACTIVE_PATTERNS[role].finditer(before))
            if not any(verb.end() == len(before) for verb in verbs) and not self._verb_follows(phrase.end()):
                continue
            rows, used, _stop = self._chain(phrase.end(), len(self.text), "co_host", invites=False)
            if any(row.name.organization for row in rows):
                return rows, [self._span(phrase.start(), phrase.end()), *used]
        return [], []

    def told_as_pair(self) -> Found:
        """Read "A and B, together with co-sponsors C and D," before any verb."""
        for phrase in LED_BY_PATTERN.finditer(self.text):
            if not SAID_TOGETHER.search(phrase[0]):
                continue
            rows, used = self._subject(phrase.start(), "host", invites=False)
            names, _stop = self._names(phrase.end(), self._next_phrase(phrase.end()))
            if rows and any(name.organization for name in names):
                more = self._hosted(names, role_of(phrase), 0.85)
                return [*rows, *more], [*used, self._span(phrase.start(), phrase.end())]
        return [], []

    def _verbs(self) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield the verbs that say that their subject presents an event, with the role of it."""
        for role, pattern in ACTIVE_PATTERNS.items():
            for verb in pattern.finditer(self.text):
                is_meant = announces(self.text, verb, self.is_narrative)
                if is_meant and not NEGATED.search(self.text[: verb.start()]):
                    yield role, verb

    def _subject(self, verb: int, role: str, invites: bool) -> Found:
        """Return those who are named right before the verb: the earliest list that reaches it."""
        if HONORIFIC.match(self.block.plain):
            return self._hosted(self._homes_of_persons(verb), role, 0.8, invites), []
        offset = max(0, verb - _LONGEST_SUBJECT)
        begins = _BEGINS_CHINESE if CJK.search(self.text) else _BEGINS_WORD
        for word in begins.finditer(self.text, offset, verb):
            rows, labels, stop = self._chain(word.start(), verb, role, invites)
            if not rows or not BEFORE_VERB.match(self.text[stop:verb]):
                continue
            if not rows[0].name.organization and not self._opens_subject(word):
                continue  # "at the session of the Forum …, Norway and OCHA host": not the Forum
            if any(row.name.organization for row in rows) or self._are_subject(word.start(), rows):
                return rows, labels
        return [], []

    def _opens_subject(self, word: re.Match[str]) -> bool:
        """Whether a subject may begin with this word; in "at the session of the Forum …, Norway hosts" none does."""
        is_spaced = not (CJK.search(self.text) or ARABIC.search(self.text))
        return not is_spaced or (
            bool(OPENS.search(self.text[: word.start()])) and not PREPOSITION.fullmatch(word[0])
        )

    def _homes_of_persons(self, verb: int) -> list[Name]:
        """Return the organizations of the persons who invite: "H.E. Mr. X, Permanent Representative of Chad, and …"."""
        names: list[Name] = []
        for word in _BEGINS_WORD.finditer(self.text, 0, verb):
            if not names or word.start() + self.block.start >= names[-1].end:
                found, _stop = self._names(word.start(), verb)
                names += [name for name in found[:1] if name.organization]
        return names

    def _are_subject(self, place: int, rows: list[Hosted]) -> bool:
        """Whether unknown names are the subject of the sentence and look like those of organizations."""
        is_first = not re.search(
            r"\w", re.sub(r"^\s*(?:the|la|le|les|el|los|las)\s", "", self.text[:place] + " ")
        )
        looks = [BODY.search(row.name.text.lower()) or row.name.acronym for row in rows]
        return is_first and not self.is_narrative and all(looks)

    def _chain(self, start: int, end: int, role: str, invites: bool) -> tuple[list[Hosted], list[Span], int]:
        """Read a list of names in which phrases like "together with co-sponsors" change the role."""
        found: list[Hosted] = []
        labels: list[Span] = []
        cursor, current = start, role
        while cursor < end:
            names, cursor = self._names(cursor, self._next_phrase(cursor, end))
            if not names:
                break
            found += self._hosted(names, current, 0.85, invites)
            joint = JOINT.match(self.text, cursor, end)
            space = joint.end() - cursor if joint else 0
            phrase = LED_BY_PATTERN.match(self.text, cursor + space, end)
            if not phrase:
                break
            said = role_of(phrase)
            if said not in ("behalf", "host"):
                is_beside = phrase[0].strip() == "avec"  # "A and B, with C, open an exhibition"
                current = "co_host" if is_beside and current == "host" else self._role(said, current, found)
            if said == "same" and len(found) == 1:
                found = [replace(found[0], invites=False)]
                invites = False
            labels.append(self._span(phrase.start(), phrase.end()))
            cursor = phrase.end()
        return found, labels, cursor

    def _role(self, said: str, before: str, found: list[Hosted]) -> str:
        """Return the role of those whom a phrase adds: beside one lead host the others are co-hosts."""
        if said == "behalf":
            return "host"
        if said != "same":
            return said
        is_beside_lead = before == "host" and sum(row.role == "host" for row in found) == 1
        return "co_host" if is_beside_lead else before

    def _behind_person(self, place: int) -> int:
        """Return where the organization of a person stands: "H.E. Ms. X, Permanent Representative of Chad"."""
        begin = place + len(self.text[place:]) - len(self.text[place:].lstrip())
        if not HONORIFIC.match(self.block.plain, begin):
            return place
        office = OFFICE_BEFORE.search(self.text, place)
        return office.start() if office else len(self.text)

    def _is_led(self, phrase: re.Match[str], said: str) -> bool:
        verbs = (verb for role in ("host", "co_host") for verb in ACTIVE_PATTERNS[role].finditer(self.text))
        if any(verb.end() == len(self.text[: phrase.start()].rstrip(" ,")) for verb in verbs):
            return speaks_of_this(
                self.text, self.is_narrative
            )  # "which A and B will host in partnership with C"
        return is_led(self.text, phrase, said, self.is_narrative, self._names_any)

    def _names_any(self, start: int, end: int) -> bool:
        """Whether a known organization is named between two places."""
        source, offset = self.block.source, self.block.start
        words = _BEGINS_WORD.finditer(self.text, start, end)
        return any(self.index.find(source, offset + word.start(), offset + end) for word in words)

    def _is_credible(self, names: list[Name], said: str) -> bool:
        known = [name for name in names if name.organization]
        if self.is_narrative or said == "behalf":
            return bool(known)
        return bool(known) or all(len(name.text.split()) > 1 or name.acronym for name in names[:1])

    def _verb_follows(self, place: int) -> bool:
        """Whether the names behind a phrase are themselves followed by a verb: "…, and, together with C, has …"."""
        _names, stop = self._names(place, len(self.text))
        subject = SUBJECT.match(self.text, stop)
        behind = self.text[subject.end() if subject else stop :]
        return any(pattern.match(behind) for pattern in ACTIVE_PATTERNS.values())

    def _touches(self, stop: int, start: int) -> bool:
        between = self.text[stop:start].strip(" ,;.()")
        return between in ("", "and", "et", "y", "и", "و", "or", "is", "it is", "and is", "and it is")

    def _next_phrase(self, start: int, end: int | None = None) -> int:
        end = len(self.text) if end is None else end
        match = LED_BY_PATTERN.search(self.text, start + 1, end)
        return match.start() if match else end

    def _names(self, start: int, end: int) -> tuple[list[Name], int]:
        offset = self.block.start
        names, stop = read_names(self.block.source, offset + start, offset + end, self.index, is_prose=True)
        return names, stop - offset

    def _hosted(self, names: list[Name], role: str, sure: float, invites: bool = False) -> list[Hosted]:
        return [Hosted(name, role_in(name, role), self.block, sure, invites) for name in names]

    def _span(self, start: int, end: int) -> Span:
        return self.block.start + start, self.block.start + end
