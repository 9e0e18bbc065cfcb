"""The way in, and the programme of a week."""

import pytest
from django.conf import settings

from agenda.models import EventSummary
from tests.events.views.pages import count_queries, full_event, get
from tests.factories import (
    OfficialMeetingFactory,
    SideEventFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db

LONG_AGO = new_york(21, 13, 15).replace(year=2020)


def test_home_leads_to_the_week_that_has_not_ended_and_begins_soonest(client):
    for year in (2024, 2031, 2030):
        WeekFactory(year=year)
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, "/2030/")


def test_home_keeps_the_language(client):
    WeekFactory()
    assert client.get("/fr/")["Location"] == "/fr/2030/"


def test_home_says_when_there_is_no_week(client):
    assert "No week has been entered yet." in get(client, "/")


@pytest.mark.parametrize(
    "address", ["/2031/", "/999999999999999999999999/", "/2030/nothing-here/", "/2031/a/"]
)
def test_what_does_not_exist_is_not_found(client, address):
    WeekFactory()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/", "/2030/", "/2030/water/", "/2030/water/event.ics", "/2030/programme.ics"]
)
def test_public_pages_take_no_post(client, address):
    SideEventFactory(slug="water")
    assert client.post(address).status_code == 405


def test_the_programme_shows_what_a_delegate_looks_for(client):
    event = full_event(title="Water under fire")
    html = get(client, "/2030/")
    shown = [
        "Tuesday, 21 May 2030",
        "1.15–2.45 p.m.",
        "Water under fire",
        "Keeping services running",
        event.venue.name,
        "10 of 10 seats left",
        "Open, no limit",
    ]
    assert [text for text in shown if text not in html] == []


def test_a_cancelled_side_event_is_struck_through_and_said_to_be_so(client):
    SideEventFactory(cancelled=True, cancelled_at=new_york(14, 9))
    html = get(client, "/2030/")
    assert ("row-event is-cancelled" in html, "Cancelled on 14 May 2030" in html) == (True, True)


def test_filters_stay_in_the_form_in_the_tabs_and_in_the_language_links(client):
    SideEventFactory(title="Water under fire")
    html = get(client, "/2030/?q=water&day=2030-05-21&attendance=in_person")
    kept = [
        '<input type="hidden" name="day" value="2030-05-21">',
        'name="q" value="water"',
        '<option value="in_person" selected>',
        'href="/2030/?day=2030-05-22&amp;attendance=in_person&amp;q=water"',
        'href="/fr/2030/?q=water&amp;day=2030-05-21&amp;attendance=in_person"',
        'href="/2030/programme.ics?day=2030-05-21&amp;attendance=in_person&amp;q=water"',
    ]
    assert [part for part in kept if part not in html] == []


@pytest.mark.parametrize(
    "query", ["day=x&sponsor=x&room=-1&attendance=x&q=%00", "day=2031-01-01", "sponsor=9999999"]
)
def test_parameters_without_sense_are_passed_over(client, query):
    SideEventFactory(title="Water under fire")
    assert "Water under fire" in get(client, f"/2030/?{query}")


def test_a_search_without_result_leads_back(client):
    SideEventFactory()
    html = get(client, "/2030/?q=zebra")
    assert ("No side event matches" in html, '<a href="/2030/">Show the whole week</a>' in html) == (
        True,
        True,
    )


def test_a_search_on_one_day_without_result_leads_to_the_whole_week(client):
    SideEventFactory(title="Water")
    assert '<a href="/2030/?q=water">Search the whole week</a>' in get(
        client, "/2030/?q=water&day=2030-05-20"
    )


def test_a_week_without_side_events_says_so(client):
    WeekFactory()
    assert "No side event has been published yet" in get(client, "/2030/")


def test_a_past_week_says_so_and_links_to_its_summaries(client):
    event = SideEventFactory(week=WeekFactory(year=2020), starts_at=LONG_AGO)
    EventSummary.objects.create(side_event=event, issued_at=LONG_AGO)
    html = get(client, "/2020/")
    assert "This week has ended" in html
    assert f'<a href="{event.get_absolute_url()}#summary">' in html


def test_a_summary_that_is_not_issued_is_not_linked(client):
    event = SideEventFactory(week=WeekFactory(year=2020), starts_at=LONG_AGO)
    EventSummary.objects.create(side_event=event)
    assert "#summary" not in get(client, "/2020/")


def test_other_weeks_are_linked(client):
    WeekFactory()
    WeekFactory(year=2020)
    html = get(client, "/2030/")
    assert ('href="/2020/">18–22 May 2020</a>' in html, "This week has ended" in html) == (True, False)


def test_a_filtered_programme_asks_not_to_be_found(client):
    SideEventFactory()
    assert '<meta name="robots" content="noindex, follow">' in get(client, "/2030/?q=a")


@pytest.mark.parametrize(
    ("prefix", "html_tag", "sheet"),
    [
        ("", '<html lang="en" dir="ltr">', "bootstrap.min.css"),
        ("/ar", '<html lang="ar" dir="rtl">', "bootstrap.rtl.min.css"),
        ("/zh-hans", '<html lang="zh-hans" dir="ltr">', "bootstrap.min.css"),
    ],
)
def test_pages_know_their_language_and_direction(client, prefix, html_tag, sheet):
    SideEventFactory()
    html = get(client, f"{prefix}/2030/")
    assert (html_tag in html, f"/{sheet}" in html) == (True, True)


def test_reading_sets_no_cookie(client):
    event = full_event()
    addresses = ["/", "/2030/", event.get_absolute_url(), "/privacy/", "/accessibility/"]
    assert [list(client.get(address).cookies) for address in addresses] == [[]] * 5


def test_every_language_of_the_settings_is_offered_once(client):
    SideEventFactory()
    html = get(client, "/2030/")
    offered = [code for code, _name in settings.LANGUAGES if f'hreflang="{code}" lang="{code}"' in html]
    assert offered == [code for code, _name in settings.LANGUAGES if code != "en"]


@pytest.mark.parametrize("address", ["/", "/2030/", "/2030/?q=side&day=2030-05-21", "/2030/programme.ics"])
def test_the_programme_costs_the_same_at_3_and_at_100_side_events(
    client, django_assert_max_num_queries, address
):
    costs = []
    for number in (3, 97):
        for _event in range(number):
            full_event()
        OfficialMeetingFactory()
        costs.append(count_queries(client, django_assert_max_num_queries, address))
    assert costs[0] == costs[1]
