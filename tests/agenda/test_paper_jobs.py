"""Papers made in the background: asked for once, made once, taken up again, fetched by who asked, removed in time."""

import datetime as dt
import io
import uuid
import zipfile

import pikepdf
import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django_q.models import OrmQ

from agenda.documents import KINDS
from agenda.jobs import services
from agenda.models import PaperJob
from events.access import Role
from events.models import SideEvent
from registrations.models import Rsvp
from registrations.services import erase
from tests.agenda.samples import text_of
from tests.factories import RsvpFactory, SideEventFactory, UserFactory, WeekFactory

pytestmark = pytest.mark.django_db
SLUGS = ("schools", "water")
WANTED = {"kinds": ["co-sponsor-list"], "languages": ["en", "fr"], "page": "a4", "form": "zip"}


@pytest.fixture
def week():
    week = WeekFactory(year=2030)
    for slug in SLUGS:
        SideEventFactory(week=week, slug=slug, title=f"About {slug}", status=SideEvent.Status.PUBLISHED)
    return week


@pytest.fixture
def secretariat(client):
    user = UserFactory(groups=[Role.SECRETARIAT])
    client.force_login(user)
    return user


@pytest.fixture
def many_delegates(week, monkeypatch):
    """A side event with more delegates than a web worker makes a list of."""
    monkeypatch.setitem(services.MANY, "attendee-list", 1)
    event = SideEvent.objects.get(slug="water")
    for name in ("Abara", "Berg"):
        RsvpFactory(side_event=event, family_name=name)
    return event


@pytest.fixture
def ask(client, week, secretariat, django_capture_on_commit_callbacks):
    """Ask for papers of the week on its page as the secretariat, and return the job."""

    def asked(**changes):
        said = WANTED | {"key": uuid.uuid4()} | changes
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(address("week", week.pk), said).status_code == 302
        return PaperJob.objects.get(key=said["key"])

    return asked


def address(name, *arguments):
    return reverse(f"admin:agenda_paperjob_{name}", args=arguments)


def fetched(client, job):
    response = client.post(address("file", job.key))
    return b"".join(response.streaming_content) if response.streaming else None


def run_tasks():
    """Do what the workers have been asked for until now."""
    for task in list(OrmQ.objects.all()):
        arguments = task.task["args"]
        task.delete()
        services.make(*arguments)


# The papers of a week


def test_the_page_of_the_papers_of_a_week_leads_the_secretariat_alone_to_all_in_one_file(
    client, week, secretariat
):
    papers = reverse("admin:agenda_issueddocument_week", args=[week.pk])
    for_secretariat = client.get(papers).content.decode()
    client.force_login(UserFactory(groups=[Role.ORGANISER]))

    assert f'href="{address("week", week.pk)}"' in for_secretariat
    assert address("week", week.pk) not in client.get(papers).content.decode()


def test_a_week_becomes_one_archive_with_each_paper_in_each_language(client, ask):
    job = ask()
    before = client.get(address("progress", job.key)).content.decode()
    run_tasks()
    after = client.get(address("progress", job.key)).content.decode()

    assert "0 of 4 papers are made." in before
    assert "4 papers are ready." in after
    with zipfile.ZipFile(io.BytesIO(fetched(client, job))) as packed:
        assert sorted(packed.namelist()) == [
            f"{slug}-co-sponsor-list.{language}.pdf" for slug in SLUGS for language in ("en", "fr")
        ]


def test_a_week_becomes_one_pdf_with_a_bookmark_for_each_paper(client, ask):
    job = ask(form="pdf", languages=["en"])
    run_tasks()

    with pikepdf.open(io.BytesIO(fetched(client, job))) as opened, opened.open_outline() as outline:
        titles = sorted(item.title for item in outline.root)
    assert titles == [f"About {slug}: Co-sponsors and their confirmation" for slug in SLUGS]


def test_pressed_twice_is_asked_for_once(client, ask):
    job = ask()
    ask(key=job.key)

    assert (PaperJob.objects.count(), OrmQ.objects.count()) == (1, 1)


def test_of_a_week_with_nothing_public_there_is_nothing_to_ask_for(client, secretariat):
    response = client.post(address("week", WeekFactory(year=2031).pk), WANTED | {"key": uuid.uuid4()})

    assert response.status_code == 422
    assert "nothing of this week is published" in response.content.decode()
    assert PaperJob.objects.count() == 0


# Workers


def test_a_long_job_goes_on_in_a_task_of_its_own_behind_what_waits(client, ask, monkeypatch):
    job = ask()
    monkeypatch.setattr(services, "RUN_LASTS", -1)
    run_tasks()
    job.refresh_from_db()
    assert (job.state, job.claimed_at, job.attempts, OrmQ.objects.count()) == ("waiting", None, 0, 1)

    monkeypatch.undo()
    run_tasks()
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("ready", 4, 4)


class Killed(BaseException):
    """The worker is gone; nothing of it runs any more."""


def test_what_a_killed_worker_made_is_not_made_again(client, ask, monkeypatch):
    job = ask()
    made, write = [], services.bulk.write

    def killed_at_the_third(paper, folder):
        if len(made) == 2:
            raise Killed
        made.append(paper.file_name)
        return write(paper, folder)

    monkeypatch.setattr(services.bulk, "write", killed_at_the_third)
    with pytest.raises(Killed):
        run_tasks()
    services.wake_for_forgotten()
    assert OrmQ.objects.count() == 0  # perhaps it is still at work
    monkeypatch.setattr(
        services.bulk, "write", lambda paper, folder: made.append(paper.file_name) or write(paper, folder)
    )
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=3)):
        call_command("run_due")
        run_tasks()

    job.refresh_from_db()
    assert (job.state, len(made), len(set(made))) == ("ready", 4, 4)


def test_two_workers_are_never_at_one_job(client, ask, monkeypatch):
    job = ask()
    PaperJob.objects.update(claimed_at=dt.datetime.now(dt.UTC))
    run_tasks()

    job.refresh_from_db()
    assert (job.state, job.done) == ("waiting", 0)


@pytest.mark.parametrize("how", ["an error", "a worker that dies again and again"])
def test_what_cannot_be_made_is_told_and_leaves_no_file(client, ask, monkeypatch, how, media):
    job = ask()
    if how == "an error":
        monkeypatch.setattr(services.bulk, "pack", lambda paths, archive: 1 / 0)
    else:
        PaperJob.objects.update(attempts=services.MOST_ATTEMPTS)
    run_tasks()

    assert "could not be made" in client.get(address("progress", job.key)).content.decode()
    assert not job.folder.exists()
    assert OrmQ.objects.count() == 0


# One long paper


def test_a_long_list_of_delegates_is_made_in_the_background_as_it_was_chosen(
    client, secretariat, many_delegates, django_capture_on_commit_callbacks
):
    url = reverse("agenda:attendee_list", args=[2030, "water"]) + "?order=name&columns=name"
    with django_capture_on_commit_callbacks(execute=True):
        response = client.get(url)
        client.get(url)  # impatient
    job = PaperJob.objects.get()
    run_tasks()

    assert response.url == address("progress", job.key)
    content = text_of(fetched(client, job))
    assert "Abara" in content
    assert "Organization" not in content


def test_a_short_list_is_made_at_once(client, secretariat, many_delegates, monkeypatch):
    monkeypatch.setitem(services.MANY, "attendee-list", 2)
    response = client.get(reverse("agenda:attendee_list", args=[2030, "water"]))

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert PaperJob.objects.count() == 0


def test_what_the_long_list_does_not_offer_is_not_found(client, secretariat, many_delegates):
    response = client.get(reverse("agenda:attendee_list", args=[2030, "water"]) + "?order=shoe-size")

    assert (response.status_code, PaperJob.objects.count()) == (404, 0)


@pytest.fixture
def list_job(client, secretariat, many_delegates, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.get(reverse("agenda:attendee_list", args=[2030, "water"]))
    run_tasks()
    return PaperJob.objects.get()


def test_a_file_with_delegates_is_deleted_once_it_is_downloaded(client, list_job, media):
    assert len(list(list_job.folder.iterdir())) == 1
    assert client.get(address("file", list_job.key)).status_code == 302  # opened, not asked for
    assert fetched(client, list_job).startswith(b"%PDF")

    assert list((media.parent / "paper-jobs").iterdir()) == []
    assert fetched(client, list_job) is None
    assert "is deleted" in client.get(address("progress", list_job.key)).content.decode()


def test_a_file_with_delegates_is_given_to_nobody_after_an_hour_and_the_clock_deletes_it(
    client, list_job, media
):
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=61)):
        assert fetched(client, list_job) is None
        call_command("run_due")

    assert PaperJob.objects.count() == 0
    assert list((media.parent / "paper-jobs").iterdir()) == []


def test_a_file_with_delegates_goes_when_one_of_them_asks_to_be_forgotten(client, list_job, media):
    erase(rsvp=Rsvp.objects.get(family_name="Berg"))
    call_command("run_due")

    assert fetched(client, list_job) is None
    assert list((media.parent / "paper-jobs").iterdir()) == []


def test_other_files_are_there_for_a_day_and_may_be_fetched_again(client, ask, media):
    job = ask()
    run_tasks()
    now = dt.datetime.now(dt.UTC)
    with time_machine.travel(now + dt.timedelta(hours=23)):
        call_command("run_due")
        assert [bool(fetched(client, job)), bool(fetched(client, job))] == [True, True]
    with time_machine.travel(now + dt.timedelta(hours=25)):
        call_command("run_due")

    assert PaperJob.objects.count() == 0
    assert list((media.parent / "paper-jobs").iterdir()) == []


def test_nobody_else_sees_or_fetches_it_whatever_the_role(client, list_job):
    for role in (Role.SECRETARIAT, Role.DOOR):
        client.force_login(UserFactory(groups=[role]))
        assert client.get(address("progress", list_job.key)).status_code == 404
        assert client.post(address("file", list_job.key)).status_code == 404
    assert list_job.folder.exists()


def test_whoever_lost_the_right_fetches_nothing(client, list_job, secretariat):
    secretariat.groups.clear()
    secretariat.groups.add(*UserFactory(groups=[Role.ORGANISER]).groups.all())

    assert client.post(address("file", list_job.key)).status_code == 404
    assert list_job.folder.exists()


def test_a_week_of_lists_counts_as_delegates_data(client, ask):
    job = ask(kinds=["co-sponsor-list", "badges"])

    assert KINDS["badges"].has_personal_data
    assert (job.has_personal_data, job.expires_at - job.asked_at < dt.timedelta(hours=2)) == (True, True)


def test_only_papers_that_are_made_for_one_reader_are_made_later():
    assert [name for name in services.MANY if not KINDS[name].has_personal_data] == []
