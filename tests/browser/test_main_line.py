"""The main line in a real browser: a real concept note becomes a record, seats and a paper."""

import os
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page

from events import organization_data
from events.access import Role
from events.models import Message, SideEvent
from registrations.models import Rsvp
from tests.factories import VenueFactory, WeekFactory

from .concept_note import Cut, cut, sentences

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = os.environ.get("POCWEEK_REAL_NOTES", "")
DAY = "2030-05-21"


@pytest.fixture
def note() -> Cut:
    if not FOLDER:
        pytest.skip("POCWEEK_REAL_NOTES names no folder with real concept notes")
    return cut(Path(FOLDER) / "concept_note_2026.md")


@pytest.fixture
def room(transactional_db):
    WeekFactory()
    organization_data.load()
    return VenueFactory(name="Conference Room 8", seats=96)


def test_a_real_concept_note_from_the_record_to_the_seat_to_the_paper(page, watched, sign_in, room, note):
    sign_in(page, Role.ORGANISER)
    type_the_note(page, note)
    page.click("text=Save and continue editing")
    give_seats(page, "2")
    event = SideEvent.objects.get()

    page.goto(f"/admin/events/sideevent/{event.pk}/publish/")
    assert "overlap" in page.inner_text("#content")
    assert page.is_disabled("input[type=submit]")

    page.goto(f"/admin/events/sideevent/{event.pk}/change/")
    page.fill("#id_segments-0-ends", "13:12")
    page.click("text=Save and continue editing")
    page.goto(f"/admin/events/sideevent/{event.pk}/publish/")
    page.click("input[type=submit]")
    event.refresh_from_db()
    assert event.status == SideEvent.Status.PUBLISHED

    delegate = watched.page(width=375)
    answers = [rsvp(delegate, event, number) for number in (1, 2, 3)]
    assert ["confirmed" in answer for answer in answers] == [True, True, False]
    assert "waiting list" in answers[2]

    cancel_the_first(delegate)
    assert statuses() == {"Delegate1": "cancelled", "Delegate2": "confirmed", "Delegate3": "confirmed"}
    assert Message.objects.filter(kind="registrations/seated").count() == 1

    printed = text_of_the_pdf(delegate, event)
    for sentence in every_sentence(note):
        assert squeezed(sentence) in printed


def type_the_note(page: Page, note: Cut) -> None:
    """Enter the record as an organiser does: fields, rich text, rows."""
    page.goto("/admin/events/sideevent/add/")
    page.fill("#id_title", note.title)
    page.fill("#id_subtitle", note.subtitle)
    page.fill("#id_day", DAY)
    page.fill("#id_start", "13:00")
    page.fill("#id_end", "14:30")
    choose(page, "venue", "Conference Room 8")
    page.fill("#id_catering", "Light snacks")
    editor = page.locator(".field-background [contenteditable=true]")
    editor.click()
    for number, paragraph in enumerate(note.background):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(paragraph)
    page.fill("#id_focal_point_name", "Humanitarian Section")
    add_row(page, "co_sponsors")
    choose(page, "co_sponsors-0-organization", "Qatar")
    page.select_option("#id_co_sponsors-0-role", "lead")
    for number, (starts, ends, title) in enumerate(note.segments):
        add_row(page, "segments")
        page.fill(f"#id_segments-{number}-starts", starts)
        page.fill(f"#id_segments-{number}-ends", ends)
        page.fill(f"#id_segments-{number}-title", title)
    for number, text in enumerate(note.objectives):
        add_row(page, "objectives")
        page.fill(f"#id_objectives-{number}-text", text)
    for number, (title, text) in enumerate(note.focus_areas):
        add_row(page, "focus_areas")
        page.fill(f"#id_focus_areas-{number}-title", title)
        page.fill(f"#id_focus_areas-{number}-text", text)
    for number, text in enumerate(note.expected_outputs):
        add_row(page, "expected_outputs")
        page.fill(f"#id_expected_outputs-{number}-text", text)


def give_seats(page: Page, seats: str) -> None:
    """Seats belong to a record that is stored, so they come with the second save."""
    add_row(page, "capacity_limits")
    page.select_option("#id_capacity_limits-0-attendance_mode", "in_person")
    page.fill("#id_capacity_limits-0-seats", seats)
    page.click("text=Save and continue editing")


def add_row(page: Page, prefix: str) -> None:
    page.locator(f"#{prefix}-group .add-row a").click()


def choose(page: Page, field: str, text: str) -> None:
    """Choose in one of the admin's search boxes."""
    page.locator(f"#id_{field} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").last.fill(text)
    page.locator(f".select2-results__option:text-is('{text}')").or_(
        page.locator(".select2-results__option", has_text=text)
    ).first.click()


def rsvp(page: Page, event: SideEvent, number: int) -> str:
    """RSVP as a delegate and return what the page says came of it."""
    page.goto(f"{event.get_absolute_url()}rsvp/")
    page.fill("[name=given_name]", "Amina")
    page.fill("[name=family_name]", f"Delegate{number}")
    page.fill("[name=email]", f"delegate{number}@mission.example")
    page.fill("[name=organization_name]", "Norway")
    page.fill("[name=function]", "Second Secretary")
    page.check("[name=has_consented]")
    page.click("main form button.btn")
    page.wait_for_url("**/rsvp/sent/")
    return page.inner_text("main").lower()


def cancel_the_first(page: Page) -> None:
    """Cancel by the personal link, which is known from the mail alone."""
    mail = Message.objects.get(kind="registrations/confirmed", recipient="delegate1@mission.example")
    page.goto(mail.facts["link"])
    page.click("text=Cancel my RSVP")
    page.locator("main form button.btn").click()
    page.wait_for_load_state()


def statuses() -> dict[str, str]:
    return dict(Rsvp.objects.values_list("family_name", "status"))


def text_of_the_pdf(page: Page, event: SideEvent) -> str:
    response = page.request.get(f"{event.get_absolute_url()}concept-note.pdf")
    document = pypdfium2.PdfDocument(response.body())
    return squeezed("".join(sheet.get_textpage().get_text_range() for sheet in document))


def squeezed(text: str) -> str:
    """Without spaces and line breaks, which a paper sets anew; hyphens and quotes as they are."""
    return "".join(text.replace("\ufffe", "-").split())


def every_sentence(note: Cut) -> list[str]:
    texts = [
        *note.background,
        *note.objectives,
        *(text for _t, text in note.focus_areas),
        *note.expected_outputs,
    ]
    return [sentence for text in texts for sentence in sentences(text)]
