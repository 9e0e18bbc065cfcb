"""Sentences with dates and hours that can be those of the event, and those that cannot."""

import pytest

from agenda.reading.facts.clock import hhmm
from agenda.reading.facts.occasions import find_occasions

from .written import page_of_text


def occasions(text):
    found = find_occasions(page_of_text(f"The Road to the Well\n\n{text}"))
    return [
        ([date.month_day for date in one.dates], [hhmm(time.begins) for time in one.times]) for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19 May 2026, 1.15 p.m.", [(["05-19"], ["13:15"])]),
        ("The event will be held on 19 May 2026.", [(["05-19"], [])]),
        ("19 May 2026, 1.15 p.m. (doors open at 12.30 p.m.)", [(["05-19"], ["13:15"])]),
        ("Lunch will be served at 12.45 p.m.", []),
        ("Mercredi 24 juin 2026\n17h30 (accueil dès 17h)", [(["06-24"], []), ([], ["17:30"])]),
        ("Please register by 12 May 2026 at 6 p.m.", []),
        ("Version of 6 May 2026", []),
        ("Background\nThe Council met on 12 March 2024 at 10 a.m.", []),
    ],
)
def test_what_can_be_the_events(text, expected):
    assert occasions(text) == expected


def test_a_label_weighs_more_than_a_line():
    labelled, line = find_occasions(
        page_of_text("The Well\n\nDate: 19 May 2026\n\nThe well was dug on 3 April 2026 or so.")
    )

    assert (labelled.is_certain, line.is_certain) == (True, False)
    assert labelled.weight > line.weight
