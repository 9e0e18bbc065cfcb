"""The account of a text: each word has one owner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.reading.characters import WORD
from agenda.reading.ledger import Ledger, Overlap

TEXT = "Date: Tuesday, 21 May 2030 – Venue: Room 4"


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def owned(ledger: Ledger) -> list[tuple[str, str]]:
    return [(ledger.text[claim.start : claim.end], claim.owner) for claim in ledger]


def test_claims_lie_in_the_order_of_the_text():
    ledger = Ledger(TEXT)
    ledger.claim(*at("Room 4"), "venue")
    ledger.claim(*at("21 May 2030"), "date")

    assert owned(ledger) == [("21 May 2030", "date"), ("Room 4", "venue")]


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        (", 21 May 2030 – ", "21 May 2030"),
        ("1 Ma", "21 May"),
        (": Room 4", "Room 4"),
        (" – ", None),
        (": ", None),
    ],
)
def test_a_claim_takes_whole_words_and_no_punctuation_around_them(claimed, words):
    ledger = Ledger(TEXT)
    ledger.claim(*at(claimed), "date")

    assert owned(ledger) == ([(words, "date")] if words else [])


@pytest.mark.parametrize("claimed", ["May", "21 May 2030", "Tuesday, 21", "2030 – Venue", TEXT])
def test_no_word_gets_two_owners(claimed):
    ledger = Ledger(TEXT)
    ledger.claim(*at("21 May 2030"), "date")

    assert not ledger.is_free(*at(claimed))
    with pytest.raises(Overlap):
        ledger.claim(*at(claimed), "venue")


def test_what_is_free_of_a_span_can_be_claimed():
    ledger = Ledger(TEXT)
    ledger.claim(*at("21 May"), "date")
    ledger.claim_free(*at("Tuesday, 21 May 2030"), "label")

    assert owned(ledger) == [("Tuesday", "label"), ("21 May", "date"), ("2030", "label")]


def test_what_is_left_are_the_parts_with_words():
    ledger = Ledger(TEXT)
    for words in ("Date", "Tuesday, 21 May 2030", "Room 4"):
        ledger.claim(*at(words), "label")

    assert [TEXT[start:end] for start, end in ledger.free_spans()] == [" – Venue: "]
    assert ledger.free_spans(*at(", 21 May")) == []


def test_a_chinese_character_is_a_word_of_its_own():
    text = "日期五月十九日"
    ledger = Ledger(text)
    ledger.claim(*at("五月", text), "date")

    assert owned(ledger) == [("五月", "date")]
    assert [text[start:end] for start, end in ledger.free_spans()] == ["日期", "十九日"]


CLAIMS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abc")), max_size=12)


@given(text=st.text("ab 1,.中é\n", max_size=60), claims=CLAIMS)
def test_every_word_has_one_owner_or_is_free(text, claims):
    ledger = Ledger(text)
    for start, length, owner in claims:
        ledger.claim_free(start, min(start + length, len(text)), owner)

    spans = sorted([(claim.start, claim.end) for claim in ledger] + ledger.free_spans())

    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    for word in WORD.finditer(text):
        assert [start for start, end in spans if start <= word.start() and word.end() <= end] != []
