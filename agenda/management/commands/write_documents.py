"""`manage.py write_documents 2026 --kinds concept-note flyer --languages en fr -o papers`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from agenda import pdf
from agenda.documents import KINDS
from agenda.management.progress import Progress
from events.models import Week

from ...printing.bulk import jobs_of, pack, write_all
from ...printing.merging import merge

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    help = (
        "Write the papers of a whole week as PDF, on all cores. Stopped with Ctrl-C and begun again, it makes "
        "only what is not stored yet."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument(
            "--kinds", nargs="+", choices=list(KINDS), default=["concept-note"], metavar="KIND"
        )
        parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=["en"], metavar="LANGUAGE")
        parser.add_argument("--page", choices=list(pdf.PAGES), default="a4")
        parser.add_argument(
            "--zip", type=Path, metavar="FILE", help="put all of them into one archive as well"
        )
        parser.add_argument(
            "--merge",
            action="store_true",
            help="put all of them into DIR.pdf as well, with a bookmark for each",
        )
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")

    def handle(
        self, *, year: int, kinds: list[str], languages: list[str], page: str, output: Path, **options: Any
    ) -> None:
        week = Week.objects.filter(year=year).first()
        if week is None:
            raise CommandError(f"There is no week {year}.")
        jobs = jobs_of(week, kinds, languages, page)
        if not jobs:
            raise CommandError(f"The week {year} has no such papers: nothing of it is published.")
        progress, paths = Progress(self.stderr, len(jobs)), set()
        try:
            output.mkdir(parents=True, exist_ok=True)
            for number, path in enumerate(write_all(jobs, output), start=1):
                if path is not None:
                    paths.add(path)
                progress.show(number)
            if options["zip"]:
                pack(sorted(paths), options["zip"])
            if options["merge"]:
                written = [output / job.file_name for job in jobs if output / job.file_name in paths]
                merge(written, _beside(output), title=str(week), language=languages[0])
        except OSError as problem:
            raise CommandError(
                f"{problem.filename or output} cannot be written: {problem.strerror}."
            ) from problem
        except KeyboardInterrupt:
            raise CommandError(_("Stopped. The same command goes on from here.")) from None
        self.stdout.write(f"Wrote {len(paths)} papers to {output}.")


def _beside(folder: Path) -> Path:
    """Return the file that has the name of the folder."""
    folder = folder.resolve()
    return folder.with_name(f"{folder.name}.pdf")
