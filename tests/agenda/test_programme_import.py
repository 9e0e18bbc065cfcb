"""Programmes of others: columns in six languages, hosts and speakers in one cell, doubts, and what is refused."""

import datetime as dt
import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agenda.programmes.reports import RowOutcome
from agenda.programmes.resource import ProgrammeImport, not_read
from agenda.programmes.services import Writer
from agenda.programmes.sources import read_source
from events import organization_data
from events.actors import Actor
from events.models import Organization, PreviousSlug, SideEvent, SideEventVersion, Speaker, Venue, Week
from registrations.models import Rsvp
from registrations.tables.file_formats import UnreadableFile
from tests.factories import (
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db

HEADINGS = {
    "en": "Title;Date;Time;Venue;Organisers;Speakers;Description",
    "fr": "Titre;Date;Heure;Lieu;Organisateurs;Intervenants;Description",
    "es": "Título;Fecha;Hora;Lugar;Organizadores;Ponentes;Descripción",
    "ru": "Название;Дата;Время;Место;Организаторы;Докладчики;Описание",
    "ar": "العنوان;التاريخ;الوقت;المكان;الجهة المنظمة;المتحدثون;الوصف",
    "zh": "标题;日期;时间;地点;主办方;发言人;说明",
}


def table(headings: str, *rows: str) -> bytes:
    return "\r\n".join([headings, *rows]).encode("utf-8-sig")


def run(week: Week, content: bytes, name: str = "p.csv", dry_run: bool = False, by: Actor | None = None):
    return ProgrammeImport(week, read_source(content, name), by or Actor.clock()).run(dry_run=dry_run)


@pytest.mark.parametrize("language", HEADINGS)
def test_columns_are_matched_by_name_in_six_languages(language):
    week = WeekFactory()
    OrganizationFactory(name="Norway", kind=Organization.Kind.MEMBER_STATE)
    row = "Wells;21/05/2030;13:15-14:45;Room 1;Norway;Moderator: Ms. Ana Example, Oxfam;Why <b>now</b>"
    (report,) = run(week, table(HEADINGS[language], row))

    assert report.outcome == RowOutcome.NEW
    event = week.side_events.with_everything().get()
    assert (event.title, event.starts_at, event.ends_at) == (
        "Wells",
        new_york(21, 13, 15),
        new_york(21, 14, 45),
    )
    assert (str(event.venue), event.background) == ("Room 1", "<p>Why <strong>now</strong></p>")
    assert [(row.organization.name, row.role) for row in event.co_sponsors.all()] == [("Norway", "lead")]
    assert [(row.part, row.name) for row in event.speakers.all()] == [("moderator", "Ana Example")]
    assert event.status == SideEvent.Status.DRAFT


def test_hosts_in_one_cell_become_rows_and_unknown_ones_are_a_stated_doubt():
    organization_data.load()
    week = WeekFactory()
    cell = '"1. Oxfam; 2. the Permanent Missions of Ghana and Canada; 3. Well Institute (WDI) www.wdi.example; Oxfam"'
    (report,) = run(week, table("Title,Hosted by", f"A,{cell}"))

    rows = week.side_events.get().co_sponsors.all()
    assert [(row.organization.name, row.role) for row in rows] == [
        ("Oxfam", "lead"),
        ("Ghana", "co_host"),
        ("Canada", "co_host"),
        ("Well Institute", "co_host"),
    ]
    assert Organization.objects.get(name="Well Institute").acronym == "WDI"
    said = " ".join(report.doubts)
    assert "“Well Institute”: This organization is not in the list" in said
    assert "“Oxfam” stands there twice" in said
    assert "Several hosts: the first, Oxfam" in said


def test_speakers_in_one_paragraph_become_rows_with_their_state():
    week = WeekFactory()
    cell = (
        "Moderator: Ms. Ana Example, Oxfam; 2. Bo Sample (tbc), Director, Well Office; Panellists:; 3. Residents;"
        " We shall then hear from those who walked here for many days about all that they have seen on the way."
    )
    (report,) = run(week, table("Title|Participants".replace("|", "\t"), f"A\t{cell}"))

    event = week.side_events.get()
    assert [(row.part, row.name, row.function, row.status) for row in event.speakers.all()] == [
        ("moderator", "Ana Example", "", Speaker.Status.INVITED),
        ("panellist", "Bo Sample", "Director", Speaker.Status.TBC),
        ("panellist", "", "Residents", Speaker.Status.INVITED),
    ]
    assert "walked here for many days" in event.unplaced_text
    assert len(report.doubts) == 2


def test_what_is_doubtful_is_said_and_nothing_is_lost():
    week = WeekFactory()
    VenueFactory(name="Conference Room 8", building="United Nations Headquarters")
    (report,) = run(
        week,
        table(
            "Title;Start;End;Room;Expected participants;Colour",
            '"A &amp; B";2030-06-01 10:00+02:00;2030-06-01 11:00+02:00;Conference room 8;many;blue',
        ),
    )
    event = week.side_events.get()
    assert event.title == "A & B"
    assert event.starts_at == dt.datetime(2030, 6, 1, 8, tzinfo=dt.UTC)
    assert event.venue == Venue.objects.get()
    assert report.doubts == [
        "Saturday, 1\u00a0June 2030 is not one of the days of the week.",
        "Expected participants: “many” was not understood and left out.",
        "“Conference room 8” was taken to be Conference Room 8, United Nations Headquarters.",
    ]
    assert event.unplaced_text == "Expected participants: many"
    assert not_read(read_source(table("Title;Colour", "A;blue"), "p.csv")) == ["Colour"]


def test_rows_find_their_side_event_by_address_former_address_or_title_and_start():
    week = WeekFactory()
    by_slug, by_former, by_title = (SideEventFactory(week=week, title=f"Event {n}") for n in range(3))
    PreviousSlug.objects.create(week=week, slug="once", side_event=by_former)
    reports = run(
        week,
        table(
            "Slug,Title,Starts at,Audience",
            f"{by_slug.slug},Renamed,2030-05-21 13:15,a",
            "once,Event 1,2030-05-21 13:15,b",
            ",EVENT 2,2030-05-21 13:15,c",
            ",Event 2,2030-05-22 13:15,d",
            ",event 2,2030-05-21 13:15,e",
        ),
    )
    assert [(row.outcome.value, row.changes) for row in reports] == [
        ("changed", ["title", "audience"]),
        ("changed", ["audience"]),
        ("changed", ["title", "audience"]),
        ("new", []),
        ("refused", []),
    ]
    assert reports[4].sentence == "This side event stands in row 4 already."
    assert week.side_events.filter(status=SideEvent.Status.PUBLISHED).count() == 3
    by_former.refresh_from_db()
    assert by_former.slug != "once"


def test_a_public_side_event_keeps_its_state_and_is_not_made_unfit_for_it():
    week = WeekFactory()
    event = SideEventFactory(week=week)
    CoSponsorFactory(side_event=event, lead=True)
    rows = table("Slug,Title,Start,End,Venue", f"{event.slug},{event.title},,,")
    (report,) = run(week, rows)
    assert report.outcome == RowOutcome.REFUSED
    assert report.sentence != ""
    event.refresh_from_db()
    assert (event.status, event.starts_at) == (SideEvent.Status.PUBLISHED, new_york(21, 13, 15))
    assert SideEventVersion.objects.count() == 0


def test_a_row_that_stands_there_keeps_its_key():
    week = WeekFactory()
    event = SideEventFactory(week=week, draft=True, starts_at=None)
    norway, ghana = OrganizationFactory(name="Norway"), OrganizationFactory(name="Ghana")
    lead = CoSponsorFactory(side_event=event, organization=norway, lead=True, confirmed_by="Ana")
    other = CoSponsorFactory(side_event=event, organization=ghana, position=1)
    run(
        week,
        table(
            "Slug,Title,Lead and co-sponsors", f'{event.slug},{event.title},"Lead | Ghana\nCo-host | Norway"'
        ),
    )
    assert list(event.co_sponsors.values_list("pk", "role")) == [(other.pk, "lead"), (lead.pk, "co_host")]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "p.csv"),
        (b"title: [", "p.yaml"),
        (b"- &a [1]\n- *a\n", "p.yaml"),
        (b"- 5\n", "p.yaml"),
        (b"{}", "p.json"),
        (b"[" * 100_000, "p.json"),
        (b"[" * 100_000, "p.yaml"),
        (b"\xff\xfe\xfa", "p.json"),
        (b'[{"title": 1e999}, {"title":]', "p.json"),
        (b"title,b\n1,2,3\n", "p.csv"),
    ],
)
def test_a_file_that_is_no_programme_is_refused_with_a_sentence(content, name):
    with pytest.raises(UnreadableFile, match=r"\w+ \w+.*\."):
        read_source(content, name)


def test_a_formula_or_a_missing_title_is_refused_by_row_and_the_rest_goes_in():
    week = WeekFactory()
    reports = run(week, table("Title,Audience", "=A1,x", ",x", "Good,x"))
    assert [row.outcome.value for row in reports] == ["refused", "refused", "new"]
    assert week.side_events.get().title == "Good"


def test_an_end_that_is_not_after_the_start_is_a_doubt_and_not_dropped_in_silence():
    (report,) = run(WeekFactory(), table("Title,Date,Time", "Wells,2030-05-21,10:00-9:00"))
    assert report.doubts == ["“10:00-9:00”: The end is not after the start."]


def test_a_preview_changes_nothing():
    week = WeekFactory()
    organizations = Organization.objects.count()
    (report,) = run(week, table("Title,Host,Venue", "A,Nobody Knows Institute,Somewhere"), dry_run=True)
    assert report.outcome == RowOutcome.NEW
    counts = SideEvent.objects.count(), Venue.objects.count(), SideEventVersion.objects.count()
    assert counts == (0, 0, 0)
    assert Organization.objects.count() == organizations


def test_versions_carry_the_name_of_who_imported(admin_user):
    week = WeekFactory()
    run(week, table("Title", "A"), by=Actor.of(admin_user))
    assert SideEventVersion.objects.get().saved_by == Actor.of(admin_user).label


def test_a_moved_public_side_event_is_rescheduled(monkeypatch):
    week = WeekFactory()
    event = SideEventFactory(week=week)
    CoSponsorFactory(side_event=event, lead=True)
    told = []
    monkeypatch.setattr("events.hooks.on_change", [lambda change: told.append(change.kind)])
    run(week, table("Slug,Title,Start", f"{event.slug},{event.title},2030-05-21 13:30"))
    assert told == ["rescheduled"]
    assert Rsvp.objects.count() == 0


def test_hosts_joined_by_and_are_cut_unless_the_name_is_one():
    for name in ("Norway", "Qatar", "Trinidad and Tobago"):
        OrganizationFactory(name=name, kind=Organization.Kind.MEMBER_STATE)
    week = WeekFactory()
    cells = ["Norway and Qatar", '"Norway, Trinidad and Tobago and Qatar"', "Club for Law and Order"]
    run(week, table("Title,Organizers", *(f"Wells {n},{cell}" for n, cell in enumerate(cells))))
    assert [
        sorted(row.organization.name for row in event.co_sponsors.all())
        for event in week.side_events.order_by("title")
    ] == [["Norway", "Qatar"], ["Norway", "Qatar", "Trinidad and Tobago"], ["Club for Law and Order"]]


def test_what_a_programme_brings_is_no_state_since_all_of_these_are_there():
    run(WeekFactory(), table("Title,Organizers", "Wells,Government of Atlantis"))
    assert Organization.objects.get().kind == Organization.Kind.OTHER


def test_commands_write_and_read_a_file_and_say_what_they_did(tmp_path):
    week = WeekFactory()
    SideEventFactory(week=week, title="Wells")
    file = tmp_path / "programme.yaml"
    call_command("export_programme", 2030, "-o", str(file))
    week.side_events.all().delete()
    said = StringIO()
    call_command("import_programme", 2030, str(file), "--dry-run", stdout=said)
    assert week.side_events.count() == 0
    assert "New draft: Wells" in said.getvalue()
    call_command("import_programme", 2030, str(file), stdout=said)
    assert week.side_events.get().title == "Wells"
    with pytest.raises(CommandError, match="no week 1999"):
        call_command("import_programme", 1999, str(file), stdout=said)
    call_command(
        "import_programme", 2031, str(file), "--city", "Bern", "--time-zone", "Europe/Zurich", stdout=said
    )
    made = Week.objects.get(year=2031)
    assert made.days == [dt.date(2030, 5, 21)]
    assert [*made.rooms.all()] == [made.side_events.get().venue]


@pytest.fixture
def real() -> Path:
    name = os.environ.get("POCWEEK_REAL_NOTES")
    if not name:
        pytest.skip("POCWEEK_REAL_NOTES names no folder with the real documents")
    return Path(name) / "programme_eu_cop24.yaml"


def test_the_real_programme_comes_in_whole_and_a_second_time_changes_nothing(real):
    organization_data.load()
    days = {"first_day": dt.date(2018, 12, 3), "last_day": dt.date(2018, 12, 14)}
    week = Week.objects.create(year=2018, city="Katowice", time_zone="Europe/Warsaw", **days)
    reports = run(week, real.read_bytes(), real.name)

    assert [report.outcome for report in reports] == [RowOutcome.NEW] * 126
    events = week.side_events.with_everything()
    assert {event.starts_at.astimezone(week.zone).date() for event in events} == set(week.days) - {
        dt.date(2018, 12, 9)
    }
    assert Venue.objects.count() == 3
    speakers = Speaker.objects.filter(side_event__week=week)
    assert speakers.count() > 600
    assert speakers.filter(status=Speaker.Status.TBC).count() > 40
    assert speakers.filter(part="moderator").count() > 20
    assert not any("<span" in event.background or "&amp;amp;" in event.background for event in events)
    assert sum(len(report.doubts) for report in reports) > 200
    again = run(week, real.read_bytes(), real.name)
    assert {report.outcome for report in again} == {RowOutcome.SAME}


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_nothing(monkeypatch):
    week = WeekFactory()
    rows = table("Title,Host", *(f"Event {n},New Host {n} Institute" for n in range(3)))
    real_create, calls = Writer.create, []

    def dying(self, row):
        calls.append(row)
        if len(calls) == 3:
            raise SystemExit  # as a worker that is told to stop
        return real_create(self, row)

    monkeypatch.setattr(Writer, "create", dying)
    with pytest.raises(SystemExit):
        run(week, rows)
    assert (SideEvent.objects.count(), Organization.objects.filter(name__startswith="New Host").count()) == (
        0,
        0,
    )
