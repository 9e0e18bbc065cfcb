"""What stands before Django: one readable line where a start cannot succeed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, connection


def database_problem() -> str | None:
    """Return in one line why the database cannot be reached, or None when it can."""
    # that of the database in use alone: importing psycopg takes a tenth of a start
    driver = connection.Database  # type: ignore[attr-defined]
    try:
        if connection.vendor == "postgresql":
            # Beside the pool, whose own error would only say that no connection came free in time.
            driver.connect(**connection.get_connection_params()).close()
        else:
            connection.ensure_connection()
    except (DatabaseError, driver.OperationalError) as problem:
        return str(problem).splitlines()[0]
    return None


def require_database() -> None:
    """Return when the database answers; else raise ImproperlyConfigured with the reason, within seconds."""
    if problem := database_problem():
        raise ImproperlyConfigured(f"the database cannot be reached (see DATABASE_URL): {problem}")


@contextmanager
def readable_refusals() -> Iterator[None]:
    """End the process with exit code 1 and one line where the settings or the database forbid to go on."""
    try:
        yield
    except ImproperlyConfigured as problem:
        sys.exit(f"Cannot start: {problem}")
    except OperationalError:
        problem_now = database_problem()
        if problem_now is None:  # the database answers: this is another fault, and its traceback is needed
            raise
        sys.exit(f"Cannot go on: the database cannot be reached (see DATABASE_URL): {problem_now}")
