"""PostgreSQL through a pool whose connections are looked at before each use, without a round trip to the server.

Django's own pool first sends an empty statement for each request (CONN_HEALTH_CHECKS). With pages that need one
small query that is half of what the database does. A server that ends a connection says so on it, so it is enough to
ask the server when something has arrived that nobody asked for.
"""

import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg_pool import ConnectionPool


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's. Used with a pool and without its own checks of health."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        while self.pool is not None and not works(connection):
            connection.close()
            self.pool.putconn(connection)  # opens another one in its place
            connection = super().get_new_connection(conn_params)
        return connection


def works(connection: psycopg.Connection) -> bool:
    """Return whether a connection that waited in the pool can be used. Asks the server only when there is a sign."""
    waiting = select.poll()
    waiting.register(connection.fileno(), select.POLLIN)
    if not waiting.poll(0):
        return True
    try:
        ConnectionPool.check_connection(connection)
    except psycopg.OperationalError:
        return False
    return True
