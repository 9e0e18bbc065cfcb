"""Versions of papers: when there is a new one, what is kept of it, and two people who issue at once."""

import datetime as dt
import hashlib
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from agenda import pdf, services
from agenda.documents import KINDS, WeekDay
from agenda.documents.said import content_hash, facts_of
from agenda.models import EventSummary, IssuedDocument
from agenda.versions import Paper, files
from events.actors import Actor
from events.hooks import Refusal
from events.models import SideEvent
from tests.agenda.samples import sponsored, text_of
from tests.factories import CommitmentFactory, EventSummaryFactory, SideEventFactory

pytestmark = pytest.mark.django_db
BY = Actor(label="Ana")


def paper_of(subject, kind="concept-note", language="en") -> Paper:
    return Paper(KINDS[kind], subject, language)


def issue(subject, kind="concept-note", language="en", page="a4") -> IssuedDocument:
    version, _is_new = services.issue(paper=paper_of(subject, kind, language), page=page, by=BY)
    return version


def retitle(side_event: SideEvent, title: str) -> None:
    side_event.title = title
    side_event.save()


def test_the_first_version_is_kept_with_its_file_and_who_issued_it(settings):
    settings.SITE_URL = "https://pocweek.example"
    version = issue(sponsored("Norway", title="Open roads", slug="open-roads"))

    content = files.read(version.sha256)
    text = text_of(content)
    day = version.issued_at.astimezone(version.side_event.week.zone)
    assert (version.number, version.issued_by, version.page) == (1, "Ana", "a4")
    assert version.sha256 == hashlib.sha256(content).hexdigest()
    assert f"Version 1, as of {day.day} {day:%B %Y}. Issued by: " in text.replace("\u00a0", " ")
    assert f"pocweek.example/verify/{version.code}/" in text


def test_issuing_again_with_nothing_changed_issues_nothing(media):
    side_event = sponsored("Norway")
    first = issue(side_event)
    later = dt.datetime(2030, 5, 30, tzinfo=dt.UTC)
    SideEvent.objects.update(updated_at=later)  # a save on another day that says nothing new
    again, is_new = services.issue(paper=paper_of(side_event), page="a4", by=Actor(label="Ben"))

    assert (again, is_new, again.issued_by) == (first, False, "Ana")
    assert len(list((media / "issued").iterdir())) == 1


def test_a_changed_word_a_page_size_and_a_language_make_versions_and_the_old_ones_stay():
    side_event = sponsored("Norway", title="Before")
    first = issue(side_event)
    retitle(side_event, "After")
    second, letter, french = (
        issue(side_event),
        issue(side_event, page="letter"),
        issue(side_event, language="fr"),
    )

    assert [row.number for row in (first, second, letter, french)] == [1, 2, 3, 1]
    assert "Before" in text_of(files.read(first.sha256))
    assert len({row.code for row in (first, second, letter, french)}) == 4


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if not kind.has_personal_data])
def test_every_paper_without_delegates_data_has_versions_in_an_order_that_any_database_keeps(kind):
    side_event = sponsored("Norway")
    CommitmentFactory(summary=EventSummaryFactory(side_event=side_event, issued=True))
    week = side_event.week
    day = WeekDay(week, side_event.starts_at.astimezone(week.zone).date())
    subject = {"side event": side_event, "day": day, "week": week}[KINDS[kind].level.value]

    first = issue(subject, kind)
    again = issue(subject, kind)
    stored = IssuedDocument.objects.with_subjects().get(pk=first.pk)

    assert again == first
    assert Paper.of_version(stored) == paper_of(subject, kind)
    assert f"Version {first.number}, as of" in text_of(files.read(first.sha256))


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.has_personal_data])
def test_a_paper_with_delegates_data_is_never_issued(kind, media):
    with pytest.raises(Refusal):
        issue(SideEventFactory(), kind)

    assert (IssuedDocument.objects.count(), (media / "issued").exists()) == (0, False)


def test_neither_the_note_of_a_draft_nor_a_summary_that_is_not_issued_has_a_version():
    draft = SideEventFactory(draft=True)
    summary = EventSummaryFactory()

    for subject, kind in ((draft, "concept-note"), (draft, "run-of-show"), (summary.side_event, "summary")):
        with pytest.raises(Refusal):
            issue(subject, kind)
    EventSummary.objects.update(issued_at=dt.datetime(2030, 5, 24, tzinfo=dt.UTC))
    assert issue(summary.side_event, "summary").number == 1


def test_whoever_loses_the_race_takes_the_version_of_the_winner_and_leaves_no_file(monkeypatch, media):
    side_event = sponsored("Norway")
    render, winners = pdf.render, []

    def overtaken(document, page):
        monkeypatch.setattr(pdf, "render", render)
        winners.append(issue(side_event))
        return render(document, page)

    monkeypatch.setattr(pdf, "render", overtaken)
    loser, is_new = services.issue(paper=paper_of(side_event), page="a4", by=BY)

    assert ([loser], is_new, IssuedDocument.objects.count()) == (winners, False, 1)
    assert [path.stem for path in (media / "issued").iterdir()] == [loser.sha256]


def test_what_was_read_before_another_version_never_follows_it(monkeypatch):
    side_event = sponsored("Norway", title="Before")
    render = pdf.render

    def overtaken(document, page):
        monkeypatch.setattr(pdf, "render", render)
        retitle(side_event, "After")
        issue(side_event)
        return render(document, page)

    monkeypatch.setattr(pdf, "render", overtaken)
    version = issue(side_event)

    assert (version.number, "After" in version.facts, IssuedDocument.objects.count()) == (1, True, 1)


def test_what_is_issued_while_the_record_is_about_to_be_read_is_seen(monkeypatch):
    side_event = sponsored("Norway", title="Before")
    latest = Paper.latest

    def overtaken(paper):
        monkeypatch.setattr(Paper, "latest", latest)
        retitle(side_event, "After")
        issue(side_event)
        return latest(paper)

    monkeypatch.setattr(Paper, "latest", overtaken)
    version = issue(side_event)

    assert (version.number, "After" in version.facts, IssuedDocument.objects.count()) == (1, True, 1)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_issue_at_once_make_one_version(media):
    side_event = sponsored("Norway")
    start, given = threading.Barrier(2), []

    def press(name):
        start.wait()
        try:
            given.append(services.issue(paper=paper_of(side_event), page="a4", by=Actor(label=name)))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[name]) for name in ("Ana", "Ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(is_new for _version, is_new in given) == [False, True]
    assert {version for version, _is_new in given} == set(IssuedDocument.objects.all())
    assert len(list((media / "issued").iterdir())) == 1


def test_a_process_that_is_killed_before_the_row_is_written_leaves_no_version(monkeypatch):
    side_event = sponsored("Norway")

    def killed(self, **options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(IssuedDocument, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            issue(side_event)

    assert (IssuedDocument.objects.count(), issue(side_event).number) == (0, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 1},
        {"number": 2, "code": None},
        {"number": 2, "week": True},
        {"number": 2, "side_event": None},
    ],
    ids=["number twice", "code twice", "two subjects", "no subject"],
)
def test_the_database_keeps_numbers_codes_and_subjects(wrong):
    version = issue(sponsored("Norway"))
    fields = {"pk": None, "code": "other", **wrong}
    fields["code"] = fields["code"] or version.code
    if fields.get("week"):
        fields["week"] = version.side_event.week
    for name, value in fields.items():
        setattr(version, name, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)


def test_numbers_of_a_week_and_of_its_days_count_by_themselves():
    week = SideEventFactory().week
    issue(week, "programme")
    tuesday = WeekDay(week, dt.date(2030, 5, 21))
    day = issue(tuesday, "programme-of-the-day")

    assert day.number == 1
    day.pk, day.code = None, "other"
    with pytest.raises(IntegrityError), transaction.atomic():
        day.save(force_insert=True)


def test_a_field_that_says_nothing_changes_no_hash_and_the_order_of_the_paper_is_kept():
    note = paper_of(sponsored("Norway", title="Open roads", subtitle="")).read_anew().document()
    facts = facts_of(note)

    assert "subtitle" not in facts
    assert list(facts)[:3] == ["week", "edition", "title"]
    assert content_hash(note, "a4") != content_hash(note, "letter")


def test_what_has_a_version_cannot_be_deleted():
    side_event = sponsored("Norway")
    issue(side_event)
    issue(side_event.week, "programme")

    for subject in (side_event, side_event.week):
        with pytest.raises(ProtectedError):
            subject.delete()
    assert IssuedDocument.objects.count() == 2
