"""Papers answered from the memory of the process, and only while they still stand."""

import pytest
import time_machine

from agenda.printing import cache as paper_cache
from events.models import SideEvent
from tests.agenda.samples import text_of
from tests.factories import ObjectiveFactory, SideEventFactory, UserFactory, WeekFactory, new_york

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_memory():
    paper_cache._papers.clear()
    yield
    paper_cache._papers.clear()


@pytest.fixture(autouse=True)
def _within_one_minute():
    """A paper is made anew each minute: here only a change can be the reason."""
    with time_machine.travel(new_york(2, 9), tick=False):
        yield


@pytest.fixture
def side_event():
    week = WeekFactory()
    return SideEventFactory(week=week, title="Before", status=SideEvent.Status.PUBLISHED)


@pytest.fixture
def address(side_event):
    return f"{side_event.get_absolute_url()}concept-note.pdf"


def test_the_second_reader_costs_one_query_and_gets_the_same(client, address, django_assert_num_queries):
    first = client.get(address)

    with django_assert_num_queries(1):
        second = client.get(address)

    assert second.content == first.content
    assert {
        name: second[name] for name in ("ETag", "Content-Disposition", "Cache-Control", "Content-Type")
    } == {name: first[name] for name in ("ETag", "Content-Disposition", "Cache-Control", "Content-Type")}
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304


def test_a_change_of_the_event_or_of_one_of_its_rows_is_seen_at_once(client, side_event, address):
    client.get(address)
    side_event.title = "After"
    side_event.save()
    assert "After" in text_of(client.get(address).content)

    ObjectiveFactory(side_event=side_event, text="A new objective")
    assert "A new objective" in text_of(client.get(address).content)


def test_what_is_taken_back_is_gone_at_once(client, side_event, address):
    client.get(address)
    side_event.status = SideEvent.Status.DRAFT
    side_event.save()

    assert client.get(address).status_code == 404


def test_nothing_is_kept_of_what_is_for_staff_alone(client, side_event):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    assert client.get(f"{side_event.get_absolute_url()}attendee-list.pdf").status_code == 200

    assert not paper_cache._papers
