"""One side event from the proposal to the promise kept, through the hands of everybody who works on it."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from agenda.circulation import services as circulation
from agenda.models import EventSummary, Schedule
from agenda.scheduling import services as scheduling
from events import services
from events.access import Role
from events.actors import Actor
from events.mails.delivery import send_due
from events.models import CoSponsor, Message, SideEvent, Speaker, StandardSlot
from tests.events.test_proposals import proposal
from tests.factories import CoSponsorFactory, RsvpFactory, SpeakerFactory, VenueFactory

pytestmark = pytest.mark.django_db(transaction=True)
OTHER_LEAD = Actor(label="The other lead")


@pytest.fixture
def event(transactional_db):
    """A draft on water, with a co-sponsor and a speaker who have not been asked; its week has a slot and a room."""
    event = proposal(title="Water under fire", slug="water", focal_point_email="water@lead.example")
    event.week.proposals_close_at = None
    event.week.save()
    StandardSlot.objects.create(
        week=event.week, starts_at_clock=dt.time(13, 15), ends_at_clock=dt.time(14, 45)
    )
    event.week.rooms.add(VenueFactory(name="Conference Room 8", seats=96))
    CoSponsorFactory(side_event=event, organization__name="Oxfam")
    SpeakerFactory(side_event=event, name="Ana Lima", function="Director", status=Speaker.Status.INVITED)
    return event


@pytest.fixture
def other(event):
    """A proposal of another lead on nearly the same."""
    other = proposal(title="Wells in war", slug="wells", focal_point_email="wells@lead.example")
    services.submit(side_event=other, by=OTHER_LEAD)
    return other


def test_from_the_proposal_to_the_promise_kept(watched, sign_in, event, other):
    organiser, secretariat, phone = watched.page(width=375), watched.page(), watched.page(width=375)
    event.organisers.add(sign_in(organiser, Role.ORGANISER))
    sign_in(secretariat, Role.SECRETARIAT)

    submits(organiser, event)
    is_returned_and_submitted_again(secretariat, organiser, event)
    becomes_one_with(secretariat, phone, event, other)
    gets_time_and_room(secretariat, event)
    is_confirmed_by_co_sponsor_and_speaker(organiser, phone, event)
    is_published(organiser, event)
    is_held(event)
    is_summarized_and_circulated(organiser, event)
    keeps_its_promise(organiser, phone)


def step(page: Page, event: SideEvent, name: str, **fields: str) -> None:
    """Take one of the steps that the record offers, on its page."""
    page.goto(f"/admin/events/sideevent/{event.pk}/change/")
    page.click(f".object-tools a:text-is('{name}')")
    for field, value in fields.items():
        page.fill(f"#id_{field}", value)
    page.click(f"input[type=submit][value='{name}']")


def state_of(event: SideEvent) -> str:
    event.refresh_from_db()
    return str(event.status)


def submits(organiser: Page, event: SideEvent) -> None:
    step(organiser, event, "Submit")
    assert state_of(event) == "submitted"


def is_returned_and_submitted_again(secretariat: Page, organiser: Page, event: SideEvent) -> None:
    step(secretariat, event, "Return with remarks", remarks="Say who speaks.")
    assert state_of(event) == "returned"
    organiser.goto(f"/admin/events/sideevent/{event.pk}/change/")
    expect(organiser.locator("#content")).to_contain_text("Say who speaks.")
    submits(organiser, event)


def becomes_one_with(secretariat: Page, phone: Page, event: SideEvent, other: SideEvent) -> None:
    """The secretariat proposes it, both leads say yes by their links."""
    secretariat.goto(f"/admin/events/sideevent/{event.pk}/merge/")
    secretariat.select_option("#id_other", str(other.pk))
    secretariat.fill("#id_reason", "Both are about water.")
    secretariat.click("input[type=submit][value='Propose a merger']")
    for side in (event, other):
        phone.goto(
            Message.objects.filter(kind="events/merger_proposed", side_event=side).first().facts["link"]
        )
        expect(phone.locator("main")).to_contain_text("Wells in war")
        phone.click("button[value=yes]")
    expect(phone.locator("main")).to_contain_text("Two side events are now one")
    assert (state_of(event), state_of(other)) == ("submitted", "declined")


def gets_time_and_room(secretariat: Page, event: SideEvent) -> None:
    """Accepted without a slot, and given one by the schedule that is found in the background."""
    step(secretariat, event, "Accept")
    secretariat.goto(f"/admin/board/{event.week.year}/schedule/")
    secretariat.click("button:has-text('Find times and rooms')")
    expect(secretariat.locator("[role=status]")).to_contain_text("in the background")
    scheduling.find(str(Schedule.objects.get().key))
    secretariat.reload()
    expect(secretariat.locator("#content")).to_contain_text("Conference Room 8")
    secretariat.click("input[value='Give these times and rooms']")
    event.refresh_from_db()
    assert (event.venue.name, event.duration_minutes) == ("Conference Room 8", 90)


def is_confirmed_by_co_sponsor_and_speaker(organiser: Page, phone: Page, event: SideEvent) -> None:
    organiser.goto(f"/admin/events/sideevent/{event.pk}/confirmations/")
    sponsor, speaker = CoSponsor.objects.get(organization__name="Oxfam"), Speaker.objects.get(name="Ana Lima")
    organiser.fill(f"#id_c{sponsor.pk}-email", "oxfam@x.example")
    organiser.fill(f"#id_s{speaker.pk}-email", "ana@x.example")
    organiser.click("text=Ask all who have not been asked")
    for address in ("oxfam@x.example", "ana@x.example"):
        phone.goto(Message.objects.get(recipient=address).facts["link"])
        if phone.locator("#id_attendance").count():
            phone.select_option("#id_attendance", "in_person")
        phone.click("button:has-text('Confirm')")
        expect(phone.locator("main")).to_contain_text("You have confirmed.")


def is_published(organiser: Page, event: SideEvent) -> None:
    organiser.goto(f"/admin/events/sideevent/{event.pk}/publish/")
    for reason in organiser.locator("input[name^=reason-]").all():
        reason.fill("Agreed with the secretariat.")
    organiser.click("input[type=submit][value=Publish]")
    assert state_of(event) == "published"
    organiser.goto(event.get_absolute_url())
    for name in ("Oxfam", "Ana Lima"):
        expect(organiser.locator("main")).to_contain_text(name)


def is_held(event: SideEvent) -> None:
    """Time passes: it was yesterday, and two people came."""
    yesterday = timezone.now() - dt.timedelta(days=1)
    SideEvent.objects.filter(pk=event.pk).update(
        starts_at=yesterday, ends_at=yesterday + dt.timedelta(minutes=90)
    )
    RsvpFactory.create_batch(2, side_event=event)


def is_summarized_and_circulated(organiser: Page, event: SideEvent) -> None:
    organiser.goto(f"/admin/agenda/eventsummary/add/?side_event={event.pk}")
    organiser.fill("#id_introduction", "Delegates compared what had worked.")
    organiser.click("#commitments-group .add-row a")
    organiser.fill("#id_commitments-0-text", "Train the staff of all offices")
    organiser.locator("#id_commitments-0-owner + .select2 .select2-selection").click()
    organiser.locator(".select2-search__field").last.fill("Oxfam")
    organiser.locator(".select2-results__option", has_text="Oxfam").first.click()
    organiser.click("input[name=_continue]")
    organiser.click(".object-tools a:text-is('Approval')")
    organiser.click("input[name=approve]")
    organiser.click(".object-tools a:text-is('Issue')")
    organiser.click("input[type=submit].default")
    organiser.click(".object-tools a:text-is('Send the summary')")
    organiser.clock.install()
    organiser.click("input[name=send]")
    circulation.write_mails(EventSummary.objects.get().circulations.get().pk)
    send_due()
    organiser.clock.fast_forward(3000)  # the page asks for itself again
    expect(organiser.locator("#letter-progress")).to_contain_text("2 of 2 sent")


def keeps_its_promise(organiser: Page, phone: Page) -> None:
    """The owner is written to, reports by the link, and everybody reads it in the register."""
    organiser.goto("/admin/agenda/commitment/")
    organiser.click("text=Train the staff of all offices")
    organiser.fill("#id_contact_email", "owner@oxfam.example")
    organiser.click("[name=_continue]")
    organiser.click("text=Write to the owner")
    organiser.click("text=Send the mail")
    phone.goto(Message.objects.get(recipient="owner@oxfam.example").facts["link"])
    phone.select_option("#id_state", "kept")
    phone.fill("#id_text", "All offices were trained by June.")
    phone.check("#id_agrees")
    phone.click("text=Send the report")
    expect(phone.locator("main")).to_contain_text("Your report is saved.")
    phone.goto("/commitments/")
    phone.click("text=Train the staff of all offices")
    expect(phone.locator("main")).to_contain_text("All offices were trained by June.")
