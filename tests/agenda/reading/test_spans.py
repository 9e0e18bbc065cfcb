"""Nothing is lost: every word of a text lies in exactly one span, whatever the text is, and reading is repeatable."""

import datetime as dt
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agenda.reading.assembly import read_document
from agenda.reading.blocks import Document
from agenda.reading.characters import WORD, clean
from agenda.reading.facts.event_date import Calendar, WeekDays
from agenda.reading.formats import open_document
from agenda.reading.reading import Reading
from agenda.reading.refusals import ReadingRefused

from .corpus import build
from .files import cell, docx, mail, paragraph, pdf, table
from .known import INDEX
from .owners import assert_every_word_has_one_owner

pytestmark = pytest.mark.processes
CALENDAR = Calendar(
    (WeekDays(2026, dt.date(2026, 5, 18), dt.date(2026, 5, 22), "America/New_York"),),
    None,
    dt.date(2026, 4, 1),
)
INJECTED = st.text(
    st.sampled_from(
        "\u202e\u2066\u200f\u00ad\ufeff\t|:;.,–-•*#>_\"'“»()[]{}<>&0123456789٣年月 aÉжعñ中\n\x0b"
    ),
    max_size=12,
)


def read(document: Document) -> Reading:
    return read_document(document, INDEX, CALENDAR)


def check(document: Document) -> None:
    reading = read(document)
    assert_every_word_has_one_owner(reading)
    assert reading.text == document.text
    assert read(document) == reading


def letters(text: str) -> str:
    return "".join(WORD.findall(text))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A function that opens a document of the corpus by its name. `test_reading` reads each of them as it is."""
    folder = tmp_path_factory.mktemp("corpus")

    @cache
    def opened(name: str) -> Document:
        file = build.build(name, folder)
        return open_document(file.read_bytes(), file.name)

    return opened


def dropped(rows: list[str], at: int, other: int, _text: str) -> list[str]:
    return rows[:at] + rows[at + 1 + other % 5 :]


def doubled(rows: list[str], at: int, _other: int, _text: str) -> list[str]:
    return rows[: at + 1] + rows[at:]


def swapped(rows: list[str], at: int, other: int, _text: str) -> list[str]:
    moved = list(rows)
    moved[at], moved[other] = moved[other], moved[at]
    return moved


def cut(rows: list[str], at: int, other: int, _text: str) -> list[str]:
    place = other % (len(rows[at]) + 1)
    return [*rows[:at], rows[at][:place], rows[at][place:], *rows[at + 1 :]]


def joined(rows: list[str], at: int, _other: int, text: str) -> list[str]:
    return [*rows[:at], text.join(rows[at : at + 2]), *rows[at + 2 :]]


def injected(rows: list[str], at: int, other: int, text: str) -> list[str]:
    place = other % (len(rows[at]) + 1)
    return [*rows[:at], rows[at][:place] + text + rows[at][place:], *rows[at + 1 :]]


def capitalized(rows: list[str], at: int, _other: int, _text: str) -> list[str]:
    return [*rows[:at], rows[at].upper(), *rows[at + 1 :]]


Mutation = Callable[[list[str], int, int, str], list[str]]
MUTATIONS: list[Mutation] = [dropped, doubled, swapped, cut, joined, injected, capitalized]
STEPS = st.lists(
    st.tuples(st.sampled_from(MUTATIONS), st.integers(0, 10_000), st.integers(0, 10_000), INJECTED),
    max_size=8,
)
ORIGINALS = list(build.sources())
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    original=st.sampled_from(ORIGINALS),
    steps=STEPS,
    end=ENDS,
    name=st.sampled_from(["a.txt", "a.md", "a.html"]),
)
@example(original=ORIGINALS[0], steps=[], end="\r", name="a.txt")
def test_every_word_of_a_damaged_text_has_one_owner(corpus, original, steps, end, name):
    rows = corpus(original).text.split("\n")
    for change, at, other, text in steps:
        if rows:
            rows = change(rows, at % len(rows), other % len(rows) if change is swapped else other, text)

    check_text(end.join(rows), name)


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=300), name=st.sampled_from(["a.txt", "a.md", "a.html", "a.eml", ""]))
@example(text="a\x00b", name="")
@example(text="Date: " * 40, name="a.txt")
def test_every_word_of_any_text_has_one_owner(text, name):
    check_text(text, name)


def check_text(text: str, name: str) -> None:
    content = text.encode("utf-8", errors="replace")
    try:
        document = open_document(content, name)
    except ReadingRefused:
        return
    check(document)
    if name == "a.txt" and not document.text.startswith("<"):
        assert letters(document.text) == letters(clean(content.decode()))


@settings(max_examples=60, deadline=None)
@given(
    content=st.binary(max_size=2000),
    start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xff\xfe", b"<p>", b"From: a\n"]),
)
def test_bytes_of_any_kind_are_read_or_refused(content, start):
    try:
        document = open_document(start + content)
    except ReadingRefused:
        return
    check(document)


NOTE = paragraph("Open roads") + table(cell("Date") + cell("21 May 2030"), cell("Venue") + cell("Room 4"))
FILES = [
    ("note.docx", docx(NOTE, header1=paragraph("Mission of Exampleland"))),
    ("note.pdf", pdf([(70, 700, "Open roads"), (70, 660, "Date"), (200, 660, "21 May 2030, 3 p.m.")])),
    ("note.eml", mail("Date: 21 May 2030", note_docx=docx(NOTE))),
]


@settings(max_examples=100, deadline=None)
@given(
    file=st.sampled_from(FILES), at=st.integers(0, 10**6), change=st.binary(max_size=8), is_cut=st.booleans()
)
def test_a_damaged_file_is_read_or_refused(file, at, change, is_cut):
    name, content = file
    at %= len(content)
    damaged = content[:at] if is_cut else content[:at] + change + content[at + len(change) :]
    try:
        document = open_document(damaged, name)
    except ReadingRefused:
        return
    check(document)
