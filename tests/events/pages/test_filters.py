import datetime as dt

import pytest
from django.http import QueryDict

from events.models import Organization, SideEvent
from events.pages.filters import Filters, matches, room_options, sensible, sponsor_options
from tests.factories import CoSponsorFactory, OrganizationFactory, SideEventFactory, VenueFactory, WeekFactory

DAY = dt.date(2030, 5, 21)


def loaded() -> list[SideEvent]:
    return list(SideEvent.objects.with_programme())


def found(**asked: object) -> list[str]:
    return [event.title for event in loaded() if matches(event, Filters(**asked))]


def test_read_takes_what_can_be_read():
    query = QueryDict("day=2030-05-21&attendance=online&sponsor=7&room=3&q=+water++under+fire+")
    assert Filters.read(query) == Filters(DAY, "online", 7, 3, "water under fire")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "day=21+May&attendance=by+boat&sponsor=Norway&room=-1&q=+",
        "day=2030-13-40&sponsor=99999999999999999999&room=%00&q=%00",
        "day=&attendance=&sponsor=&room=",
        "sponsor=²",
        "q=–+?",
    ],
)
def test_read_passes_over_what_makes_no_sense(query):
    assert Filters.read(QueryDict(query)) == Filters()


def test_query_gives_the_same_filters_back():
    filters = Filters(DAY, "in_person", 7, 3, "Côte d'Ivoire & others")
    assert Filters.read(QueryDict(filters.query.removeprefix("?"))) == filters


def test_query_is_empty_without_filters():
    assert Filters().query == ""


def test_a_day_alone_narrows_nothing():
    assert [Filters(day=DAY).narrows, Filters(day=DAY, q="x").narrows] == [False, True]


def test_a_very_long_search_is_cut():
    assert len(Filters.read(QueryDict("q=" + "x" * 5000)).q) == 200


@pytest.mark.django_db
def test_sensible_drops_what_this_week_does_not_have():
    week = WeekFactory()
    event = SideEventFactory(week=week)
    sponsor = CoSponsorFactory(side_event=event)
    kept = Filters(DAY, "", sponsor.organization_id, event.venue_id, "x")
    lost = Filters(dt.date(2030, 6, 1), "", sponsor.organization_id + 1, event.venue_id + 1, "x")
    assert [sensible(filters, week, loaded()) for filters in (kept, lost)] == [kept, Filters(q="x")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "water",
        "WATER fire",
        "keeping services",
        "cote d'ivoire",
        "CÔTE D’IVOIRE",
        "ivory coast",
        "unicef",
        "children's fund",
        "room 8",
        "water ivoire",
        "l’eau sous",
        "water,",
        "“Water under fire”: keeping services — running",
        "Children's Fund (UNICEF)",
        "l'eau sous",
        "conflict affected",
        "conflict‑affected",
        "wa\u00adter",
        "《战火》，",
        "战火",
    ],
)
def test_search_finds_words_in_title_subtitle_sponsors_and_room(text):
    venue = VenueFactory(name="Conference Room 8")
    texts = {"title_fr": "L’eau sous le feu", "subtitle_zh_hans": "战火中的服务"}
    event = SideEventFactory(
        title="Water under fire",
        subtitle="Keeping services running – conflict-affected",
        venue=venue,
        **texts,
    )
    state = OrganizationFactory(
        kind=Organization.Kind.MEMBER_STATE, name="Côte d’Ivoire", aliases=["Ivory Coast"]
    )
    fund = OrganizationFactory(name="United Nations Children’s Fund", acronym="UNICEF")
    CoSponsorFactory(side_event=event, organization=state)
    CoSponsorFactory(side_event=event, organization=fund)
    SideEventFactory(title="Another one", venue=VenueFactory(name="Boss Hall"))
    assert found(q=text) == ["Water under fire"]


@pytest.mark.django_db
def test_search_finds_nothing_when_a_word_is_missing():
    SideEventFactory(title="Water under fire")
    assert found(q="water trains") == []


@pytest.mark.django_db
def test_attendance_finds_those_that_offer_it():
    SideEventFactory(title="Room")
    SideEventFactory(title="Both", is_online=True)
    SideEventFactory(title="Screen", is_in_person=False, is_online=True)
    assert [sorted(found(attendance=mode)) for mode in ("in_person", "online")] == [
        ["Both", "Room"],
        ["Both", "Screen"],
    ]


@pytest.mark.django_db
def test_sponsor_and_room_find_theirs():
    event = SideEventFactory(title="Ours")
    sponsor = CoSponsorFactory(side_event=event)
    SideEventFactory(title="Theirs")
    assert [found(sponsor=sponsor.organization_id), found(room=event.venue_id)] == [["Ours"], ["Ours"]]


@pytest.mark.django_db
def test_sponsors_are_offered_once_and_by_alphabet_without_accents():
    event = SideEventFactory()
    for name in ("Croatia", "Côte d’Ivoire", "Costa Rica"):
        state = OrganizationFactory(kind=Organization.Kind.MEMBER_STATE, name=name)
        CoSponsorFactory(side_event=event, organization=state)
        CoSponsorFactory(organization=state)
    labels = [option.label for option in sponsor_options(loaded())]
    assert labels == ["Costa Rica", "Côte d’Ivoire", "Croatia"]


@pytest.mark.django_db
def test_rooms_are_offered_by_building_and_number():
    for name in ("Conference Room 11", "Conference Room 2"):
        SideEventFactory(venue=VenueFactory(name=name, building="UN Headquarters"))
    SideEventFactory(venue=VenueFactory(name="Boss Room", building="Church Center"))
    labels = [option.label for option in room_options(loaded())]
    assert labels == [
        "Boss Room, Church Center",
        "Conference Room 2, UN Headquarters",
        "Conference Room 11, UN Headquarters",
    ]
