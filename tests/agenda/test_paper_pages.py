"""Concept note and summary as pages of the site, and the summary in the other formats."""

import datetime as dt
import io
import re

import docx
import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from agenda import markdown, word
from agenda.documents import Summary
from agenda.word.xml import LOCALES
from events.models import PreviousSlug
from tests.agenda.samples import logo, sponsored
from tests.factories import (
    AgendaSegmentFactory,
    CommitmentFactory,
    EventSummaryFactory,
    KeyMessageFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db
NB = "\u00a0"
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def address(name, side_event):
    return reverse(f"agenda:{name}", args=[side_event.week.year, side_event.slug])


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def full_summary(**fields):
    summary = EventSummaryFactory(
        side_event=sponsored("Qatar", "Norway", title="Open roads", slug="open-roads"),
        introduction="Delegates spoke.\n\nThen they listened.",
        next_steps="Meet again.",
        **fields,
    )
    KeyMessageFactory(summary=summary, title="Roads first", text="Then bridges.")
    owner = OrganizationFactory(name="Office of Aid", acronym="OA")
    CommitmentFactory(summary=summary, owner=owner, text="Write a note", due_on=dt.date(2030, 12, 31))
    return summary


def document_of(summary, language="en"):
    return Summary.of(Summary.side_events().get(summary=summary), language)


def test_the_page_of_the_note_has_its_headings_in_order_and_tables_with_headers(client):
    side_event = sponsored("Norway", "Togo", title="Open roads", background="<p>Why.</p>")
    AgendaSegmentFactory(side_event=side_event, title="Opening")
    SpeakerFactory(side_event=side_event, function="Director")

    html = page(client, address("concept_note_page", side_event))

    assert re.findall(r"<h(\d)[^>]*>(?:<bdi>)?([^<]+)", html) == [
        ("1", "Open roads"),
        ("2", "Background and rationale"),
        ("2", "Format"),
        ("2", "Speakers"),
        ("2", "RSVP and contact"),
    ]
    assert html.count('<th scope="col">') == 4
    assert html.count('<th scope="row">') == 2


def test_the_page_shows_the_logos_under_their_names(client):
    side_event = sponsored("Norway")
    sponsor = side_event.co_sponsors.get()
    sponsor.organization.logo = logo(400, 100)
    sponsor.organization.save()

    html = page(client, address("concept_note_page", side_event))

    assert f'<img src="/logos/{sponsor.organization.logo.sha256}.png" alt="Norway" width="' in html


def test_the_page_of_the_summary_tells_it_whole_and_leads_to_its_files(client):
    summary = full_summary(issued=True)

    html = page(client, address("summary_page", summary.side_event))

    assert "Qatar convened this side event with Norway. The organizers prepared" in html
    assert re.findall(r"<h2[^>]*>([^<]+)", html) == ["Key messages", "Commitments", "Next steps"]
    assert "<p>Then they listened.</p>" in html
    assert f"31{NB}December 2030" in html
    files = re.findall(r'<a href="([^"]+)" rel="alternate">', html)
    assert files == [address(f"summary{end}", summary.side_event) for end in ("", "_word", "_markdown")]
    assert [client.get(file).status_code for file in files] == [200, 200, 200]


@pytest.mark.parametrize(("prefix", "tag"), [("/fr", 'lang="fr" dir="ltr"'), ("/ar", 'lang="ar" dir="rtl"')])
def test_a_page_is_in_the_language_and_direction_of_its_address(client, prefix, tag):
    side_event = sponsored("Norway")

    assert f"<html {tag}>" in page(client, prefix + address("concept_note_page", side_event))


@pytest.mark.parametrize("kind", ["concept_note_page", "summary_page"])
def test_there_is_no_page_before_the_paper_is_public_not_even_for_staff(admin_client, kind):
    draft = SideEventFactory(draft=True)
    EventSummaryFactory(side_event=draft)

    assert admin_client.get(address(kind, draft)).status_code == 404


def test_an_address_that_the_event_once_had_leads_to_the_page(client):
    side_event = SideEventFactory()
    PreviousSlug.objects.create(week=side_event.week, slug="old", side_event=side_event)

    moved = client.get(reverse("agenda:concept_note_page", args=[side_event.week.year, "old"]))

    assert (moved.status_code, moved["Location"]) == (301, address("concept_note_page", side_event))


def test_the_public_page_of_the_event_leads_to_both(client):
    side_event = full_summary(issued=True).side_event

    html = page(client, side_event.get_absolute_url())

    names = ("concept_note_page", "concept_note", "summary_page", "summary")
    assert [f'href="{address(name, side_event)}"' in html for name in names] == [True] * 4


def test_the_summary_for_word_has_each_part_in_its_style():
    summary = full_summary(issued=True)
    file = docx.Document(io.BytesIO(word.render(document_of(summary))))

    said = [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs]
    assert said[3:] == [
        ("Normal", f"Held on Tuesday, 21{NB}May 2030\n1.15{NB}p.m. to 2.45{NB}p.m., New York time"),
        ("Normal", document_of(summary).facts[1].heading + "\nUnited Nations Headquarters"),
        ("Normal", " ".join(document_of(summary).preface)),
        ("Normal", "Delegates spoke."),
        ("Normal", "Then they listened."),
        ("Heading 1", "Key messages"),
        ("List Number", "Roads first. Then bridges."),
        ("Heading 1", "Commitments"),
        ("Heading 1", "Next steps"),
        ("Normal", "Meet again."),
    ]
    rows = [[cell.text for cell in row.cells] for row in file.tables[0].rows]
    assert rows == [
        ["Owner", "Commitment", "Due", "State"],
        ["OA", "Write a note", f"31{NB}December 2030", "Made"],
    ]
    assert [round(column.width.mm) for column in file.tables[0].columns] == [34, 67, 40, 27]
    assert file.core_properties.author == "Qatar"


def test_the_summary_in_markdown_reads_as_the_page_does():
    text = markdown.render(document_of(full_summary()))

    assert "Summary of the side event **Draft**\n\n# Open roads" in text
    assert "## Key messages\n\n1. **Roads first.** Then bridges.\n\n## Commitments" in text
    assert f"| OA | Write a note | 31{NB}December 2030 | Made |" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_for_word_is_written_in_every_language(language):
    document = document_of(full_summary(), language)
    file = docx.Document(io.BytesIO(word.render(document)))

    assert file.core_properties.language == LOCALES[language]
    assert document.kind in file.paragraphs[1].text


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_the_command_writes_the_summary_too(tmp_path, ending):
    document, file = document_of(full_summary(issued=True)), tmp_path / f"summary.{ending}"

    call_command("write_document", "2030/open-roads", "summary", f"--format={ending}", "-o", file)

    expected = word.render(document) if ending == "docx" else markdown.render(document).encode()
    assert file.read_bytes() == expected
