"""Many at once, from real threads: a proposal goes one step once, and two yeses at one moment merge once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from events import services
from events.hooks import Refusal
from events.models import Merger, Message, SideEvent
from tests.events.test_proposals import SECRETARIAT, brought_to, proposal
from tests.factories import UserFactory
from tests.shared_database import shared_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _without_deadline(transactional_db, monkeypatch):
    monkeypatch.setattr("tests.events.test_proposals.DEADLINE", None)


def at_once(folder, *works):
    """Do each work on a thread and a connection of its own, and return what came of each."""

    def run(work):
        try:
            return work()
        except Refusal as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with shared_database(folder), ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_submitted_four_times_at_once_is_one_submission(tmp_path):
    event = proposal()
    fresh = [SideEvent.objects.select_related("week").get(pk=event.pk) for _number in range(4)]

    at_once(tmp_path, *[lambda e=e: services.submit(side_event=e, by=SECRETARIAT) for e in fresh])

    assert [step.to_status for step in event.steps.all()] == ["submitted"]
    assert Message.objects.count() == 1


def test_two_yeses_at_one_moment_carry_the_merger_out_once(tmp_path):
    pair = [brought_to(proposal(UserFactory()), SideEvent.Status.SUBMITTED) for _number in range(2)]
    merger = services.propose_merger(kept=pair[0], merged=pair[1], reason="Water.", by=SECRETARIAT)
    answers = list(merger.answers.select_related("merger__kept__week", "merger__merged__week"))

    at_once(tmp_path, *[lambda a=a: services.answer_merger(answer=a, says_yes=True) for a in answers])

    merger.refresh_from_db()
    assert merger.state == Merger.State.CARRIED_OUT
    assert [step.to_status for step in pair[1].steps.all()] == ["submitted", "declined"]
    assert Message.objects.filter(kind="events/merger_carried_out").count() == 4
