"""Settings: a wrong one stops the start with one line that a person can act on."""

import pytest

from pocweek import settings as settings_file
from tests.processes import PRODUCTION, manage, run

MISSING_KEY = (
    "Cannot start: DJANGO_SECRET_KEY is not set. "
    "Set it to a long random text, or run `make run`, which writes one to .env.\n"
)


@pytest.mark.processes
@pytest.mark.parametrize(
    "command", [["python", "manage.py", "migrate"], ["gunicorn", "-c", "pocweek/gunicorn_conf.py"]]
)
def test_a_missing_secret_key_stops_the_start_with_one_line(command):
    result = run(*command, settings={**PRODUCTION, "DJANGO_SECRET_KEY": ""})
    assert (result.returncode, result.stderr) == (1, MISSING_KEY)


@pytest.mark.processes
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DJANGO_DEBUG", "maybe"),
        ("POCWEEK_SITE_URL", ""),
        ("POCWEEK_SITE_URL", "pocweek.example"),
        ("POCWEEK_SITE_URL", "https://pocweek.example/week"),
        ("POCWEEK_DATA", "/proc/pocweek"),
        ("POCWEEK_WORKERS", "none"),
        ("POCWEEK_WORKERS", "0"),
        ("POCWEEK_BEHIND_PROXY", "yes please"),
        ("POCWEEK_TRUSTED_PROXIES", "proxy.example"),
        ("POCWEEK_TRUSTED_PROXIES", "10.0.0.1/8"),
        ("DATABASE_URL", "mysql://user:secret@host/pocweek"),
        ("DATABASE_URL", "postgres://user:sec/ret@host:5432/pocweek"),
        ("DATABASE_URL", "pocweek"),
        ("EMAIL_URL", "ftp://mail.example"),
        ("EMAIL_URL", "smtp://user:sec/ret@mail.example"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_line_that_names_the_setting(name, value):
    result = manage("migrate", settings={**PRODUCTION, name: value})
    assert result.returncode == 1
    assert result.stderr.startswith(f"Cannot start: {name}")
    assert result.stderr.count("\n") == 1
    assert "ret@" not in result.stderr  # nothing of a password


NOBODY_LISTENS = "postgres://user:password@127.0.0.1:1/pocweek"
NO_SUCH_HOST = "postgres://user:password@nowhere.invalid/pocweek"


@pytest.mark.processes
@pytest.mark.parametrize(
    ("command", "address"),
    [
        (["python", "manage.py", "migrate"], NOBODY_LISTENS),
        (["python", "manage.py", "serve", "--port", "0"], NO_SUCH_HOST),
        (["python", "manage.py", "qcluster"], NOBODY_LISTENS),
        (["gunicorn", "-c", "pocweek/gunicorn_conf.py", "--bind", "127.0.0.1:0"], NO_SUCH_HOST),
    ],
    ids=["migrate", "serve", "qcluster", "gunicorn"],
)
def test_an_unreachable_database_is_told_within_seconds_in_one_line(command, address, tmp_path):
    result = run(
        *command, settings={**PRODUCTION, "DATABASE_URL": address, "POCWEEK_DATA": str(tmp_path)}, seconds=15
    )
    assert result.returncode == 1
    assert "the database cannot be reached (see DATABASE_URL): " in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.processes
def test_a_production_host_passes_the_deployment_checks(tmp_path):
    settings = {**PRODUCTION, "POCWEEK_DATA": str(tmp_path), "POCWEEK_BEHIND_PROXY": "true"}
    result = manage("check", "--deploy", "--fail-level", "WARNING", settings=settings)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.processes
def test_the_deployment_checks_tell_that_mail_reaches_nobody(tmp_path):
    settings = {**PRODUCTION, "POCWEEK_DATA": str(tmp_path), "EMAIL_URL": ""}
    result = manage("check", "--deploy", "--fail-level", "WARNING", settings=settings)
    assert result.returncode == 1
    assert f"EMAIL_URL is not set: mail is only written to {tmp_path}/mail" in result.stderr


@pytest.mark.parametrize(
    ("url", "port", "uses_tls", "uses_ssl"),
    [
        ("smtp://mail.example", 25, None, None),
        ("smtp://mail.example:2525", 2525, None, None),
        ("smtp+tls://mail.example", 587, True, None),
        ("smtp+ssl://mail.example", 465, None, True),
    ],
)
def test_a_mail_server_is_asked_on_its_usual_port_unless_told_otherwise(
    monkeypatch, url, port, uses_tls, uses_ssl
):
    monkeypatch.setenv("EMAIL_URL", url)
    mail = settings_file._mail()
    found = (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail.get("EMAIL_USE_TLS"), mail.get("EMAIL_USE_SSL"))
    assert found == ("mail.example", port, uses_tls, uses_ssl)


def test_name_and_password_of_the_mail_server_are_percent_decoded(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "smtp+tls://week%40un.example:p%2Fw@mail.example")
    mail = settings_file._mail()
    assert (mail["EMAIL_HOST_USER"], mail["EMAIL_HOST_PASSWORD"]) == ("week@un.example", "p/w")


def test_workers_and_commands_open_no_pool_since_they_fork(monkeypatch):
    monkeypatch.delenv("POCWEEK_DB_POOL", raising=False)  # which only the server sets
    monkeypatch.setenv("DATABASE_URL", "postgres://user:p%40ss@db.example/pocweek")
    assert "pool" not in settings_file._database()["OPTIONS"]


def test_a_server_keeps_as_many_connections_as_it_is_told(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://user:p%40ss@db.example/pocweek?sslmode=require")
    monkeypatch.setenv("POCWEEK_DB_POOL", "8")
    database = settings_file._database()
    assert (database["ENGINE"], database["PASSWORD"]) == ("pocweek.postgresql", "p@ss")
    assert database["OPTIONS"] == {
        "connect_timeout": 5,
        "server_side_binding": True,
        "prepare_threshold": 3,
        "sslmode": "require",
        "pool": {"min_size": 1, "max_size": 8, "timeout": 5, "reconnect_timeout": 5},
    }
