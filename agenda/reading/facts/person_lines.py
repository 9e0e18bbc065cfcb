"""One line of a list of speakers: "Moderator: Ms. X, …", several persons, or only the part that those below play."""

import re
from dataclasses import dataclass, field

from ..blocks import Block, Span
from ..characters import bare
from ..organizations import Index
from ..vocabulary.labels import PARTS_OF_ONE, PEOPLE, label_key
from ..vocabulary.parts import ABOUT_THIS, LEAD, TRAIL, part_of, part_of_match
from ..vocabulary.people import HONORIFIC
from .person_lists import names_somebody, separated
from .persons import Person, read_person
from .spoken import whole_sentences

_PART_LABEL = re.compile(r"\s*(?P<part>[^:：\n]{2,60}?)\s*(?:[:：]|\s[-–—]\s)\s*(?:;\s*)?")
_CLAUSE = re.compile(
    r",\s+(?:who|quien|qui|которая|который|(?:the|la|le|el)\s+(?:floor|parole|palabra|discussion|debate))\s"
)
_BY = re.compile(r"\s+(?:by|from|par|por|от|من)$")
_SHORT = 40  # characters before "moderated by"
_ENDS_IN_PART = re.compile(r"(?P<part>[^\W\d]+)\s*[:：]\s*$")
_MOST_WORDS = 6  # of "Video message from"
_WAYS = re.compile(r"[\w.+'-]+@[\w-]+\.|\+\d[\d\s().-]{7,}|https?:|www\.")
_WHO = re.compile(r"[,،]?\s*(?:\b(?:who|quien|qui|que)|который|которая|الذي|التي)?\s*$")


@dataclass
class Found:
    """The persons of a part of the document, and the words that introduce them."""

    people: list[Person] = field(default_factory=list)
    labels: list[Span] = field(default_factory=list)

    def add(self, people: list[Person], labels: list[Span]) -> None:
        self.people += people
        self.labels += labels


def read_line(piece: Block, role: str, index: Index) -> tuple[list[Person], list[Span], str]:
    """Read one line: "Moderator: Ms. X, …", persons, or only the part that those below play. Return that part too."""
    found = Found()
    for number, sentence in enumerate(whole_sentences(piece)):
        if _WAYS.search(sentence.plain):
            break  # whom to ask, and how
        people, labels, role_below, has_own = _persons_in(sentence, role, index)
        if number and not has_own and not (people and all(person.honorific for person in people)):
            break  # the list is over: "Entry is free."
        found.add(people, labels)
        role = role_below
    last = _ENDS_IN_PART.search(piece.plain)  # "… gives the floor to three panellists:"
    key = label_key(last["part"]) if last and found.people else None
    return found.people, found.labels, key if key in PEOPLE else role


def _persons_in(sentence: Block, role: str, index: Index) -> tuple[list[Person], list[Span], str, bool]:
    """Return persons, labels, the part for what follows, and whether the words themselves say a part."""
    found = Found()
    has_own = False
    for part in separated(sentence, index):
        rest, own, spans = _labelled(part, role, index)
        has_own = has_own or bool(spans)
        if rest.start == rest.end:
            found.labels += spans
            role = own
            continue
        rest, own, more = _trailing_part(rest, own)
        if clause := _CLAUSE.search(rest.plain):
            rest = rest.cut(rest.start, rest.start + clause.start())
        people = [person for piece in separated(rest, index) if (person := read_person(piece, own, index))]
        found.add(people, [*spans, *more] if people else [])
        if own not in PARTS_OF_ONE and spans:
            role = own
    return found.people, found.labels, role, has_own


def _labelled(part: Block, role: str, index: Index) -> tuple[Block, str, list[Span]]:
    """Return the person's words, the part played, and the span of the words that say which."""
    key = label_key(part.text)
    if key in PEOPLE or key == "speakers":
        return part.cut(part.end, part.end), "" if key == "speakers" else key or "", [(part.start, part.end)]
    lead = LEAD.search(part.bare)
    if lead and (not lead.start() or ABOUT_THIS.search(part.bare[: min(lead.start(), _SHORT)])):
        rest = part.cut(part.start + lead.end(), part.end)
        return rest, part_of_match(lead), [(part.start + lead.start(), part.start + lead.end())]
    label = _PART_LABEL.match(part.plain)
    own = _own_part(label["part"], index) if label else None
    if label and own is not None:
        rest = part.cut(part.start + label.end(), part.end)
        return rest, own, [(part.start, part.start + label.end())]
    is_word = label and not names_somebody(label["part"], index) and not index.match(label["part"])[0]
    if label and is_word and HONORIFIC.match(part.plain, label.end()):
        rest = part.cut(
            part.start + label.end(), part.end
        )  # "Analysis: Ms. X": what she does, no part that we know
        return rest, "", [(part.start, part.start + label.end())]
    return _before_honorific(part, role)


def _own_part(words: str, index: Index) -> str | None:
    """Return the part that words before a colon or dash name; None where they are no such words but a person."""
    key = label_key(words)
    if key == "speakers":
        return ""
    if key in PEOPLE:
        return key
    if key is None and not names_somebody(words, index):
        return part_of(bare(words)) or None
    return None


def _before_honorific(part: Block, role: str) -> tuple[Block, str, list[Span]]:
    """Read "Master of ceremonies Sir X": the name of a part right before an honorific."""
    honorific = HONORIFIC.search(part.plain)
    words = part.plain[: honorific.start()].rstrip(" :-–—") if honorific else ""
    by = _BY.search(words)
    said = words[: by.start()] if by else words
    key = label_key(said) if said else None
    own = key if key in PEOPLE else part_of(bare(said)) if by and len(said.split()) <= _MOST_WORDS else None
    if not honorific or own is None:
        return part, role, []
    place = part.start + honorific.start()
    return part.cut(place, part.end), own or role, [(part.start, place)]


def _trailing_part(words: Block, role: str) -> tuple[Block, str, list[Span]]:
    """Read "Dr. X moderates": the part behind the name."""
    for trail in TRAIL.finditer(words.bare):
        if trail.start() and (part := part_of_match(trail)):
            place = words.start + len(_WHO.sub("", words.plain[: trail.start()]))
            return words.cut(words.start, place), part, [(place, words.end)]
    return words, role, []
