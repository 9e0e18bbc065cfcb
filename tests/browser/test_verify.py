"""Comparing a file with an issued paper: by its fingerprint where the browser works one out, else by the file."""

import pytest

from agenda import services
from agenda.documents import KINDS
from agenda.versions import Paper, files
from events.actors import Actor
from tests.factories import SideEventFactory

pytestmark = pytest.mark.django_db(transaction=True)

NO_DIGEST = "Object.defineProperty(window, 'crypto', {value: {}})"  # as on a page without https


@pytest.fixture
def version(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    paper = Paper(KINDS["concept-note"], SideEventFactory(), "en")
    return services.issue(paper=paper, page="a4", by=Actor.clock())[0]


def compare(page, version, content: bytes) -> tuple[str, bytes]:
    """Return what the page says of the file, and what was sent."""
    page.goto(f"/verify/{version.code}/")
    page.set_input_files("[name=file]", {"name": "a.pdf", "mimeType": "application/pdf", "buffer": content})
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.click("#compare button")
    return page.inner_text("#compare .message h3"), sent.value.post_data_buffer


def test_the_browser_sends_the_fingerprint_and_not_the_file(watched, version):
    content = files.read(version.sha256)
    page = watched.page()

    genuine, sent = compare(page, version, content)
    altered, _sent = compare(page, version, content + b" ")

    assert (genuine, altered) == ("Genuine", "Not the same")
    assert version.sha256.encode() in sent
    assert b"%PDF" not in sent
    assert len(sent) < 1000
    assert page.is_visible("[data-stays-here]")


@pytest.mark.parametrize("has_script", [False, True])
def test_without_script_or_digest_the_file_is_sent_and_answered_as_well(watched, version, has_script):
    page = watched.page(java_script_enabled=has_script)
    page.add_init_script(NO_DIGEST)

    told, sent = compare(page, version, files.read(version.sha256))

    assert told == "Genuine"
    assert version.sha256.encode() not in (sent or b"")  # Chromium tells nothing of a form that holds a file
    assert page.is_hidden("[data-stays-here]")


def test_no_file_is_refused_in_words(watched, version):
    page = watched.page()
    page.goto(f"/verify/{version.code}/")

    page.click("#compare button")

    assert page.inner_text(".invalid-feedback") == "Choose the file that you want to compare."
