"""Which file the address of a paper gives once there are versions."""

import pytest
from django.urls import reverse

from agenda import services
from agenda.documents import KINDS
from agenda.versions import Paper, files
from events.access import Role
from events.actors import Actor
from tests.agenda.samples import sponsored, text_of
from tests.factories import SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db


def issue(subject, kind="concept-note"):
    paper = Paper(KINDS[kind], subject, "en")
    return services.issue(paper=paper, page="a4", by=Actor(label="Ana"))[0]


def address(side_event, name="concept_note"):
    return reverse(f"agenda:{name}", args=[side_event.week.year, side_event.slug])


def test_while_nothing_changed_the_file_that_was_issued_is_given_and_revalidated(client):
    side_event = sponsored("Norway")
    before = client.get(address(side_event))
    version = issue(side_event)
    side_event.save()
    first = client.get(address(side_event))
    again = client.get(address(side_event), headers={"if-none-match": first["ETag"]})

    assert "ersion" not in text_of(before.content)
    assert first.content == files.read(version.sha256)
    assert (first["ETag"], first["Cache-Control"]) == (f'"{version.sha256}"', "public, no-cache")
    assert again.status_code == 304


def test_after_a_change_the_present_state_is_given_and_says_that_it_is_no_version(client):
    side_event = sponsored("Norway")
    version = issue(side_event)
    side_event.title = "Closed roads"
    side_event.save()
    response = client.get(address(side_event))
    text = text_of(response.content)

    assert "Closed roads" in text
    assert "Not an issued version: the latest one is version 1." in text
    assert version.code not in text
    assert client.get(address(side_event), headers={"if-none-match": response["ETag"]}).status_code == 304


def test_another_page_size_and_another_language_are_no_issued_version(client):
    side_event = sponsored("Norway")
    issue(side_event)

    letter, french = (
        client.get(url) for url in (f"{address(side_event)}?page=letter", f"/fr{address(side_event)}")
    )

    assert "Not an issued version" in text_of(letter.content)
    assert "version 1" not in text_of(french.content)


def test_a_paper_for_the_organizers_is_given_as_it_was_issued_and_another_choice_of_it_is_not(client):
    organiser = UserFactory(groups=[Role.ORGANISER])
    side_event = SideEventFactory(organisers=[organiser])
    version = issue(side_event, "invitation")
    client.force_login(organiser)

    issued, chosen = (
        client.get(address(side_event, "invitation") + query) for query in ("", "?addressee=colleagues")
    )

    assert issued.content == files.read(version.sha256)
    assert issued["Cache-Control"] == "private, no-store"
    assert "ersion 1" not in text_of(chosen.content)


@pytest.mark.django_db(transaction=True)
def test_a_server_that_keeps_papers_in_memory_gives_the_version_from_the_moment_it_is_issued(client):
    side_event = sponsored("Norway")
    for _time in range(2):
        client.get(address(side_event))
    version = issue(side_event)
    issued = client.get(address(side_event))
    side_event.title = "Closed roads"
    side_event.save()
    changed = client.get(address(side_event))

    assert issued.content == files.read(version.sha256)
    assert "Not an issued version" in text_of(changed.content)
