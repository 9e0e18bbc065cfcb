"""`manage.py import_programme 2026 programme.yaml --dry-run`."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from agenda.programmes.reports import RowOutcome, RowReport
from agenda.programmes.resource import ProgrammeImport, not_read
from agenda.programmes.sources import ENDINGS, Source, read_source
from agenda.programmes.weeks import give_rooms, new_week
from events.actors import Actor
from events.hooks import Refusal
from events.models import Week
from registrations.tables.file_formats import UnreadableFile


class Command(BaseCommand):
    help = "Read a programme (.yaml, .json, .csv, .xlsx) into a week: new side events as drafts, all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="show what would happen, and change nothing"
        )
        parser.add_argument("--city", help="make the week, with the days of the file, where there is none")
        parser.add_argument("--time-zone", metavar="ZONE", help="of that city: Europe/Warsaw")

    def handle(self, *, year: int, file: Path, dry_run: bool, **options: Any) -> None:
        source = _source(file)
        with transaction.atomic():
            standing = Week.objects.filter(year=year).first()
            week = standing or self._new_week(year, source, **options)
            reports = ProgrammeImport(week, source, Actor.clock()).run(dry_run=dry_run)
            if standing is None:
                give_rooms(week)
            if dry_run:
                transaction.set_rollback(True)
        if unknown := not_read(source):
            self.stdout.write(_("These columns are not read: %(names)s.") % {"names": ", ".join(unknown)})
        for report in reports:
            self._print(report)
        counts = Counter(report.outcome for report in reports)
        said = ", ".join(f"{counts[outcome]} × {outcome.label}" for outcome in RowOutcome if counts[outcome])
        doubts = sum(len(report.doubts) for report in reports)
        self.stdout.write(_("Rows: %(rows)s (%(outcomes)s). Doubts: %(doubts)s.") % {
            "rows": len(reports), "outcomes": said, "doubts": doubts
        })  # fmt: skip
        if dry_run:
            self.stdout.write(_("Nothing was changed."))

    def _new_week(
        self, year: int, source: Source, *, city: str | None, time_zone: str | None, **_more: Any
    ) -> Week:
        if not city or not time_zone:
            raise CommandError(
                _("There is no week %(year)s on this site. Create it first, or give --city and --time-zone.")
                % {"year": year}
            )
        try:
            return new_week(year, city, time_zone, source)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def _print(self, report: RowReport) -> None:
        said = f"{report.number}. {report.outcome.label}: {report.title or '–'}"
        more = [report.sentence] if report.sentence else report.changes
        self.stdout.write(f"{said} ({'; '.join(more)})" if more else said)
        for doubt in report.doubts:
            self.stdout.write(f"   ? {doubt}")


def _source(file: Path) -> Source:
    if not file.name.lower().endswith(ENDINGS):
        raise CommandError(
            _("The name of the file must end in %(endings)s.") % {"endings": ", ".join(ENDINGS)}
        )
    try:
        return read_source(file.read_bytes(), file.name)
    except OSError as problem:
        raise CommandError(f"{file}: {problem.strerror}") from problem
    except UnreadableFile as problem:
        raise CommandError(f"{file}: {problem}") from problem
