"""The three real documents that the reader was asked for. They lie outside the project, in the folder that
`POCWEEK_REAL_NOTES` names; beside each `NAME.expected.json` says, in the form of the corpus, all that it states."""

import json
import os
from pathlib import Path

import pytest

from agenda.reading.knowledge import knowledge
from agenda.reading.processes import Readers
from events import organization_data
from events.models import Organization
from tests.factories import WeekFactory

from .corpus.score import score

pytestmark = [pytest.mark.django_db, pytest.mark.processes]

STATES = {"democratic-republic-of-the-congo", "norway", "united-kingdom"}
SPONSORS = {
    "host": {"qatar", "ocha"},
    "co_sponsor": STATES | {"icrc", "civic", "qatar-red-crescent", "ihl-centre"},
}


@pytest.fixture
def folder() -> Path:
    name = os.environ.get("POCWEEK_REAL_NOTES")
    if not name:
        pytest.skip("POCWEEK_REAL_NOTES names no folder with the real documents")
    return Path(name)


@pytest.fixture
def read(folder):
    """Read a file of the folder and return the reader's JSON, each sponsor with the key of its organization."""
    organization_data.load()
    WeekFactory(year=2026)
    keys = dict(Organization.objects.values_list("pk", "key"))
    with Readers(knowledge()) as readers:

        def go(name: str) -> dict:
            draft = readers.read((folder / name).read_bytes(), name).to_json()
            for sponsor in draft.get("sponsors", []):
                sponsor["organization_key"] = keys.get(sponsor["organization"])
            return draft

        yield go


@pytest.mark.parametrize("name", ["concept_note_2026.md", "invitation_2024.txt", "announcement_2026.txt"])
def test_every_stated_field_is_right_and_no_value_is_wrong(read, folder, name):
    expected = folder / f"{name}.expected.json"
    if not expected.exists():
        pytest.skip(f"{expected.name} is not in the folder")

    result = score(read(name), json.loads(expected.read_text(encoding="utf-8")), name)

    assert [str(cell) for cell in result.cells if cell.verdict != "right"] == []
    assert result.doubts_missed == []


def test_the_concept_note_gives_its_parts_its_sponsors_and_the_overlap(read):
    draft = read("concept_note_2026.md")

    parts = [len(draft[part]) for part in ("objectives", "segments", "focus_areas", "expected_outputs")]
    assert parts == [4, 4, 3, 2]
    by_role = {
        role: {row["organization_key"] for row in draft["sponsors"] if row["role"] == role}
        for role in SPONSORS
    }
    assert by_role == SPONSORS
    assert {"segments", "objectives"} <= {doubt["field"] for doubt in draft["doubts"]}


def test_the_invitation_gives_thirteen_hosts_of_equal_rank_and_how_to_answer(read):
    draft = read("invitation_2024.txt")

    assert {sponsor["role"] for sponsor in draft["sponsors"]} == {"host"}
    assert len({sponsor["organization_key"] for sponsor in draft["sponsors"]} - {None}) == 13
    assert (draft["format"], draft["platform"]) == ("hybrid", "Zoom")
    assert (draft["date"], draft["start"], draft["end"]) == ("2024-05-23", "13:00", "14:30")
    assert draft["catering"]["time"] == "12:45"
    assert draft["rsvp_deadline"] == "2024-05-17"
    assert (draft["transferable"], draft["limited_places"]) == (True, True)
    assert draft["contact"]["function"]
