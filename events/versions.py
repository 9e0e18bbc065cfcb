"""Which version of the programmes is the present one: a page that was kept is good only for the version it shows.

A version has two parts. What organisers change (side events, co-sponsors, organizations, rooms, official meetings,
weeks, and what later apps `watch`) makes the one row of `ProgrammeVersion` another one. What delegates change (seats)
is too busy for one row that all would have to write: later apps tell it by numbers of their own (`programme_counters`
in `hooks`).

Every write is noticed, whichever way it is made, since it is the statement that is looked at: `save()`, an `update()`
of many rows, bulk operations, the admin, imports, management commands. The row is written after the commit and in a
statement of its own, so that nobody who saves waits for a row that others hold. A process that is killed between
the two, and a change made past Django (psql), therefore leave a page as it was, until it is made anew for another
reason; `pages.cache` does that each minute.
"""

import re
import secrets
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.db import connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from . import hooks

Version = tuple[Any, ...]

_WRITE = re.compile(r'(INSERT|UPDATE|DELETE)(?: OR \w+)?(?: INTO| FROM)? "(\w+)"')
# Random, so that no version comes a second time, not even after a backup was put back.
_RENEW = """
    INSERT INTO events_programmeversion (id, value) VALUES (1, %s)
    ON CONFLICT (id) DO UPDATE SET value = excluded.value
"""
_watched: set[tuple[str, str]] = set()  # of what is done and the table to which


def watch(*shown: type[models.Model], with_updates: bool = True) -> None:
    """Renew the version whenever a row of these models comes, goes or is changed: programmes show something of it.

    Without updates where these are told by counters.
    """
    kinds = ("INSERT", "DELETE", "UPDATE") if with_updates else ("INSERT", "DELETE")
    _watched.update((kind, model._meta.db_table) for model in shown for kind in kinds)


def follow_writes(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """Have the statements of a connection looked at from now on; again and again for one connection is once."""
    if _noticing not in connection.execute_wrappers:
        connection.execute_wrappers.append(_noticing)


def present_version(year: int) -> Version | None:
    """Return the version of the programme of a week, different after every change of it. One small query.

    None where no version is known (a database that was just emptied): then nothing may be kept.
    """
    with connection.cursor() as cursor:
        cursor.execute(_select_version(), [year] * len(hooks.programme_counters))
        found: Version | None = cursor.fetchone()
        return found


@cache
def _select_version() -> str:
    counters = [f"({select}) AS counters_{n}" for n, select in enumerate(hooks.programme_counters)]
    return f"SELECT * FROM {', '.join(['events_programmeversion AS version', *counters])}"  # noqa: S608 - our own text


def _noticing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if not sql.startswith("SELECT") and (write := _WRITE.match(sql)) and write.groups() in _watched:
        _renew_after_commit(context["connection"])
    return result


def _renew_after_commit(written: BaseDatabaseWrapper) -> None:
    """Renew the version once for a transaction, however much it writes."""
    if all(getattr(waiting[1], "func", None) is not _renew for waiting in written.run_on_commit):
        # robust: the change stands whether or not its version can be written
        transaction.on_commit(partial(_renew, written.alias), using=written.alias, robust=True)


def _renew(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(_RENEW, [secrets.randbits(63)])
