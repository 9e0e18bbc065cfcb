"""A back-up put back on another host: the three commands of the README, on the database that the tests run on."""

import stat
import zipfile

import pytest

from tests.databases import fresh_database, migrated_database
from tests.processes import PRODUCTION, manage

pytestmark = [pytest.mark.processes, pytest.mark.database]

WEEK = (
    "import datetime as dt; from events.models import Week; "
    "Week.objects.create(year=2031, theme='Côte d’Ivoire — ΩЖ', first_day=dt.date(2031, 5, 19), "
    "last_day=dt.date(2031, 5, 23))"
)
SHOW = "from events.models import Week; print(*Week.objects.values_list('year', 'theme'))"


@pytest.fixture(scope="module")
def database_with_a_week(tmp_path_factory):
    with migrated_database(tmp_path_factory.mktemp("host")) as database:
        settings = {**PRODUCTION, **database}
        assert manage("shell", "-c", WEEK, settings=settings).returncode == 0
        yield database


@pytest.fixture
def host(tmp_path, database_with_a_week):
    """A host with a week in its database and a logo among its media."""
    folder = tmp_path / "old"
    with fresh_database(folder, like=database_with_a_week) as database:
        settings = {**PRODUCTION, **database}
        (folder / "media" / "logos").mkdir(parents=True)
        (folder / "media" / "logos" / "abc.png").write_bytes(b"a picture")
        yield settings


def weeks(settings):
    return manage("shell", "--no-imports", "-c", SHOW, settings=settings).stdout.strip()


def test_a_backup_put_back_on_an_empty_host_brings_database_and_media(host, tmp_path):
    file = tmp_path / "backup.zip"
    assert manage("backup", str(file), settings=host).returncode == 0
    with fresh_database(tmp_path / "new") as database:
        new_host = {**PRODUCTION, **database}
        assert manage("restore", str(file), settings=new_host).returncode == 0
        assert manage("migrate", "--check", settings=new_host).returncode == 0
        assert weeks(new_host) == "(2031, 'Côte d’Ivoire — ΩЖ')"
    assert (tmp_path / "new" / "media" / "logos" / "abc.png").read_bytes() == b"a picture"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_week_is_replaced_by_a_backup_only_when_that_is_asked_for(host, tmp_path):
    file = tmp_path / "backup.zip"
    manage("backup", str(file), settings=host)
    manage("shell", "-c", "from events.models import Week; Week.objects.update(theme='Later')", settings=host)
    refused = manage("restore", str(file), settings=host)
    assert (refused.returncode, weeks(host)) == (1, "(2031, 'Later')")
    assert "The database holds a week already." in refused.stderr
    assert manage("restore", "--replace", str(file), settings=host).returncode == 0
    assert weeks(host) == "(2031, 'Côte d’Ivoire — ΩЖ')"


def test_what_is_no_backup_is_refused_and_changes_nothing(host, tmp_path):
    text, other = tmp_path / "notes.txt", tmp_path / "other.zip"
    text.write_text("notes")
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("notes.txt", "notes")
    for file in (text, other, tmp_path / "missing.zip"):
        result = manage("restore", "--replace", str(file), settings=host)
        assert result.returncode == 1
        assert result.stderr.startswith(f"CommandError: {file} ")
    assert weeks(host) == "(2031, 'Côte d’Ivoire — ΩЖ')"
