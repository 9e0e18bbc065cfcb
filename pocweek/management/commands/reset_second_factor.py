"""`manage.py reset_second_factor NAME`: the way back for the last superuser, from the server itself."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from events.actors import Actor
from pocweek.accounts.services import reset_second_factor
from pocweek.models import User


class Command(BaseCommand):
    help = "Take away all second factors of a user, sign him or her out everywhere and tell it by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="user name or e-mail address")

    def handle(self, *, name: str, **options: object) -> None:
        user = User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).first()
        if user is None:
            raise CommandError(f"Nobody has the user name or address “{name}”.")
        reset_second_factor(user=user, by=Actor.clock())
        self.stdout.write(f"The second factor of {user.username} is reset.")
