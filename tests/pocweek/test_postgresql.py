"""The pool of connections to PostgreSQL: one that the server ended is never used, and a look costs no round trip."""

import psycopg
import pytest
from django.db import connection

from pocweek.postgresql.base import DatabaseWrapper, works

pytestmark = [
    pytest.mark.database,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL is reached through a pool"),
]
PID = "SELECT pg_backend_pid()"


@pytest.fixture
def pooled():
    """The database of the tests, reached through a pool of one connection."""
    settings = connection.settings_dict
    options = {**settings["OPTIONS"], "pool": {"min_size": 1, "max_size": 1, "timeout": 5}}
    database = DatabaseWrapper({**settings, "OPTIONS": options, "CONN_HEALTH_CHECKS": False}, alias="pooled")
    yield database
    database.close()
    database.close_pool()


def ask(database: DatabaseWrapper, statement: str) -> object:
    """Ask as a request does: the connection goes back to the pool afterwards."""
    with database.cursor() as cursor:
        cursor.execute(statement)
        (answer,) = cursor.fetchone()
    database.close()
    return answer


def test_a_connection_is_used_again(pooled):
    assert ask(pooled, PID) == ask(pooled, PID)


def test_a_connection_that_the_server_ended_is_replaced(pooled):
    ended = ask(pooled, PID)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])
    assert ask(pooled, PID) != ended
    assert pooled.pool.get_stats()["pool_size"] == 1


def test_a_word_from_the_server_that_ends_nothing_keeps_the_connection(pooled):
    with pooled.cursor() as cursor:
        cursor.execute("LISTEN news")
        with connection.cursor() as other:
            other.execute("NOTIFY news")
        assert works(pooled.connection)


def test_a_look_at_a_connection_sends_nothing(pooled, monkeypatch):
    pooled.ensure_connection()
    monkeypatch.setattr(psycopg.Connection, "execute", lambda *a, **k: pytest.fail("asks the server"))
    assert works(pooled.connection)
