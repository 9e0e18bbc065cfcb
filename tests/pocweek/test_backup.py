"""A back-up put back on another host: the three commands of the README, on the database that the tests run on."""

import stat
import zipfile

import pytest
from django.core.management import CommandError, call_command

from events.models import Week
from tests.databases import fresh_database, migrated_database, query
from tests.factories import WeekFactory
from tests.processes import PRODUCTION, manage

pytestmark = [pytest.mark.processes, pytest.mark.database]

WEEK = (
    "import datetime as dt; from events.models import Week; "
    "Week.objects.create(year=2031, theme='Côte d’Ivoire — ΩЖ', first_day=dt.date(2031, 5, 19), "
    "last_day=dt.date(2031, 5, 23))"
)


@pytest.fixture(scope="module")
def old_host(tmp_path_factory):
    """The settings of a host with a week in its database and a logo among its media; nothing changes it."""
    folder = tmp_path_factory.mktemp("host")
    with migrated_database(folder) as database:
        settings = {**PRODUCTION, **database}
        assert manage("shell", "-c", WEEK, settings=settings).returncode == 0
        (folder / "media" / "logos").mkdir(parents=True)
        (folder / "media" / "logos" / "abc.png").write_bytes(b"a picture")
        yield settings


@pytest.fixture(scope="module")
def file(old_host, tmp_path_factory):
    """The backup of that host."""
    file = tmp_path_factory.mktemp("backup") / "backup.zip"
    assert manage("backup", str(file), settings=old_host).returncode == 0
    return file


@pytest.fixture
def host(tmp_path, old_host):
    """A copy of that host's database, to be changed."""
    with fresh_database(tmp_path / "host", like=old_host) as database:
        yield {**PRODUCTION, **database}


def weeks(settings):
    return query(settings, "SELECT year, theme FROM events_week")


def test_a_backup_put_back_on_an_empty_host_brings_database_and_media(file, tmp_path):
    with fresh_database(tmp_path / "new") as database:
        new_host = {**PRODUCTION, **database}
        assert manage("restore", str(file), settings=new_host).returncode == 0
        assert manage("migrate", "--check", settings=new_host).returncode == 0
        assert weeks(new_host) == [(2031, "Côte d’Ivoire — ΩЖ")]
    assert (tmp_path / "new" / "media" / "logos" / "abc.png").read_bytes() == b"a picture"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_week_is_replaced_by_a_backup_only_when_that_is_asked_for(host, file):
    query(host, "UPDATE events_week SET theme = 'Later'")
    refused = manage("restore", str(file), settings=host)
    assert (refused.returncode, weeks(host)) == (1, [(2031, "Later")])
    assert "The database holds a week already." in refused.stderr
    assert manage("restore", "--replace", str(file), settings=host).returncode == 0
    assert weeks(host) == [(2031, "Côte d’Ivoire — ΩЖ")]


def test_what_is_no_backup_is_refused_and_changes_nothing(host, tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("notes.txt", "notes")
    result = manage("restore", "--replace", str(other), settings=host)
    assert result.returncode == 1
    assert result.stderr.startswith(f"CommandError: {other} holds no backup of a ")
    assert weeks(host) == [(2031, "Côte d’Ivoire — ΩЖ")]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["notes.txt", "missing.zip"])
def test_what_cannot_be_read_is_refused_and_changes_nothing(tmp_path, name):
    (tmp_path / "notes.txt").write_text("notes")
    WeekFactory(year=2031)
    with pytest.raises(CommandError, match=f"{name} cannot be read: "):
        call_command("restore", "--replace", str(tmp_path / name))
    assert Week.objects.get().year == 2031
