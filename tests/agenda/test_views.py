"""Who gets which paper, and what goes over the line."""

import pytest
from django.urls import reverse
from django.utils import translation

from agenda import markdown, word
from agenda.file_formats import WORD
from events.access import Role
from events.models import PreviousSlug
from tests.agenda.samples import note_of, sponsored, text_of
from tests.factories import EventSummaryFactory, RsvpFactory, SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db


def address(view, side_event, query=""):
    return reverse(f"agenda:{view}", args=[side_event.week.year, side_event.slug]) + query


@pytest.fixture
def organiser(client):
    """Somebody signed in who organises nothing yet."""
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    return user


def test_the_concept_note_of_a_published_event_is_public_and_revalidated(client):
    side_event = sponsored("Norway", title="Open roads", slug="open-roads")

    first = client.get(address("concept_note", side_event))
    again = client.get(address("concept_note", side_event), headers={"if-none-match": first["ETag"]})

    assert first.status_code == 200
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == 'inline; filename="open-roads-concept-note.pdf"'
    assert first["Cache-Control"] == "public, no-cache"
    assert "Open roads" in text_of(first.content)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize(
    ("view", "kind", "file_name", "render"),
    [
        ("concept_note_word", WORD, "open-roads-concept-note.docx", word.render),
        (
            "concept_note_markdown",
            "text/markdown; charset=utf-8",
            "open-roads-concept-note.md",
            lambda note: markdown.render(note).encode(),
        ),
    ],
)
def test_the_note_is_also_a_file_for_word_and_in_markdown(client, view, kind, file_name, render):
    side_event = sponsored("Norway", title="Open roads", slug="open-roads")

    first = client.get(address(view, side_event))
    again = client.get(address(view, side_event), headers={"if-none-match": first["ETag"]})

    assert (first.status_code, first["Content-Type"], first.content) == (
        200,
        kind,
        render(note_of(side_event)),
    )
    assert first["Content-Disposition"] == f'attachment; filename="{file_name}"'
    assert first["Cache-Control"] == again["Cache-Control"] == "public, no-cache"
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("view", ["concept_note_word", "concept_note_markdown"])
def test_such_a_file_of_a_draft_is_for_its_organisers_and_kept_nowhere(client, organiser, view):
    draft, own = SideEventFactory(draft=True), SideEventFactory(draft=True, organisers=[organiser])

    refused, shown = client.get(address(view, draft)), client.get(address(view, own))

    assert (refused.status_code, shown.status_code) == (404, 200)
    assert (shown["Cache-Control"], "ETag" in shown) == ("private, no-store", False)


def test_a_changed_event_has_another_etag(client):
    side_event = sponsored("Norway")
    before = client.get(address("concept_note", side_event))["ETag"]
    side_event.title = "Changed"
    side_event.save()

    response = client.get(address("concept_note", side_event), headers={"if-none-match": before})

    assert response.status_code == 200
    assert response["ETag"] != before


def test_a_page_size_can_be_chosen_and_an_unknown_one_is_not_found(client):
    side_event = SideEventFactory()

    a4, letter, a3 = (
        client.get(address("concept_note", side_event, f"?page={p}")) for p in ("a4", "letter", "a3")
    )

    assert (a4.status_code, letter.status_code, a3.status_code) == (200, 200, 404)
    assert a4["ETag"] != letter["ETag"]


def test_the_note_of_a_draft_is_not_found_but_for_its_organisers_who_get_it_marked(client, organiser, media):
    draft = SideEventFactory(draft=True)
    assert client.get(address("concept_note", draft)).status_code == 404

    draft.organisers.add(organiser)
    response = client.get(address("concept_note", draft))

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert "Draft" in text_of(response.content)
    assert not (media / "documents").exists()


def test_a_cancelled_event_keeps_its_note_which_says_so(client):
    response = client.get(address("concept_note", SideEventFactory(cancelled=True)))

    assert response.status_code == 200
    assert "This side event is cancelled." in text_of(response.content)


@pytest.mark.parametrize("view", ["concept_note", "concept_note_word", "concept_note_markdown"])
def test_an_address_that_a_public_event_once_had_leads_to_the_note_and_a_drafts_does_not(client, view):
    side_event = SideEventFactory()
    draft = SideEventFactory(draft=True)
    for slug, event in (("old", side_event), ("old-draft", draft)):
        PreviousSlug.objects.create(week=event.week, slug=slug, side_event=event)

    moved = client.get(reverse(f"agenda:{view}", args=[side_event.week.year, "old"]))
    hidden = client.get(reverse(f"agenda:{view}", args=[draft.week.year, "old-draft"]))

    assert (moved.status_code, moved["Location"]) == (301, address(view, side_event))
    assert hidden.status_code == 404


def test_the_note_is_written_in_the_language_of_its_address(client):
    side_event = sponsored("Norway")

    with translation.override("en"):  # what the request activates ends with the block
        response = client.get("/fr" + address("concept_note", side_event))

    assert "Mardi 21 mai 2030" in text_of(response.content)


def test_the_summary_is_public_once_issued(client):
    summary = EventSummaryFactory(introduction="Delegates spoke.")
    assert client.get(address("summary", summary.side_event)).status_code == 404

    issued = EventSummaryFactory(issued=True, introduction="Delegates spoke.")
    response = client.get(address("summary", issued.side_event))

    assert response.status_code == 200
    assert "Delegates spoke." in text_of(response.content)
    assert (
        client.get(
            address("summary", issued.side_event), headers={"if-none-match": response["ETag"]}
        ).status_code
        == 304
    )


def test_the_draft_of_a_summary_is_shown_to_those_who_may_write_it(client, organiser):
    summary = EventSummaryFactory(side_event=SideEventFactory(organisers=[organiser]))

    response = client.get(address("summary", summary.side_event))

    assert response["Cache-Control"] == "private, no-store"
    assert "Draft" in text_of(response.content)


def test_the_attendee_list_asks_for_a_sign_in(client):
    response = client.get(address("attendee_list", SideEventFactory(slug="open-roads")))

    assert response.status_code == 302
    assert response["Location"] == "/admin/login/?next=/2030/open-roads/attendee-list.pdf"


def test_the_attendee_list_is_for_those_who_may_see_the_delegates_and_is_kept_nowhere(
    client, organiser, media
):
    other, own = SideEventFactory(), SideEventFactory(organisers=[organiser])
    other_draft = SideEventFactory(draft=True)
    RsvpFactory(side_event=own, family_name="Hassan")

    refused, hidden, shown = (
        client.get(address("attendee_list", event)) for event in (other, other_draft, own)
    )

    assert (refused.status_code, hidden.status_code, shown.status_code) == (403, 404, 200)
    assert "Hassan" in text_of(shown.content)
    assert shown["Cache-Control"] == "private, no-store"
    assert not media.exists()


def test_the_waiting_list_is_added_on_request(client, organiser):
    side_event = SideEventFactory(organisers=[organiser])
    RsvpFactory(side_event=side_event, family_name="Queuing", waitlisted=True)

    without, with_it = (client.get(address("attendee_list", side_event, query)) for query in ("", "?waiting"))

    assert "Queuing" not in text_of(without.content)
    assert "Queuing" in text_of(with_it.content)


@pytest.mark.parametrize(
    "view", ["concept_note", "concept_note_word", "concept_note_markdown", "summary", "attendee_list"]
)
def test_nothing_is_found_where_no_event_is_and_nothing_is_changed_by_a_paper(client, organiser, view):
    nowhere = reverse(f"agenda:{view}", args=[2030, "nothing"])

    assert client.get(nowhere).status_code == 404
    assert client.post(nowhere).status_code == 405
