"""Who presents and who speaks, out of one cell: "1. A; 2. B and C", "Moderator: X, Y; Z (tbc)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from events.models import CoSponsor, Speaker

from ..reading.blocks import Block, Line, compose
from ..reading.characters import bare, clean
from ..reading.doubts import sentence
from ..reading.facts.names import read_names
from ..reading.facts.person_lines import read_line
from ..reading.facts.persons import Person, read_person
from ..reading.spellings import initials_fit
from ..reading.values import Doubt
from ..reading.vocabulary.bodies import BODY
from ..reading.vocabulary.organizations import OFFICE_BEFORE
from ..reading.vocabulary.people import HONORIFIC, TBC, UNSURE, VACANT
from .directory import Directory

LONGEST = 8000  # characters of a cell that are looked at; the rest is kept as it stands
_ENTRY = re.compile(r"\s*[;；\n]\s*|(?:^|(?<=[\s,]))(?=\d{1,2}[.)]\s)")
_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]+\s*(?=[^\W\d])|[•·●▪–-]\s+)")
_ADDRESS = re.compile(r"\s*[(\[–-]*\s*(?:https?://|www\.)[^\s)\]]+[)\]]?")
_ACRONYM = re.compile(r"^(?P<name>.+?)\s*\((?P<acronym>[^()\s]{2,20})\)$")
_COMMA = re.compile(r"[,،、]\s*(?![^()]*\))")
_AND = re.compile(r"\s+(?:and|et|y|и|和|و)\s+(?![^()]*\))")
# What an entry speaks of, where "and" would else begin another person: "Vice President, Energy and Climate Affairs".
_TOPIC = re.compile(
    r"(?i)\b(?:climate|sustainab\w+|development|environment\w*|energy|natural?|resources|international|economic\w*"
    r"|policy|affairs|sciences?|technology|finance|growth|central|eastern|southern|middle|conservation|medium|industry"
    r"|division|oceans?|health|research|management|security|strategy|trade|rural|urban)\b"
)
_NOBODY = re.compile(r"^\W*n\.?\s?n\b\W*", re.I)
_LONGEST_ROW = 14  # words: what is longer is a sentence about the event


@dataclass
class Listed:
    """The rows that one cell gives, what is doubtful in them, and what found no place."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def entries(text: str) -> Iterator[str]:
    """Yield what stands between numbers, semicolons and line breaks of a cell."""
    for part in _ENTRY.split(clean(text)):
        entry = _NUMBER.sub("", part).strip(" \t,;")
        if re.search(r"\w", entry):
            yield entry


def about(text: str, code: str, **details: str) -> str:
    """Return a doubt about some words, with the sentence that the reader of documents has for it."""
    return f"“{_shortened(text)}”: {sentence(Doubt('', text, 0, code, details))}"


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"


def hosts_of(text: str, directory: Directory, roles: tuple[str, str]) -> Listed:
    """Return the organizations of a cell as co-sponsors: the first in the first of two roles, all others in the other.

    One that the site does not know is proposed to the directory.
    """
    found = Listed()
    for entry in (name for part in entries(text[:LONGEST]) for name in _names(part, directory)):
        if HONORIFIC.match(entry):
            found.left.append(entry)
            found.doubts.append(
                _("“%(text)s” reads like a person and was kept as unplaced text.") % {"text": entry}
            )
            continue
        match = _ACRONYM.match(entry)
        is_acronym = bool(
            match and (match["acronym"].isupper() or initials_fit(match["name"], match["acronym"]))
        )
        name, acronym = (match["name"], match["acronym"]) if match and is_acronym else (entry, "")
        known, is_same = directory.find(name) if directory.exact(name) else directory.find(entry)
        if known is None:
            known, is_same = directory.find(name)
        if known is None:
            directory.propose(name, acronym)
            known, is_same = directory.find(name)
        if known is None or any(row["organization"] == known.name for row in found.rows):
            found.doubts.append(
                _("“%(text)s” stands there twice and was taken once.") % {"text": _shortened(entry)}
            )
            continue
        if directory.is_new(known.name):
            found.doubts += [about(known.name, "new_organization")] if directory.is_first(known.name) else []
        elif not is_same:
            found.doubts.append(about(entry, "like_organization", name=known.name))
        found.rows.append({"organization": known.name, "role": roles[bool(found.rows)]})
    if len(found.rows) > 1 and roles[0] == CoSponsor.Role.LEAD:
        found.doubts.append(_("Several hosts: the first, %(name)s, was taken as the lead.") % {
            "name": found.rows[0]["organization"]
        })  # fmt: skip
    if len(text) > LONGEST:
        found.left.append(text[LONGEST:])
    return found


def _names(entry: str, directory: Directory) -> Iterator[str]:
    """Yield the names of one entry: whole where it is known, else cut at commas, and at "and" between two bodies."""
    entry = re.sub(r"(?<=\w{4})\.$", "", _ADDRESS.sub("", entry).strip(' ,"“”'))
    if directory.exact(entry) or HONORIFIC.match(entry):
        yield entry
        return
    parts = [part.strip() for part in _COMMA.split(entry)]
    office = OFFICE_BEFORE.match(bare(entry))
    names, stop = read_names(entry, 0, len(entry), directory.index, is_prose=False) if office else ([], 0)
    if len(names) > 1 and stop == len(entry) and all(name.organization for name in names):
        yield from (name.text for name in names)  # "the Permanent Missions of A, B and C"
    elif all(_stands_alone(part, parts[0], directory) for part in parts) or _are_joined(parts, directory):
        for part in parts:
            yield from _at_and(part, directory)
    elif re.search(r"\w", entry):
        yield entry


def _are_joined(parts: list[str], directory: Directory) -> bool:
    """Whether all are names once each is cut at its "and": "Norway, Qatar and OCHA"."""
    heads = [next(_at_and(part, directory)) for part in parts]
    return all(_stands_alone(head, heads[0], directory) for head in heads)


def _at_and(entry: str, directory: Directory) -> Iterator[str]:
    if directory.exact(entry):  # such as Trinidad and Tobago
        yield entry
        return
    for match in _AND.finditer(entry):
        before, behind = entry[: match.start()], entry[match.end() :]
        if _is_body(before, directory) and _is_body(behind, directory):
            yield before
            yield from _at_and(behind, directory)
            return
    yield entry


def _stands_alone(part: str, first: str, directory: Directory) -> bool:
    """Whether what a comma ends can be an organization: behind the name of an institute "Pune" and "India" cannot."""
    known = directory.find(part)[0]
    if known and known.is_state:
        first_known = directory.find(first)[0]
        return first_known is not None and first_known.is_state
    return bool(known or BODY.search(bare(part)) or part.isupper())


def _is_body(name: str, directory: Directory) -> bool:
    return bool(directory.find(name)[0] or (BODY.search(bare(name)) and len(name.split()) > 1))


def speakers_of(text: str, directory: Directory, part: str = "") -> Listed:
    """Return the speakers of a cell. `part` is what all of them do where the column says so: moderator.

    What cannot be read as a person is kept as a row with its words as the function, a heading as unplaced text.
    """
    found, role, is_tbc = Listed(), part, False
    for entry in entries(text[:LONGEST]):
        block = compose([Line(entry)]).blocks[0]
        people, labels, below = read_line(block, role, directory.index)
        if any(_TOPIC.search(person.name) for person in people[1:]):
            whole = read_person(block, role, directory.index)
            people = [whole] if whole else people[:1]
        if not people and (labels or entry.rstrip().endswith((":", "："))):
            role, is_tbc = (below if labels else part), bool(UNSURE.search(block.bare))
            if not labels:
                found.left.append(entry)
        elif people:
            role = below
            rows = [_row(person, directory, is_tbc) for person in people]
            found.rows += rows
            if len(rows) > 1:
                found.doubts.append(
                    _("“%(text)s”: several persons were read in it.") % {"text": _shortened(entry)}
                )
            if lost := _lost(block, rows, labels):
                found.left.append(entry)
                found.doubts.append(
                    _("“%(text)s”: not all of it found a place (%(words)s). It was kept as unplaced text.")
                    % {"text": _shortened(entry), "words": _shortened(" ".join(lost))}
                )
        elif len(entry.split()) > _LONGEST_ROW:
            found.left.append(entry)
            found.doubts.append(_("“%(text)s” was kept as unplaced text.") % {"text": _shortened(entry)})
        elif not VACANT.fullmatch(block.bare):
            found.rows.append(_as_it_stands(block, role, is_tbc))
            found.doubts.append(
                _("“%(text)s” was not read as a person: it is a speaker without a name.")
                % {"text": _shortened(entry)}
            )
    if len(text) > LONGEST:
        found.left.append(text[LONGEST:])
    return found


def _row(person: Person, directory: Directory, is_tbc: bool) -> dict[str, Any]:
    organization = directory.name_of(person.organization)
    return {
        "part": person.role or Speaker.RolePlayed.PANELLIST,
        "status": Speaker.Status.TBC if person.is_tbc or is_tbc else Speaker.Status.INVITED,
        "honorific": person.honorific,
        "name": person.name,
        "function": person.function,
        "organization": organization,
        "affiliation": "" if organization else person.affiliation,
    }


def _as_it_stands(block: Block, role: str, is_tbc: bool) -> dict[str, Any]:
    """Return a row of which only the words are known; "N.N." and "(tbc)" say that somebody is still to be found."""
    remark = TBC.search(block.bare)
    words = block.text[: remark.start()] + block.text[remark.end() :] if remark else block.text
    is_open = bool(remark or _NOBODY.match(words))
    return {
        "part": role or Speaker.RolePlayed.PANELLIST,
        "status": Speaker.Status.TBC if is_open or is_tbc else Speaker.Status.INVITED,
        "honorific": "", "name": "", "function": _NOBODY.sub("", words).strip(" ,.") or words.strip(),
        "organization": "", "affiliation": "",
    }  # fmt: skip


_SMALL = 3  # letters: "of the"
_MOST_LOST = 1  # words


def _lost(block: Block, rows: list[dict[str, Any]], labels: list[tuple[int, int]]) -> list[str]:
    """Return the words of an entry that stand in no row, where there are more than a few."""
    text = bare(TBC.sub(" ", block.bare))
    for start, end in labels:
        text = text[: start - block.start] + " " * (end - start) + text[end - block.start :]
    said = set(re.findall(r"\w+", bare(" ".join(str(value) for row in rows for value in row.values()))))
    is_known = any(row["organization"] for row in rows)
    words = [word for word in re.findall(r"\w+", text) if len(word) > _SMALL and word not in said]
    return words if len(words) > (4 * _MOST_LOST if is_known else _MOST_LOST) else []
