"""Files made to stop a server, or to bring in what cannot be stored."""

import time

import pytest
from django.core import signing

from agenda.programmes.reports import RowOutcome
from agenda.programmes.resource import ProgrammeImport
from agenda.programmes.sources import read_source
from events.actors import Actor
from registrations.tables.file_formats import UnreadableFile
from tests.factories import WeekFactory


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.yaml", b"[" * 100_000),
        ("deep.yaml", b"{a: " * 50_000),
        ("bytes.yaml", b"- title: !!binary aGVsbG8=\n"),
        ("object.yaml", b"- title: !!python/object/apply:os.getcwd []\n"),
    ],
)
def test_a_file_made_to_hurt_is_refused_at_once(name, content):
    started = time.monotonic()
    with pytest.raises(UnreadableFile):
        read_source(content, name)
    assert time.monotonic() - started < 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("half.json", b'[{"Title": "Wells \\ud800 and water"}]'),
        ("nul.json", b'[{"Title": "Wells \\u0000 and water"}]'),
        ("nul.yaml", b'- Title: "Wells \\0 and water"\n'),
        ("number.yaml", b"- Title: Wells and water\n  Background: 0x" + b"F" * 5000 + b"\n"),
        ("none.json", b'[{"Title": "Wells and water", "Capacity": NaN, "Date": Infinity}]'),
    ],
)
def test_what_no_database_stores_is_not_taken_over(name, content):
    week = WeekFactory()
    source = read_source(content, name)
    source = type(source).from_facts(
        signing.loads(signing.dumps(source.to_facts()))
    )  # as the preview hands it on
    (report,) = ProgrammeImport(week, source, Actor.clock()).run(dry_run=False)

    assert report.outcome == RowOutcome.NEW
    title = week.side_events.get().title
    assert title.encode().startswith(b"Wells")
    assert "\0" not in title
