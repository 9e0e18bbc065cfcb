"""The pages of the history: of one side event, of one version, of a week."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events import services
from events.access import Role
from events.actors import Actor
from events.models import SideEvent, SideEventVersion
from tests.admin_forms import filled
from tests.factories import CoSponsorFactory, ObjectiveFactory, SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db
HISTORY, CHANGES = "admin:events_sideevent_history", "admin:events_sideevent_changes"


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER], first_name="The", last_name="Organiser")


@pytest.fixture
def event(organiser):
    event = SideEventFactory(draft=True, title="Water", organisers=[organiser])
    CoSponsorFactory(side_event=event, lead=True)
    services.record(side_event=event, by=Actor("The clerk"))
    return change(event, title="Hunger")


@pytest.fixture
def page(client, organiser):
    client.force_login(organiser)
    return client


def change(event, by="The organiser", **fields):
    SideEvent.objects.filter(pk=event.pk).update(**fields)
    services.record(side_event=event, by=Actor(by))
    return event


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def version_page(event, revision: int) -> str:
    return reverse("admin:events_sideevent_version", args=[event.pk, revision])


def test_the_history_tells_who_changed_what(page, event):
    shown = text_of(page.get(reverse(HISTORY, args=[event.pk])))

    assert "Title changed from “Water” to “Hunger”." in shown
    assert "The record begins." in shown
    assert shown.index("The organiser") < shown.index("The clerk")


def test_a_version_is_shown_with_what_it_would_change_and_is_put_back(page, event):
    shown = page.get(version_page(event, 1))
    assert "Title changed from “Hunger” to “Water”." in text_of(shown)
    assert SideEvent.objects.get().title == "Hunger"  # looking changes nothing

    answer = page.post(version_page(event, 1), {"seen_revision": "2"}, follow=True)

    assert "Version 1 was put back." in text_of(answer)
    assert SideEvent.objects.get().title == "Water"
    assert "Version 1 was put back." in text_of(page.get(reverse(HISTORY, args=[event.pk])))


def test_putting_back_is_refused_with_a_sentence(page, event):
    change(event, title="Roads")
    answer = page.post(version_page(event, 1), {"seen_revision": "2"})
    assert answer.status_code == 409
    assert "Nothing was changed." in text_of(answer)
    assert page.post(version_page(event, 1), {"seen_revision": "x"}).status_code == 409
    assert page.get(version_page(event, 9)).status_code == 404
    assert SideEvent.objects.get().title == "Roads"


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ORGANISER, 404), (Role.DOOR, 404), (Role.SECRETARIAT, 200)]
)
def test_a_version_is_for_those_who_may_see_the_record(client, event, role, status):
    client.force_login(UserFactory(groups=[role]))
    assert client.get(version_page(event, 1)).status_code == status


def test_the_changes_of_a_week_are_those_of_the_events_that_one_may_see(client, page, event):
    other = SideEventFactory(week=event.week, title="Schools")
    services.record(side_event=other, by=Actor("Somebody else"))
    own = page.get(reverse(CHANGES))
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    all_of_week = client.get(reverse(CHANGES))

    assert [e.side_event.title for e in own.context["entries"]] == ["Hunger", "Hunger"]
    assert {e.side_event.title for e in all_of_week.context["entries"]} == {"Hunger", "Schools"}
    assert "Somebody else" not in text_of(own)


def test_the_changes_are_filtered_by_day_event_and_person_and_given_as_a_file(page, event, organiser):
    past = SideEventFactory(week=event.week, title="＝Schools", organisers=[organiser])
    change(past, by="The clerk")
    old = timezone.now() - dt.timedelta(days=40)
    SideEventVersion.objects.filter(side_event=event, revision=1).update(saved_at=old)

    def found(**asked) -> list[tuple[str, int]]:
        entries = page.get(reverse(CHANGES), asked).context["entries"]
        return [(entry.side_event.title, entry.version.revision) for entry in entries]

    day = (old - dt.timedelta(days=2)).date().isoformat()
    assert found(since=day) == [("＝Schools", 1), ("Hunger", 2), ("Hunger", 1)]
    assert found(since=day, until=(old + dt.timedelta(days=2)).date().isoformat()) == [("Hunger", 1)]
    assert found(since=day, by="The clerk") == [("＝Schools", 1), ("Hunger", 1)]
    assert found(since=day, side_event=event.pk) == [("Hunger", 2), ("Hunger", 1)]
    assert page.get(reverse(CHANGES), {"since": "soon"}).status_code == 422
    file = page.get(reverse(CHANGES), {"as": "csv"}).content.decode("utf-8-sig").splitlines()
    assert file[0] == "When,Side event,By,Version,Change"
    assert "'＝Schools,The clerk,1,The record begins." in file[1]
    assert file[2].endswith(",Hunger,The organiser,2,Title changed from “Water” to “Hunger”.")


def test_the_pages_ask_as_often_for_many_versions_as_for_few(page, event):
    addresses = [reverse(HISTORY, args=[event.pk]), reverse(CHANGES)]
    counts = []
    for number in range(12):
        change(event, title=f"Title {number}")
        if number in (0, 11):
            counts.append([_count(page, address) for address in addresses])
    assert counts[0] == counts[1]


def _count(page, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert page.get(address).status_code == 200
    return len(asked)


def test_the_second_of_two_editors_is_told_what_the_first_changed_in_rows_too(page, event):
    address = reverse("admin:events_sideevent_change", args=[event.pk])
    second = filled(page, address, title="Roads")
    ObjectiveFactory(side_event=event, text="Agree on water.")
    change(event, by="The first", audience="Everybody")

    answer = page.post(address, second)

    shown = text_of(answer)
    assert answer.status_code == 422
    assert "Audience added: Everybody" in shown
    assert "Objective 1 added: Agree on water." in shown
    assert SideEvent.objects.get().title == "Hunger"
