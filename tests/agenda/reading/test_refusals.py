"""Why a document is not read: a sentence for each reason."""

import re
from pathlib import Path

import pytest

from agenda.reading import refusals
from agenda.reading.refusals import SENTENCES, ReadingRefused

READING = Path(refusals.__file__).parent
RAISED = re.compile(r"(?:ReadingRefused|_Ended)\(\s*\"(\w+)\"")
DETAILS = {"limit": 25, "pages": 500, "format": "a Word file", "seconds": 20, "reason": "Is a directory"}


@pytest.mark.parametrize("code", SENTENCES)
def test_each_refusal_is_one_sentence_or_two(code):
    sentence = str(ReadingRefused(code, **DETAILS))

    assert sentence.startswith(("This", "There", "These", "Reading"))
    assert sentence.endswith(".")
    assert "%" not in sentence


def test_every_reason_that_is_given_has_its_sentence():
    given = {
        code for file in READING.rglob("*.py") for code in RAISED.findall(file.read_text(encoding="utf-8"))
    }

    assert given
    assert given - set(SENTENCES) == set()


def test_a_refusal_keeps_what_it_is_about():
    refusal = ReadingRefused("too_many_pages", pages=500, limit=60)

    assert (refusal.code, refusal.details) == ("too_many_pages", {"pages": 500, "limit": 60})
    assert str(refusal) == "This PDF has 500 pages; up to 60 are read. Send only the concept note."
