"""Nothing is lost: every word of a text lies in exactly one span, whatever the text is, and reading is repeatable."""

import datetime as dt
import io
import json
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from agenda import markdown, word
from agenda.documents.concept_note import ConceptNote
from agenda.reading.assembly import UNPLACED, read_document
from agenda.reading.blocks import Document
from agenda.reading.characters import WORD, clean
from agenda.reading.facts.event_date import Calendar, WeekDays
from agenda.reading.formats import open_document
from agenda.reading.ledger import LABEL
from agenda.reading.reading import FIELDS, Reading
from agenda.reading.refusals import ReadingRefused
from events.models import Week

from .corpus import build
from .files import cell, docx, mail, paragraph, pdf, table
from .known import INDEX

pytestmark = [pytest.mark.django_db, pytest.mark.processes]
CALENDAR = Calendar(
    (WeekDays(2026, dt.date(2026, 5, 18), dt.date(2026, 5, 22), "America/New_York"),),
    None,
    dt.date(2026, 4, 1),
)
OWNERS = {*FIELDS, LABEL, UNPLACED}
INJECTED = st.text(
    st.sampled_from(
        "\u202e\u2066\u200f\u00ad\ufeff\t|:;.,–-•*#>_\"'“»()[]{}<>&0123456789٣年月 aÉжعñ中\n\x0b"
    ),
    max_size=12,
)


def read(document: Document) -> Reading:
    return read_document(document, INDEX, CALENDAR)


def check(document: Document, *, is_read_twice: bool = True) -> None:
    """Compare what the reading says of every word with the text; raises AssertionError where one has not one owner."""
    reading = read(document)
    cursor = 0
    for span in reading.spans:
        assert cursor <= span.start < span.end <= len(reading.text)
        assert span.owner in OWNERS
        assert not WORD.search(reading.text, cursor, span.start), reading.text[cursor : span.start]
        cursor = span.end
    assert not WORD.search(reading.text, cursor)
    assert reading.text == document.text
    assert not is_read_twice or read(document) == reading
    assert Reading.from_facts(json.loads(json.dumps(reading.to_facts()))) == reading


def letters(text: str) -> str:
    return "".join(WORD.findall(text))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """All documents of the corpus, opened."""
    folder = tmp_path_factory.mktemp("corpus")
    files = [build.build(name, folder) for name in build.sources()]
    return [open_document(file.read_bytes(), file.name) for file in files]


def test_every_word_of_the_corpus_has_one_owner(corpus):
    assert corpus

    for number, document in enumerate(corpus):
        check(document, is_read_twice=number % 5 == 0)  # reading them all takes a while


@pytest.fixture(scope="module")
def written(django_db_setup, django_db_blocker, tmp_path_factory):
    """The concept notes of the sample weeks, as Word files and as Markdown."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEBUG=True, MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        call_command("demo", stdout=io.StringIO())
        notes = [
            ConceptNote.of(event, "en") for event in Week.objects.current().side_events.with_everything()
        ]
        files = [("note.docx", word.render(note)) for note in notes]
        files += [("note.md", markdown.render(note).encode()) for note in notes]
        transaction.set_rollback(True)
    return files


def test_every_word_of_the_notes_that_the_site_writes_has_one_owner(written):
    assert written

    for number, (name, content) in enumerate(written):
        check(open_document(content, name), is_read_twice=number % 5 == 0)


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
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    number=st.integers(0, 10_000), steps=STEPS, end=ENDS, name=st.sampled_from(["a.txt", "a.md", "a.html"])
)
@example(number=0, steps=[], end="\r", name="a.txt")
def test_every_word_of_a_damaged_text_has_one_owner(corpus, number, steps, end, name):
    rows = corpus[number % len(corpus)].text.split("\n")
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
