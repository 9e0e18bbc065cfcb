"""`manage.py restore FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from events.models import Week
from pocweek import backup


class Command(BaseCommand):
    help = "Put a backup back. Stop servers and workers before, and run `manage.py prepare` afterwards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="also where the database holds a week already"
        )

    def handle(self, *, file: Path, replace: bool, **options: object) -> None:
        if not replace and _holds_a_week():
            raise CommandError(
                "The database holds a week already. With --replace the backup takes its place."
            )
        try:
            backup.read_back(file)
        except (backup.BackupError, OSError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"Restored from {file}. Now run: manage.py prepare")


def _holds_a_week() -> bool:
    return Week._meta.db_table in connection.introspection.table_names() and Week.objects.exists()
