"""A changed concept note against its side event: compared, ticked, taken over."""

import datetime as dt

import pytest

from agenda.models import ReadDocument
from events.actors import Actor
from events.models import SideEvent
from events.readiness.findings import open_findings
from events.services import publish, record
from tests.factories import (
    CoSponsorFactory,
    ObjectiveFactory,
    SideEventFactory,
)

from .uploads import NOTE, file, page, reviewed, upload

pytestmark = [pytest.mark.django_db, pytest.mark.processes]


CHANGED = NOTE.replace("Tuesday, 21", "Wednesday, 22").replace("safe passage", "armed escorts")


@pytest.fixture
def event(client, organiser, room):
    """The draft that came of the note."""
    url, posted = reviewed(client)
    client.post(url, posted)
    return SideEvent.objects.get()


def compared(client, event, note):
    url = client.get(upload(client, file(note), side_event=event).url).url
    return url, client.get(url)


def keys(response):
    return [change.key for _label, changes in response.context["groups"] for change in changes]


def test_a_changed_note_is_compared_field_by_field_and_row_by_row(client, event):
    _url, response = compared(client, event, CHANGED)
    changes = [change for _label, group in response.context["groups"] for change in group]

    assert [(c.key, c.now, c.then) for c in changes][0] == ("day", "21\xa0May 2030", "22\xa0May 2030")
    assert keys(response) == ["day", "objectives:change:0"]
    html = response.content.decode()
    assert "<del>safe passage</del>" in html
    assert "<ins>armed escorts</ins>" in html
    assert " checked" not in html


def test_only_what_is_ticked_is_taken_over_as_one_version(client, event):
    url, response = compared(client, event, CHANGED)
    revision = response.context["original"].revision
    client.post(url, {"take": ["objectives:change:0"], "seen_revision": revision})
    event.refresh_from_db()

    assert [row.text for row in event.objectives.all()][0] == "Agree on armed escorts for repair crews"
    assert event.starts_at.astimezone(event.week.zone).day == 21
    assert event.revision == revision + 1
    assert ReadDocument.objects.filter(state="saved").count() == 2


def test_day_and_rows_are_taken_over_together(client, event):
    gone = CHANGED.replace("- Name one focal point in each district.\n", "- Train twelve crews\n")
    url, response = compared(client, event, gone)
    client.post(url, {"take": keys(response), "seen_revision": event.revision})
    event.refresh_from_db()

    assert event.starts_at.astimezone(event.week.zone).day == 22
    assert [row.text for row in event.objectives.all()] == [
        "Agree on armed escorts for repair crews", "Train twelve crews",
    ]  # fmt: skip
    assert client.get(url).status_code == 302  # it is done


def test_nothing_is_taken_over_where_somebody_saved_meanwhile(client, event):
    url, response = compared(client, event, CHANGED)
    ObjectiveFactory(side_event=event, text="Somebody else's.")
    record(side_event=event, by=Actor.clock())
    answer = client.post(
        url, {"take": keys(response), "seen_revision": response.context["original"].revision}
    )

    assert answer.status_code == 409
    assert "Somebody saved this side event while you compared" in answer.content.decode()
    event.refresh_from_db()
    assert event.starts_at.astimezone(event.week.zone).day == 21


def test_a_public_event_is_not_moved_to_where_it_may_not_stand(client, event, room):
    reasons = {finding.code: "They are asked." for finding in open_findings(event)}
    publish(side_event=event, by=Actor.clock(), reasons=reasons)
    SideEventFactory(week=event.week, venue=room, starts_at=event.starts_at + dt.timedelta(days=1))
    url, response = compared(client, event, CHANGED)
    answer = client.post(url, {"take": ["day"], "seen_revision": event.revision})

    assert answer.status_code == 409
    assert "is taken at that time" in answer.content.decode()
    event.refresh_from_db()
    assert event.starts_at.astimezone(event.week.zone).day == 21


def test_a_document_about_another_event_is_refused_and_compared_after_a_confirmation(client, event):
    other = CHANGED.replace("Water under fire", "Classrooms in wartime")
    url, response = compared(client, event, other)

    assert response.status_code == 409
    assert "is about another side event" in response.content.decode()
    assert client.post(url, {"take": ["day"], "seen_revision": event.revision}).status_code == 409
    assert client.get(f"{url}?confirmed=1").status_code == 200


def test_an_unchanged_note_changes_nothing(client, event):
    _url, response = compared(client, event, NOTE)

    assert keys(response) == []
    assert "says nothing otherwise" in response.content.decode()


def test_a_note_is_compared_only_with_an_own_event(client, event):
    foreign = SideEventFactory(draft=True, week=event.week)
    CoSponsorFactory(side_event=foreign, lead=True)

    assert client.get(f"{page('add')}?side_event={foreign.pk}").status_code == 404
