import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from agenda.models import EventSummary
from events.access import Role
from events.models import Logo, PreviousSlug, SideEvent
from tests.factories import (
    AgendaSegmentFactory,
    CapacityLimitFactory,
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


def get(client, address: str) -> str:
    """Return the text of a page, with plain spaces; the page must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def full_event(**values: object) -> SideEvent:
    """A side event with something in each of its parts."""
    event = SideEventFactory(is_online=True, subtitle="Keeping services running", **values)
    CoSponsorFactory(side_event=event, lead=True)
    CoSponsorFactory(side_event=event)
    for part in (
        AgendaSegmentFactory,
        SpeakerFactory,
        ObjectiveFactory,
        FocusAreaFactory,
        ExpectedOutputFactory,
    ):
        part(side_event=event)
    CapacityLimitFactory(side_event=event)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None)
    return event


def count_queries(client, django_assert_max_num_queries, address: str) -> int:
    with django_assert_max_num_queries(40) as counted:
        assert client.get(address, follow=True).status_code == 200
    return len(counted)


# The way in


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


# The programme


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


# The page of a side event


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


# Calendar files


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


# Logos


@pytest.fixture
def logo(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    logo = Logo.objects.create(sha256="ab" * 32, width=4, height=4)
    default_storage.save(logo.storage_name, ContentFile(b"\x89PNG"))
    return logo


def test_a_logo_may_be_kept_for_ever(client, logo):
    response = client.get(f"/logos/{logo.sha256}.png")
    assert (b"".join(response.streaming_content), response["Content-Type"]) == (b"\x89PNG", "image/png")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_logo_has_one_address_in_all_languages(logo):
    assert logo.get_absolute_url() == f"/logos/{logo.sha256}.png"


@pytest.mark.parametrize("name", ["cd" * 32, "ab" * 31, "AB" * 32, "..%2f..%2fdb"])
def test_an_unknown_logo_is_not_found(client, logo, name):
    assert client.get(f"/logos/{name}.png").status_code == 404


def test_a_logo_whose_file_is_lost_is_not_found(client, logo):
    default_storage.delete(logo.storage_name)
    assert client.get(f"/logos/{logo.sha256}.png").status_code == 404


# How much a page costs


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


def test_every_language_of_the_settings_is_offered_once(client):
    SideEventFactory()
    html = get(client, "/2030/")
    offered = [code for code, _name in settings.LANGUAGES if f'hreflang="{code}" lang="{code}"' in html]
    assert offered == [code for code, _name in settings.LANGUAGES if code != "en"]


@pytest.mark.parametrize("page", ["", "event.ics"])
def test_nothing_on_the_way_may_keep_a_draft(client, page):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    SideEventFactory(slug="draft", draft=True)
    SideEventFactory(slug="public")

    assert client.get(f"/2030/draft/{page}")["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in client.get(f"/2030/public/{page}")
