import pytest
from django.utils import timezone, translation

from events.models import CoSponsor, Logo, Organization, SideEvent, Speaker
from events.pages.side_event import EventPage, SpeakerLine
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


def page_of(side_event: SideEvent) -> EventPage:
    return EventPage.of(SideEvent.objects.with_everything().get(pk=side_event.pk))


def add_sponsors(event: SideEvent, sizes: list[tuple[int, int] | None]) -> None:
    """Add co-sponsors A, B, C … with logos of these sizes in pixels, or without one."""
    for number, size in enumerate(sizes):
        logo = Logo.objects.create(sha256=f"{number:064x}", width=size[0], height=size[1]) if size else None
        organization = OrganizationFactory(name=chr(ord("A") + number), logo=logo)
        CoSponsorFactory(side_event=event, organization=organization)


def test_times_are_those_of_the_week():
    page = page_of(SideEventFactory())
    assert (page.starts_at, page.starts_at.utcoffset(), page.zone) == (
        new_york(21, 13, 15),
        new_york(21, 13, 15).utcoffset(),
        "New York time",
    )


def test_a_draft_without_anything_has_a_page():
    page = page_of(SideEventFactory(draft=True, starts_at=None, venue=None))
    assert (page.starts_at, page.ends_at, page.presenters, page.wall, page.description) == (
        None,
        None,
        "",
        [],
        "",
    )


def test_roles_are_named_in_protocol_order():
    event = SideEventFactory()
    state = Organization.Kind.MEMBER_STATE
    rows = [
        ("Oxfam", Organization.Kind.NGO, "co_sponsor"),
        ("Togo", state, "co_sponsor"),
        ("Qatar", state, "lead"),
    ]
    for name, kind, role in rows:
        organization = OrganizationFactory(name=name, kind=kind)
        CoSponsorFactory(
            side_event=event,
            organization=organization,
            role=CoSponsor.Role(role),
            confirmed_at=timezone.now() if name != "Togo" else None,
        )
    roles = page_of(event).roles
    assert roles == [("Lead", "Qatar"), ("Co-sponsors", "Togo (to be confirmed); Oxfam")]


def test_logos_cover_the_same_area():
    event = SideEventFactory()
    add_sponsors(event, [(400, 400), (800, 400)])
    assert [(entry.width, entry.height) for entry in page_of(event).wall[0]] == [(72, 72), (102, 51)]


def test_who_has_no_logo_stands_on_the_wall_by_name():
    event = SideEventFactory()
    add_sponsors(event, [(400, 400), None])
    assert [(entry.name, entry.logo is None) for entry in page_of(event).wall[0]] == [
        ("A", False),
        ("B", True),
    ]


def test_there_is_no_wall_while_nobody_has_a_logo():
    event = SideEventFactory()
    add_sponsors(event, [None, None])
    assert page_of(event).wall == []


@pytest.mark.parametrize(
    ("count", "size", "rows"),
    [(5, (400, 400), [5]), (9, (400, 400), [5, 4]), (13, (400, 400), [5, 4, 4]), (5, (1000, 200), [3, 2])],
)
def test_rows_of_logos_are_even_and_as_wide_as_the_wall_at_most(count, size, rows):
    event = SideEventFactory()
    add_sponsors(event, [size] * count)
    assert [len(row) for row in page_of(event).wall] == rows


def test_segments_show_clock_times():
    event = SideEventFactory()
    AgendaSegmentFactory(side_event=event, title="Opening", start_minute=0, end_minute=12)
    AgendaSegmentFactory(side_event=event, title="Open end", start_minute=12, end_minute=None)
    AgendaSegmentFactory(side_event=event, title="No time", start_minute=None, end_minute=None)
    times = [(line.time.replace("\u00a0", " "), line.title) for line in page_of(event).segments]
    assert times == [("1.15–1.27 p.m.", "Opening"), ("1.27 p.m.", "Open end"), ("", "No time")]


@pytest.mark.parametrize(
    ("speaker", "line"),
    [
        (
            {
                "honorific": "H.E. Ms.",
                "name": "A. Example",
                "function": "Permanent Representative",
                "affiliation": "Togo",
            },
            SpeakerLine("H.E. Ms. A. Example", "Permanent Representative, Togo", "Panellist", True),
        ),
        ({"function": "Director", "affiliation": "OCHA"}, SpeakerLine("Director", "OCHA", "Panellist", True)),
        (
            {"function": "Permanent Representative of Togo", "affiliation": "Togo"},
            SpeakerLine("Permanent Representative of Togo", "", "Panellist", True),
        ),
        (
            {"function": "", "affiliation": "OCHA", "status": "tbc"},
            SpeakerLine("OCHA", "", "Panellist", False),
        ),
    ],
)
def test_speakers_are_named_by_what_is_known(speaker, line):
    event = SideEventFactory()
    SpeakerFactory(side_event=event, **speaker)
    assert page_of(event).speakers == [line]


def test_speakers_who_declined_or_were_replaced_are_left_out():
    event = SideEventFactory()
    for status in Speaker.Status:
        SpeakerFactory(side_event=event, function=status.label, status=status)
    shown = [line.who for line in page_of(event).speakers]
    assert shown == ["Invited", "Confirmed", "To be confirmed"]


def test_a_pass_is_needed_where_the_room_or_the_event_asks_for_it():
    events = [
        SideEventFactory(venue__needs_un_pass=True),
        SideEventFactory(venue__needs_un_pass=False, needs_un_pass=True),
        SideEventFactory(venue__needs_un_pass=False),
        SideEventFactory(venue__needs_un_pass=True, is_in_person=False, is_online=True),
    ]
    assert [page_of(event).needs_un_pass for event in events] == [True, True, False, False]


def test_languages_are_named_in_the_language_of_the_page():
    event = SideEventFactory(working_languages=["en", "fr", "zh-hans"])
    with translation.override("en"):
        assert page_of(event).languages == "English, French and Chinese"


def test_description_says_what_when_where_and_by_whom():
    event = SideEventFactory(
        subtitle="Keeping services running", venue__name="Room 8", venue__building="UNHQ"
    )
    CoSponsorFactory(side_event=event, organization=OrganizationFactory(name="Oxfam"), lead=True)
    assert page_of(event).description.replace("\u00a0", " ") == (
        "Keeping services running. Tuesday, 21 May 2030, 1.15 p.m. to 2.45 p.m. (New York time), Room 8, UNHQ. Oxfam"
    )


def test_the_page_costs_no_query(django_assert_num_queries):
    event = SideEventFactory()
    add_sponsors(event, [(400, 400), None])
    AgendaSegmentFactory(side_event=event)
    SpeakerFactory(side_event=event, organization=OrganizationFactory())
    event = SideEvent.objects.with_everything().get()
    with django_assert_num_queries(0):
        EventPage.of(event)
