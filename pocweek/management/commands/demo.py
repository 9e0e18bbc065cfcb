"""`manage.py demo`: the sample weeks, for a first look."""

import datetime as dt

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events import organization_data
from events.models import SideEvent, Week
from pocweek.models import User
from pocweek.sample import loading


class Command(BaseCommand):
    help = "Load the sample weeks into an empty database. Refused when DEBUG is off."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the database holds anything"
        )

    def handle(self, *, if_empty: bool, **options: object) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "The sample weeks are for trying the site: with DJANGO_DEBUG off they are not loaded."
            )
        if User.objects.filter(username__in=loading.ACCOUNTS, email__endswith="@pocweek.example").exists():
            self.stdout.write("The sample weeks are loaded already.")
            return
        if Week.objects.exists() or SideEvent.objects.exists() or User.objects.exists():
            if if_empty:
                return
            raise CommandError(
                "The database holds other data. The sample weeks are loaded only into an empty one."
            )
        organization_data.load()
        weeks = loading.load_all(dt.datetime.now(loading.ZONE).date())
        count = SideEvent.objects.count()
        self.stdout.write(f"Loaded {count} side events in {', '.join(str(week.year) for week in weeks)}.")
