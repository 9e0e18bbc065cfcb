"""`benchmarks.circulation` in small: workers that are killed lose nothing of a circulation and double nothing."""

import pytest
from django.db import connection

from benchmarks.circulation import prepare, survive
from tests.pocweek.test_workers import SITE
from tests.shared_database import shared_database
from tests.smtp import mail_server

PEOPLE, KILLS = 200, 3


@pytest.fixture(autouse=True)
def clock():
    """Other processes go by the real time."""


@pytest.mark.processes
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="it watches the workers from a connection of its own"
)
@pytest.mark.django_db(transaction=True)
def test_everybody_gets_the_summary_though_workers_are_killed(tmp_path):
    prepare(PEOPLE)
    log = tmp_path / "log"
    with mail_server() as server, shared_database(tmp_path) as database:
        settings = SITE | database | {"EMAIL_URL": f"smtp://127.0.0.1:{server.port}"}
        outcome = survive(settings, server, PEOPLE, KILLS, log)

    assert outcome.kills >= KILLS
    assert outcome.faults(PEOPLE) == [], log.read_text()
