"""Concept notes in the admin: uploaded, read in a process of their own, reviewed, saved once, compared."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django_q.models import OrmQ

from agenda.intake import services
from agenda.models import ReadDocument
from agenda.reading.reading import Reading
from events.access import Role
from events.models import CoSponsor, Organization, SideEvent, Week
from registrations.models import CapacityLimit
from tests.factories import (
    SideEventFactory,
    UserFactory,
)

from .uploads import DOUBTFUL, NOTE, file, page, reviewed, upload, values

pytestmark = [pytest.mark.django_db, pytest.mark.processes]


# From the upload to the draft


def test_one_file_is_read_at_once_and_its_review_shows_what_it_says(client, organiser, room):
    url, posted = reviewed(client)

    assert url == page("change", ReadDocument.objects.get().pk)
    assert [posted[name] for name in ("title", "day", "start", "end", "venue", "seats_in_person")] == [
        "Water under fire", dt.date(2030, 5, 21), dt.time(13, 15), dt.time(14, 45), room.pk, 96,
    ]  # fmt: skip
    assert [posted[f"objectives-{n}-text"][:5] for n in (0, 1)] == ["Agree", "Name "]


def test_every_doubt_is_told_at_its_field_and_at_its_line(client, organiser, room):
    response = client.get(upload(client, file(DOUBTFUL)).url)
    shown = response.context["screen"]
    doubts = {doubt.label: doubt for doubt in shown.doubts}

    assert doubts["Day"].why == "The weekday does not fit: this date is a Tuesday."
    assert doubts["Day"].anchor == "field-day"
    line = shown.lines[doubts["Day"].line - 1]
    assert line.doubts == (doubts["Day"].why,)
    html = response.content.decode()
    assert f'id="line-{line.number}"' in html
    assert 'id="field-day"' in html
    assert html.count("this date is a Tuesday") == 3  # in the list, at the field, in the source


def test_an_organization_that_is_known_under_another_name_is_shown_with_both(client, organiser, room):
    html = client.get(upload(client, file()).url).content.decode()

    assert "Republic of the Philippines" in html
    assert "written as “<bdi>Phillipines</bdi>”" in html


def test_the_corrected_draft_is_saved_with_its_seats_and_its_text(client, organiser, room):
    url, posted = reviewed(client, file(DOUBTFUL))
    response = client.post(url, posted | {"day": "2030-05-22", "objectives-1-DELETE": "on"}, follow=True)
    event = SideEvent.objects.get()

    assert response.redirect_chain == [(reverse("admin:events_sideevent_change", args=[event.pk]), 302)]
    assert event.status == SideEvent.Status.DRAFT
    assert event.starts_at.astimezone(event.week.zone).day == 22
    assert [row.text for row in event.objectives.all()] == ["Agree on safe passage for repair crews"]
    assert [(row.organization.name, row.role) for row in event.co_sponsors.all()] == [
        ("Norway", "lead"), ("Philippines", "co_sponsor"),
        ("Office for the Coordination of Humanitarian Affairs", "co_sponsor"),
    ]  # fmt: skip
    assert [(limit.attendance_mode, limit.seats) for limit in event.capacity_limits.all()] == [
        ("in_person", 96)
    ]
    assert event.source_text.startswith("Concept note")
    assert list(event.organisers.all()) == [organiser]
    assert [version.revision for version in event.versions.all()] == [1]


def test_after_saving_a_message_says_what_still_needs_a_look(client, organiser, room):
    url, posted = reviewed(client)
    told = [str(m) for m in client.post(url, posted, follow=True).context["messages"]]

    assert told[:2] == [
        "Saved as a draft.", "Left as it was read although it was in doubt: Lead and co-sponsors.",
    ]  # fmt: skip


def test_what_found_no_place_is_kept_and_shown_on_the_page_of_the_event(client, organiser, room):
    url, posted = reviewed(client, file(NOTE + "\nThe sound of the pumps is recorded by nobody.\n"))
    posted["unplaced"] += "\n\nTyped by hand."
    html = client.post(url, posted, follow=True).content.decode()

    assert SideEvent.objects.get().unplaced_text.endswith("Typed by hand.")
    assert "found no place</summary>" in html


def test_a_pasted_text_is_read_like_a_file(client, organiser, room):
    response = upload(client, text=NOTE)
    posted = values(client.get(response.url))

    assert posted["title"] == "Water under fire"


def test_a_new_organization_is_made_with_its_kind_only_when_the_draft_is_saved(client, organiser, room):
    note = NOTE.replace("the Phillipines and OCHA", "the Pump Menders Network (PMN)")
    url, posted = reviewed(client, file(note))
    assert not Organization.objects.filter(name="Pump Menders Network").exists()
    number = next(n for n in range(5) if posted.get(f"sponsors-{n}-new_name") == "Pump Menders Network")
    client.post(url, posted | {f"sponsors-{number}-new_kind": "academia"})

    made = Organization.objects.get(name="Pump Menders Network")
    assert (made.kind, made.acronym) == ("academia", "PMN")


def test_what_was_typed_last_counts_an_organization_and_a_room_beside_those_that_were_matched(
    client, organiser, room
):
    url, posted = reviewed(client)
    client.post(
        url, posted | {"sponsors-1-new_name": "Pump Menders Network", "new_venue": "Hall 2, Town Hall"}
    )
    event = SideEvent.objects.get()

    assert [row.organization.name for row in event.co_sponsors.all()][1] == "Pump Menders Network"
    assert (event.venue.name, event.venue.building) == ("Hall 2", "Town Hall")


def test_a_form_that_no_page_sends_is_refused(client, organiser, room):
    url, _posted = reviewed(client)

    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"sponsors-TOTAL_FORMS": "x", "week": "y", "venue": "z" * 40}).status_code == 422


def test_rows_can_be_added(client, organiser, room):
    url, posted = reviewed(client)
    next_row = int(posted["speakers-INITIAL_FORMS"])
    more = {f"speakers-{next_row}-name": "Sam Example", f"speakers-{next_row}-role": "chair"}
    client.post(url, posted | more)

    assert [(s.name, s.part) for s in SideEvent.objects.get().speakers.all()] == [("Sam Example", "chair")]


def test_the_lead_that_is_chosen_at_the_upload_leads(client, organiser, room):
    civic = Organization.objects.get(key="civic")
    url, posted = reviewed(client, file(), lead=civic.pk)
    client.post(url, posted)

    roles = {row.organization.key: row.role for row in CoSponsor.objects.select_related("organization")}
    assert (roles["civic"], roles["norway"]) == ("lead", "co_host")


def test_rsvp_stays_closed_when_it_is_not_asked_for(client, organiser, room):
    url, posted = reviewed(client)
    del posted["opens_rsvp"]
    client.post(url, posted)

    assert CapacityLimit.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"title": ""}, "title", "This field is required."),
        ({"day": ""}, "day", "Give the day as well."),
        ({"end": "13:15"}, "end", "The end must be after the start."),
        ({"day": "0002-05-20"}, "day", "Give a year from 2000 to 2199."),
    ],
)
def test_a_wrong_correction_is_refused_with_a_sentence_and_nothing_is_saved(
    client, organiser, room, changes, field, sentence
):
    url, posted = reviewed(client)
    response = client.post(url, posted | changes)

    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]
    assert SideEvent.objects.count() == 0


def test_two_leads_are_refused(client, organiser, room):
    url, posted = reviewed(client)
    response = client.post(url, posted | {"sponsors-1-role": "lead"})

    assert response.status_code == 422
    assert "There can be only one lead" in response.content.decode()


def test_saving_twice_makes_one_event_and_leads_to_it(client, organiser, room):
    url, posted = reviewed(client)
    first = client.post(url, posted)
    second = client.post(url, posted)

    assert SideEvent.objects.count() == 1
    assert second.url == first.url


def test_uploading_twice_by_a_second_click_is_one_upload(client, organiser, room):
    batch = str(uuid.uuid4())
    first = upload(client, file(), batch=batch)
    second = upload(client, file(), batch=batch)

    assert ReadDocument.objects.count() == 1
    assert second.url == first.url


# What is refused


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.docx", "This file is empty."),
        (
            b"PK\x03\x04broken",
            "note.docx",
            "This file is damaged: it says it is a Word file, but cannot be opened as such.",
        ),
        (
            b"{\\rtf1 note}",
            "note.rtf",
            "This is a rich text file (.rtf). Open it in Word and save it as .docx.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_sentence(client, organiser, content, name, sentence):
    response = upload(client, file(content, name))

    assert response.status_code == 422
    assert response.context["form"].errors["file"] == [sentence]
    assert ReadDocument.objects.count() == 0


def test_an_upload_of_nothing_is_refused(client, organiser):
    response = upload(client)

    assert response.status_code == 422
    assert response.context["form"].errors["file"] == ["Choose a file or paste a text."]


def test_a_character_that_no_database_keeps_is_marked_and_the_rest_is_read(client, organiser, room):
    document = ReadDocument(batch=uuid.uuid4(), week=Week.objects.get(), uploaded_by=organiser)
    document.save()
    services._store(document, Reading(title="Wa\x00ter", text="Wa\x00ter \ud800 under fire"))
    document.refresh_from_db()

    assert services.reading_of(document).text == "Wa\ufffdter \ufffd under fire"


# Many files


@pytest.fixture
def batch(client, organiser, room, django_capture_on_commit_callbacks):
    """Three files, of which the second is broken, read by a worker."""
    with django_capture_on_commit_callbacks(execute=True):
        response = upload(
            client,
            file(name="one.md"),
            file(b"PK\x03\x04broken", "two.docx"),
            file(NOTE.replace("Water", "Bread"), "three.md"),
        )
    return response.url


def identifier(url):
    return url.strip("/").rpartition("/")[2]


def test_many_files_wait_for_a_worker_and_the_page_says_how_far_it_is(client, batch):
    before = client.get(batch).context
    services.read_batch(identifier(batch))
    after = client.get(batch).context

    assert (before["done"], before["waiting"], OrmQ.objects.count()) == (0, 3, 1)
    assert (after["done"], after["waiting"], after["refused"]) == (3, 0, 1)
    assert [d.state for d in after["documents"]] == ["read", "refused", "read"]
    assert "This file is damaged" in client.get(batch).content.decode()


def test_all_that_were_read_are_saved_by_one_click_and_a_second_click_saves_none(client, batch):
    services.read_batch(identifier(batch))
    first = client.post(batch, follow=True)
    second = client.post(batch, follow=True)

    assert [str(m) for m in first.context["messages"]] == ["2 drafts were saved."]
    assert [str(m) for m in second.context["messages"]] == []
    assert sorted(SideEvent.objects.values_list("title", flat=True)) == [
        "Bread under fire",
        "Water under fire",
    ]


def test_two_workers_read_no_document_twice(client, batch):
    assert services.read_batch(identifier(batch)) == 3
    assert services.read_batch(identifier(batch)) == 0


def test_the_clock_asks_again_for_an_upload_that_no_worker_attends_to(client, batch):
    OrmQ.objects.all().delete()
    services.wake_for_forgotten()
    assert OrmQ.objects.count() == 0
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=2)):
        services.wake_for_forgotten()

    assert OrmQ.objects.count() == 1


# What stays


def test_a_saved_document_keeps_neither_file_nor_reading(client, organiser, room):
    url, posted = reviewed(client)
    waiting = ReadDocument.objects.get()
    client.post(url, posted)
    saved = ReadDocument.objects.get()

    assert (waiting.content, saved.content, saved.facts) == (None, None, None)
    assert saved.side_event == SideEvent.objects.get()


def test_the_clock_forgets_documents_after_their_days_and_drafts_stay(client, organiser, room):
    url, posted = reviewed(client)
    client.post(url, posted)
    upload(client, text=NOTE)
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=6)):
        call_command("run_due")
    assert ReadDocument.objects.count() == 2
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=8)):
        call_command("run_due")

    assert ReadDocument.objects.count() == 0
    assert SideEvent.objects.count() == 1


def test_nobody_else_opens_my_document(client, organiser, room):
    url, posted = reviewed(client)
    document = ReadDocument.objects.get()
    for role in (Role.ORGANISER, Role.SECRETARIAT):
        client.force_login(UserFactory(groups=[role]))
        assert client.get(url).status_code == 404
        assert client.post(url, posted).status_code == 404
        assert client.get(page("batch", document.batch)).status_code == 404
        assert client.post(page("batch", document.batch)).status_code == 404

    assert SideEvent.objects.count() == 0


def test_the_pages_of_side_events_link_to_the_reader(client, organiser, room):
    event = SideEventFactory(draft=True, organisers=[organiser])
    listed = client.get(reverse("admin:events_sideevent_changelist")).content.decode()
    added = client.get(reverse("admin:events_sideevent_add")).content.decode()
    shown = client.get(reverse("admin:events_sideevent_change", args=[event.pk])).content.decode()

    assert f'href="{page("add")}"' in listed
    assert f'href="{page("add")}"' in added
    assert f'href="{page("add")}?side_event={event.pk}"' in shown
