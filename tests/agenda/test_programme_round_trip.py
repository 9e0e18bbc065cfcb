"""A programme goes out and comes back the same, in each of the four formats."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.programmes.cells import cell_of_rows, rows_of_cell
from agenda.programmes.files import FORMATS, programme_file
from agenda.programmes.record import PARTS, facts_of, names_of
from agenda.programmes.reports import RowOutcome
from agenda.programmes.resource import ProgrammeImport, not_read
from agenda.programmes.sources import read_source
from events.actors import Actor
from events.history.record import STATE, snapshot
from events.models import CoSponsor, Logo, Organization, SideEvent, SideEventVersion, Speaker, Theme, Week
from registrations.tables.file_formats import CSV, XLSX, read_table
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


def imported(week: Week, content: bytes, kind: str, dry_run: bool = False):
    source = read_source(content, f"programme.{kind}")
    assert not_read(source) in ([], ["status"], ["format"])
    return ProgrammeImport(week, source, Actor.clock()).run(dry_run=dry_run)


@pytest.fixture
def full_week() -> Week:
    """A side event with all that a record can hold, and an empty draft."""
    week = WeekFactory()
    norway = OrganizationFactory(kind=Organization.Kind.MEMBER_STATE, name="Norway")
    event = SideEventFactory(
        title="=SUM(of | parts) \\ and 'quoted'",
        subtitle="- begins like a formula",
        slug="full",
        theme=Theme.objects.create(week=week, name="Water, food"),
        background='<p><strong>Why</strong> now &amp; <a href="https://example.org/?a=1&amp;b=2">here</a></p>',
        working_languages=["fr", "ar"],
        catering="Lunch",
        catering_minute=-30,
        rsvp_deadline_at=new_york(17, 23, 59),
        joining_link="https://meet.example/1",
        focal_point_phone="+41 22 555 01 00",
        expected_participants=80,
        is_online=True,
        is_slot_fixed=True,
        original_language="fr",
        unplaced_text="Two lines\n\nand | a bar",
        title_en="The English title",
        background_ru="<p>По-русски</p>",
    )
    CoSponsorFactory(side_event=event, organization=norway, lead=True, printed_name="Kingdom of Norway")
    logo = Logo.objects.create(sha256="0" * 64, width=10, height=10)
    partner = {"confirmed_at": dt.datetime(2030, 5, 1, 9, 0, 1, 5, tzinfo=dt.UTC), "confirmed_by": "A | B"}
    CoSponsorFactory(side_event=event, role=CoSponsor.Role.PARTNER, position=1, logo=logo, **partner)
    AgendaSegmentFactory(side_event=event, title="Opening: a | b", note="Ms. X\nMr. Y", title_ar="الافتتاح")
    AgendaSegmentFactory(side_event=event, title="Untimed", start_minute=None, end_minute=None, position=1)
    SpeakerFactory(side_event=event, name="Amina Example", honorific="H.E. Ms.", organization=norway)
    SpeakerFactory(
        side_event=event, affiliation="+ Elsewhere", status=Speaker.Status.TBC, part="moderator", position=1
    )
    ObjectiveFactory(side_event=event, text="One\r\nwith a break", text_fr="Un")
    ObjectiveFactory(side_event=event, text="1. Two", position=1)
    FocusAreaFactory(side_event=event, title_zh_hans="领域", text_zh_hans="文字")
    ExpectedOutputFactory(side_event=event)
    event.wished_slots.create(starts_at=new_york(22, 9))
    event.unavailabilities.create(starts_at=new_york(23, 9), ends_at=new_york(23, 12), reason="In Geneva")
    SideEventFactory(draft=True, slug="empty", starts_at=None, venue=None)
    return week


def content_of(event: SideEvent) -> dict[str, object]:
    """Return what the history keeps of the record, but its week, its state and who may change it."""
    return {name: value for name, value in snapshot(event).items() if name not in (*STATE, "organisers")}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_programme_comes_back_the_same(full_week, kind):
    content = programme_file(full_week, kind)
    again = Week.objects.create(year=2031, first_day=full_week.first_day, last_day=full_week.last_day)
    reports = imported(again, content, kind)

    assert [(report.outcome, report.sentence, report.doubts) for report in reports] == [
        (RowOutcome.NEW, "", [])
    ] * 2
    for event in full_week.side_events.with_everything():
        copy = again.side_events.with_everything().get(slug=event.slug)
        wanted, found = facts_of(event), facts_of(copy)
        assert found == wanted
        assert content_of(copy) == content_of(event)
        assert (copy.status, copy.published_at) == (SideEvent.Status.DRAFT, None)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_file_changes_nothing(full_week, kind):
    imported(full_week, programme_file(full_week, kind), kind)
    before = SideEventVersion.objects.count()
    reports = imported(full_week, programme_file(full_week, kind), kind)
    assert [report.outcome for report in reports] == [RowOutcome.SAME, RowOutcome.SAME]
    assert SideEventVersion.objects.count() == before


nasty = st.text(
    st.one_of(st.sampled_from("|\\\n\r;,=+-@'\"•1. \t"), st.characters(exclude_categories=["Cs", "Cc"]))
)


@given(st.lists(st.tuples(nasty, nasty).filter(lambda pair: pair[0]), max_size=4))
def test_a_list_comes_back_out_of_its_cell(pairs):
    rows = [
        dict.fromkeys(names_of("focus_areas"), "") | {"title": title, "text": text} for title, text in pairs
    ]
    cell = cell_of_rows("focus_areas", rows)
    assert rows_of_cell("focus_areas", cell) == rows


@settings(deadline=None, max_examples=40)
@pytest.mark.parametrize("kind", [CSV, XLSX])
@given(
    texts=st.lists(
        st.text("|\\\n;,=+-@'\"•1. aé＝", min_size=1).map(lambda text: f"{text.strip()}x"),
        min_size=1,
        max_size=3,
    )
)
def test_a_table_is_no_formula_and_comes_back_as_it_was(kind, texts):
    content = kind().written([f"Column {n}" for n, _text in enumerate(texts)], [texts])
    raw = read_table(content).rows[0][1]
    assert [cell for cell in raw if cell.startswith(("=", "＝", "@"))] == []
    source = read_source(content, f"t.{kind().get_title()}")
    assert list(source.rows[0][1].values()) == texts


def test_every_part_of_the_record_goes_out():
    relations = {field.name for field in SideEvent._meta.related_objects if field.one_to_many}
    assert set(PARTS) <= relations
