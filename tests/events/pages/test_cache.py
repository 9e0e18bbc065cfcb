"""The page of a week is kept, and yet every change is in the very next answer."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from agenda.models import EventSummary
from events.access import Role
from events.actors import Actor
from events.models import CoSponsor, OfficialMeeting, Organization, ProgrammeVersion, SideEvent, Venue, Week
from events.pages import cache as page_cache
from events.services import cancel
from registrations import services
from registrations.models import AttendanceMode
from tests import processes
from tests.factories import (
    CapacityLimitFactory,
    CoSponsorFactory,
    OfficialMeetingFactory,
    OrganizationFactory,
    SideEventFactory,
    UserFactory,
    WeekFactory,
    new_york,
)
from tests.shared_database import shared_database

pytestmark = pytest.mark.django_db(transaction=True)

AFTERWARDS = new_york(23, 10)


@pytest.fixture(autouse=True)
def _nothing_kept():
    page_cache.forget_all()
    yield
    page_cache.forget_all()


@pytest.fixture(autouse=True)
def _within_one_minute():
    """A page is made anew each minute: here only a change can be the reason."""
    with time_machine.travel(new_york(2, 9), tick=False):
        yield


@pytest.fixture
def event():
    event = SideEventFactory(title="Water under fire", slug="water", venue__name="Trusteeship Council")
    CoSponsorFactory(side_event=event, lead=True, organization__name="Oxfam")
    CapacityLimitFactory(side_event=event, seats=10)
    OfficialMeetingFactory(week=event.week, title="Open debate")
    return event


def page(client, address="/2030/", **headers) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def take_seat(event):
    services.register(
        side_event=event,
        attendance_mode=AttendanceMode.IN_PERSON,
        given_name="Amina",
        family_name="Delegate",
        email="amina@mission.example",
        organization_name="Oxfam",
        by=Actor.delegate(),
    )


def save_limit(event, seats):
    services.save_limit(
        side_event=event, attendance_mode=AttendanceMode.IN_PERSON, seats=seats, by=Actor.clock()
    )


def change_title_by_save(event):
    event.title = "Bread under fire"
    event.save()


def add_a_co_sponsor(event):
    CoSponsor.objects.bulk_create(
        [CoSponsor(side_event=event, organization=OrganizationFactory(name="Civic"))]
    )


CHANGES = {
    "title": (change_title_by_save, "Bread under fire"),
    "title of many": (lambda event: SideEvent.objects.update(title="Bread under fire"), "Bread under fire"),
    "title in bulk": (
        lambda event: SideEvent.objects.bulk_update([SideEvent(pk=event.pk, title="Bread")], ["title"]),
        "<bdi>Bread</bdi>",
    ),
    "co-sponsor": (add_a_co_sponsor, "Civic"),
    "organization": (lambda event: Organization.objects.update(name_en="Kindness"), "Kindness"),
    "venue": (lambda event: Venue.objects.update(name="Room of stone"), "Room of stone"),
    "official meeting": (lambda event: OfficialMeeting.objects.update(title="Long debate"), "Long debate"),
    "theme of the week": (lambda event: Week.objects.update(theme="Quite another"), "Quite another"),
    "another week": (lambda event: WeekFactory(year=2020), "/2020/"),
    "cancellation": (lambda event: cancel(side_event=event, by=Actor.clock()), "Cancelled on 2 May 2030"),
    "seat taken": (take_seat, "9 of 10 seats left"),
    "limit raised": (lambda event: save_limit(event, 12), "12 of 12 seats left"),
    "limit added": (
        lambda event: CapacityLimitFactory(side_event=SideEventFactory(), seats=7),
        "7 of 7 seats left",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_in_the_very_next_answer(client, event, change):
    make, text = CHANGES[change]
    before = page(client)
    assert (text in before, page(client) == before, page_cache.size()) == (False, True, 1)
    make(event)
    assert text in page(client)


def test_a_deletion_is_in_the_very_next_answer(client, event):
    assert "Oxfam" in page(client)
    CoSponsor.objects.all().delete()
    assert "Oxfam" not in page(client)


def test_an_issued_summary_is_in_the_very_next_answer(client, event):
    with time_machine.travel(AFTERWARDS, tick=False):
        assert "#summary" not in page(client)
        EventSummary.objects.create(side_event=event, issued_at=AFTERWARDS)
        assert "#summary" in page(client)


def test_a_page_that_nothing_changed_is_not_made_again(client, event, django_assert_num_queries):
    page(client)
    with django_assert_num_queries(1):
        page(client)


def test_what_the_clock_changes_is_seen_in_its_minute(client, event):
    at = new_york(21, 14, 44)
    with time_machine.travel(at, tick=False) as clock:
        assert "Held" not in page(client)
        clock.shift(dt.timedelta(minutes=1))
        assert "Held" in page(client)


@pytest.mark.processes
def test_a_change_made_by_another_process_is_in_the_very_next_answer(client, event, tmp_path):
    assert "Bread" not in page(client)
    with shared_database(tmp_path) as database:
        code = "from events.models import SideEvent; SideEvent.objects.update(title='Bread under fire')"
        site = {"DJANGO_DEBUG": "true", "DJANGO_SECRET_KEY": "only-for-this-test-" + "0123456789" * 4}
        subprocess.run(
            [sys.executable, "manage.py", "shell", "-v0", "-c", code],
            cwd=Path(__file__).resolve().parents[3],
            env=processes.environment(site | database) | {"PATH": os.environ["PATH"]},
            check=True,
            timeout=60,
        )
    assert "Bread under fire" in page(client)


def test_nothing_is_kept_while_no_version_is_known(client, event):
    ProgrammeVersion.objects.all().delete()
    response = client.get("/2030/")
    assert (response.status_code, "ETag" in response, page_cache.size()) == (200, False, 0)


def test_nothing_is_kept_inside_a_transaction(client, event):
    with transaction.atomic():
        page(client)
    assert page_cache.size() == 0


# What a browser keeps


def test_a_browser_that_has_the_page_is_told_so_even_when_it_was_made_anew(client, event):
    etag = client.get("/2030/")["ETag"]
    with time_machine.travel(new_york(2, 9, 1), tick=False):
        response = client.get("/2030/", headers={"if-none-match": etag})
    assert (response.status_code, response.content, response["ETag"]) == (304, b"", etag)
    assert (response["Cache-Control"], "Cookie" in response["Vary"]) == ("no-cache", True)


def test_a_browser_that_has_another_page_gets_this_one(client, event):
    etag = client.get("/2030/")["ETag"]
    SideEvent.objects.update(title="Bread under fire")
    assert "Bread under fire" in page(client, **{"if-none-match": etag})


def test_a_head_request_gets_the_same_headers(client, event):
    got, head = client.get("/2030/"), client.head("/2030/")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", got["ETag"])
    assert head["Content-Length"] == str(len(got.content))


# For whom nothing is kept


def test_who_is_signed_in_neither_gets_nor_leaves_a_kept_page(client, event, monkeypatch):
    page(Client())
    kept = page_cache.size()
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    monkeypatch.setitem(page_cache._pages, "/2030/", None)  # whoever asks for it stumbles
    response = client.get("/2030/")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-cache")
    assert (kept, page_cache._pages["/2030/"]) == (1, None)


def test_a_waiting_notice_is_shown_to_its_person_alone(client, event):
    client.cookies["messages"] = "whatever"
    page(client)
    assert page_cache.size() == 0


def test_filters_are_answered_and_not_kept(client, event):
    assert "Water under fire" in page(client, "/2030/?q=water")
    assert "Water under fire" not in page(client, "/2030/?q=bread")
    assert page_cache.size() == 0


def test_each_language_has_a_page_of_its_own(client, event):
    tags = {path: f'lang="{language}"' for path, language in (("/2030/", "en"), ("/fr/2030/", "fr"))}
    for _twice in range(2):
        assert [f"<html {tag}" in page(client, path) for path, tag in tags.items()] == [True, True]
    assert page_cache.size() == 2


def test_a_week_that_does_not_exist_is_not_kept(client, event):
    assert (client.get("/2031/").status_code, page_cache.size()) == (404, 0)


def test_no_more_pages_are_kept_than_said(client, event, monkeypatch):
    monkeypatch.setattr(page_cache, "MOST_PAGES", 2)
    for path in ("/2030/", "/fr/2030/", "/es/2030/"):
        page(client, path)
    assert list(page_cache._pages) == ["/fr/2030/", "/es/2030/"]


def test_a_kept_page_holds_nothing_that_is_for_one_request(client, event):
    html = page(client)
    assert [word in html for word in ("nonce", "csrfmiddlewaretoken")] == [False, False]
    assert "nonce" not in client.get("/2030/")["Content-Security-Policy"]


# What it costs


@pytest.mark.parametrize("address", ["/2030/", "/2030/?attendance=in_person", "/ar/2030/"])
def test_a_page_made_anew_asks_six_queries_at_most_however_full(
    client, django_assert_max_num_queries, address
):
    organizations = [OrganizationFactory() for _number in range(5)]
    for number, count in ((0, 3), (1, 100)):
        for event in SideEventFactory.create_batch(count, venue=None):
            CoSponsor.objects.bulk_create(
                CoSponsor(side_event=event, organization=one) for one in organizations
            )
            CapacityLimitFactory(side_event=event)
        WeekFactory(year=2020 + number)
        OfficialMeetingFactory()
        page_cache.forget_all()
        for moment in (new_york(2, 9), AFTERWARDS):
            with time_machine.travel(moment, tick=False), django_assert_max_num_queries(6):
                page(client, address)
