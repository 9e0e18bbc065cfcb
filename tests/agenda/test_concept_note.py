"""What the concept note says, looked at without printing it."""

import datetime as dt

import pytest
from django.utils import timezone

from agenda import pdf
from agenda.documents import ConceptNote
from agenda.documents.concept_note import duration_text
from agenda.documents.document import Fact, Point
from events.models import CoSponsor, Organization, SideEvent, Speaker
from tests.agenda.samples import edges_of_the_last_line, loaded, note_of, pages_of, sponsored, state, text_of
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
NB = "\u00a0"


def facts_of(side_event: SideEvent) -> dict[str, str]:
    return {fact.heading: fact.lines[0] for fact in note_of(side_event).format}


def test_the_head_names_week_title_day_hours_and_room_in_new_york_time():
    venue = VenueFactory(name="Conference Room 8", building="UN Headquarters", address="405 East 42nd Street")
    note = note_of(SideEventFactory(title="Open roads", subtitle="What works", venue=venue))

    assert (note.week, note.edition) == (
        "Protection of Civilians Week 2030",
        f"New York, 20–24{NB}May 2030",
    )
    assert (note.kind, note.title, note.subtitle) == ("Concept note", "Open roads", "What works")
    assert note.facts == (
        Fact(heading=f"Tuesday, 21{NB}May 2030", lines=(f"1.15{NB}p.m. to 2.45{NB}p.m., New York time",)),
        Fact(heading="Conference Room 8", lines=("UN Headquarters", "405 East 42nd Street")),
    )


def test_presenters_come_first_then_co_sponsors_by_protocol_then_partners():
    side_event = sponsored("Qatar", "Norway", "Togo")
    un = OrganizationFactory(kind=Organization.Kind.UN_ENTITY, name="Office of Aid", acronym="OA")
    now = timezone.now()
    CoSponsorFactory(side_event=side_event, organization=un, role=CoSponsor.Role.CO_HOST, confirmed_at=now)
    CoSponsorFactory(side_event=side_event, organization__name="Oxfam", confirmed_at=now)
    CoSponsorFactory(
        side_event=side_event, organization__name="IHL Centre", role=CoSponsor.Role.PARTNER, confirmed_at=now
    )

    assert [(fact.heading, *fact.lines) for fact in note_of(side_event).sponsors] == [
        ("Presented by", "Qatar and Office of Aid (OA)"),
        ("Co-sponsors", "Norway and Togo; Oxfam"),
        ("Partner", "IHL Centre"),
    ]


def test_who_has_not_confirmed_is_marked_except_the_lead():
    side_event = SideEventFactory()
    CoSponsorFactory(side_event=side_event, organization=state("Qatar"), lead=True)
    CoSponsorFactory(side_event=side_event, organization=state("Norway"))
    SpeakerFactory(side_event=side_event, function="Minister", status=Speaker.Status.INVITED)
    SpeakerFactory(side_event=side_event, function="Director", status=Speaker.Status.CONFIRMED)
    SpeakerFactory(side_event=side_event, function="Envoy", status=Speaker.Status.DECLINED)

    note = note_of(side_event)

    assert [fact.lines for fact in note.sponsors] == [("Qatar",), ("Norway (to be confirmed)",)]
    assert [(row.who, row.is_confirmed) for row in note.speakers] == [("Minister", False), ("Director", True)]


def test_an_order_by_hand_is_kept_and_said():
    side_event = sponsored("Qatar", "Togo", "Norway", orders_sponsors_by_hand=True)

    note = note_of(side_event)

    assert note.sponsors[1].lines == ("Togo and Norway",)
    assert note.departs_from_protocol is True


def test_the_format_names_duration_attendance_room_languages_and_catering_with_its_hour():
    side_event = SideEventFactory(
        venue__name="Conference Room 8",
        is_online=True,
        working_languages=["en", "fr"],
        catering="light snacks",
        catering_minute=-15,
        audience="Delegates",
    )

    assert facts_of(side_event) == {
        "Duration": "90 minutes",
        "Attendance": "In person and online",
        "Venue": "Conference Room 8",
        "Languages": "English and French",
        "Provided": "Light snacks from 1 p.m.".replace("1 p", f"1{NB}p"),
        "Open to": "Delegates",
    }


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (None, ""),
        (1, "1 minute"),
        (90, "90 minutes"),
        (120, "120 minutes"),
        (180, "3 hours"),
        (61 * 3, "3 hours 3 minutes"),
    ],
)
def test_duration_text(minutes, text):
    assert duration_text(minutes) == text


def test_agenda_rows_carry_clock_times_and_follow_a_moved_event():
    side_event = SideEventFactory()
    AgendaSegmentFactory(side_event=side_event, title="Opening", note="Chair", start_minute=0, end_minute=15)
    AgendaSegmentFactory(side_event=side_event, title="Panel", start_minute=None, end_minute=None)

    def rows():
        return [(row.time, row.title, row.note) for row in note_of(side_event).agenda]

    assert rows() == [(f"1.15–1.30{NB}p.m.", "Opening", "Chair"), ("", "Panel", "")]
    SideEvent.objects.update(starts_at=new_york(22, 10), ends_at=new_york(22, 11))
    assert rows()[0] == (f"10–10.15{NB}a.m.", "Opening", "Chair")


def test_lead_ins_are_closed_once():
    side_event = SideEventFactory()
    for title in ("Access", "Law?", "Money."):
        FocusAreaFactory(side_event=side_event, title=title, text="What to do.")
    FocusAreaFactory(side_event=side_event, title="Bare", text="")

    points = note_of(side_event).focus_areas

    assert [point.lead_in for point in points] == ["Access.", "Law?", "Money.", "Bare"]
    assert Point.of("Access", "") == Point(lead_in="Access")


def test_rsvp_tells_deadline_address_conditions_and_focal_point(settings):
    settings.SITE_URL = "https://poc.example"
    note = note_of(
        SideEventFactory(
            slug="open-roads",
            rsvp_deadline_at=new_york(17, 18),
            is_invitation_only=True,
            has_limited_places=True,
            focal_point_name="Humanitarian Section",
            focal_point_function="First Secretary",
            focal_point_email="poc@mission.example",
        )
    )

    assert (note.address, note.address_text) == (
        "https://poc.example/2030/open-roads/",
        "poc.example/2030/open-roads",
    )
    assert note.rsvp_deadline == f"Friday, 17{NB}May 2030, 6{NB}p.m."
    assert note.conditions == (
        "Attendance is by invitation only.",
        "Places are limited.",
        "A United Nations grounds pass is needed.",
    )
    assert (note.focal_point, note.focal_point_email) == (
        "Humanitarian Section, First Secretary",
        "poc@mission.example",
    )


def test_the_footer_dates_from_the_last_change_and_names_the_mission_of_the_lead():
    side_event = sponsored("Norway")
    SideEvent.objects.update(
        updated_at=dt.datetime(2030, 5, 13, 2, tzinfo=dt.UTC)
    )  # still the 12th in New York

    note = note_of(side_event)

    assert note.as_of == "2030-05-12"
    assert note.footer == (
        f"As of 12{NB}May 2030. Issued by: Permanent Mission of Norway to the United Nations"
    )


@pytest.mark.parametrize(
    ("fields", "watermark"), [({}, ""), ({"draft": True}, "Draft"), ({"cancelled": True}, "Cancelled")]
)
def test_what_is_not_in_force_says_so(fields, watermark):
    assert note_of(SideEventFactory(**fields)).watermark == watermark


def test_a_cancelled_event_says_why_and_asks_for_no_rsvp():
    side_event = SideEventFactory(cancelled=True, cancellation_reason="The room is taken.")

    text = text_of(pdf.render(note_of(side_event)))

    assert "This side event is cancelled. The room is taken." in text
    assert "RSVP" not in text


def test_a_record_with_nothing_but_a_title_has_no_empty_heading():
    side_event = SideEventFactory(
        draft=True,
        title="Bare",
        slug="",
        starts_at=None,
        venue=None,
        focal_point_name="",
        focal_point_email="",
    )

    text = text_of(pdf.render(note_of(side_event)))

    headings = [
        "Background",
        "Objectives",
        "focus areas",
        "Speakers",
        "outputs",
        "RSVP",
        "Contact",
        "Presented",
    ]
    assert [heading for heading in headings if heading in text] == []
    assert "Date to be announced Venue to be announced" in text


def test_an_emptied_editor_makes_no_background():
    assert note_of(SideEventFactory(background="<p></p>")).background == ""


def test_every_sentence_can_be_read_back_from_the_pdf():
    side_event = sponsored("Norway", background="<p>First reason.</p><ul><li><p>Second reason.</p></li></ul>")
    ObjectiveFactory(side_event=side_event, text="Third aim.")
    FocusAreaFactory(side_event=side_event, title="Fourth area", text="With its text.")
    SpeakerFactory(side_event=side_event, function="Fifth speaker")
    ExpectedOutputFactory(side_event=side_event, text="Sixth paper.")

    text = text_of(pdf.render(note_of(side_event)))

    parts = [
        "First reason.",
        "Second reason.",
        "Third aim.",
        "Fourth area. With its text.",
        "Fifth",
        "Sixth paper.",
    ]
    assert [text.count(part) for part in parts] == [1] * len(parts)
    assert sorted(parts, key=text.index) == parts


def test_typed_text_that_wraps_keeps_its_direction_in_arabic():
    side_event = SideEventFactory(
        cancelled=True, audience="bankers, " * 12 + "clerks", cancellation_reason="fire, " * 40 + "water"
    )

    text = text_of(pdf.render(note_of(side_event, "ar")))

    # each line ends with a comma, wherever it breaks: none stands before its word
    assert (text.count("bankers,"), text.count(",bankers")) == (12, 0)
    assert (text.count("fire,"), text.count(",fire")) == (40, 0)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_footer_reaches_from_margin_to_margin(language):
    content = pdf.render(note_of(sponsored("Norway"), language))

    assert edges_of_the_last_line(content) == pytest.approx((21, 189), abs=0.5)


def test_the_format_may_end_a_page_and_the_agenda_begin_the_next():
    """Kept together they leave a hole, and a last page with the contact alone."""
    side_event = sponsored("Norway")
    AgendaSegmentFactory.create_batch(4, side_event=side_event, title="Statements")
    ends_of_the_first_page = set()
    for lines in range(8, 26, 2):
        SideEvent.objects.update(background="<p>Line.</p>" * lines)
        first, *_others = pages_of(pdf.render(note_of(side_event)))
        ends_of_the_first_page.add(("Duration" in first, "Statements" in first))

    assert ends_of_the_first_page == {(True, True), (True, False), (False, False)}


def test_whatever_is_in_the_record_is_printed():
    side_event = sponsored(
        *(f"State {n}" for n in range(40)),
        title="A title that does not end " * 15,
        subtitle="x" * 500,
        background=f"<p>{'a' * 3000}</p><p>{'word ' * 5000}</p>",
        focal_point_name="م" * 200,
    )
    for n in range(60):
        AgendaSegmentFactory(
            side_event=side_event, title=f"Segment {n} end", note="n" * 500, start_minute=n, end_minute=n + 1
        )

    text = text_of(pdf.render(note_of(side_event)))

    assert [n for n in range(60) if f"Segment {n} end" not in text] == []
    assert text.count("word") == 5000


def test_working_it_out_asks_the_database_nothing(django_assert_num_queries):
    side_event = sponsored("Norway", "Togo", week=WeekFactory())
    AgendaSegmentFactory(side_event=side_event)
    SpeakerFactory(side_event=side_event, organization=state("Chad"))
    side_event = loaded(side_event)

    with django_assert_num_queries(0):
        pdf.html_of(ConceptNote.of(side_event))
