"""`manage.py export_programme 2026 -o programme.yaml`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from agenda.programmes.files import FORMATS, programme_file
from events.hooks import Refusal
from events.models import Week


class Command(BaseCommand):
    help = "Write the programme of a week, drafts too, as .yaml, .json, .csv or .xlsx. It comes back as it went out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(self, *, year: int, output: Path, **options: Any) -> None:
        kind = output.suffix.lower().removeprefix(".").replace("yml", "yaml")
        if kind not in FORMATS:
            endings = ", ".join(f".{kind}" for kind in FORMATS)
            raise CommandError(_("The name of the file must end in %(endings)s.") % {"endings": endings})
        week = Week.objects.filter(year=year).first()
        if week is None:
            raise CommandError(_("There is no week %(year)s on this site.") % {"year": year})
        try:
            output.write_bytes(programme_file(week, kind))
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as problem:
            raise CommandError(f"{output}: {problem.strerror}") from problem
