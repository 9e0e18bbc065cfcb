"""The programme for calendars and other software: what is in it, what never is, and what an unchanged one costs."""

import json

import icalendar
import pytest
from django.conf import settings

from events.access import Role
from events.models import CoSponsor, Organization, Speaker
from events.pages import cache as page_cache
from tests.factories import (
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
FEEDS = ["/2030/programme.json", "/2030/programme.ics", "/2030/2030-05-21/programme.ics",
         "/2030/organizations/oxfam/programme.ics", "/2030/water/event.json"]  # fmt: skip


@pytest.fixture
def oxfam():
    return OrganizationFactory(key="oxfam", name="Oxfam")


@pytest.fixture
def event(oxfam):
    event = SideEventFactory(
        title="Water", title_fr="Eau", slug="water", is_online=True, joining_link="https://meet.example/secret",
        focal_point_name="Discreet Person", focal_point_phone="+41 22 555 01 00",
        background="<p>Wells &amp; <strong>pumps</strong></p><p>&lt;Now&gt;</p>", working_languages=["en", "fr"],
        venue=VenueFactory(name="Library"),
    )  # fmt: skip
    norway = OrganizationFactory(name="Norway", kind=Organization.Kind.MEMBER_STATE)
    CoSponsorFactory(side_event=event, organization=norway, lead=True)
    CoSponsorFactory(side_event=event, organization=oxfam, role=CoSponsor.Role.PARTNER)
    SpeakerFactory(
        side_event=event, name="Ana Example", honorific="Ms.", function="Director", organization=oxfam
    )
    SpeakerFactory(side_event=event, name="Gone Person", status=Speaker.Status.DECLINED)
    return event


def titles(client, address: str) -> list[str]:
    calendar = icalendar.Calendar.from_ical(client.get(address).content)
    return [str(entry["SUMMARY"]) for entry in calendar.walk("VEVENT")]


def test_a_side_event_is_told_in_the_words_of_schema_org(client, event):
    response = client.get("/2030/water/event.json")
    assert response["Content-Type"] == "application/ld+json; charset=utf-8"
    thing = json.loads(response.content)
    url = settings.SITE_URL + "/2030/water/"
    assert thing == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": "Water",
        "description": "Wells & pumps <Now>",
        "startDate": "2030-05-21T13:15:00-04:00",
        "endDate": "2030-05-21T14:45:00-04:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Library, United Nations Headquarters",
                "address": "405 East 42nd Street, New York",
            },
            {"@type": "VirtualLocation", "url": url},
        ],
        "organizer": [{"@type": "Organization", "name": "Norway"}],
        "sponsor": [{"@type": "Organization", "name": "Oxfam"}],
        "performer": [
            {
                "@type": "Person",
                "name": "Ana Example",
                "honorificPrefix": "Ms.",
                "jobTitle": "Director",
                "affiliation": {"@type": "Organization", "name": "Oxfam"},
            }
        ],
        "inLanguage": ["en", "fr"],
        "superEvent": {
            "@type": "EventSeries",
            "@id": settings.SITE_URL + "/2030/",
            "name": "Protection of Civilians Week 2030",
        },
    }
    assert json.loads(client.get("/fr/2030/water/event.json").content)["name"] == "Eau"


@pytest.mark.parametrize("address", FEEDS)
def test_no_feed_says_what_no_page_says(client, event, address):
    SideEventFactory(draft=True, title="Hidden draft", week=event.week)
    SideEventFactory(cancelled=True, published_at=None, title="Hidden draft", week=event.week)
    said = client.get(address).content.decode()
    assert "Water" in said
    for secret in (
        "meet.example",
        "Discreet",
        "555 01 00",
        "side-events@mission.example",
        "Gone Person",
        "Hidden draft",
    ):
        assert secret not in said


@pytest.mark.parametrize("role", [None, Role.SECRETARIAT])
def test_a_draft_has_no_feed(client, role):
    SideEventFactory(draft=True, slug="draft")
    if role:
        client.force_login(UserFactory(groups=[role]))
    assert client.get("/2030/draft/event.json").status_code == 404


def test_calendars_of_a_day_and_of_an_organization_hold_their_side_events(client, event, oxfam):
    other = SideEventFactory(title="Later", week=event.week, starts_at=new_york(22, 9))
    CoSponsorFactory(side_event=other, organization=oxfam)
    SideEventFactory(title="Elsewhere", week=event.week)
    assert sorted(titles(client, "/2030/2030-05-21/programme.ics")) == ["Elsewhere", "Water"]
    assert titles(client, "/2030/2030-05-23/programme.ics") == []
    assert titles(client, f"/2030/organizations/{oxfam.pk}/programme.ics") == ["Water", "Later"]
    assert titles(client, "/2030/organizations/oxfam/programme.ics") == ["Water", "Later"]


@pytest.mark.parametrize(
    "address",
    [
        "/2031/programme.json",
        "/2030/2030-06-21/programme.ics",
        "/2030/2030-02-31/programme.ics",
        "/2030/organizations/nobody/programme.ics",
        "/2030/organizations/99999999/programme.ics",
        "/2030/nothing/event.json",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    WeekFactory()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", FEEDS)
def test_an_unchanged_feed_is_not_sent_again(client, event, address):
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    event.title = "Water and bread"
    event.save()
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", FEEDS[:3])
def test_what_is_kept_says_what_it_is(client, event, address):
    page_cache.forget_all()
    made, kept = client.get(address), client.get(address)
    names = ("Content-Type", "Content-Disposition", "ETag")
    assert [kept.get(name) for name in names] == [made.get(name) for name in names]
    assert kept["Content-Type"].startswith(("application/ld+json", "text/calendar"))
    page_cache.forget_all()


@pytest.mark.parametrize("address", FEEDS[:4])
def test_a_feed_costs_the_same_with_2_and_with_20_side_events(
    client, event, oxfam, django_assert_max_num_queries, address
):
    costs = []
    for number in (1, 18):
        for _event in range(number):
            another = SideEventFactory(week=event.week)
            CoSponsorFactory(side_event=another, organization=oxfam)
            SpeakerFactory(side_event=another, name="Bo Sample", organization=oxfam)
        with django_assert_max_num_queries(8) as counted:
            assert client.get(address).status_code == 200
        costs.append(len(counted))
    assert costs[0] == costs[1]


def test_the_pages_link_to_their_feeds(client, event, oxfam):
    week = client.get("/2030/").content.decode()
    assert '<link rel="alternate" type="application/ld+json" href="/2030/programme.json">' in week
    assert 'href="/2030/2030-05-21/programme.ics"' in week
    by_sponsor = client.get(f"/2030/?sponsor={oxfam.pk}").content.decode()
    assert 'href="/2030/organizations/oxfam/programme.ics"' in by_sponsor
    assert 'href="/2030/water/event.json"' in client.get("/2030/water/").content.decode()
