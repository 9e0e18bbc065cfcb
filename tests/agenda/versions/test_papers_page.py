"""The admin's page of all papers: picking, issuing, and what no font has."""

import pytest
from django.urls import reverse

from agenda import services
from agenda.documents import KINDS
from agenda.models import IssuedDocument
from agenda.versions import Paper, files
from events.access import Role
from events.actors import Actor
from tests.agenda.samples import text_of
from tests.factories import CoSponsorFactory, EventSummaryFactory, RsvpFactory, SideEventFactory, UserFactory
from tests.pages import query_count

pytestmark = pytest.mark.django_db
NOTE = {"kind": "concept-note", "language": "en", "page": "a4"}


@pytest.fixture
def user(client):
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    return user


@pytest.fixture
def side_event(user):
    event = SideEventFactory(organisers=[user], title="Open roads", slug="open-roads")
    CoSponsorFactory(side_event=event, lead=True)
    return event


def papers_of(side_event, level="event"):
    return reverse(f"admin:agenda_issueddocument_{level}", args=[side_event.pk])


def question_of(side_event, level="event"):
    return reverse(f"admin:agenda_issueddocument_{level}_issue", args=[side_event.pk])


def test_the_page_of_the_side_event_leads_to_its_papers_once(client, side_event):
    page = client.get(reverse("admin:events_sideevent_change", args=[side_event.pk])).content.decode()

    assert page.count(f'href="{papers_of(side_event)}"') == 1
    assert "concept-note.docx" not in page


def test_every_paper_of_a_side_event_is_offered_and_a_summary_once_it_is_begun(client, side_event):
    before = client.get(papers_of(side_event)).content.decode()
    EventSummaryFactory(side_event=side_event)
    after = client.get(papers_of(side_event)).content.decode()

    kinds = [kind for kind in KINDS.values() if kind.level.value == "side event"]
    offered = [f'name="kind" value="{kind.name}"' for kind in kinds]
    assert [field in before for field in offered] == [kind.name != "summary" for kind in kinds]
    assert [field in after for field in offered] == [True] * len(kinds)


@pytest.mark.parametrize(
    ("picked", "address"),
    [
        ({**NOTE, "as": "pdf"}, "/2030/open-roads/concept-note.pdf"),
        ({**NOTE, "as": "docx", "language": "fr"}, "/fr/2030/open-roads/concept-note.docx"),
        ({**NOTE, "as": "pdf", "page": "letter"}, "/2030/open-roads/concept-note.pdf?page=letter"),
        (
            {
                "kind": "attendee-list",
                "language": "en",
                "page": "a4",
                "order": "name",
                "columns": ["number", "name"],
                "waiting": "on",
                "as": "pdf",
            },
            "/2030/open-roads/attendee-list.pdf?order=name&columns=number&columns=name&waiting=True",
        ),
    ],
    ids=["a paper", "a language and a format", "a page size", "choices"],
)
def test_what_is_picked_leads_to_the_address_of_the_paper(client, side_event, picked, address):
    response = client.get(papers_of(side_event), picked)

    assert (response.status_code, response["Location"]) == (302, address)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "picked",
    [
        {**NOTE, "as": "zip"},
        {**NOTE, "as": "pdf", "language": "xx"},
        {**NOTE, "as": "pdf", "page": "a3"},
        {"kind": "programme", "language": "en", "page": "a4", "as": "pdf"},
    ],
    ids=["format", "language", "page", "a paper of the week"],
)
def test_what_is_not_offered_is_not_found(client, side_event, picked):
    assert client.get(papers_of(side_event), picked).status_code == 404


def test_issuing_asks_first_and_then_gives_a_version_to_the_list(client, side_event, user):
    asked = client.get(papers_of(side_event), {**NOTE, "as": "issue"})
    question = client.get(asked["Location"])
    assert "This will be the first version." in question.content.decode()
    assert IssuedDocument.objects.count() == 0

    page = client.post(asked["Location"], follow=True).content.decode()

    version = IssuedDocument.objects.get()
    assert version.issued_by == Actor.of(user).label
    assert "Version 1 is issued." in page
    assert reverse("agenda:issued_file", args=[version.code]) in page


def test_the_question_tells_what_changed_and_offers_nothing_where_nothing_did(client, side_event):
    url = question_of(side_event) + "?kind=concept-note&language=en&page=a4"
    client.post(url)
    same = client.get(url).content.decode()
    side_event.title = "Closed roads"
    side_event.save()
    changed = client.get(url).content.decode()
    letter = client.get(url.replace("a4", "letter")).content.decode()

    assert "Issuing again would issue nothing." in same
    assert 'type="submit" class="default"' not in same
    assert "Closed roads" in changed
    assert "Issue a new version" in changed
    assert "Page size" in letter


def test_pressing_twice_issues_once_and_says_so(client, side_event):
    url = question_of(side_event) + "?kind=concept-note&language=en&page=a4"
    client.post(url)
    page = client.post(url, follow=True).content.decode()

    assert "Nothing has changed since version 1, so nothing was issued." in page
    assert IssuedDocument.objects.count() == 1


def test_a_draft_is_refused_in_words(client, user):
    draft = SideEventFactory(draft=True, organisers=[user])
    query = "?kind=concept-note&language=en&page=a4"

    question, refused = client.get(question_of(draft) + query), client.post(question_of(draft) + query)

    assert "This is still a draft." in question.content.decode()
    assert (refused.status_code, IssuedDocument.objects.count()) == (409, 0)


def test_the_papers_of_a_week_are_issued_by_the_secretariat(client):
    week = SideEventFactory().week
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    day = {"kind": "programme-of-the-day", "language": "en", "page": "a4", "day": "2030-05-21", "as": "issue"}
    asked = client.get(papers_of(week, "week"), day)
    page = client.post(asked["Location"], follow=True).content.decode()

    assert "Version 1 is issued." in page
    assert text_of(files.read(IssuedDocument.objects.get().sha256)).count("Version 1, as of") == 1
    assert client.get(papers_of(week, "week"), {**day, "as": "pdf"})["Location"] == (
        "/2030/2030-05-21/programme-of-the-day.pdf"
    )


def test_characters_that_no_font_has_are_reported_also_those_in_names_of_delegates(client, side_event):
    assert "in no font" not in client.get(papers_of(side_event)).content.decode()
    side_event.title = "Roads \U0001f54a"
    side_event.save()
    RsvpFactory(side_event=side_event, family_name="\U0001f600")
    page = client.get(papers_of(side_event)).content.decode()

    assert "U+1F54A DOVE OF PEACE" in page
    assert "U+1F600 GRINNING FACE" in page


def test_more_versions_ask_the_database_no_more_often(client, side_event):
    services.issue(paper=Paper(KINDS["concept-note"], side_event, "en"), page="a4", by=Actor.clock())
    one = query_count(client, papers_of(side_event))
    for language in ("fr", "es", "ru"):
        services.issue(paper=Paper(KINDS["concept-note"], side_event, language), page="a4", by=Actor.clock())

    assert query_count(client, papers_of(side_event)) == one


def test_the_list_of_issued_papers_shows_those_of_own_events_and_of_the_week(client, side_event):
    other = SideEventFactory(title="Of others", week=side_event.week)
    for subject, kind in ((side_event, "concept-note"), (other, "concept-note"), (other.week, "programme")):
        services.issue(paper=Paper(KINDS[kind], subject, "en"), page="a4", by=Actor.clock())

    page = client.get(reverse("admin:agenda_issueddocument_changelist")).content.decode()

    assert "Open roads" in page
    assert "Programme of side events" in page
    assert "Of others" not in page
