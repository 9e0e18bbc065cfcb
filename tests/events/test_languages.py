"""The record in another language than its own: what exists is shown, what is missing is the marked original."""

import pytest
from django.utils import translation

from events import services
from events.actors import Actor
from events.history import record as history
from events.history.changes import changes
from events.languages import OriginalText, told
from events.models import AgendaSegment, FocusArea, Objective, SideEvent
from tests.factories import SideEventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = SideEventFactory(
        title="Water in cities", title_fr="L’eau dans les villes", subtitle="Rules that hold", audience="All"
    )
    Objective.objects.create(side_event=event, text="Name gaps", text_fr="Nommer les lacunes", position=1)
    Objective.objects.create(side_event=event, text="Share tools", position=2)
    AgendaSegment.objects.create(side_event=event, title="Panel", note="Experts")
    FocusArea.objects.create(side_event=event, title="Care", text="In time", title_fr="Soins")
    return event


def loaded(event):
    return SideEvent.objects.with_everything().get(pk=event.pk)


def test_told_gives_each_text_in_the_language_or_the_marked_original(event):
    shown = told(loaded(event), "fr")
    assert (shown.title, isinstance(shown.title, OriginalText)) == ("L’eau dans les villes", False)
    assert (shown.subtitle, shown.subtitle.language) == ("Rules that hold", "en")
    assert shown.catering == ""
    assert not isinstance(shown.catering, OriginalText)
    first, second = shown.objectives.all()
    assert (first.text, isinstance(first.text, OriginalText)) == ("Nommer les lacunes", False)
    assert (second.text, second.text.language) == ("Share tools", "en")


def test_told_asks_the_database_nothing_and_leaves_the_record_as_it_is(event, django_assert_num_queries):
    record = loaded(event)
    with django_assert_num_queries(0):
        shown = told(record, "fr")
        assert [row.side_event is shown for row in shown.objectives.all()] == [True, True]
    assert record.title == "Water in cities"
    assert [row.text for row in record.objectives.all()] == ["Name gaps", "Share tools"]
    with pytest.raises(TypeError):
        shown.save()


def test_told_asks_for_no_text_that_was_left_out(event, django_assert_num_queries):
    record = SideEvent.objects.defer(*SideEvent.LONG_TEXTS).get(pk=event.pk)
    with django_assert_num_queries(0):
        assert told(record, "fr").title == "L’eau dans les villes"


@pytest.mark.parametrize("language", ["en", "de", None])
def test_told_in_its_own_or_an_unknown_language_is_the_record_itself(event, language):
    record = loaded(event)
    assert told(record, language) is record


def test_an_original_in_french_is_marked_as_such_in_english(event):
    SideEvent.objects.filter(pk=event.pk).update(original_language="fr", title="Villes", title_en="Cities")
    shown = told(loaded(event), "en")
    assert (shown.title, shown.subtitle.language) == ("Cities", "fr")
    assert told(loaded(event), "fr").title == "Villes"


def test_the_record_reads_the_same_in_every_active_language(event):
    with translation.override("fr"):
        assert loaded(event).title == "Water in cities"


def test_a_text_in_another_language_is_a_change_of_the_record_and_is_copied(event):
    before = services.record(side_event=event, by=Actor("A")).record
    SideEvent.objects.filter(pk=event.pk).update(title_es="Agua")
    after = services.record(side_event=event, by=Actor("A")).record
    assert [c.sentence for c in changes(before, after, event)] == ["Title (in Spanish) added: Agua"]
    copy = services.duplicate(side_event=event, by=Actor("A"))
    assert (copy.title_fr, copy.objectives.first().text_fr) == ("L’eau dans les villes", "Nommer les lacunes")


def test_a_version_without_texts_in_other_languages_is_as_it_always_was():
    record = services.record(side_event=SideEventFactory(), by=Actor("A")).record
    assert [
        name for name in record if name not in [*history.FIELDS, *history.PARTS, *history.STATE, "organisers"]
    ] == []


def test_the_page_shows_what_exists_and_marks_what_is_missing(client, event):
    english = client.get(event.get_absolute_url()).content.decode()
    assert "language-note" not in english
    french = client.get(f"/fr{event.get_absolute_url()}").content.decode()
    assert "<bdi>L’eau dans les villes</bdi></h1>" in french
    assert '<bdi lang="en">Rules that hold</bdi> <small class="language-note">' in french
    assert '<li dir="auto">Nommer les lacunes</li>' in french
    assert '<li dir="auto" lang="en">Share tools <small class="language-note">' in french
    # one note at the heading where all of a list is in the original
    assert '<bdi lang="en">Panel</bdi></b><br>' in french
