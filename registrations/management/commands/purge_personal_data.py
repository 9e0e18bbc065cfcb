"""Forget what the weeks no longer allow to keep."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from registrations.services.privacy import purge


class Command(BaseCommand):
    help = "Deletes needs, names and addresses of delegates whose time is over; the clock does the same each minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be forgotten")

    def handle(self, *, dry_run: bool, **_options: object) -> None:
        found = purge(dry_run=dry_run)
        if not found:
            self.stdout.write("Nothing is older than allowed.")
        for what, count in found.items():
            self.stdout.write(f"{'Would forget' if dry_run else 'Forgot'} {count} {what}.")
