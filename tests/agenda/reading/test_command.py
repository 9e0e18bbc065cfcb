"""`manage.py read_concept_note`."""

import io
import json
import re

import pytest
from django.core.management import CommandError, call_command

from events import organization_data
from events.models import CoSponsor, Organization, SideEvent
from tests.factories import WeekFactory

from .files import docx, paragraph

pytestmark = [pytest.mark.django_db, pytest.mark.processes]
NOTE = """# Water under fire: keeping services running

Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m.

Hosts: Norway and Togo

## Objectives

- Agree on safe passage for repair crews;
- Name one focal point in each district.

Bring your own cup.
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def week(db):
    organization_data.load()
    return WeekFactory()


@pytest.fixture
def note(tmp_path):
    file = tmp_path / "note.md"
    file.write_text(NOTE, encoding="utf-8")
    return file


def run(*arguments: object, terminal: bool = False) -> tuple[str, str, str]:
    """Run the command; return what it writes to stdout and stderr, and how it fails."""
    out, err = io.StringIO(), Terminal() if terminal else io.StringIO()
    try:
        call_command("read_concept_note", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


def test_one_file_is_shown_with_its_values_lines_and_what_found_no_place(note):
    out, err, failure = run(note)

    assert f"== {note}\n" in out
    assert "date: 2030-05-21  [line 3" in out
    assert "\n  - Agree on safe passage for repair crews" in out
    assert "\n… Bring your own cup." in out
    assert (err, failure) == ("", "")


def test_json_is_one_object_a_file(note, tmp_path):
    alone, _err, _failure = run(note, "--json")
    both, _err, failure = run(note, tmp_path / "missing.docx", "--json")

    assert json.loads(alone)["date"] == "2030-05-21"
    assert [json.loads(line).get("date") for line in both.splitlines()] == ["2030-05-21", None]
    assert json.loads(both.splitlines()[1])["refused"] == "There is no such file."
    assert failure == "1 of 2 files were not read."


def test_a_bad_file_gets_its_sentence_and_stops_no_other(note, tmp_path):
    bad = {"empty.docx": b"", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "text.rtf": rb"{\rtf1}"}
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)

    out, err, failure = run(*(tmp_path / name for name in bad), tmp_path, note)

    assert "date: 2030-05-21" in out
    assert err.splitlines() == [
        f"{tmp_path}/empty.docx: This file is empty.",
        f"{tmp_path}/old.doc: This is a Word file in the old format (.doc). Open it and save it as .docx.",
        f"{tmp_path}/text.rtf: This is a rich text file (.rtf). Open it in Word and save it as .docx.",
        f"{tmp_path}: This file cannot be opened: Is a directory.",
    ]
    assert failure == "4 of 5 files were not read."


def test_a_bar_is_drawn_where_somebody_watches_many_files(note):
    _out, alone, _failure = run(note, terminal=True)
    _out, many, _failure = run(note, note, terminal=True)

    assert alone == ""
    _start, half, whole = many.split("\r")
    assert re.fullmatch(r"\[#{15}\.{15}\] 1/2 \d+:\d\d left *", half)
    assert whole.rstrip(" \n") == f"[{'#' * 30}] 2/2"


def test_saved_files_are_drafts_with_a_lead(note, tmp_path):
    other = tmp_path / "other.docx"
    other.write_bytes(
        docx(paragraph("Roads for all: keeping the ways open") + paragraph("Date: 22 May 2030, 3 p.m."))
    )

    _out, err, failure = run(note, other, "--save", "--as-lead", "Togo")

    drafts = list(SideEvent.objects.order_by("starts_at"))
    assert [(draft.status, draft.week.year) for draft in drafts] == [("draft", 2030), ("draft", 2030)]
    assert err.splitlines() == [f"Saved as a draft: 2030/{draft.slug}" for draft in drafts]
    assert list(drafts[0].co_sponsors.values_list("organization__name_en", "role")) == [
        ("Togo", CoSponsor.Role.LEAD), ("Norway", CoSponsor.Role.CO_HOST),
    ]  # fmt: skip
    assert failure == ""


def test_the_week_is_said_where_the_document_does_not(note):
    note.write_text("# Water under fire: keeping services running\n\n21 May, 3 p.m.\n", encoding="utf-8")

    _out, without, _failure = run(note, "--save")
    _out, with_week, _failure = run(note, "--save", "--week", 2030)

    assert without.startswith(f"{note}: The document does not say to which week the event belongs.")
    assert with_week.startswith("Saved as a draft: 2030/")
    assert [str(draft.starts_at.date()) for draft in SideEvent.objects.all()] == ["2030-05-21"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--save", "--week", "1999"], "There is no week 1999 on this site."),
        (["--as-lead", "The Society of Nobody"], "“The Society of Nobody” is no organization of this site."),
    ],
)
def test_what_is_not_known_is_said_before_anything_is_read(note, arguments, sentence):
    assert run(note, *arguments) == ("", "", sentence)
    assert (
        SideEvent.objects.count(),
        Organization.objects.filter(name_en="The Society of Nobody").count(),
    ) == (0, 0)
