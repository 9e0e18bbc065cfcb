"""The concept note of our own is known by its build, and its texts are taken as they stand, whatever they read like."""

import datetime as dt

import pytest

from agenda.reading.assembly import read_document
from agenda.reading.facts.event_date import Calendar, WeekDays
from agenda.reading.formats import open_document
from agenda.reading.own_note import own_note

from .known import INDEX, KEYS

CALENDAR = Calendar((WeekDays(2026, dt.date(2026, 5, 18), dt.date(2026, 5, 22)),), None, dt.date(2026, 4, 1))
NOTE = """**Protection of Civilians Week 2026**\\
New York, 18–22 May 2026

Concept note

# Objectives

**Date: what a day changes**

**Date:** Tuesday, 19 May 2026\\
**Time:** 1 p.m. to 2.30 p.m., New York time\\
**Venue:** Express Bar, 10th floor

**Presented by:** Norway (to be confirmed) and OCHA

## Background and rationale

**Venue:** Hosted by Chad and Oxfam on 20 May.\\
1\\. said twice

## Objectives

- Co-sponsored by Togo
- Kind regards,
- RSVP by 3 May

## Format

**Provided:** Tea from 12.30 p.m.

| Time | Segment |
| --- | --- |
| 1–2.30 p.m. | **1. Opening (10 minutes)**<br>Moderator: Sam Example, Fiji |

## Speakers

| Part | Name | Function | Organization |
| --- | --- | --- | --- |
| Moderator | **Ms. Sam Example** (to be confirmed) | Panellist, Norway | OCHA |

---

As of 1 April 2026. Issued by: Norway
"""


def read(text):
    return read_document(open_document(text.encode(), "note.md"), INDEX, CALENDAR)


def test_each_text_is_what_its_place_says():
    reading = read(NOTE)

    assert (reading.title, reading.subtitle) == ("Objectives", "Date: what a day changes")
    assert (str(reading.date), reading.start, reading.end) == ("2026-05-19", "13:00", "14:30")
    assert (reading.venue, reading.address) == ("Express Bar, 10th floor", "")
    assert [KEYS[row.organization] for row in reading.sponsors] == ["norway", "ocha"]
    assert reading.background == "Venue: Hosted by Chad and Oxfam on 20 May.\n1. said twice"
    assert reading.objectives == ("Co-sponsored by Togo", "Kind regards,", "RSVP by 3 May")
    assert [(row.title, row.note) for row in reading.segments] == [
        ("1. Opening (10 minutes)", "Moderator: Sam Example, Fiji")
    ]
    assert (reading.catering.text, reading.catering.time) == ("Tea", "12:30")
    assert [(row.name, row.role, row.function, row.affiliation, row.is_tbc) for row in reading.speakers] == [
        ("Sam Example", "moderator", "Panellist, Norway", "OCHA", True)
    ]
    assert reading.rsvp_deadline is None


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("## Objectives", "## Seating"),  # a heading that the writer has not
        ("## Format", "## Speakers"),  # one of its own twice
        ("Concept note\n", "Letter\n"),
        ("**Date:** Tuesday", "**Place:** Tuesday"),
        ("As of 1 April 2026. Issued by: Norway", "Thank you."),
    ],
)
def test_what_was_rebuilt_is_read_like_any_other_document(words, others):
    assert own_note(open_document(NOTE.encode(), "note.md")) is not None
    assert own_note(open_document(NOTE.replace(words, others, 1).encode(), "note.md")) is None
