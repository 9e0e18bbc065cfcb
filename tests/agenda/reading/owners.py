"""That nothing of a text is lost, seen on a reading: each word belongs to a value, a label, or what found no place."""

import json

from agenda.reading.assembly import UNPLACED
from agenda.reading.characters import WORD
from agenda.reading.ledger import LABEL
from agenda.reading.reading import FIELDS, Reading

OWNERS = {*FIELDS, LABEL, UNPLACED}


def assert_every_word_has_one_owner(reading: Reading) -> None:
    """Compare what a reading says of each word with its text; the facts stored of it are the same reading."""
    cursor = 0
    for span in reading.spans:
        assert cursor <= span.start < span.end <= len(reading.text)
        assert span.owner in OWNERS
        assert not WORD.search(reading.text, cursor, span.start), reading.text[cursor : span.start]
        cursor = span.end
    assert not WORD.search(reading.text, cursor)
    assert Reading.from_facts(json.loads(json.dumps(reading.to_facts()))) == reading
