"""Single lines: which can be a title, and which only frame one."""

import pytest

from agenda.reading.facts.title_lines import is_candidate, is_only_week, quoted, quoted_alone
from agenda.reading.organizations import Index, Known

from .written import block_of

INDEX = Index([Known(1, "member_state", "Norway", names=("Norway",))])


@pytest.mark.parametrize(
    "text",
    [
        "When the Well Runs Dry",
        "Aftershock",
        "Who Decided?",
        "Le puits à sec : l'eau dans la guerre",
        "水井与战线",
        "ЧУЖОЙ ДОМ",
    ],
)
def test_a_line_that_can_be_a_title(text):
    assert is_candidate(block_of(text), INDEX)


@pytest.mark.parametrize(
    "text",
    [
        "Concept note", "High-level side event", "FREE EVENT *** FREE EVENT", "Virtual event", "19 May 2026",
        "1–2 p.m.", "Norway", "Hosted by Norway", "Conference Room 4, UN Headquarters", "Home > Events > Details",
        "NV/2026/114", "Ref. 412/2026",
        "62nd session of the Human Rights Council", "H.E. Ms. Alex Example", "Dear colleagues,", "sam@example.org",
        "首页 > 活动 > 详情", "Mission permanente de l'Exemple auprès des Nations Unies", "to the United Nations",
    ],
)  # fmt: skip
def test_a_line_that_only_frames_a_title(text):
    assert not is_candidate(block_of(text), INDEX)


@pytest.mark.parametrize(
    ("text", "is_only"),
    [
        ("Side event of Protection of Civilians Week 2026", True),
        ("Manifestation parallèle – Semaine de la protection des civils 2026", True),
        ("2026年保护平民周会外活动", True),
        ("How Protection of Civilians Week Changed Small Missions", False),
    ],
)
def test_a_line_that_only_names_the_week(text, is_only):
    assert is_only_week(block_of(text)) is is_only


def test_what_stands_in_quotes():
    assert quoted(block_of("Join us for “The Dry Well” today")).text == "The Dry Well"
    assert quoted_alone(block_of("Side event: “The Dry Well”")).text == "The Dry Well"
    assert quoted_alone(block_of("Join us today for “The Dry Well”, a long evening")) is None
