"""The page of a side event: what it shows, and to whom."""

import pytest

from agenda.models import EventSummary
from events.access import Role
from events.models import Logo, PreviousSlug
from tests.events.views.pages import count_queries, full_event, get
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    OfficialMeetingFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db

MARKUP = "<script>alert(1)</script>"
LONG_AGO = new_york(21, 13, 15).replace(year=2020)


def test_the_page_shows_what_a_delegate_wants(client):
    event = full_event(
        title="Water under fire",
        background="<p>Pipes are <strong>civilian</strong> objects.</p>",
        working_languages=["en", "fr"],
        audience="Legal advisers",
        catering="Light lunch",
        catering_minute=-15,
    )
    html = get(client, event.get_absolute_url())
    shown = [
        "<title>Water under fire, 21 May 2030 · ",
        'data-own-time="America/New_York"',
        '<time datetime="2030-05-21T13:15:00-04:00">Tuesday, 21 May 2030</time>',
        "1.15 p.m. to 2.45 p.m.",
        "New York time",
        "Step-free access",
        "UN grounds pass needed",
        "<p>Pipes are <strong>civilian</strong> objects.</p>",
        "English and French",
        "Legal advisers",
        "from <bdi>1 p.m.</bdi>",
        "10 of 10 seats left",
        f'href="{event.get_absolute_url()}event.ics"',
        f'href="{event.get_absolute_url()}concept-note.pdf"',
        'href="mailto:side-events@mission.example?subject=Water%20under%20fire"',
    ]
    assert [text for text in shown if text not in html] == []


def test_the_joining_link_is_on_no_public_page(client):
    event = full_event(
        slug="water", joining_link="https://meet.example/secret-room", online_platform="Webcast"
    )
    addresses = ["/2030/", "/2030/water/", "/2030/water/event.ics", "/2030/programme.ics"]
    assert ["secret-room" in get(client, address) for address in addresses] == [False] * 4
    assert "Webcast" in get(client, event.get_absolute_url())


def test_markup_that_people_typed_is_text(client):
    event = full_event(
        title=MARKUP,
        background=f"<p>{MARKUP}</p>",
        audience=MARKUP,
        catering=MARKUP,
        online_platform=MARKUP,
        focal_point_name=MARKUP,
        focal_point_function=MARKUP,
        focal_point_phone=MARKUP,
        venue__name=MARKUP,
        venue__accessibility=MARKUP,
        week=WeekFactory(theme=MARKUP),
    )
    AgendaSegmentFactory(side_event=event, title=MARKUP, note=MARKUP)
    SpeakerFactory(side_event=event, function=MARKUP)
    ObjectiveFactory(side_event=event, text=MARKUP)
    FocusAreaFactory(side_event=event, title=MARKUP, text=MARKUP)
    ExpectedOutputFactory(side_event=event, text=MARKUP)
    CoSponsorFactory(side_event=event, organization=OrganizationFactory(name=MARKUP))
    OfficialMeetingFactory(week=event.week, title=MARKUP, place=MARKUP, note=MARKUP)
    pages = [get(client, "/2030/"), get(client, event.get_absolute_url()), get(client, f"/2030/?q={MARKUP}")]
    assert ["<script>" in html for html in pages] == [False] * 3


def test_a_cancelled_side_event_says_when_and_why(client):
    event = full_event(
        cancelled=True, cancelled_at=new_york(14, 9), cancellation_reason="The room was taken."
    )
    html = get(client, event.get_absolute_url())
    assert ("Cancelled on 14 May 2030" in html, "The room was taken." in html, "rsvp/" in html) == (
        True,
        True,
        False,
    )


def test_an_issued_summary_is_on_the_page(client):
    event = SideEventFactory(starts_at=LONG_AGO)
    EventSummary.objects.create(
        side_event=event, introduction="Eleven pledges were made.", issued_at=LONG_AGO
    )
    assert "Eleven pledges were made." in get(client, event.get_absolute_url())


def test_an_earlier_address_leads_to_the_one_of_today(client):
    event = SideEventFactory(slug="new")
    PreviousSlug.objects.create(week=event.week, slug="old", side_event=event)
    response = client.get("/fr/2030/old/")
    assert (response.status_code, response["Location"]) == (301, "/fr/2030/new/")


def test_the_earlier_address_of_a_draft_tells_nothing(client):
    event = SideEventFactory(slug="new", draft=True)
    PreviousSlug.objects.create(week=event.week, slug="old", side_event=event)
    assert client.get("/2030/old/").status_code == 404


@pytest.mark.parametrize("address", ["/2030/water/", "/2030/water/event.ics"])
@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "accepted", "declined"])
def test_what_is_not_public_is_not_found(client, address, status):
    SideEventFactory(slug="water", status=status)
    assert client.get(address).status_code == 404


def test_an_event_cancelled_before_it_was_public_is_not_found(client):
    SideEventFactory(slug="water", cancelled=True, published_at=None)
    assert client.get("/2030/water/").status_code == 404


@pytest.mark.parametrize(
    ("role", "is_own", "status"),
    [
        (Role.ORGANISER, True, 200),
        (Role.ORGANISER, False, 404),
        (Role.SECRETARIAT, False, 200),
        (Role.DOOR, False, 404),
    ],
)
def test_a_draft_is_shown_to_those_who_may_see_it(client, role, is_own, status):
    user = UserFactory(groups=[role])
    SideEventFactory(slug="water", draft=True, organisers=[user] if is_own else [])
    client.force_login(user)
    assert client.get("/2030/water/").status_code == status


def test_a_draft_says_that_it_is_one_and_asks_not_to_be_found(client):
    user = UserFactory(groups=[Role.SECRETARIAT])
    event = SideEventFactory(draft=True, starts_at=None, venue=None)
    client.force_login(user)
    html = get(client, event.get_absolute_url())
    assert "Draft: not public" in html
    assert f"/admin/events/sideevent/{event.pk}/change/" in html
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "canonical" not in html


def test_search_engines_and_previews_get_one_address_for_each_language(client):
    event = SideEventFactory(slug="water", title="Water under fire")
    html = get(client, f"/fr{event.get_absolute_url()}?utm_source=x")
    parts = [
        '<link rel="canonical" href="http://testserver/fr/2030/water/">',
        '<link rel="alternate" hreflang="en" href="http://testserver/2030/water/">',
        '<link rel="alternate" hreflang="ar" href="http://testserver/ar/2030/water/">',
        '<meta property="og:title" content="Water under fire">',
        '<meta name="robots" content="index, follow">',
    ]
    assert [part for part in parts if part not in html] == []


def test_the_page_of_a_side_event_costs_the_same_with_1_and_with_30_of_everything(
    client, django_assert_max_num_queries
):
    event = full_event()
    before = count_queries(client, django_assert_max_num_queries, event.get_absolute_url())
    for number in range(30):
        logo = Logo.objects.create(sha256=f"{number:064x}", width=9, height=9)
        CoSponsorFactory(side_event=event, organization=OrganizationFactory(logo=logo))
        SpeakerFactory(side_event=event, organization=OrganizationFactory())
        for part in (AgendaSegmentFactory, ObjectiveFactory, FocusAreaFactory, ExpectedOutputFactory):
            part(side_event=event)
        SideEventFactory()
    after = count_queries(client, django_assert_max_num_queries, event.get_absolute_url())
    # with logos there are two look-ups more than without: those given for the event and those of organizations
    assert after - before <= 2
