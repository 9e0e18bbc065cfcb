"""An earlier version of a side event put back."""

import pytest
from django.utils import timezone

from events import services
from events.access import Role
from events.actors import Actor
from events.hooks import Refusal
from events.models import CoSponsor, Organization, SideEvent, Speaker
from events.services import NotReady
from registrations.mails.changes import untold
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    ObjectiveFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    VenueFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
SOMEBODY = Actor("Somebody")


@pytest.fixture
def event():
    """Version 1; a test then makes the second."""
    event = SideEventFactory(title="Water", slug="water", working_languages=["en", "fr"], title_fr="Eau")
    for name, role in (("Norway", "lead"), ("Qatar", "co_host")):
        CoSponsorFactory(side_event=event, organization=OrganizationFactory(name=name), role=role)
    SpeakerFactory(side_event=event, name="Jon Berg", organization=OrganizationFactory(name="UNICEF"))
    AgendaSegmentFactory(side_event=event)
    ObjectiveFactory(side_event=event, text="Agree on water.")
    services.record(side_event=event, by=SOMEBODY)
    return SideEvent.objects.get(pk=event.pk)


def saved(event, **fields) -> None:
    SideEvent.objects.filter(pk=event.pk).update(**fields)
    services.record(side_event=event, by=SOMEBODY)


def restored(event, revision: int = 1) -> list[str]:
    event.refresh_from_db()
    return services.restore(
        side_event=event, revision=revision, seen_revision=event.revision, by=Actor("The organiser")
    )


def test_the_record_and_its_rows_are_as_they_were_and_that_is_a_new_version(event):
    first = event.versions.get(revision=1).record
    event.objectives.all().delete()
    event.segments.update(end_minute=40)
    leads = event.co_sponsors
    leads.filter(role="lead").update(role="partner")
    leads.filter(role="co_host").update(role="lead")
    saved(event, title="Hunger", title_fr=None, starts_at=None, ends_at=None, working_languages=["es"])

    assert restored(event) == []

    newest = event.versions.first()
    assert (newest.revision, newest.restored_revision, newest.saved_by) == (3, 1, "The organiser")
    assert newest.record == first
    restored(event)
    assert event.versions.count() == 3  # putting back what stands is no version


def test_address_and_state_stay_and_so_does_what_partners_answered(event):
    sponsor, speaker = CoSponsor.objects.get(role="co_host"), Speaker.objects.get()
    CoSponsor.objects.filter(pk=sponsor.pk).update(confirmed_at=timezone.now(), role="partner")
    Speaker.objects.filter(pk=speaker.pk).update(status="declined", function="Judge")
    services.change_slug(side_event=event, slug="hunger", by=SOMEBODY)
    services.cancel(side_event=event, by=SOMEBODY)

    restored(event)

    event.refresh_from_db()
    sponsor.refresh_from_db()
    speaker.refresh_from_db()  # changed in place: what points to the rows still does
    assert (event.slug, event.status) == ("hunger", "cancelled")
    assert (sponsor.role, sponsor.confirmed_at is not None) == ("co_host", True)
    assert (speaker.status, speaker.function != "Judge") == ("declined", True)


def test_what_the_site_no_longer_knows_is_named(event):
    old = event.venue
    saved(event, venue=VenueFactory(name="Conference Room 8"))
    old.delete()
    event.co_sponsors.filter(role="co_host").delete()
    event.speakers.update(organization=None)
    Organization.objects.filter(name__in=["Qatar", "UNICEF"]).delete()

    doubts = restored(event)

    assert doubts == [
        f"“{old}” is no longer in the list of venues: the present one stays.",
        "“Qatar” is no longer in the list of organizations and is left out.",
        "“UNICEF” is no longer in the list of organizations and stands as an affiliation.",
    ]
    event.refresh_from_db()
    assert event.venue.name == "Conference Room 8"
    assert [s.organization.name for s in event.co_sponsors.all()] == ["Norway"]
    assert event.speakers.get().affiliation == "UNICEF"


def test_an_organization_that_was_merged_is_found_under_its_other_name(event):
    kept = OrganizationFactory(name="State of Qatar")
    event.co_sponsors.filter(role="co_host").delete()
    services.record(side_event=event, by=SOMEBODY)
    services.merge_organizations(keep=kept, merge=Organization.objects.get(name="Qatar"), by=SOMEBODY)

    assert restored(event) == []
    assert event.co_sponsors.get(role="co_host").organization == kept


def test_a_public_event_goes_back_only_to_a_place_where_it_may_stand(event):
    saved(event, starts_at=new_york(22, 10), ends_at=new_york(22, 11))
    SideEventFactory(venue=event.venue, starts_at=new_york(21, 13, 15))

    with pytest.raises(NotReady) as refused:
        restored(event)

    assert [finding.code.split(":")[0] for finding in refused.value.findings] == ["room_taken"]
    event.refresh_from_db()
    assert (event.starts_at, event.versions.count()) == (new_york(22, 10), 2)


def test_registrants_have_not_been_told_of_a_restored_time(event):
    saved(event, starts_at=new_york(22, 10), ends_at=new_york(22, 11))
    event.refresh_from_db()
    RsvpFactory(side_event=event, told_revision=event.revision)

    restored(event)

    event.refresh_from_db()
    ((_key, sentences),) = untold(event).items()
    assert sentences[0].startswith("New time: Tuesday, 21")


def test_what_was_saved_meanwhile_is_not_overwritten(event):
    saved(event, title="Hunger")
    event.refresh_from_db()
    saved(event, title="Roads")

    with pytest.raises(Refusal, match="Somebody saved"):
        services.restore(side_event=event, revision=1, seen_revision=2, by=SOMEBODY)

    assert SideEvent.objects.get().title == "Roads"


def test_a_time_that_the_secretariat_gave_is_put_back_by_it_alone(event):
    saved(event, starts_at=new_york(22, 10), ends_at=new_york(22, 11), title="Hunger")
    event.week.asks_for_proposals = True
    event.week.save()
    event.refresh_from_db()
    organiser = UserFactory(groups=[Role.ORGANISER])

    with pytest.raises(Refusal, match="The secretariat gives"):
        services.restore(side_event=event, revision=1, seen_revision=event.revision, by=Actor.of(organiser))

    assert SideEvent.objects.get().title == "Hunger"
