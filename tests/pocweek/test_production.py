"""The site as a public host runs it: gunicorn, several workers, static files collected and compressed."""

import fcntl
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from tests.databases import fresh_database, migrated_database
from tests.processes import PRODUCTION, ROOT, free_port, listens, manage, running, wait_until

pytestmark = [pytest.mark.processes, pytest.mark.database]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def get(port, path, **headers):
    """Ask as the proxy does that ends TLS before the site; return status, headers and body."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        headers={
            "Host": "pocweek.example",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
    )
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers, refusal.read()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the site below keeps its data and its log."""
    return tmp_path_factory.mktemp("host")


@pytest.fixture(scope="module")
def port(folder):
    """The port of a site that was prepared and started as the README says.

    On SQLite the database is empty, as on a new host; on PostgreSQL it has its tables, as after an update.
    """
    port = free_port()
    with (migrated_database if connection.vendor == "postgresql" else fresh_database)(folder) as database:
        settings = {**PRODUCTION, **database, "POCWEEK_BEHIND_PROXY": "true"}
        with (ROOT / "build" / "collecting").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # another worker of pytest collects into the same folder
            prepared = manage("prepare", settings=settings, seconds=120)
        assert prepared.returncode == 0, prepared.stderr
        with running(
            "gunicorn",
            "-c",
            "pocweek/gunicorn_conf.py",
            "--bind",
            f"127.0.0.1:{port}",
            settings=settings,
            log=folder / "log",
        ):
            wait_until(lambda: listens(port))
            yield port


def test_pages_are_served_behind_a_proxy_and_only_over_https(port):
    status, headers, _ = get(port, "/privacy/", X_Forwarded_Proto="https")
    assert (status, headers["Strict-Transport-Security"]) == (
        200,
        "max-age=31536000; includeSubDomains; preload",
    )
    status, headers, _ = get(port, "/privacy/")
    assert (status, headers["Location"]) == (301, "https://pocweek.example/privacy/")


def test_the_log_does_not_hold_the_secret_of_a_personal_link(port, folder):
    get(port, "/fr/rsvp/AmyTokenThatNobodyKnows/", X_Forwarded_Proto="https")
    wait_until(lambda: "GET /fr/rsvp/…/" in (folder / "log").read_text())
    assert "AmyToken" not in (folder / "log").read_text()


def test_another_host_name_is_refused(port):
    assert get(port, "/privacy/", Host="other.example", X_Forwarded_Proto="https")[0] == 400


def test_the_monitor_asks_from_inside_without_tls(port):
    assert get(port, "/healthz")[::2] == (200, b'{"database": true, "oldest_unsent_seconds": null}')


def test_static_files_are_compressed_and_kept_by_browsers_for_ever(port):
    page = get(port, "/account/sign-in/", X_Forwarded_Proto="https")[2].decode()
    address = next(part for part in page.split('"') if part.startswith("/static/css/site."))
    status, headers, _ = get(port, address, Accept_Encoding="br", X_Forwarded_Proto="https")
    assert (status, headers["Content-Encoding"]) == (200, "br")
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_more_requests_at_once_than_connections_are_all_answered(port):
    with ThreadPoolExecutor(40) as crowd:
        answers = list(crowd.map(lambda _: get(port, "/healthz")[0], range(120)))
    assert answers == [200] * 120


def test_there_is_no_mailbox(port):
    assert get(port, "/mailbox/", X_Forwarded_Proto="https")[0] == 404
