"""What other apps' pages show of papers."""

import pytest
from django.urls import reverse

from events.access import Role
from tests.factories import (
    CommitmentFactory,
    EventSummaryFactory,
    KeyMessageFactory,
    SideEventFactory,
    UserFactory,
)
from tests.pages import words

pytestmark = pytest.mark.django_db


def test_the_public_page_shows_the_summary_once_it_is_issued(client):
    draft = EventSummaryFactory(introduction="Still being written.")
    issued = EventSummaryFactory(issued=True, introduction="Delegates spoke.", participants_in_person=61)
    KeyMessageFactory(summary=issued, title="Roads open", text="when States ask.")
    CommitmentFactory(summary=issued, owner__name="Oxfam", text="Report back.")

    hidden, shown = (client.get(summary.side_event.get_absolute_url()) for summary in (draft, issued))

    assert "Still being written." not in words(hidden)
    assert "summary.pdf" in shown.content.decode()
    parts = [
        "61 participants",
        "Delegates spoke.",
        "Roads open. when States ask.",
        "Oxfam",
    ]
    assert [part for part in parts if part not in words(shown)] == []


def test_typed_text_in_a_summary_is_shown_as_text(client):
    summary = EventSummaryFactory(
        issued=True, introduction="<script>alert(1)</script>", next_steps="<b>x</b>"
    )

    page = client.get(summary.side_event.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("with_summary", "link"),
    [(False, "/admin/agenda/eventsummary/add/?side_event="), (True, "/admin/agenda/eventsummary/")],
)
def test_the_admin_page_of_an_event_links_to_its_papers(client, with_summary, link):
    user = UserFactory(groups=[Role.ORGANISER])
    side_event = SideEventFactory(slug="open-roads", organisers=[user])
    if with_summary:
        EventSummaryFactory(side_event=side_event)
    client.force_login(user)

    page = client.get(f"/admin/events/sideevent/{side_event.pk}/change/").content.decode()

    papers = reverse("admin:agenda_issueddocument_event", args=[side_event.pk])
    links = [papers, link]
    assert [found for found in links if f'href="{found}' not in page] == []
