"""axe on every public page and the main admin pages, in both themes and on a phone: no serious finding."""

import pytest
from playwright.sync_api import expect

from agenda import services as papers
from agenda.documents import KINDS
from agenda.models import EventSummary, KeyMessage
from agenda.versions import Paper
from events import organization_data
from events.access import Role
from events.actors import Actor
from events.models import CoSponsor, Organization
from registrations import services
from tests.factories import (
    AgendaSegmentFactory,
    CapacityLimitFactory,
    CoSponsorFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    OfficialMeetingFactory,
    SideEventFactory,
    SpeakerFactory,
)

from .looks import DESK, PHONE, findings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def event(transactional_db):
    """A side event with something in each of its parts, one person seated and one waiting."""
    organization_data.load()
    event = SideEventFactory(
        slug="water",
        title="Water under fire",
        subtitle="Keeping services running",
        background="<p>Water is cut by decisions.</p><p>They can be changed.</p>",
        is_online=True,
        catering="Light lunch",
        catering_minute=-15,
        asks_dietary_needs=True,
        asks_access_needs=True,
        working_languages=["en", "fr"],
    )
    roles = [("norway", "lead"), ("qatar", "co_host"), ("ocha", "co_sponsor"), ("civic", "partner")]
    for key, role in roles:
        CoSponsorFactory(
            side_event=event, organization=Organization.objects.get(key=key), role=CoSponsor.Role(role)
        )
    AgendaSegmentFactory(side_event=event, note="Permanent Representative of Norway")
    AgendaSegmentFactory(side_event=event, title="Panel", start_minute=15, end_minute=90)
    SpeakerFactory(side_event=event)
    SpeakerFactory(side_event=event, status="tbc")
    ObjectiveFactory(side_event=event)
    FocusAreaFactory(side_event=event)
    ExpectedOutputFactory(side_event=event)
    OfficialMeetingFactory(week=event.week)
    CapacityLimitFactory(side_event=event, seats=1)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None)
    SideEventFactory(week=event.week, cancelled=True)
    SideEventFactory(week=event.week, draft=True)
    return event


def register(event, number: int):
    return services.register(
        side_event=event,
        attendance_mode="in_person",
        given_name="Amina",
        family_name=f"Delegate{number}",
        email=f"delegate{number}@mission.example",
        organization_name="Norway",
        by=Actor.delegate(),
    ).rsvp


@pytest.fixture
def past(event):
    """An event that was held, with its summary."""
    held = SideEventFactory(week__year=2020, slug="held")
    held.starts_at = held.starts_at.replace(year=2020)
    held.ends_at = held.ends_at.replace(year=2020)
    held.save()
    summary = EventSummary.objects.create(
        side_event=held, introduction="What was said.", issued_at=held.ends_at
    )
    KeyMessage.objects.create(summary=summary, title="Water first.", text="Then the rest.")
    return held


def issued(event) -> str:
    """Return the code of the first version of the concept note, after a second one."""
    paper = Paper(KINDS["concept-note"], event, "en")
    first, second = (papers.issue(paper=paper, page=page, by=Actor.clock())[0] for page in ("a4", "letter"))
    assert second.number == 2
    return first.code


def test_public_pages_have_no_serious_finding(watched, event, past):
    seated, waiting = register(event, 1), register(event, 2)
    pages = [
        "/2030/",
        "/2030/?q=nothing-like-this",
        "/2020/",
        event.get_absolute_url(),
        past.get_absolute_url(),
        f"{event.get_absolute_url()}concept-note/",
        f"{past.get_absolute_url()}summary/",
        f"/ar{event.get_absolute_url()}concept-note/",
        f"{event.get_absolute_url()}rsvp/",
        f"{event.get_absolute_url()}rsvp/sent/",
        seated.get_absolute_url(),
        waiting.get_absolute_url(),
        f"{seated.get_absolute_url()}change/",
        f"{seated.get_absolute_url()}cancel/",
        "/privacy/",
        "/accessibility/",
        "/2030/no-such-event/",
        "/rsvp/no-such-token/",
        "/ar/2030/water/",
        f"/verify/{issued(event)}/",
        "/verify/no-such-code/",
    ]
    page = watched.page(width=PHONE)
    found = []
    for address in pages:
        page.goto(address)
        found += findings(page, DESK, PHONE)
    assert found == []


def test_a_form_with_errors_has_no_serious_finding_and_takes_the_focus(watched, event):
    found = []
    for width in (DESK, PHONE):
        page = watched.page(width=width)
        page.goto(f"{event.get_absolute_url()}rsvp/")
        page.locator("main form button.btn").click()

        # the browser gives the focus with the first picture that it draws, some moments after the page is there
        expect(page.locator("[role=alert]")).to_be_focused()
        found += findings(page)
    assert found == []


def test_admin_pages_have_no_serious_finding_and_keep_to_the_strict_policy(page, event, sign_in):
    """A script or style that the policy refuses is a complaint in the browser's console."""
    rsvp = register(event, 1)
    page.goto("/account/sign-in/")
    found = findings(page)
    sign_in(page, Role.SECRETARIAT)
    for address in admin_pages(event, rsvp):
        assert page.goto(address).status == 200
        found += findings(page)
    assert found + findings_of_a_preview(page, event) == []


def findings_of_a_preview(page, event) -> list[str]:
    """Read a programme in as far as the preview, with a doubt and a row that is refused; then on a phone."""
    page.goto(f"/admin/agenda/paperjob/programme/{event.week_id}/")
    table = "Title,Date,Organizers\nWells,2030-05-22,Norway and a Club\n,2030-05-22,\n"
    page.set_input_files(
        "input[type=file]",
        {"name": "programme.csv", "mimeType": "text/csv", "buffer": table.encode()},
    )
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".import-rows")).to_contain_text("The row has no title.")
    return findings(page, DESK, PHONE)


def admin_pages(event, rsvp) -> list[str]:
    return [
        "/admin/",
        "/admin/events/sideevent/",
        "/admin/events/sideevent/add/",
        f"/admin/events/sideevent/{event.pk}/change/",
        f"/admin/events/sideevent/{event.pk}/cancel/",
        f"/admin/events/sideevent/{event.pk}/publish/",
        "/admin/registrations/rsvp/",
        f"/admin/registrations/rsvp/{rsvp.pk}/change/",
        "/admin/registrations/rsvp/import/",
        f"/admin/agenda/paperjob/programme/{event.week_id}/",
        "/admin/board/2030/schedule/",
        "/admin/registrations/rsvp/export/",
        "/admin/events/message/",
        "/admin/events/organization/",
        "/admin/agenda/eventsummary/add/",
        "/admin/agenda/readdocument/add/",
        f"/admin/agenda/issueddocument/side-event/{event.pk}/",
        f"/admin/agenda/issueddocument/side-event/{event.pk}/issue/?kind=concept-note&language=en&page=a4",
        f"/admin/agenda/issueddocument/week/{event.week_id}/",
    ]
