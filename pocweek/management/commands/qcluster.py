"""The workers of the site, which would otherwise try a wrong database for ever."""

from django.core.management.base import BaseCommand
from django_q.conf import Conf

from pocweek import workers
from pocweek.startup import require_database


class Command(BaseCommand):
    help = "Run workers: they send mail and do what time makes due. Any number of them may run, on any host."

    def handle(self, **options: object) -> None:
        require_database()
        workers.run(Conf.WORKERS)
