"""What all tests share."""

import pytest
from django.utils import translation
from hypothesis import settings as hypothesis_settings

# Many more examples, for a night or before a release: pytest --hypothesis-profile=thorough
hypothesis_settings.register_profile("thorough", max_examples=2000)


# What is read in a document, how a paper is printed and who may open which address does not depend on the database:
# once is enough.
READ_ONCE = (
    "test_reading.py",
    "test_spans.py",
    "test_processes.py",
    "test_command.py",
    "test_round_trip.py",
    "test_every_kind.py",
    "test_addresses_and_roles.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks a database: only that runs a second time, on PostgreSQL.

    What starts processes of its own comes first: it takes longest, and no other worker then waits for it at the end.
    """
    items.sort(key=lambda item: item.get_closest_marker("processes") is None)
    for item in items:
        if item.path.name in READ_ONCE and "browser" not in item.path.parts:
            continue
        asks = {"db", "transactional_db"}.intersection(getattr(item, "fixturenames", ()))
        if asks or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


@pytest.fixture(autouse=True)
def _plain_and_fast(settings):
    """Passwords hashed quickly; static files as they lie in the tree, without collecting them first."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.WHITENOISE_AUTOREFRESH = True  # looks for a file when it is asked for
    settings.STATIC_ROOT.mkdir(
        parents=True, exist_ok=True
    )  # without the folder, which nothing fills, it warns


@pytest.fixture(autouse=True)
def _english():
    """A request to /fr/ leaves French active in the thread of the test: each test starts and ends in English."""
    with translation.override("en"):
        yield
