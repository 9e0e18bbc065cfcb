"""`manage.py write_document 2026/humanitarian-diplomacy concept-note -o note.pdf`."""

import datetime as dt
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agenda import pdf
from agenda.documents import KINDS, Document, EventDocument, WeekDay
from agenda.documents.choices import Choice, Flag, UnknownChoice
from agenda.documents.document import Level
from agenda.file_formats import FORMATS
from events.models import SideEvent, Week

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = "Write one document of a side event, a day or a week to a file. A draft is marked as one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "subject", metavar="YEAR[/SLUG]", help="as in its address; a day is YEAR/YYYY-MM-DD"
        )
        parser.add_argument("kind", choices=list(KINDS))
        parser.add_argument(
            "--format",
            choices=list(FORMATS),
            default="pdf",
            help="docx and md: the concept note and the summary",
        )
        parser.add_argument("--language", choices=LANGUAGES, default="en")
        parser.add_argument("--page", choices=list(pdf.PAGES), default="a4")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
        for choice, kinds in _choices().values():
            names = ", ".join(kinds)
            if isinstance(choice, Flag):
                parser.add_argument(f"--{choice.name}", action="append_const", const="", help=f"for {names}")
            else:
                parser.add_argument(f"--{choice.name}", action="append", metavar="NAME", help=f"for {names}")

    def handle(self, *, subject: str, kind: str, language: str, output: Path, **options: Any) -> None:
        paper = KINDS[kind]
        if options["format"] not in paper.formats:
            able = ", ".join(name for name, other in KINDS.items() if options["format"] in other.formats)
            raise CommandError(f"The {kind} is not written as {options['format']}. These papers are: {able}.")
        found = FINDERS[paper.level](paper, subject)
        document = paper.of(found, language, **_chosen(paper, options))
        content = FORMATS[options["format"]].render(document, options["page"])
        try:
            output.write_bytes(content)
        except OSError as problem:
            raise CommandError(f"{output} cannot be written: {problem.strerror}.") from problem
        self.stdout.write(f"Wrote {output} ({len(content) / 1000:.0f} kB).")
        if options["format"] == "pdf" and (missing := pdf.missing_characters(document)):
            self.stderr.write(f"Left out, since no font has them: {', '.join(missing)}.")


def _choices() -> dict[str, tuple[Choice, list[str]]]:
    """Return every choice by its name, with the kinds that offer it."""
    choices: dict[str, tuple[Choice, list[str]]] = {}
    for kind in KINDS.values():
        for choice in kind.choices:
            choices.setdefault(choice.name, (choice, []))[1].append(kind.name)
    return choices


def _chosen(paper: type[Document], options: dict[str, Any]) -> dict[str, object]:
    """Return what was chosen. Raises CommandError for what this paper does not offer."""
    offered = {choice.name: choice for choice in paper.choices}
    for name in _choices():
        if options[name] and name not in offered:
            raise CommandError(f"The {paper.name} has no choice “{name}”.")
    try:
        return {name: choice.read(options[name] or []) for name, choice in offered.items()}
    except UnknownChoice as unknown:
        raise CommandError(str(unknown)) from unknown


def find_week(paper: type[Document], subject: str) -> Week:
    """Return the week of "2026". Raises CommandError with what is wrong."""
    year, _slash, more = subject.strip("/").partition("/")
    if not year.isdecimal() or len(year) > 4:
        raise CommandError(f"“{subject}” is no side event. Write it as in its address: 2026/some-title.")
    week = Week.objects.filter(year=year).first()
    if week is None:
        raise CommandError(f"There is no week {year}.")
    if more and paper.level is Level.WEEK:
        raise CommandError(f"The {paper.name} is of a whole week. Write {year} alone.")
    return week


def find_day(paper: type[Document], subject: str) -> WeekDay:
    """Return the day of "2026/2026-05-19". Raises CommandError with what is wrong."""
    week = find_week(paper, subject)
    text = subject.strip("/").partition("/")[2]
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"The {paper.name} is of one day. Add it: {week.year}/{week.first_day.isoformat()}."
        ) from None
    day = WeekDay.find(week.year, date)
    if day is None:
        raise CommandError(f"The week {week.year} has no day {date.isoformat()}.")
    return day


def find_side_event(paper: type[EventDocument], subject: str) -> SideEvent:
    """Return the side event of "2026/slug" as the paper loads it. Raises CommandError with what is wrong."""
    week = find_week(paper, subject)
    slug = subject.strip("/").partition("/")[2]
    if not slug:
        raise CommandError(f"These documents are of one side event. Add its slug: {week.year}/some-title.")
    side_event = paper.find(week.year, slug)
    if side_event is not None:
        return side_event
    unserved = SideEvent.objects.filter(week=week, slug=slug).first()
    if unserved is not None:
        raise CommandError(f"“{unserved}” has no {paper.name} yet.")
    raise CommandError(f"The week {week.year} has no side event “{slug}”.")


FINDERS: dict[Level, Callable[[Any, str], Any]] = {
    Level.SIDE_EVENT: find_side_event,
    Level.DAY: find_day,
    Level.WEEK: find_week,
}
