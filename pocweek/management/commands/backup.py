"""`manage.py backup FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from pocweek import backup


class Command(BaseCommand):
    help = "Write database and media to one zip file, while the site runs. Keep .env apart: it is not in the file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            backup.write(file)
        except (backup.BackupError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Wrote {file} ({file.stat().st_size / 1_000_000:.1f} MB).")
