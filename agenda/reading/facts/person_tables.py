"""Speakers in tables whose columns are headed: name, part, function, organization."""

from dataclasses import replace

from ..blocks import Block, Span
from ..characters import bare, squeezed
from ..organizations import Index
from ..vocabulary.labels import PEOPLE, label_key
from ..vocabulary.parts import part_of
from ..vocabulary.people import HONORIFIC, TBC, UNSURE, VACANT
from .person_lists import separated
from .persons import Person, read_person
from .posts import Post, read_post

NAMED = ("name", "speaker")


def has_columns(columns: tuple[str, ...]) -> bool:
    """Whether one of the columns holds the persons, or two say which function they have where."""
    return any(name in columns for name in NAMED) or {"function", "affiliation"} <= set(columns)


def person_of_row(row: list[Block], columns: tuple[str, ...], role: str, index: Index) -> list[Person]:
    """Read a row: usually one person, and several where the cell of the name holds several."""
    cells: dict[str, Block] = {}
    for cell in row:
        if cell.column < len(columns):
            cells.setdefault(columns[cell.column], cell)
    part = cells.get("role") or cells.get("segment")
    if part:
        key = label_key(part.text) or ""
        role = key if key in PEOPLE else part_of(part.bare) or role
    if {"function", "affiliation"} <= set(columns) and "speaker" not in columns:
        return _of_cells(row, cells, role, index)
    named = next((cells[name] for name in NAMED if name in cells), None)
    if named is None:
        return []
    same_cell = [cell for cell in row if cell.column == named.column]
    pieces = [piece for cell in same_cell for piece in separated(cell, index)]
    people = [person for piece in pieces if (person := read_person(piece, role, index))]
    spans = tuple((cell.start, cell.end) for cell in row)
    if not people and VACANT.fullmatch(named.bare) and ("function" in cells or "affiliation" in cells):
        people = [Person("", "", role, "", "", True, spans, named.line, 0.7)]
    if len(people) != 1:
        return people
    return [_with_cells(people[0], cells, index, spans)]


def _of_cells(row: list[Block], cells: dict[str, Block], role: str, index: Index) -> list[Person]:
    """Read a row where each thing has a column of its own: nothing else can stand in a cell. A name may be missing."""
    said = {name: _said(cells[name]) for name in ("name", "function", "affiliation") if name in cells}
    opened = any(is_open for _words, is_open in said.values())
    name, function, affiliation = (
        said.get(key, ("", False))[0] for key in ("name", "function", "affiliation")
    )
    if not (name or function or affiliation):
        return []
    honorific = HONORIFIC.match(name)
    known = index.match(affiliation)[0] if affiliation else None
    spans = tuple((cell.start, cell.end) for cell in row)
    return [
        Person(
            name[honorific.end() :] if honorific else name, squeezed(honorific[0]).strip(" ,") if honorific else "",
            role, function, affiliation, opened, spans, row[0].line, 0.92, known.id if known else None,
        )
    ]  # fmt: skip


def _said(cell: Block) -> tuple[str, bool]:
    """Return what the cell says without "(tbc)", and whether that stands in it."""
    match = TBC.search(cell.bare)
    text = cell.text if not match else f"{cell.text[: match.start()]} {cell.text[match.end() :]}"
    words = (
        ""
        if VACANT.fullmatch(cell.bare) or bare(text).strip() in ("-", "n/a")
        else squeezed(text).strip(" ,;")
    )
    return words, bool(match and UNSURE.search(match[0])) or bool(VACANT.fullmatch(cell.bare))


def _with_cells(person: Person, cells: dict[str, Block], index: Index, spans: tuple[Span, ...]) -> Person:
    """Take function and affiliation from cells of their own."""
    function = squeezed(cells["function"].text) if "function" in cells else person.function
    affiliation, organization = person.affiliation, person.organization
    if "affiliation" in cells:
        affiliation = squeezed(cells["affiliation"].text)
        known = index.match(affiliation)[0]
        organization = known.id if known else None
        said = read_post(affiliation, index)
        if "function" not in cells and said.function:
            function, affiliation, organization = said.function, said.affiliation, said.organization
    elif "function" in cells:
        post = read_post(cells["function"].plain, index)
        function, affiliation, organization = post.function, post.affiliation, post.organization
    if bare(affiliation) in ("", "-", "n/a"):
        affiliation = ""
    post = Post(function, affiliation, organization)
    return replace(
        person, function=post.function, affiliation=post.affiliation, organization=post.organization,
        spans=spans, confidence=0.92,
    )  # fmt: skip
