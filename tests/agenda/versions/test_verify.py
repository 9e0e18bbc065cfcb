"""The page that a paper's code leads to: genuine or not, current or not, and the files of old versions."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agenda import services
from agenda.documents import KINDS, WeekDay
from agenda.models import EventSummary
from agenda.versions import Paper, files, views
from events.access import Role
from events.actors import Actor
from events.models import SideEvent
from registrations.models import Tally
from tests.agenda.samples import sponsored, text_of
from tests.factories import EventSummaryFactory, SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db


def issue(subject, kind="concept-note", language="en"):
    paper = Paper(KINDS[kind], subject, language)
    return services.issue(paper=paper, page="a4", by=Actor(label="Ana"))[0]


def address(version, name="verify"):
    return reverse(f"agenda:{name}", args=[version.code])


def upload(client, version, content, name="note.pdf"):
    return client.post(address(version), {"file": SimpleUploadedFile(name, content)})


@pytest.fixture
def side_event():
    return sponsored("Norway", title="Open roads", slug="open-roads")


def retitle(side_event, title):
    side_event.title = title
    side_event.save()


def test_a_code_says_which_version_it_is_and_that_it_is_current(client, side_event):
    version = issue(side_event)
    response = client.get(address(version))

    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    assert "Version 1 of" in (page := response.content.decode())
    assert "Open roads" in page
    assert "Concept note: <span" in page
    assert "This is the current version." in page
    assert client.get(address(version).replace(version.code, version.code.upper())).status_code == 200


def test_after_a_change_it_is_the_latest_but_no_longer_what_the_record_says(client, side_event):
    version = issue(side_event)
    retitle(side_event, "Closed roads")

    page = client.get(address(version)).content.decode()

    assert "Made now, the paper would read otherwise" in page
    assert "Closed roads" not in page


def test_a_superseded_version_leads_to_the_newer_one_and_says_what_changed(client, side_event):
    first = issue(side_event)
    retitle(side_event, "Closed roads")
    second = issue(side_event)
    page = client.get(address(first)).content.decode()

    assert "A newer version has taken its place." in page
    assert f'href="{address(second)}"' in page
    assert "What changed between version 1 and version 2" in page
    assert "Closed roads" in page


def test_an_unknown_code_gets_a_page_of_its_own(client):
    response = client.get(reverse("agenda:verify", args=["k7mq2xvd9t"]))

    assert response.status_code == 404
    assert "No paper has this code" in response.content.decode()


def test_the_file_that_was_issued_is_genuine_and_one_altered_byte_is_not(client, side_event, media):
    version = issue(side_event)
    content = files.read(version.sha256)
    altered = content[:-1] + bytes([content[-1] ^ 1])
    before = sorted(media.rglob("*"))

    genuine, other = upload(client, version, content), upload(client, version, altered)

    assert (genuine.status_code, other.status_code) == (200, 200)
    assert "byte for byte" in genuine.content.decode()
    assert "Not the same" in other.content.decode()
    assert "byte for byte" not in other.content.decode()
    assert sorted(media.rglob("*")) == before


def test_the_file_of_another_version_is_told_by_its_number(client, side_event):
    first = issue(side_event)
    retitle(side_event, "Closed roads")
    second = issue(side_event)

    page = upload(client, second, files.read(first.sha256)).content.decode()

    assert "it is version 1 of this paper" in page


def test_the_fingerprint_of_a_file_is_answered_in_the_same_words(client, side_event):
    first = issue(side_event)
    retitle(side_event, "Closed roads")
    second = issue(side_event)

    def told(sha256):
        return client.post(address(second), {"sha256": sha256}).content.decode()

    assert "The file is version 2, byte for byte." in told(second.sha256)
    assert "it is version 1 of this paper" in told(first.sha256)
    assert "Not the same" in told("0" * 64)


@pytest.mark.parametrize("sha256", ["", "0" * 63, "G" * 64, "0" * 65, "A" * 64])
def test_what_is_no_fingerprint_is_answered_as_a_form_without_a_file(client, side_event, sha256):
    response = client.post(address(issue(side_event)), {"sha256": sha256})

    assert response.status_code == 422
    assert "Choose the file that you want to compare." in response.content.decode()


def test_no_file_an_empty_one_and_a_huge_one_are_refused_in_words(client, side_event, monkeypatch):
    version = issue(side_event)
    monkeypatch.setattr(views, "LARGEST", 10)
    nothing, empty, huge = (
        client.post(address(version)),
        upload(client, version, b""),
        upload(client, version, b"%PDF-1.7 and more"),
    )

    assert [answer.status_code for answer in (nothing, empty, huge)] == [422, 422, 422]
    assert "Choose the file that you want to compare." in nothing.content.decode()
    assert "This file is empty." in empty.content.decode()
    assert "larger than 20 MB" in huge.content.decode()


def test_old_versions_can_be_downloaded_while_the_paper_is_public(client, side_event):
    first = issue(side_event)
    retitle(side_event, "Closed roads")
    issue(side_event)

    response = client.get(address(first, "issued_file"))

    assert response.content == files.read(first.sha256)
    assert response["Content-Disposition"] == 'inline; filename="open-roads-concept-note-en-version-1.pdf"'
    assert address(first, "issued_file") in client.get(address(first)).content.decode()


def test_a_paper_for_the_organizers_is_verified_by_anybody_and_downloaded_by_them(client):
    organiser = UserFactory(groups=[Role.ORGANISER])
    side_event = SideEventFactory(organisers=[organiser], title="Open roads")
    first = issue(side_event, "run-of-show")
    retitle(side_event, "Closed roads")
    issue(side_event, "run-of-show")

    page = client.get(address(first)).content.decode()
    hidden = client.get(address(first, "issued_file"))
    client.force_login(organiser)

    assert "A newer version has taken its place." in page
    assert "Closed roads" not in page
    assert (hidden.status_code, client.get(address(first, "issued_file")).status_code) == (404, 200)


def test_of_an_event_taken_back_or_cancelled_and_of_a_summary_withdrawn_it_is_said(client, side_event):
    note = issue(side_event)
    summary = issue(EventSummaryFactory(side_event=side_event, issued=True).side_event, "summary")

    EventSummary.objects.update(issued_at=None)
    withdrawn = client.get(address(summary)).content.decode()
    SideEvent.objects.update(status=SideEvent.Status.CANCELLED)
    cancelled = client.get(address(note)).content.decode()
    SideEvent.objects.update(status=SideEvent.Status.DRAFT, title="A secret")
    taken_back = client.get(address(note)).content.decode()

    assert "This paper was taken back" in withdrawn
    assert "The side event was cancelled." in cancelled
    assert "This paper was taken back" in taken_back
    assert "A secret" not in taken_back
    assert client.get(address(note, "issued_file")).status_code == 404


def test_of_a_summary_that_was_deleted_the_version_stays_and_says_that_it_was_taken_back(client):
    summary = EventSummaryFactory(side_event=SideEventFactory(), issued=True)
    version = issue(summary.side_event, "summary")
    summary.delete()

    page = client.get(address(version)).content.decode()

    assert "This paper was taken back" in page
    assert client.get(address(version, "issued_file")).status_code == 404


def test_papers_of_a_week_and_of_a_day_are_verified_too(client, side_event):
    week = side_event.week
    for subject, kind in ((week, "programme"), (WeekDay(week, dt.date(2030, 5, 21)), "programme-of-the-day")):
        version = issue(subject, kind)

        page = client.get(address(version)).content.decode()

        assert "This is the current version." in page
        assert client.get(address(version, "issued_file")).content == files.read(version.sha256)


def test_a_network_that_sends_many_files_is_counted_as_for_other_forms(client, side_event):
    version = issue(side_event)
    client.get(address(version), REMOTE_ADDR="203.0.113.9")
    assert Tally.objects.count() == 0

    client.post(address(version), REMOTE_ADDR="203.0.113.9")

    assert Tally.objects.count() == 1


def test_the_page_speaks_the_language_of_its_address_and_the_paper_leads_to_its_own(
    client, side_event, settings
):
    settings.SITE_URL = "https://pocweek.example"
    version = issue(side_event, language="fr")

    assert client.get(f"/fr/verify/{version.code}/").status_code == 200
    assert f"pocweek.example/fr/verify/{version.code}/" in text_of(files.read(version.sha256))
