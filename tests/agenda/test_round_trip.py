"""Write and read again: the concept note in Word and Markdown gives back the record that it was made of."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agenda import markdown, word
from agenda.documents.concept_note import ConceptNote
from agenda.documents.outline import outline_of
from agenda.documents.parts import Heading, Labelled, Table
from agenda.reading.assembly import read_document
from agenda.reading.facts.event_date import Calendar, WeekDays
from agenda.reading.formats import open_document
from agenda.reading.knowledge import knowledge
from agenda.reading.organizations import Index, known_organizations
from agenda.reading.vocabulary.own_messages import (
    COLUMNS,
    CONDITIONS,
    FACTS,
    HEADINGS,
    MODES,
    PARTS,
    language_note,
    own_key,
)
from events.models import Organization, SideEvent, Speaker, Week

from .generated_events import side_events
from .reading.owners import assert_every_word_has_one_owner
from .records import Record

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "fr", "es", "ru", "ar", "zh-hans"]
FORMATS: dict[str, Callable[[ConceptNote], bytes]] = {
    "docx": word.render,
    "md": lambda note: markdown.render(note).encode(),
}


@dataclass(frozen=True)
class Site:
    """The sample weeks, and what the reader knows of them."""

    week: Week  # the coming one
    organizations: list[Organization]
    known: tuple[Index, Calendar]
    logos: Path


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample weeks, loaded once for this module."""
    folder = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(DEBUG=True, MEDIA_ROOT=folder),
        transaction.atomic(),
    ):
        call_command("demo", stdout=io.StringIO())
        yield Site(Week.objects.current(), list(Organization.objects.order_by("pk")), what_is_known(), folder)
        transaction.set_rollback(True)


@pytest.fixture
def site(loaded, settings):
    settings.MEDIA_ROOT = loaded.logos
    return loaded


def what_is_known() -> tuple[Index, Calendar]:
    facts, day = knowledge(), dt.date.fromisoformat
    weeks = tuple(
        WeekDays(row["year"], day(row["first_day"]), day(row["last_day"]), row["time_zone"])
        for row in facts["calendar"]["weeks"]
    )
    index = Index(known_organizations(facts["organizations"]))
    return index, Calendar(weeks, None, day(facts["calendar"]["today"]))


def reread(event: SideEvent, language: str, file_format: str, known: tuple[Index, Calendar]) -> Record:
    content = FORMATS[file_format](ConceptNote.of(event, language))
    reading = read_document(open_document(content, f"note.{file_format}"), *known)
    assert_every_word_has_one_owner(reading)
    return Record.read(reading)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_event_comes_back(site, language, file_format):
    """Each event in one of the languages as Word and in the next one as Markdown."""
    first = LANGUAGES.index(language) + list(FORMATS).index(file_format)
    events = list(SideEvent.objects.with_everything())[first % len(LANGUAGES) :: len(LANGUAGES)]
    wrong = [
        (event.slug, *difference)
        for event in events
        for difference in Record.of(event, language).differences(
            reread(event, language, file_format, site.known)
        )
    ]

    assert events
    assert wrong == []


def test_a_function_that_looks_like_the_number_of_a_list_comes_back(site):
    event = SideEvent.objects.with_everything().filter(week=site.week).first()
    speaker = Speaker(side_event=event, name="Sam Example", function="1.", status="confirmed")
    event._prefetched_objects_cache["speakers"] = [speaker]
    note = reread(event, "fr", "md", site.known)

    assert [(row[1], row[2], row[-1]) for row in note.speakers] == [("Sam Example", "1.", False)]


def test_a_generated_event_comes_back(site):
    events = side_events(site.week, site.organizations)
    is_thorough = settings.get_current_profile_name() == "thorough"

    @settings(
        max_examples=2000 if is_thorough else 30, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(events, st.sampled_from(LANGUAGES), st.sampled_from(list(FORMATS)))
    def comes_back(event, language, file_format):
        record = reread(event, language, file_format, site.known)

        assert Record.of(event, language).differences(record) == []

    comes_back()


@pytest.mark.parametrize("title", ["Open roads", "保护平民", "Open roads?"])
@pytest.mark.parametrize("file_format", FORMATS)
def test_the_full_stop_behind_a_focus_area_is_no_part_of_it_in_any_script(site, title, file_format):
    event = next(event for event in SideEvent.objects.with_everything() if event.focus_areas.all())
    area = event.focus_areas.all()[0]
    area.title, area.text = title, "Repair crews pass."

    assert reread(event, "en", file_format, site.known).focus_areas[0] == (title, "Repair crews pass.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_knows_every_label_of_the_writer(site, language):
    headings, labels, columns = set(), set(), set()
    for event in SideEvent.objects.with_everything():
        for part in outline_of(ConceptNote.of(event, language)):
            headings |= {_said(part.text)} if isinstance(part, Heading) else set()
            labels |= {label for label, _value in part.rows} if isinstance(part, Labelled) else set()
            columns |= set(map(_said, part.head)) if isinstance(part, Table) else set()

    assert {heading for heading in headings if own_key(heading, HEADINGS) is None} == set()
    assert {label for label in labels if own_key(label, FACTS) is None} == set()
    assert {column for column in columns if own_key(column, COLUMNS) is None} == set()


def _said(heading: str) -> str:
    """Return the heading without the note that what stands below is shown in its original language."""
    return language_note().sub("", heading)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reader_knows_the_part_of_every_speaker(language):
    with translation.override(language):
        read = {part: own_key(str(part.label), PARTS) for part in Speaker.RolePlayed}

    assert read == {part: part.value for part in Speaker.RolePlayed}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("messages", [HEADINGS, FACTS, COLUMNS, PARTS, MODES, CONDITIONS])
def test_no_two_messages_of_the_writer_read_alike(language, messages):
    """A translation that says two things with the same words cannot be read again."""
    with translation.override(language):
        texts = {
            key: message if isinstance(message, str) else message[1] for key, message in messages.items()
        }
        read = {key: own_key(translation.gettext(text), messages) for key, text in texts.items()}

    assert read == {key: key for key in messages}
