"""What changed between two versions of a side event, in sentences."""

import pytest
from django.utils import translation

from events import services
from events.actors import Actor
from events.history.changes import changes
from events.models import AgendaSegment, Objective, SideEvent, Speaker
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    ObjectiveFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    VenueFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
SOMEBODY = Actor("Somebody")


@pytest.fixture
def event():
    event = SideEventFactory(
        draft=True, title="Water in cities", venue=VenueFactory(name="Conference Room 4")
    )
    CoSponsorFactory(side_event=event, lead=True, organization=OrganizationFactory(name="Norway"))
    AgendaSegmentFactory(side_event=event, title="Opening", start_minute=0, end_minute=15)
    for position, name in enumerate(["Amina Diop", "Jon Berg"]):
        SpeakerFactory(side_event=event, name=name, function="Adviser", position=position)
    for position, text in enumerate(["Agree on water.", "Name focal points in each capital."]):
        ObjectiveFactory(side_event=event, text=text, position=position)
    services.record(side_event=event, by=SOMEBODY)
    return event


def told(event) -> list[str]:
    """The sentences of what changed since the fixture."""
    before = event.versions.last().record
    after = services.record(side_event=event, by=SOMEBODY).record
    return [change.sentence for change in changes(before, after, SideEvent.objects.get(pk=event.pk))]


def test_a_value_is_told_as_it_was_and_as_it_is(event):
    venue = VenueFactory(name="Conference Room 8")
    SideEvent.objects.filter(pk=event.pk).update(
        venue=venue, starts_at=new_york(21, 13), is_online=True, subtitle="Taps", title="Water"
    )

    building = ", United Nations Headquarters"
    assert told(event) == [
        "Title changed from “Water in cities” to “Water”.",
        "Subtitle added: Taps",
        "Start changed from Tuesday, 21\u00a0May 2030, 1.15\u00a0p.m. to Tuesday, 21\u00a0May 2030, 1\u00a0p.m.",
        f"Room changed from Conference Room 4{building} to Conference Room 8{building}.",
        "Online changed from no to yes.",
    ]


def test_rows_are_compared_one_by_one(event):
    Speaker.objects.filter(name="Amina Diop").update(function="Ambassador", position=5)
    SpeakerFactory(side_event=event, name="Lea Roy", function="Judge", part="keynote", position=7)
    Objective.objects.filter(text="Agree on water.").delete()
    Objective.objects.filter(text__startswith="Name").update(text="Name focal points in every capital.")
    AgendaSegment.objects.update(end_minute=20)
    CoSponsorFactory(side_event=event, organization=OrganizationFactory(name="Qatar"), role="co_host")

    assert told(event) == [
        "Co-sponsor added: Qatar, Co-host",
        "Agenda segment Opening: end changed from 1.30\u00a0p.m. to 1.35\u00a0p.m.",
        "Speaker Amina Diop: function changed from “Adviser” to “Ambassador”.",
        "Speaker added: Lea Roy, Judge, Keynote, Confirmed",
        "Speakers: the order changed.",
        "Objective 1 changed from “Name focal points in each capital.” to "
        "“Name focal points in every capital.”.",
        "Objective 1 removed: Agree on water.",
    ]


def test_another_person_in_the_same_place_is_another_speaker(event):
    Speaker.objects.filter(name="Jon Berg").update(name="Lea Roy")

    assert told(event) == [
        "Speaker added: Lea Roy, Adviser, Panellist, Confirmed",
        "Speaker removed: Jon Berg, Adviser, Panellist, Confirmed",
    ]


def test_a_long_text_is_told_word_by_word(event):
    start = "Water is cut by decisions, and decisions can be changed by those who took them. " * 4
    SideEvent.objects.filter(pk=event.pk).update(background=f"<p>{start}</p><p>They know.</p>")
    before = services.record(side_event=event, by=SOMEBODY).record
    SideEvent.objects.filter(pk=event.pk).update(background=f"<p>{start}</p><p>All of them know.</p>")
    after = services.record(side_event=event, by=SOMEBODY).record

    (change,) = changes(before, after, event)

    assert change.sentence == "Background and rationale changed:"
    assert [(p.kind, p.text) for p in change.pieces[1:]] == [
        ("gone", "They"),
        ("come", "All of them"),
        ("same", " know."),
    ]
    assert change.pieces[0].text.startswith(" … ")
    assert len(change.pieces[0].text) < 80


def test_the_steps_of_its_life_are_changes_by_somebody(event):
    services.cancel(side_event=event, by=Actor("The secretariat"), reason="No room")

    assert event.versions.first().saved_by == "The secretariat"
    assert told(event) == [
        "Status changed from Draft to Cancelled.",
        "Reason of the cancellation added: No room",
    ]


def test_they_are_told_in_the_language_of_the_reader(event):
    SideEvent.objects.filter(pk=event.pk).update(is_online=True, title_fr="Eau")
    with translation.override("fr"):
        assert told(event) == ["En ligne\u00a0: non devient oui.", "Titre (en français)\u00a0: ajout de Eau"]


def test_a_version_from_before_a_field_was_kept_tells_no_change_of_it(event):
    before = event.versions.first().record
    after = services.record(side_event=event, by=SOMEBODY).record

    assert changes({k: v for k, v in before.items() if k not in ("status", "audience")}, after, event) == []
