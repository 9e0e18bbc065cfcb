"""`manage.py write_document 2026/humanitarian-diplomacy concept-note -o note.pdf`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agenda import markdown, pdf, word
from agenda.documents import AttendeeList, ConceptNote, Document, Summary
from agenda.models import EventSummary
from events.models import SideEvent, Week

KINDS = [ConceptNote.name, AttendeeList.name, Summary.name]
FORMATS = ["pdf", "docx", "md"]
LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = "Write one document of a side event to a file. A draft is marked as one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("subject", metavar="YEAR/SLUG", help="the side event, as in its address")
        parser.add_argument("kind", choices=KINDS)
        parser.add_argument("--format", choices=FORMATS, default="pdf", help="docx and md: the concept note")
        parser.add_argument("--language", choices=LANGUAGES, default="en")
        parser.add_argument("--page", choices=list(pdf.PAGES), default="a4")
        parser.add_argument("--waiting", action="store_true", help="the attendee list with its waiting list")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(self, *, subject: str, kind: str, language: str, output: Path, **options: Any) -> None:
        side_event = find_side_event(subject)
        document = make_document(kind, side_event, language, include_waiting=options["waiting"])
        content = rendered(document, options["format"], options["page"])
        try:
            output.write_bytes(content)
        except OSError as problem:
            raise CommandError(f"{output} cannot be written: {problem.strerror}.") from problem
        self.stdout.write(f"Wrote {output} ({len(content) / 1000:.0f} kB).")


def rendered(document: Document, file_format: str, page: str) -> bytes:
    """Return the file. Raises CommandError for papers that are issued as PDF only, and where it has no letters."""
    if file_format == "pdf" and document.language not in pdf.LANGUAGES:
        raise CommandError(f"No font here prints {document.language} as PDF. Write docx or md.")
    if file_format == "pdf":
        return pdf.render(document, page)
    if not isinstance(document, ConceptNote):
        raise CommandError(f"Only the concept note is written as {file_format}.")
    return word.render(document, page) if file_format == "docx" else markdown.render(document).encode()


def find_side_event(subject: str) -> SideEvent:
    """Return the side event of "2026/slug". Raises CommandError with what is wrong."""
    year, _slash, slug = subject.strip("/").partition("/")
    if not year.isdecimal() or len(year) > 4:
        raise CommandError(f"“{subject}” is no side event. Write it as in its address: 2026/some-title.")
    if not Week.objects.filter(year=year).exists():
        raise CommandError(f"There is no week {year}.")
    if not slug:
        raise CommandError(f"These documents are of one side event. Add its slug: {year}/some-title.")
    side_event = SideEvent.objects.with_everything().filter(week__year=year, slug=slug).first()
    if side_event is None:
        raise CommandError(f"The week {year} has no side event “{slug}”.")
    return side_event


def make_document(kind: str, side_event: SideEvent, language: str, *, include_waiting: bool) -> Document:
    """Return the document of that kind. Raises CommandError for a summary that nobody has written."""
    if kind == ConceptNote.name:
        return ConceptNote.of(side_event, language)
    if kind == AttendeeList.name:
        return AttendeeList.of(side_event, language, include_waiting=include_waiting)
    summary = EventSummary.objects.with_everything().filter(side_event=side_event).first()
    if summary is None:
        raise CommandError(f"“{side_event}” has no summary yet.")
    return Summary.of(summary, language)
