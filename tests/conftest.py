"""What all tests share."""

import gc
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.databases import migrated_file, migrated_template
from tests.flushing import delete_rows

TESTS = Path(__file__).resolve().parent

# Thousands of tests stay in memory; looking through them as often as Python does unasked takes a tenth of the time.
gc.set_threshold(100_000, 50, 50)

# Many more examples, and others each time, for a night or before a release: pytest --hypothesis-profile=thorough
hypothesis_settings.register_profile("thorough", max_examples=2000)
# The same examples in each run: a fault that they find for the first time is one of the change that is tested.
hypothesis_settings.register_profile("steady", derandomize=True)
hypothesis_settings.load_profile("steady")


# What is read in a document, how a paper is printed and who may open which address does not depend on the database:
# once is enough.
READ_ONCE = (
    "agenda/papers/",
    "agenda/reading/test_command.py",
    "agenda/reading/test_processes.py",
    "agenda/reading/test_reading.py",
    "agenda/reading/test_spans.py",
    "agenda/test_markdown.py",
    "agenda/printing/test_merging.py",
    "agenda/test_pdf.py",
    "agenda/test_round_trip.py",
    "agenda/test_word.py",
    "pocweek/roles/",
)
# What walks through the whole site, or all that it says, takes seconds: too long while somebody writes code.
SLOW = (
    "pocweek/roles/",
    "pocweek/test_commands.py",
    "pocweek/test_demo.py",
    "pocweek/test_leaks.py",
    "pocweek/test_sample_read.py",
    "pocweek/test_translations.py",
    "registrations/test_every_mail.py",
    "registrations/test_privacy.py",
)


def asks_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db"}.intersection(getattr(item, "fixturenames", ()))
    return bool(asked or item.get_closest_marker("django_db"))


def commits(item: pytest.Item) -> bool:
    """Whether a test empties the database behind it. pytest-django lets these come after all that only roll back."""
    marker = item.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return bool(asked or (marker and marker.kwargs.get("transaction")))


def pytest_make_parametrize_id(val: object) -> str | None:
    """Files that tests make are written anew in each process: a name made of them would be another one in each."""
    return "bytes" if isinstance(val, bytes) else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what asks a database: only that runs a second time, on PostgreSQL. Mark what the quick tests leave out.

    The tests of one file stay with one worker, so that what they share is made once. That has to be known before the
    hooks that follow the collection: pytest-xdist reads it in the first of them.
    """
    place = item.path.relative_to(TESTS).as_posix()
    if asks_database(item) and not place.startswith(READ_ONCE):
        item.add_marker(pytest.mark.database)
    if place.startswith(SLOW):
        item.add_marker(pytest.mark.slow)
    item.add_marker(pytest.mark.xdist_group(f"{place} commits" if commits(item) else place))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts processes of its own and leaves the database of the tests alone comes first: it takes longest, and no
    other worker then waits for it at the end.
    """
    items.sort(key=lambda item: asks_database(item) or item.get_closest_marker("processes") is None)


def pytest_collection_finish(session: pytest.Session) -> None:
    """pytest-xdist puts the group of a test behind its name, which a pytest that it does not know may not take."""
    in_groups = getattr(session.config.option, "loadgroup", False)
    if in_groups and not all("@" in item.nodeid for item in session.items):
        raise pytest.UsageError("The tests of one file would not stay with one worker.")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Let the tests' own database begin as a copy of one with all tables: Django's `migrate` then finds them made."""
    test = connection.settings_dict["TEST"]
    if connection.vendor == "postgresql":
        test["TEMPLATE"] = migrated_template(os.environ["TEST_DATABASE_URL"])
        connection.ops.sql_flush = delete_rows
        yield
        return
    test["NAME"] = "file:pocweek-tests?mode=memory&cache=shared"
    # It lives in memory for as long as somebody is connected.
    with closing(sqlite3.connect(test["NAME"], uri=True)) as in_memory:
        with closing(sqlite3.connect(migrated_file())) as migrated:
            migrated.backup(in_memory)
        yield


@pytest.fixture(autouse=True, scope="session")
def _folder_of_static_files():
    """Nothing fills it, but without it WhiteNoise warns, also in the server that outlives a test."""
    django_settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def _plain_and_fast(settings):
    """Passwords hashed quickly; static files as they lie in the tree, without collecting them first."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.AXES_ENABLED = False  # it notes each sign-in; the tests of guessing switch it on
    settings.WHITENOISE_AUTOREFRESH = True  # looks for a file when it is asked for


@pytest.fixture(autouse=True)
def _english():
    """A request to /fr/ leaves French active in the thread of the test: each test starts and ends in English."""
    with translation.override("en"):
        yield
