"""axe on every public page and the main admin pages, in both themes and on a phone: no serious finding."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from agenda.models import EventSummary, KeyMessage
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

pytestmark = pytest.mark.django_db(transaction=True)
axe = Axe()


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


def serious(page: Page) -> list[str]:
    """The findings of axe that keep somebody from using the page, with the elements concerned."""
    found = axe.run(page).response["violations"]
    return [
        f"{finding['id']}: {', '.join(str(node['target']) for node in finding['nodes'][:4])}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
    ]


def assert_nothing(found: dict[str, list[str]]) -> None:
    lines = [f"{address}: {finding}" for address, findings in found.items() for finding in findings]
    assert not lines, "\n" + "\n".join(lines)


THEMES = [("light", 1280), ("dark", 1280), ("light", 375)]


@pytest.mark.parametrize(("scheme", "width"), THEMES)
def test_public_pages_have_no_serious_finding(watched, event, past, scheme, width):
    seated, waiting = register(event, 1), register(event, 2)
    pages = [
        "/2030/",
        "/2030/?q=nothing-like-this",
        "/2020/",
        event.get_absolute_url(),
        past.get_absolute_url(),
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
    ]
    page = watched.page(width=width, scheme=scheme)
    found = {}
    for address in pages:
        page.goto(address)
        found[address] = serious(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
            f"{address} is too wide"
        )

    assert_nothing(found)


@pytest.mark.parametrize(("scheme", "width"), THEMES)
def test_a_form_with_errors_has_no_serious_finding_and_takes_the_focus(watched, event, scheme, width):
    page = watched.page(width=width, scheme=scheme)
    page.goto(f"{event.get_absolute_url()}rsvp/")
    page.locator("main form button.btn").click()

    # the browser gives the focus with the first picture that it draws, some moments after the page is there
    expect(page.locator("[role=alert]")).to_be_focused()
    assert serious(page) == []


@pytest.mark.parametrize(("scheme", "width"), THEMES[:2])
def test_admin_pages_have_no_serious_finding(watched, event, sign_in, scheme, width):
    rsvp = register(event, 1)
    # axe adds style elements of its own, which the policy of the page would refuse
    page = watched.page(width=width, scheme=scheme, bypass_csp=True)
    found = {}
    page.goto("/admin/login/")
    found["login"] = serious(page)
    sign_in(page, Role.SECRETARIAT)
    for address in admin_pages(event, rsvp):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found[address] = serious(page)

    assert_nothing(found)


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
        "/admin/registrations/rsvp/export/",
        "/admin/events/message/",
        "/admin/events/organization/",
        "/admin/agenda/eventsummary/add/",
        "/admin/agenda/readdocument/add/",
    ]


def test_admin_pages_run_under_the_strict_policy_without_a_complaint(page, event, sign_in):
    rsvp = register(event, 1)
    sign_in(page, Role.SECRETARIAT)
    for address in admin_pages(event, rsvp):
        assert page.goto(address).status == 200
        page.wait_for_load_state("networkidle")
