"""What changed between two versions, in words."""

import dataclasses
import sys

import pytest

from agenda.documents import KINDS
from agenda.documents.said import NOT_SAID, facts_of
from agenda.versions import Paper
from agenda.versions.changes import LABELS, changes
from events.history.record import Difference
from tests.agenda.samples import sponsored
from tests.factories import AgendaSegmentFactory, SideEventFactory, SpeakerFactory, VenueFactory, new_york

pytestmark = pytest.mark.django_db


def said(subject, kind="concept-note") -> dict:
    return facts_of(Paper(KINDS[kind], subject, "en").read_anew().document())


def test_what_moves_is_told_by_the_names_of_the_paper():
    side_event = sponsored("Norway", title="Open roads")
    before = said(side_event)
    side_event.title = "Closed roads"
    side_event.starts_at, side_event.ends_at = new_york(22, 13, 15), new_york(22, 14, 45)
    side_event.venue = VenueFactory(name="Room A")
    side_event.save()
    told = changes(before, said(side_event))

    assert told[:2] == [
        Difference("Title", "Open roads", "Closed roads"),
        Difference("Date", "Tuesday, 21 May 2030", "Wednesday, 22 May 2030"),
    ]
    assert "Room A" in next(change.after for change in told if change.label == "Venue")


def test_of_a_long_text_and_of_an_agenda_only_what_came_or_went_is_told():
    side_event = SideEventFactory(background="<p>Roads close. Aid waits.</p><p>Rules hold.</p>")
    AgendaSegmentFactory(side_event=side_event, title="Opening remarks")
    before = said(side_event)
    side_event.background = "<p>Roads close. Aid waits for weeks. Then it rots.</p><p>Rules hold.</p>"
    side_event.save()
    AgendaSegmentFactory(side_event=side_event, title="Closing remarks")

    background, agenda = changes(before, said(side_event))

    assert background == Difference(
        "Background and rationale", "Aid waits.", "Aid waits for weeks. Then it rots."
    )
    assert (agenda.label, agenda.before) == ("Agenda", "–")
    assert "Closing remarks" in agenda.after
    assert "Opening" not in agenda.after


def test_a_speaker_who_confirms_and_text_that_is_only_set_otherwise_are_told():
    side_event = SideEventFactory(background="<p>Roads close.</p>")
    speaker = SpeakerFactory(side_event=side_event, name="Amina Hassan", status="invited")
    before = said(side_event)
    side_event.background = "<p>Roads <strong>close</strong>.</p>"
    side_event.save()
    speaker.status = "confirmed"
    speaker.save()
    background, speakers = changes(before, said(side_event))

    assert background.after == "the same words, shown in another way"
    assert speakers.after == f"{speakers.before}, confirmed"


def test_an_event_more_in_the_programme_is_told_as_one_line():
    first = SideEventFactory(title="Open roads")
    before = said(first.week, "programme")
    SideEventFactory(title="A second one", week=first.week, starts_at=new_york(21, 10))
    programme = next(c for c in changes(before, said(first.week, "programme")) if c.label == "Programme")

    assert (programme.before, programme.after.count("; ")) == ("–", 0)
    assert programme.after.startswith("Tuesday, 21 May 2030, 10–11.30 a.m., A second one")


def test_signs_that_only_set_the_words_are_no_change():
    side_event = SideEventFactory(title="Open roads (Oslo)")
    before = said(side_event)
    side_event.title = "Open\u00a0roads (\u2068Oslo\u2069)"
    side_event.save()

    assert changes(before, said(side_event)) == []


def test_nothing_changed_is_no_word():
    facts = said(sponsored("Norway"))

    assert changes(facts, facts) == []


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if not kind.has_personal_data], ids=lambda k: k.name
)
def test_every_field_of_a_paper_that_is_issued_has_a_label(kind):
    told = {
        field.name
        for field in dataclasses.fields(kind)
        if f"{kind.__name__}.{field.name}" not in kind.follows
    }

    assert told - NOT_SAID - set(LABELS) == set()


def test_what_follows_from_other_fields_is_named_as_it_is_called():
    fields = {
        f"{name}.{field.name}"
        for module in list(sys.modules.values())
        if module.__name__.startswith(("agenda.documents", "events.pages.programme"))
        for name, found in vars(module).items()
        if dataclasses.is_dataclass(found)
        for field in dataclasses.fields(found)
    }

    assert {name for kind in KINDS.values() for name in kind.follows} - fields == set()
