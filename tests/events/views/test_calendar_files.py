"""Calendar files of one side event and of a week."""

import pytest

from events.access import Role
from tests.factories import (
    SideEventFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_the_calendar_file_is_one_to_be_saved(client):
    SideEventFactory(slug="water")
    response = client.get("/2030/water/event.ics")
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "text/calendar; charset=utf-8",
        'attachment; filename="poc-week-2030-water.ics"',
    )
    assert response.content.count(b"BEGIN:VEVENT") == 1


def test_the_calendar_of_the_week_follows_the_filters(client):
    SideEventFactory(title="Water")
    SideEventFactory(title="Bread")
    SideEventFactory(title="Draft", draft=True)
    addresses = ["/2030/programme.ics", "/2030/programme.ics?q=water"]
    assert [client.get(address).content.count(b"BEGIN:VEVENT") for address in addresses] == [2, 1]


def test_the_calendar_of_the_week_says_what_is_cancelled(client):
    SideEventFactory(cancelled=True)
    assert b"STATUS:CANCELLED" in client.get("/2030/programme.ics").content


@pytest.mark.parametrize("page", ["", "event.ics"])
def test_nothing_on_the_way_may_keep_a_draft(client, page):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    SideEventFactory(slug="draft", draft=True)
    SideEventFactory(slug="public")

    assert client.get(f"/2030/draft/{page}")["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in client.get(f"/2030/public/{page}")
