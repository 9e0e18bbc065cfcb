"""The clock of the site: what time alone makes due."""

import logging
from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError

from agenda.circulation import services as circulation
from agenda.commitments import due as commitments
from agenda.intake import services as intake
from agenda.jobs import services as papers
from agenda.scheduling import services as scheduling
from events.services import remind_due
from pocweek.accounts import upkeep
from registrations.services import purge, release_ended_holds, write_reminders, write_thanks

logger = logging.getLogger(__name__)

# In this order, each of them safe to be called again at any time.
DUE: list[Callable[[], object]] = [
    release_ended_holds,
    write_reminders,
    write_thanks,
    remind_due,
    purge,
    upkeep.forget_old,
    intake.wake_for_forgotten,
    intake.forget_old,
    papers.wake_for_forgotten,
    papers.forget_old,
    scheduling.wake_for_forgotten,
    scheduling.forget_old,
    circulation.wake_for_unfinished,
    commitments.write_reminders,
    commitments.forget_contacts,
]


class Command(BaseCommand):
    help = "Do what time has made due. A worker runs it each minute; running it more often changes nothing."

    def handle(self, **options: object) -> None:
        failed = []
        for task in DUE:
            name = f"{task.__module__}.{task.__qualname__}"
            try:
                task()
            except Exception:  # one that fails must not keep the others from their turn
                logger.exception("%s failed", name)
                failed.append(name)
        if failed:
            raise CommandError(f"Failed: {', '.join(failed)}")
