"""The papers of a whole week in one go: all of them, each whole, and none made twice."""

import io
import zipfile

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from agenda.management.progress import Progress, time_left
from agenda.printing.bulk import jobs_of, write_all
from events.models import SideEvent
from tests.agenda.samples import text_of
from tests.factories import SideEventFactory, WeekFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def week():
    week = WeekFactory(year=2030)
    for slug in ("water", "schools"):
        SideEventFactory(week=week, slug=slug, title=f"About {slug}", status=SideEvent.Status.PUBLISHED)
    SideEventFactory(week=week, slug="draft", status=SideEvent.Status.DRAFT)
    return week


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "papers"
    path.mkdir()
    return path


def test_there_is_a_job_for_each_published_event_and_language_and_one_for_the_week(week):
    jobs = jobs_of(week, ["concept-note", "programme"], ["en", "fr"])

    assert sorted((job.kind, job.subject, job.language) for job in jobs) == [
        ("concept-note", (2030, "schools"), "en"),
        ("concept-note", (2030, "schools"), "fr"),
        ("concept-note", (2030, "water"), "en"),
        ("concept-note", (2030, "water"), "fr"),
        ("programme", (2030,), "en"),
        ("programme", (2030,), "fr"),
    ]


def test_each_paper_becomes_a_file_and_no_half_of_one_stays(week, folder):
    paths = list(write_all(jobs_of(week, ["concept-note"], ["en"]), folder, processes=1))

    assert sorted(path.name for path in folder.iterdir()) == [
        "schools-concept-note.en.pdf",
        "water-concept-note.en.pdf",
    ]
    assert sorted(path.name for path in paths) == sorted(path.name for path in folder.iterdir())
    assert "About water" in text_of((folder / "water-concept-note.en.pdf").read_bytes())


def test_begun_again_it_makes_only_what_is_not_stored(week, folder, media):
    jobs = jobs_of(week, ["concept-note"], ["en"])
    next(write_all(jobs, folder, processes=1))  # and stopped
    stored = list((media / "documents").iterdir())
    stored[0].write_bytes(b"%PDF as it was stored")

    list(write_all(jobs, folder, processes=1))

    contents = [path.read_bytes() for path in folder.iterdir()]
    assert len(stored) == 1
    assert contents.count(b"%PDF as it was stored") == 1


def test_a_side_event_that_went_meanwhile_is_passed_over(week, folder):
    jobs = jobs_of(week, ["concept-note"], ["en"])
    SideEvent.objects.get(slug="water").delete()

    written = list(write_all(jobs, folder, processes=1))

    assert written.count(None) == 1
    assert len(list(folder.iterdir())) == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_write_what_one_writes(week, folder, media):
    jobs = jobs_of(week, ["concept-note"], ["en"])
    list(write_all(jobs, folder, processes=1))
    alone = {path.name: path.read_bytes() for path in folder.iterdir()}
    for path in [*folder.iterdir(), *(media / "documents").iterdir()]:
        path.unlink()

    archive = str(folder / "all.zip")
    call_command("write_documents", "2030", "-o", str(folder), "--zip", archive, stdout=io.StringIO())

    with zipfile.ZipFile(archive) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == alone


def test_a_week_that_is_not_there_or_has_nothing_public_is_told(week, folder):
    WeekFactory(year=2031)
    with pytest.raises(CommandError, match="There is no week 1999"):
        call_command("write_documents", "1999", "-o", str(folder))
    with pytest.raises(CommandError, match="nothing of it is published"):
        call_command("write_documents", "2031", "-o", str(folder))


@pytest.mark.parametrize(("seconds", "text"), [(0, ""), (5.4, "0:05 left"), (125, "2:05 left")])
def test_the_time_left_is_told_in_minutes_and_seconds(seconds, text):
    assert time_left(seconds) == text


def test_no_bar_is_drawn_where_nobody_watches():
    stream = io.StringIO()
    Progress(stream, 5).show(3)
    assert stream.getvalue() == ""


@pytest.mark.django_db(transaction=True)  # the processes see what is committed
def test_merged_all_papers_stand_beside_the_folder_in_the_order_asked_for(week, folder, monkeypatch):
    monkeypatch.chdir(folder)
    kinds = ["programme", "co-sponsor-list"]
    call_command("write_documents", "2030", "--kinds", *kinds, "-o", ".", "--merge", stdout=io.StringIO())

    with pikepdf.open(folder.with_name("papers.pdf")) as opened, opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert str(opened.docinfo.Title) == str(week)
    assert [title.rpartition(": ")[2] for title in titles] == [
        "Programme of side events",
        *["Co-sponsors and their confirmation"] * 2,
    ]
