"""Everything between new code and a start, in one command."""

import logging

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from events import organization_data
from events.models import Week
from pocweek import static_files


class Command(BaseCommand):
    help = (
        "Make this host ready to serve: fonts, translations, the database's tables, the organizations; "
        "static files where DEBUG is off, the sample week where it is on and the database is empty. "
        "Run it after each update; what is done already is left alone."
    )

    def handle(self, **options: object) -> None:
        call_command("build_fonts", stdout=self.stdout)
        call_command("build_translations", stdout=self.stdout)
        call_command("migrate", verbosity=0, interactive=False)
        organization_data.load()
        if not settings.DEBUG:
            static_files.collect()
        elif not Week.objects.exists():
            self._load_sample()

    def _load_sample(self) -> None:
        self.stdout.write("Loading the sample week …")
        logging.disable(logging.INFO)  # a line for each thing it does says nothing to a person who waits
        try:
            call_command("demo", if_empty=True, stdout=self.stdout)
        finally:
            logging.disable(logging.NOTSET)
