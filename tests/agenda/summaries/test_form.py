"""The form of a summary: what it begins with, what it refuses, and what becomes of a photo."""

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from agenda.models import EventSummary, Quote
from events.access import Role
from tests.factories import (
    EventSummaryFactory,
    FocusAreaFactory,
    OrganizationFactory,
    QuoteFactory,
    RsvpFactory,
    SideEventFactory,
    UserFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(28, 10), tick=True) as clock:
        yield clock


@pytest.fixture
def event(client):
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    return SideEventFactory(organisers=[user], starts_at=new_york(21, 13))


@pytest.fixture
def summary(event):
    return EventSummaryFactory(side_event=event)


def page(name, *arguments):
    return reverse(f"admin:agenda_eventsummary_{name}", args=arguments)


def rows(prefix, *values):
    management = {f"{prefix}-TOTAL_FORMS": len(values), f"{prefix}-INITIAL_FORMS": 0}
    return management | {
        f"{prefix}-{n}-{name}": value for n, row in enumerate(values) for name, value in row.items()
    }


def form(**changes):
    empty = {"introduction": "Delegates spoke.", "next_steps": "", "photo_alt": "", "photo_credit": ""}
    numbers = dict.fromkeys(("participants_in_person", "participants_online", "states_represented"), "")
    parts = {
        name: value
        for part in ("key_messages", "commitments", "quotes")
        for name, value in rows(part).items()
    }
    return empty | numbers | parts | changes


def picture(**options):
    file = io.BytesIO()
    Image.new("RGB", (2400, 1200), "navy").save(file, **{"format": "JPEG"} | options)
    return SimpleUploadedFile("photo.jpg", file.getvalue(), "image/jpeg")


def save(client, summary, **changes):
    return client.post(page("change", summary.pk), form(seen_revision=summary.revision, **changes))


def test_a_new_summary_begins_with_who_took_part(client, event):
    norway = OrganizationFactory(kind="member_state", name="Norway of tests")
    RsvpFactory.create_batch(2, side_event=event, organization=norway)
    RsvpFactory(side_event=event, attendance_mode="online", organization=OrganizationFactory())

    initial = client.get(page("add"), {"side_event": event.pk}).context["adminform"].form.initial
    client.post(page("add"), form(side_event=event.pk))

    numbers = {"participants_in_person": 2, "participants_online": 1, "states_represented": 1}
    assert numbers.items() <= initial.items()
    assert numbers == {name: getattr(EventSummary.objects.get(), name) for name in numbers}


def test_a_commitment_serves_a_focus_area_of_its_own_side_event(client, summary, event):
    own, other = FocusAreaFactory(side_event=event), FocusAreaFactory()
    row = {"owner": OrganizationFactory().pk, "text": "Report", "position": 1}

    refused = save(client, summary, **rows("commitments", row | {"focus_area": other.pk}))
    assert refused.status_code == 422
    saved = save(client, summary, **rows("commitments", row | {"focus_area": own.pk}))

    assert saved.status_code == 302
    assert summary.commitments.get().focus_area == own


@pytest.mark.parametrize("missing", ["speaker", "consent_by", "consent_on"])
def test_a_quote_without_consent_is_refused(client, summary, missing):
    row = {
        "text": "Open it.",
        "speaker": "Amina",
        "consent_by": "Amina",
        "consent_on": "2030-05-22",
        "position": 1,
    }

    refused = save(client, summary, **rows("quotes", row | {missing: ""}))

    assert refused.status_code == 422
    assert not Quote.objects.exists()
    assert save(client, summary, **rows("quotes", row)).status_code == 302


def test_the_database_keeps_no_quote_without_consent():
    with pytest.raises(IntegrityError), transaction.atomic():
        QuoteFactory(consent_by="")


def test_a_photo_is_shown_re_encoded_and_without_what_the_camera_noted(client, summary):
    exif = Image.Exif()
    exif[0x010F] = "Camera of Amina"
    assert save(client, summary, photo_file=picture(exif=exif)).status_code == 422

    summary.refresh_from_db()
    assert summary.photo is None
    assert (
        save(client, summary, photo_file=picture(exif=exif), photo_alt="People in a hall").status_code == 302
    )

    photo = EventSummary.objects.get().photo
    response = client.get(photo.get_absolute_url())
    content = b"".join(response.streaming_content)
    assert (photo.width, photo.height, response["Content-Type"]) == (1600, 800, "image/jpeg")
    assert b"Camera of Amina" not in content
    assert not Image.open(io.BytesIO(content)).getexif()


def test_what_is_no_photo_is_said(client, summary):
    file = SimpleUploadedFile("photo.jpg", b"GIF89a", "image/jpeg")
    response = save(client, summary, photo_file=file, photo_alt="x")
    assert response.status_code == 422
    assert "Upload the photo as PNG or JPEG." in response.content.decode()


def test_the_second_of_two_editors_is_told_and_overwrites_nothing_unasked(client, summary):
    assert save(client, summary, introduction="The first.").status_code == 302

    second = save(client, summary, introduction="The second.")

    assert second.status_code == 422
    assert "saved this summary while you had it open" in second.content.decode()
    summary.refresh_from_db()
    assert (summary.introduction, summary.revision) == ("The first.", 1)
    assert save(client, summary, introduction="The second.").status_code == 302


def test_what_is_issued_is_not_changed(client, summary):
    EventSummary.objects.update(issued_at=new_york(28, 9))

    assert client.get(page("change", summary.pk)).status_code == 200
    assert save(client, summary, introduction="Other").status_code == 403


def test_the_focus_areas_of_others_are_not_offered(client, event):
    foreign = FocusAreaFactory(title="Of somebody else", side_event=SideEventFactory(draft=True))
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    answer = client.get(f"{page('add')}?side_event={foreign.side_event_id}")
    assert answer.status_code == 200
    assert "Of somebody else" not in answer.content.decode()
