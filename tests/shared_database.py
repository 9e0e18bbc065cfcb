"""The database of a test, opened to its threads and to processes beside it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection


@contextmanager
def shared_database(folder: Path) -> Iterator[dict[str, str]]:
    """Let others work on the database of this test, and yield the settings that other processes need for it.

    PostgreSQL takes many connections anyway. SQLite's test database lies in memory, so a copy lies in a file
    meanwhile, where new threads find it too, and comes back at the end. The test itself must not use the database
    inside the block, and its records must be committed before it (`transaction=True`).
    """
    if connection.vendor == "postgresql":
        server = urlsplit(os.environ["TEST_DATABASE_URL"])
        name = connection.settings_dict["NAME"]
        yield {"POCWEEK_DATA": str(folder), "DATABASE_URL": server._replace(path=f"/{name}").geturl()}
        return
    file = folder / "db.sqlite3"
    in_memory = connection.settings_dict["NAME"]
    _copy(connection.connection, file)
    connection.settings_dict["NAME"] = str(file)  # where threads that connect from now on look
    try:
        yield {"POCWEEK_DATA": str(folder)}
    finally:
        connection.settings_dict["NAME"] = in_memory
        with sqlite3.connect(file) as copy:
            copy.backup(connection.connection)
        copy.close()


def _copy(source: sqlite3.Connection, file: Path) -> None:
    with sqlite3.connect(file) as copy:
        source.backup(copy)
    copy.close()
