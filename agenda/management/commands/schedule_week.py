"""`manage.py schedule_week YEAR`: times and rooms for the accepted side events of a week."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agenda.board.week import BoardWeek, Place
from agenda.scheduling.explanation import sentence
from agenda.scheduling.proposal import Proposal, propose
from agenda.scheduling.services import apply
from events.actors import Actor
from events.hooks import Refusal
from events.models import Week
from events.un_style.formats import date_text, time_range_short


class Command(BaseCommand):
    help = "Find times and rooms for the accepted side events of a week that are not fixed; print what would change."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--seconds", type=float, default=60, help="how long to search at most (60)")
        parser.add_argument("--published", action="store_true", help="move published side events as well")
        parser.add_argument("--apply", action="store_true", help="give the side events these times and rooms")

    def handle(self, *, year: int, seconds: float, published: bool, apply: bool, **options: object) -> None:
        week = Week.objects.filter(year=year).first()
        if week is None:
            raise CommandError(f"There is no week for {year}.")
        if seconds <= 0:
            raise CommandError("--seconds must be more than 0.")
        proposal = propose(week, seconds=seconds, with_published=published)
        self._print(BoardWeek(week), proposal)
        if apply:
            self._apply(week, proposal)
        elif proposal.rows:
            self.stdout.write(
                "Nothing is saved. With --apply the side events are given these times and rooms."
            )

    def _print(self, board: BoardWeek, proposal: Proposal) -> None:
        if not proposal.rows:
            self.stdout.write("There is no accepted side event that scheduling may move.")
        for row in proposal.rows:
            event = board.event(row.event)
            if event is None:
                continue
            before, after = board.place_of(event), row.place(board)
            change = "stays" if before == after else f"{_words(before)} → {_words(after)}"
            self.stdout.write(f"{event.title}: {change}. {' '.join(map(sentence, row.why))}")
        self.stdout.write(
            f"Cost {proposal.cost}; no placement costs less than {proposal.bound}; "
            f"first-fit in order of submission costs {proposal.first_fit_cost}."
        )

    def _apply(self, week: Week, proposal: Proposal) -> None:
        try:
            moved = apply(week=week, rows=proposal.rows, by=Actor.clock())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Moved: {moved}.")


def _words(place: Place) -> str:
    if place.starts_at is None or place.ends_at is None:
        return "no place"
    room = place.venue.name if place.venue else "no room"
    return f"{date_text(place.starts_at.date())}, {time_range_short(place.starts_at, place.ends_at)}, {room}"
