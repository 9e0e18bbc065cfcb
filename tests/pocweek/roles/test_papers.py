"""Who may open which paper and which list of delegates: every address with every role."""

import pytest
from django.urls import reverse

from agenda import services
from agenda.documents import KINDS
from agenda.printing import html_to_pdf
from agenda.urls import urlpatterns as paper_addresses
from agenda.versions import Paper
from events.actors import Actor
from registrations.door.codes import code_of

from .asking import ROLES, answers_to

pytestmark = pytest.mark.django_db
ALL = " ".join("y" for _role in ROLES)
NOBODY = " ".join("-" for _role in ROLES)


@pytest.fixture(autouse=True)
def _nothing_is_printed(monkeypatch):
    """How the papers look is none of the business of these tests, and takes its time."""
    monkeypatch.setattr(html_to_pdf, "printed", lambda *_parts, **_more: b"%PDF-1.7")


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("agenda:attendee_list", "l n y n y y y"),
        ("agenda:sign_in_sheet", "l n y n y y y"),
        ("agenda:name_plates", "l n y n y y y"),
        ("agenda:badges", "l n y n y y y"),
        ("agenda:invitation", "l n y n y n y"),
        ("agenda:co_sponsor_list", "l n y n y n y"),
        ("agenda:speaker_list", "l n y n y n y"),
        ("agenda:run_of_show", "l n y n y n y"),
        ("registrations:attendee_list_csv", "l n y n y y y"),
        ("registrations:attendee_list_xlsx", "l n y n y y y"),
        ("registrations:guest_list_csv", "l n y n y n y"),
        ("registrations:guest_list_xlsx", "l n y n y n y"),
        ("registrations:checkin", "l n y n y y y"),
        ("registrations:checkin_state", "l n y n y y y"),
        ("registrations:checkin_walk_in", "l n y n y y y"),
        ("registrations:checkin_person", "l n y n y y y"),
    ],
)
def test_papers_with_delegates_and_for_the_organizers_are_for_those_who_may_see_them(
    client, people, things, name, answers
):
    event = things["event"]
    more = [code_of(things["rsvp"].token)] if name.endswith("_person") else []
    url = reverse(name, args=[event.week.year, event.slug, *more])

    assert answers_to(client, people, url) == [answers]


NOTES = ("agenda:flyer", "agenda:concept_note", "agenda:concept_note_word", "agenda:concept_note_markdown")


def test_a_draft_is_seen_only_by_those_who_may_change_it(client, people, things):
    draft = things["draft"]
    papers = [reverse(name, args=[draft.week.year, draft.slug]) for name in NOTES]

    answers = answers_to(client, people, draft.get_absolute_url(), *papers)
    assert answers == ["- - y - y - y"] * (1 + len(NOTES))


# Pages of papers are for everybody once these are public, and for nobody before: staff have the PDF.
PAGES = ("agenda:concept_note_page", "agenda:summary_page")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_paper_that_is_not_public_is_for_nobody(client, people, things, name):
    draft = things["draft"]

    assert answers_to(client, people, reverse(name, args=[draft.week.year, draft.slug])) == [NOBODY]


SUMMARIES = ("agenda:summary", "agenda:summary_word", "agenda:summary_markdown")
WEEK_PAPERS = ("agenda:programme", "agenda:programme_of_the_day", "agenda:commitments")
FOR_ALL = {*WEEK_PAPERS, *NOTES, *SUMMARIES, *PAGES}


@pytest.mark.parametrize("name", WEEK_PAPERS)
def test_papers_of_the_week_are_for_everybody(client, people, things, name):
    week = things["week"]
    day = [things["event"].starts_at.astimezone(week.zone).date()] if name.endswith("_day") else []
    url = reverse(name, args=[week.year, *day])

    assert answers_to(client, people, url) == [ALL]


@pytest.mark.parametrize(
    ("kind", "verified", "given"),
    [
        ("concept-note", "y y y y y y y", "y y y y y y y"),
        ("run-of-show", "y y y y y y y", "- - y - y - y"),
    ],
)
def test_whoever_has_a_code_may_verify_and_has_the_file_of_what_is_for_them(
    client, people, things, kind, verified, given
):
    paper = Paper(KINDS[kind], things["event"], "en")
    version, _is_new = services.issue(paper=paper, page="a4", by=Actor.clock())
    page, file = (reverse(f"agenda:{name}", args=[version.code]) for name in ("verify", "issued_file"))

    assert answers_to(client, people, page, file) == [verified, given]


@pytest.mark.parametrize(
    ("of", "query", "answers"),
    [
        ("event", "kind=concept-note", "l l y n y n y"),
        ("event", "kind=badges&order=name&per_sheet=8", "l l - n - n -"),
        ("draft", "kind=concept-note", "l l y - y - y"),
        ("week", "kind=programme", "l l n n y n y"),
    ],
)
def test_issuing_is_for_those_who_may_publish(client, people, things, of, query, answers):
    level = "week" if of == "week" else "event"
    url = reverse(f"admin:agenda_issueddocument_{level}_issue", args=[things[of].pk])

    assert answers_to(client, people, f"{url}?{query}&language=en&page=a4") == [answers]


REGISTER = {"agenda:register", "agenda:register_csv", "agenda:commitment", "agenda:organization"}
# of the owner, whoever is signed in: the token is what opens them
BY_LINK = {
    "agenda:own_commitment",
    "agenda:own_commitment_publication",
    "agenda:own_commitment_mails",
    "agenda:own_commitment_not_ours",
}


def test_the_register_is_for_everybody_and_what_is_not_public_for_its_staff(client, people, things):
    """The commitment stands in a summary that is not issued."""
    promise = things["promise"]
    opened = "/commitments/", "/commitments/commitments.csv", promise.get_absolute_url()

    assert answers_to(client, people, *opened) == [ALL, ALL, "- - y - y - y"]


def test_every_paper_has_a_row():
    for_staff = {"agenda:attendee_list", "agenda:sign_in_sheet", "agenda:name_plates", "agenda:badges"}
    for_organisers = {
        "agenda:invitation",
        "agenda:co_sponsor_list",
        "agenda:speaker_list",
        "agenda:run_of_show",
    }
    names = {f"agenda:{pattern.name}" for pattern in paper_addresses}

    of_versions = {"agenda:verify", "agenda:issued_file"}
    others = {
        "agenda:opt_out",
        "agenda:summary_review",
        "agenda:photo",
        *BY_LINK,
    }  # by a personal link or a hash
    assert names - FOR_ALL - REGISTER == for_staff | for_organisers | of_versions | others
