"""From a concept note in Word to a live RSVP page, and what changed in it later, as a person does it in a browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from agenda.intake import services
from agenda.models import ReadDocument
from events import organization_data
from events.access import Role
from events.models import SideEvent
from registrations.models import Rsvp
from tests.agenda.reading.corpus.word import word_file
from tests.factories import VenueFactory, WeekFactory

from .looks import DESK, PHONE, findings

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

NOTE = """<document>
  <h1>Concept note</h1>
  <p class="title">Pumps at the Front Line</p>
  <p>Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m.</p>
  <p>Conference Room 8, United Nations Headquarters</p>
  <p>Host: Permanent Mission of Norway to the United Nations</p>
  <p>Co-sponsors: the Phillipines and OCHA</p>
  <h2>Background</h2>
  <p>Pumps stop when the crew cannot pass. What helps is known in every district.</p>
  <h2>Objectives</h2>
  <ul><li>Agree on safe passage for repair crews;</li><li>Name one focal point in each district.</li></ul>
  <h2>Agenda</h2>
  <table>
    <tr><td>1.15 p.m. – 1.30 p.m.</td><td>Opening</td></tr>
    <tr><td>1.25 p.m. – 2.45 p.m.</td><td>Panel discussion</td></tr>
  </table>
</document>
"""


@pytest.fixture
def site(transactional_db):
    WeekFactory()
    organization_data.load()
    VenueFactory(name="Conference Room 8", seats=96)


def written(folder: Path, text: str = NOTE, name: str = "note.docx") -> Path:
    """The Word file of a note."""
    source = folder / f"{name}.xml"
    source.write_text(text, encoding="utf-8")
    file = folder / name
    file.write_bytes(word_file(source))
    return file


def read(page: Page, *files: Path, address: str = "/admin/agenda/readdocument/add/") -> None:
    page.goto(address)
    page.set_input_files("#id_file", list(files))
    page.click("form.upload [type=submit]")
    page.wait_for_load_state()  # from then on its script listens


def test_a_word_file_becomes_a_live_rsvp_page(page, watched, sign_in, site, tmp_path):
    sign_in(page, Role.ORGANISER)
    page.goto("/admin/events/sideevent/")
    page.click("text=Read a concept note")
    page.set_input_files("#id_file", written(tmp_path))
    page.click("form.upload [type=submit]")

    doubts = page.locator(".findings .finding-blocking")
    expect(doubts.filter(has_text="This part begins before “Opening” has ended.")).to_have_count(1)
    expect(page.locator("#segments-1 .why-doubt")).to_have_count(1)
    expect(page.locator(".source-text .line-doubt", has_text="Panel discussion")).to_have_count(1)
    doubts.filter(has_text="Agenda").locator("a").first.click()
    page.fill("#id_segments-1-starts", "13:30")
    page.click("text=Save and go on to publish")
    page.wait_for_load_state()  # with all its fields
    for reason in page.locator("input[name^=reason-]").all():  # co-sponsors who have not confirmed yet
        reason.fill("They agreed by telephone.")
    page.click("input[type=submit]")
    event = SideEvent.objects.get()
    assert (event.status, event.title) == ("published", "Pumps at the Front Line")

    delegate = watched.page(width=375)
    delegate.goto(f"{event.get_absolute_url()}rsvp/")
    for name, text in ANSWER.items():
        delegate.fill(f"[name={name}]", text)
    delegate.check("[name=has_consented]")
    delegate.click("main form button.btn")
    delegate.wait_for_url("**/rsvp/sent/")
    assert [(rsvp.full_name, rsvp.status) for rsvp in Rsvp.objects.all()] == [("Amina Delegate", "confirmed")]


ANSWER = {
    "given_name": "Amina",
    "family_name": "Delegate",
    "email": "amina@mission.example",
    "organization_name": "Norway",
    "function": "Second Secretary",
}


def test_a_field_with_the_focus_shows_its_words_in_the_source(page, sign_in, site, tmp_path):
    sign_in(page, Role.ORGANISER)
    read(page, written(tmp_path))
    shown = page.locator(".source-text .is-shown")

    page.focus("#id_title")
    expect(shown).to_have_text(["Pumps at the Front Line"])
    page.keyboard.press("Tab")
    expect(shown).to_have_count(0)
    page.hover("#field-new_venue")
    expect(shown.first).to_contain_text("Conference Room 8")


def test_rows_are_added_and_organizations_are_found_by_typing(page, sign_in, site, tmp_path):
    sign_in(page, Role.ORGANISER)
    read(page, written(tmp_path))
    page.get_by_role("button", name="Add an organization").click()
    row = page.locator("#list-sponsors .rows .read-row").last
    row.locator(".select2-selection").click()
    page.locator(".select2-search__field").last.fill("Qatar")
    page.locator(".select2-results__option", has_text="Qatar").first.click()
    row.locator("select[name$=-role]").select_option("partner")
    page.click("text=Save as draft event")

    sponsors = {s.organization.name: s.role for s in SideEvent.objects.get().co_sponsors.all()}
    assert (sponsors["Norway"], sponsors["Philippines"], sponsors["Qatar"]) == (
        "lead",
        "co_sponsor",
        "partner",
    )


def test_the_review_works_without_a_script(watched, sign_in, site, tmp_path):
    page = watched.page(java_script_enabled=False)
    sign_in(page, Role.ORGANISER)
    read(page, written(tmp_path))
    page.locator("#list-objectives .add-row summary").click()
    page.locator("#list-objectives .add-row textarea").fill("Count the crews that passed.")
    page.click("text=Save as draft event")

    assert SideEvent.objects.get().objectives.last().text == "Count the crews that passed."


def test_the_page_of_many_files_follows_the_worker(page, sign_in, site, tmp_path):
    sign_in(page, Role.ORGANISER)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04")
    page.clock.install()
    read(page, written(tmp_path), broken)
    expect(page.locator("#progress-said")).to_have_text("0 of 2 documents are done.")
    services.read_batch(str(ReadDocument.objects.first().batch))

    page.clock.fast_forward(1500)  # the page asks for itself again
    expect(page.locator("#progress-said")).to_contain_text("2 of 2 documents are done, 1 could not be read.")
    page.click("text=Save 1 as a draft as it was read")
    page.click("text=Pumps at the Front Line")
    expect(page.locator("#id_title")).to_have_value("Pumps at the Front Line")


def test_the_pages_have_no_serious_finding_and_fit(watched, sign_in, site, tmp_path):
    page = watched.page(width=PHONE)
    sign_in(page, Role.ORGANISER)
    found = []

    def look() -> None:
        found.extend(findings(page, DESK, PHONE))

    read(page, written(tmp_path))
    look()
    page.click("text=Save as draft event")
    look()
    event = SideEvent.objects.get()
    page.goto(f"/admin/agenda/readdocument/add/?side_event={event.pk}")
    look()
    changed = NOTE.replace("safe passage", "armed escorts").replace("2.45", "2.30")
    page.set_input_files("#id_file", written(tmp_path, changed, "changed.docx"))
    page.click("form.upload [type=submit]")
    look()
    read(page, written(tmp_path), written(tmp_path, changed, "changed.docx"))
    look()
    page.goto("/admin/agenda/readdocument/")
    look()

    assert found == []
