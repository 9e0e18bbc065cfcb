"""Make the frame of a week for another year: `manage.py copy_week 2026 2027`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events import services
from events.actors import Actor
from events.hooks import Refusal
from events.models import Week

from ...un_style.formats import date_range_text


class Command(BaseCommand):
    help = "Copy days, deadline, limits, standard slots and themes of a week into another year."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int, help="of the week that is copied")
        parser.add_argument("new_year", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        week = Week.objects.filter(year=options["year"]).first()
        if week is None:
            raise CommandError(f"There is no week of {options['year']}.")
        try:
            copy = services.copy_week(week=week, year=options["new_year"], by=Actor.clock())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Week of {copy.year}: {date_range_text(copy.first_day, copy.last_day)}.")
