"""One file with everything: database and media. It holds personal data, so only its owner may read it."""

import os
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

DATABASE_NAMES = {
    "sqlite": "database.sqlite3",
    "postgresql": "database.sql",
}  # inside the file, by kind of database
OF_PYTHON_ONLY = {"password", "client_encoding", "cursor_factory", "context", "prepare_threshold"}


class BackupError(Exception):
    """A backup that cannot be made or put back; the text says why."""


def write(target: Path) -> None:
    """Write database and media to the zip file `target`, while the site runs. Raises BackupError."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / DATABASE_NAMES[connection.vendor]
        _dump(database)
        unfinished = target.with_name(f"{target.name}.part")
        with open(unfinished, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as out:
            _pack(out, database)
        os.replace(unfinished, target)


def _pack(out: IO[bytes], database: Path) -> None:
    media = Path(settings.MEDIA_ROOT)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.write(database, database.name)
        # After the database: files are only ever added, so each one that the database names is there.
        for path in sorted(media.rglob("*")):
            if path.is_file():
                package.write(path, f"media/{path.relative_to(media)}")


def read_back(source: Path) -> None:
    """Replace this host's database and media by those in the file. Raises BackupError and then changes nothing."""
    name = DATABASE_NAMES[connection.vendor]
    with TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(source) as package:
                names = package.namelist()
                package.extractall(folder)  # never outside the folder, whatever the names say
        except (OSError, zipfile.BadZipFile) as problem:
            raise BackupError(f"{source} cannot be read: {problem}") from problem
        if name not in names:
            raise BackupError(f"{source} holds no backup of a {connection.display_name} database.")
        _load(Path(folder) / name)
        if (media := Path(folder) / "media").is_dir():
            shutil.copytree(media, settings.MEDIA_ROOT, dirs_exist_ok=True)


def _dump(target: Path) -> None:
    if connection.vendor == "postgresql":
        _run("pg_dump", "--no-owner", "--no-privileges", f"--file={target}")
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)


def _load(source: Path) -> None:
    if connection.vendor == "postgresql":
        connection.close()
        empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
        _run("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1",
             "--output=/dev/null", f"--command={empty}", f"--file={source}")  # fmt: skip
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(source)) as copy:
        copy.backup(connection.connection)


def _run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs against our database."""
    parameters = connection.get_connection_params()
    address = make_conninfo(
        **{name: value for name, value in parameters.items() if name not in OF_PYTHON_ONLY}
    )
    environment = {
        **os.environ,
        "PGPASSWORD": parameters.get("password", ""),
    }  # others on this host see arguments
    try:
        result = subprocess.run(
            [program, f"--dbname={address}", *arguments], env=environment, capture_output=True, text=True
        )
    except FileNotFoundError as problem:
        raise BackupError(f"{program} is missing. On Debian: apt-get install postgresql-client") from problem
    if result.returncode:
        raise BackupError(f"{program} failed: {result.stderr.strip()}")
