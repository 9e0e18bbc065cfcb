"""Databases for tests and for the processes that they start: empty, with all tables, or a copy of another.

All tables are made once, by `manage.py migrate` on an empty database, and then copied: they take a thousand statements
to make. What is kept is named by what made it, so it is made anew after a change of migrations.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import psycopg

from tests.processes import ROOT, manage

FOLDER = ROOT / "build" / "test-databases"
MADE_BY = ("requirements.txt", "pocweek/settings.py", "*/migrations/*.py")


@contextmanager
def fresh_database(folder: Path, like: dict[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Yield the settings of a database of the kind that the tests run on: an empty one, or a copy of that of `like`."""
    if not os.environ.get("TEST_DATABASE_URL"):
        if like:
            folder.mkdir(exist_ok=True)
            shutil.copy(Path(like["POCWEEK_DATA"]) / "db.sqlite3", folder)
        yield {"POCWEEK_DATA": str(folder)}
        return
    with _new_database(urlsplit(like["DATABASE_URL"]).path.strip("/") if like else "template1") as address:
        yield {"POCWEEK_DATA": str(folder), "DATABASE_URL": address}


@contextmanager
def migrated_database(folder: Path) -> Iterator[dict[str, str]]:
    """Yield the settings of a database of the kind that the tests run on, with all tables and nothing of a week."""
    if not (server := os.environ.get("TEST_DATABASE_URL")):
        shutil.copy(migrated_file(), folder / "db.sqlite3")
        yield {"POCWEEK_DATA": str(folder)}
        return
    with _new_database(migrated_template(server)) as address:
        yield {"POCWEEK_DATA": str(folder), "DATABASE_URL": address}


@contextmanager
def _new_database(template: str) -> Iterator[str]:
    server, name = os.environ["TEST_DATABASE_URL"], f"pocweek_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield _address(server, name)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def query(database: dict[str, str], statement: str) -> list[tuple]:
    """Run a statement on a database, past Django, and return its rows."""
    if address := database.get("DATABASE_URL"):
        with psycopg.connect(address) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []
    with closing(sqlite3.connect(Path(database["POCWEEK_DATA"]) / "db.sqlite3", timeout=20)) as file, file:
        return file.execute(statement).fetchall()


def migrated_file() -> Path:
    """Return an SQLite file with all tables, to be copied. It is kept for later runs."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"{_digest()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another worker of pytest needs it as well
        if not file.exists():
            for of_other_migrations in FOLDER.glob("*.sqlite3"):
                of_other_migrations.unlink()
            with TemporaryDirectory(dir=FOLDER) as folder:
                _migrate({"POCWEEK_DATA": folder})
                whole = Path(folder) / "whole"
                with (
                    closing(sqlite3.connect(Path(folder) / "db.sqlite3")) as made,
                    closing(sqlite3.connect(whole)) as copy,
                ):
                    made.backup(copy)
                whole.replace(file)
    return file


def migrated_template(server: str) -> str:
    """Return the name of a database with all tables on a PostgreSQL server, to be copied. It stays on the server."""
    name = f"pocweek_migrated_{_digest()}"
    unfinished = f"{name}_unfinished"
    with psycopg.connect(server, autocommit=True) as connection, TemporaryDirectory() as folder:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])  # until the connection ends
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f"DROP DATABASE IF EXISTS {unfinished}")
            connection.execute(f"CREATE DATABASE {unfinished}")
            _migrate({"POCWEEK_DATA": folder, "DATABASE_URL": _address(server, unfinished)})
            connection.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
    return name


def migrated_dump(file: Path) -> Path:
    """Write to the file the statements that make all tables on another PostgreSQL server."""
    server = os.environ["TEST_DATABASE_URL"]
    subprocess.run(
        ["pg_dump", f"--dbname={_address(server, migrated_template(server))}", f"--file={file}"], check=True
    )
    return file


def _address(server: str, name: str) -> str:
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _migrate(database: dict[str, str]) -> None:
    settings = {"DJANGO_SECRET_KEY": "only-for-tests", "DJANGO_DEBUG": "true", **database}
    made = manage("migrate", "-v0", settings=settings, seconds=300)
    if made.returncode:
        raise RuntimeError(made.stdout + made.stderr)


def _digest() -> str:
    """Return a short name for what makes the tables."""
    digest = hashlib.sha256()
    for pattern in MADE_BY:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(f"\n{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:12]
