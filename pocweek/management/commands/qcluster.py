"""The worker of django-q2, which would otherwise try a wrong database for ever."""

from typing import Any

from django_q.management.commands import qcluster

from pocweek.startup import require_database


class Command(qcluster.Command):
    help = (
        "Start a worker: it sends mail and does what time makes due. Any number of them may run, on any host."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        super().handle(*args, **options)
