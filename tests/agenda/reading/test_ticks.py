"""Options of forms: only what is ticked is read."""

import pytest

from agenda.reading.facts.ticks import chosen

from .written import page_of_text


def words_in(text):
    blocks = [block for section in page_of_text(text).sections for block in section.blocks]
    return [block.text for block in chosen(blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("☐ 8.15–9.30 a.m.  ☒ 1.15–2.30 p.m.  ☐ 6.15–7.30 p.m.", ["1.15–2.30 p.m."]),
        ("[ ] Présentiel [x] En ligne", ["En ligne"]),
        ("☑ Presencial ☐ Virtual ☑ Híbrido", ["Presencial", "Híbrido"]),
        ("☐ حضوري ☑ افتراضي", ["افتراضي"]),
        ("☐ очно ☒ онлайн", ["онлайн"]),
        ("□线下 ☑线上", ["线上"]),
        ("☐ 8.15 a.m.\n☒ 1.15 p.m.\n☐ 6.15 p.m.", ["1.15 p.m."]),
    ],
)
def test_what_is_ticked(text, expected):
    assert words_in(text) == expected


@pytest.mark.parametrize(
    "text",
    ["☐ In person ☐ Online", "✓ Bring your badge\n✓ Come early", "A text without boxes [sic] (see below)"],
)
def test_without_a_choice_all_is_read(text):
    assert len(words_in(text)) == len(text.split("\n"))
