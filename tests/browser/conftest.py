"""A real browser against the real site on loopback. Every page must be silent: no script error, no foreign host."""

import os
import shutil
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from pocweek.machine import BROWSERS
from tests.factories import UserFactory
from tests.processes import wait_until

# Playwright runs an event loop in the thread of the test, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",  # the sandbox cannot start as root
    "--disable-gpu",
    "--disable-gpu-compositing",  # else a tenth of the time goes into drawing as a graphics card would
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
PASSWORD = "correct horse battery staple"
PATIENCE = 10_000  # milliseconds, for what comes at once unless the machine has much else to do
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is missing; `make test` installs it."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Watched:
    """Opens pages and keeps what they complain about and whom they ask."""

    def __init__(self, browser: Browser, base: str):
        self._browser, self._base = browser, base
        self.complaints: list[str] = []
        self._contexts: list = []

    def page(self, width: int = 1280, scheme: str = "light", **options) -> Page:
        context = self._browser.new_context(
            base_url=self._base, viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", lambda request: self._request(request.url))
        return page

    def _console(self, message: ConsoleMessage) -> None:
        # a refused form is answered with 409 or 422, which Chromium notes as an error
        if message.type == "error" and "the server responded with a status of 4" not in message.text:
            self.complaints.append(f"{message.location['url']}: {message.text}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self._base).netloc:
            self.complaints.append(f"asks {url}")

    def close(self) -> None:
        for context in self._contexts:
            context.close()


class Requests:
    """Counts what the server works on. A page that is closed does not stop what it has asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open = 0

    def begun(self, **_signal: object) -> None:
        with self._lock:
            self._open += 1

    def answered(self, **_signal: object) -> None:
        with self._lock:
            self._open -= 1

    def are_answered(self) -> bool:
        return self._open == 0


@pytest.fixture
def requests() -> Iterator[Requests]:
    """The requests under way; the database is emptied for the next test only when there are none."""
    counted = Requests()
    request_started.connect(counted.begun)
    request_finished.connect(counted.answered)
    yield counted
    request_started.disconnect(counted.begun)
    request_finished.disconnect(counted.answered)


@pytest.fixture
def watched(browser, live_server, settings, requests) -> Iterator[Watched]:
    settings.SITE_URL = live_server.url
    opened = Watched(browser, live_server.url)
    yield opened
    opened.close()
    wait_until(requests.are_answered)
    assert not opened.complaints, "\n".join(opened.complaints)


@pytest.fixture
def page(watched) -> Page:
    """A fresh browser window, 1280 pixels wide, light."""
    return watched.page()


@pytest.fixture
def sign_in(transactional_db):
    """Sign a new user with the given roles in by the form, and return the user."""

    def go(page: Page, *roles: str, **fields):
        user = UserFactory(groups=roles, **fields)
        page.goto("/account/sign-in/?next=/admin/")
        page.fill("#id_login", user.username)
        page.fill("#id_password", PASSWORD)
        page.click("#login-form .btn-primary")
        page.wait_for_url(lambda url: "/account/sign-in/" not in url, wait_until="commit")
        return user

    return go
