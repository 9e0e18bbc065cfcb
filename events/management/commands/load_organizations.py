"""`manage.py load_organizations`: the States, observers and entities that come with the software."""

from django.core.management.base import BaseCommand, CommandParser

from events import organization_data


class Command(BaseCommand):
    help = "Load the organizations that come with the software. Can be run again at any time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="also reset entries that were edited here to the file's values",
        )

    def handle(self, *args, overwrite: bool, **options) -> None:
        added, changed = organization_data.load(overwrite)
        self.stdout.write(f"{added} organizations added, {changed} reset.")
