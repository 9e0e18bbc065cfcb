"""Publishing, moving, cancelling, copying and merging."""

import datetime as dt

import pytest
from django.db import transaction

from events import hooks, services
from events.access import Role
from events.actors import Actor
from events.hooks import Refusal
from events.models import CoSponsor, FindingOverride, Organization, PreviousSlug, SideEvent, Speaker
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
CLOCK = Actor.clock()


@pytest.fixture(autouse=True)
def _no_rules_of_later_apps(monkeypatch):
    """The programme alone: what seats and papers add to the rules is tested with them."""
    monkeypatch.setattr(hooks, "readiness_rules", [])


@pytest.fixture
def draft():
    """A draft that could be published as it stands."""
    event = SideEventFactory(draft=True)
    CoSponsorFactory(side_event=event, lead=True)
    return event


@pytest.fixture
def heard(monkeypatch):
    """What the listeners of `on_change` are told, instead of the later apps' listeners."""
    changes = []
    monkeypatch.setattr(hooks, "on_change", [changes.append])
    return changes


def test_publish_makes_the_event_public_and_tells_the_listeners(draft, heard):
    services.publish(side_event=draft, by=CLOCK)

    draft.refresh_from_db()
    assert draft.status == SideEvent.Status.PUBLISHED
    assert draft.published_at is not None
    assert [change.kind for change in heard] == ["published"]


def test_publish_refuses_while_a_blocking_finding_stands_and_lists_it(draft):
    AgendaSegmentFactory(side_event=draft, title="Opening", start_minute=0, end_minute=15)
    AgendaSegmentFactory(side_event=draft, title="Statements", start_minute=12, end_minute=90)

    with pytest.raises(services.NotReady) as refused:
        services.publish(side_event=draft, by=CLOCK)

    assert [finding.code.split(":")[0] for finding in refused.value.findings] == ["segments_overlap"]
    draft.refresh_from_db()
    assert draft.status == SideEvent.Status.DRAFT


def test_a_warning_stops_publication_until_a_reason_is_given(draft):
    AgendaSegmentFactory(side_event=draft, start_minute=0, end_minute=80)
    organiser = UserFactory()

    with pytest.raises(services.NotReady) as refused:
        services.publish(side_event=draft, by=Actor.of(organiser))
    code = refused.value.findings[0].code
    services.publish(
        side_event=draft, by=Actor.of(organiser), reasons={code: "Ten minutes to clear the room."}
    )

    override = FindingOverride.objects.get()
    assert (override.reason, override.given_by) == ("Ten minutes to clear the room.", organiser)


def test_a_blocking_finding_cannot_be_overridden(draft):
    draft.co_sponsors.all().delete()

    with pytest.raises(services.NotReady):
        services.publish(side_event=draft, by=CLOCK, reasons={"no_lead": "We have none."})


def test_a_reason_given_for_a_refused_publication_is_not_kept(draft):
    AgendaSegmentFactory(side_event=draft, start_minute=0, end_minute=80)
    draft.co_sponsors.all().delete()

    with pytest.raises(services.NotReady):
        services.publish(side_event=draft, by=CLOCK, reasons={"duration:0-80/90": "Short."})

    assert FindingOverride.objects.count() == 0


def test_two_events_in_one_room_at_one_time_cannot_both_be_published(draft):
    SideEventFactory(venue=draft.venue, title="Taken")

    with pytest.raises(services.NotReady) as refused:
        services.publish(side_event=draft, by=CLOCK)

    assert [finding.code.split(":")[0] for finding in refused.value.findings] == ["room_taken"]


def test_an_organiser_is_not_told_the_title_of_anothers_draft(draft):
    SideEventFactory(venue=draft.venue, title="Secret talks", draft=True)
    organiser = UserFactory(groups=[Role.ORGANISER])

    with pytest.raises(services.NotReady) as refused:
        services.publish(side_event=draft, by=Actor.of(organiser))

    assert "Secret talks" not in str(refused.value)
    assert "another event" in str(refused.value)


def test_the_secretariat_is_told_the_title(draft):
    SideEventFactory(venue=draft.venue, title="Secret talks", draft=True)
    secretary = UserFactory(groups=[Role.SECRETARIAT])

    with pytest.raises(services.NotReady) as refused:
        services.publish(side_event=draft, by=Actor.of(secretary))

    assert "Secret talks" in str(refused.value)


def test_a_cancelled_event_holds_no_room(draft):
    SideEventFactory(venue=draft.venue, cancelled=True)

    services.publish(side_event=draft, by=CLOCK)

    assert draft.status == SideEvent.Status.PUBLISHED


def test_publishing_twice_is_one_publication(draft, heard):
    services.publish(side_event=draft, by=CLOCK)
    first = draft.published_at
    services.publish(side_event=draft, by=CLOCK)

    assert draft.published_at == first
    assert len(heard) == 1


def test_a_cancelled_event_is_not_published_again(draft):
    services.cancel(side_event=draft, by=CLOCK)

    with pytest.raises(Refusal):
        services.publish(side_event=draft, by=CLOCK)


def test_unpublish_takes_the_event_back_to_draft(draft, heard):
    services.publish(side_event=draft, by=CLOCK)
    services.unpublish(side_event=draft, by=CLOCK)

    assert draft.status == SideEvent.Status.DRAFT
    assert [change.kind for change in heard] == ["published", "unpublished"]


def test_a_listener_that_refuses_stops_the_change(draft, monkeypatch):
    services.publish(side_event=draft, by=CLOCK)

    def refuse(change):
        raise Refusal("People have answered.")

    monkeypatch.setattr(hooks, "on_change", [refuse])
    with pytest.raises(Refusal):
        services.unpublish(side_event=draft, by=CLOCK)

    draft.refresh_from_db()
    assert draft.status == SideEvent.Status.PUBLISHED


def test_cancel_keeps_the_reason_and_raises_the_calendar_sequence(draft, heard):
    services.publish(side_event=draft, by=CLOCK)
    services.cancel(side_event=draft, by=CLOCK, reason="The room was needed by the Council.")
    services.cancel(side_event=draft, by=CLOCK, reason="Twice")

    draft.refresh_from_db()
    assert (draft.status, draft.cancellation_reason) == ("cancelled", "The room was needed by the Council.")
    assert draft.sequence == 1
    assert [change.kind for change in heard] == ["published", "cancelled"]


def test_reschedule_takes_the_agenda_along(draft):
    segment = AgendaSegmentFactory(side_event=draft, start_minute=15, end_minute=30)

    services.reschedule(
        side_event=draft, starts_at=new_york(22, 10), ends_at=new_york(22, 11), venue=draft.venue, by=CLOCK
    )

    segment.refresh_from_db()
    assert segment.starts_at == new_york(22, 10, 15)


def test_reschedule_refuses_to_move_a_published_event_into_a_taken_room(draft):
    services.publish(side_event=draft, by=CLOCK)
    taken = SideEventFactory(starts_at=new_york(22, 10))

    with pytest.raises(services.NotReady):
        services.reschedule(
            side_event=draft, starts_at=taken.starts_at, ends_at=taken.ends_at, venue=taken.venue, by=CLOCK
        )

    draft.refresh_from_db()
    assert draft.venue != taken.venue


def test_rescheduling_a_published_event_raises_the_sequence_and_tells_the_listeners(draft, heard):
    services.record(side_event=draft, by=CLOCK)
    services.publish(side_event=draft, by=CLOCK)
    services.reschedule(
        side_event=draft, starts_at=new_york(22, 10), ends_at=new_york(22, 11), venue=draft.venue, by=CLOCK
    )

    assert draft.sequence == 1
    assert [change.kind for change in heard] == ["published", "rescheduled"]


def test_record_keeps_a_version_for_each_change_and_none_for_no_change(draft):
    services.record(side_event=draft, by=CLOCK)
    services.record(side_event=draft, by=CLOCK)
    draft.objectives.create(text="Agree.")
    services.record(side_event=draft, by=CLOCK)

    assert [version.revision for version in draft.versions.all()] == [2, 1]
    draft.refresh_from_db()
    assert draft.revision == 2


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Humanitarian Diplomacy: 10 lessons", "humanitarian-diplomacy-10-lessons"),
        ("Côte d'Ivoire après le conflit", "cote-divoire-apres-le-conflit"),
        ("حماية المدنيين", "event-1"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_is_made_from_the_title(title, slug):
    event = SideEvent(week=WeekFactory(), title=title)

    with transaction.atomic():
        assert services.give_slug(event) == slug


def test_a_slug_that_is_taken_gets_a_number():
    week = WeekFactory()
    SideEventFactory(week=week, slug="water")
    SideEventFactory(week=week, slug="event-1")

    with transaction.atomic():
        assert services.give_slug(SideEvent(week=week, title="Water")) == "water-2"
        assert services.give_slug(SideEvent(week=week, title="水")) == "event-2"


def test_a_changed_address_redirects_once_it_was_public():
    event = SideEventFactory(slug="old")
    services.change_slug(side_event=event, slug="new", by=CLOCK)

    assert PreviousSlug.objects.get().slug == "old"


def test_an_address_that_was_never_public_leaves_nothing_behind(draft):
    services.change_slug(side_event=draft, slug="new", by=CLOCK)

    assert PreviousSlug.objects.count() == 0


def test_an_address_that_another_event_had_is_not_given_away():
    event = SideEventFactory(slug="old")
    services.change_slug(side_event=event, slug="new", by=CLOCK)
    with pytest.raises(Refusal):
        services.change_slug(side_event=SideEventFactory(), slug="old", by=CLOCK)


def test_a_former_address_may_be_taken_back():
    event = SideEventFactory(slug="old")
    services.change_slug(side_event=event, slug="new", by=CLOCK)
    services.change_slug(side_event=event, slug="old", by=CLOCK)

    assert list(PreviousSlug.objects.values_list("slug", flat=True)) == ["new"]


def test_duplicate_copies_the_content_and_unconfirms_the_people():
    event = SideEventFactory(title="Water under fire", joining_link="https://meet.example/1")
    CoSponsorFactory(side_event=event, lead=True, confirmed_at=new_york(1, 9), confirmed_by="The mission")
    SpeakerFactory(side_event=event)
    AgendaSegmentFactory(side_event=event)
    organiser = UserFactory()

    copy = services.duplicate(side_event=event, by=Actor.of(organiser))

    assert (copy.status, copy.slug, copy.venue, copy.joining_link) == ("draft", "water-under-fire", None, "")
    assert copy.published_at is None
    assert [(s.role, s.confirmed_at) for s in copy.co_sponsors.all()] == [("lead", None)]
    assert [s.status for s in copy.speakers.all()] == [Speaker.Status.INVITED]
    assert [(s.start_minute, s.end_minute) for s in copy.segments.all()] == [(0, 15)]
    assert list(copy.organisers.all()) == [organiser]
    assert event.segments.count() == 1


def test_merge_repoints_everything_and_keeps_the_names():
    keep = OrganizationFactory(name="Center for Civilians in Conflict", acronym="CIVIC")
    merge = OrganizationFactory(name="Centre for Civilians", acronym="CFC")
    sponsor = CoSponsorFactory(organization=merge)
    speaker = SpeakerFactory(organization=merge)

    services.merge_organizations(keep=keep, merge=merge, by=CLOCK)

    sponsor.refresh_from_db()
    speaker.refresh_from_db()
    assert (sponsor.organization, speaker.organization) == (keep, keep)
    assert Organization.objects.get(pk=keep.pk).aliases == ["Centre for Civilians", "CFC"]
    assert not Organization.objects.filter(pk=merge.pk).exists()


def test_merge_of_two_co_sponsors_of_one_event_leaves_one_row_in_the_higher_role():
    event = SideEventFactory()
    keep = CoSponsorFactory(side_event=event)
    lead = CoSponsorFactory(side_event=event, lead=True)

    services.merge_organizations(keep=keep.organization, merge=lead.organization, by=CLOCK)

    assert [(s.organization, s.role) for s in event.co_sponsors.all()] == [
        (keep.organization, CoSponsor.Role.LEAD)
    ]


def test_an_event_that_crosses_the_end_of_the_day_stays_in_order():
    event = SideEventFactory(starts_at=new_york(21, 22), ends_at=new_york(21, 22) + dt.timedelta(hours=2))

    assert event.duration_minutes == 120


def test_publishing_sees_a_venue_that_was_taken_after_the_page_was_loaded(draft):
    stale = SideEvent.objects.get(pk=draft.pk)
    venue = VenueFactory()
    SideEventFactory(venue=venue)
    services.reschedule(
        side_event=draft, starts_at=draft.starts_at, ends_at=draft.ends_at, venue=venue, by=CLOCK
    )

    with pytest.raises(services.NotReady):
        services.publish(side_event=stale, by=CLOCK)
