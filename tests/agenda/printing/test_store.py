"""PDFs served again for nothing, and what must never lie there."""

import pytest

from agenda import pdf
from agenda.documents import AttendeeList
from agenda.printing import store
from tests.agenda.samples import note_of, sponsored
from tests.factories import RsvpFactory, SideEventFactory

pytestmark = pytest.mark.django_db


def test_the_second_time_the_stored_file_is_read_and_nothing_is_rendered(media):
    note = note_of(sponsored("Norway"))
    first = store.stored_pdf(note)
    file = media / "documents" / f"{pdf.content_hash(note)}.pdf"
    assert file.read_bytes() == first

    file.write_bytes(b"as it was stored")

    assert store.stored_pdf(note) == b"as it was stored"


def test_nothing_half_written_is_left_behind(media):
    note = note_of(sponsored("Norway"))
    store.stored_pdf(note)
    store.stored_pdf(note, "letter")

    assert sorted(path.name for path in (media / "documents").iterdir()) == sorted(
        f"{pdf.content_hash(note, page)}.pdf" for page in ("a4", "letter")
    )


def test_a_changed_record_is_rendered_anew():
    side_event = sponsored("Norway", title="Before")
    before = store.stored_pdf(note_of(side_event))
    side_event.title = "After"
    side_event.save()

    assert store.stored_pdf(note_of(side_event)) != before


def test_a_paper_with_delegates_data_is_refused(media):
    side_event = SideEventFactory()
    RsvpFactory(side_event=side_event)

    with pytest.raises(ValueError, match="personal data"):
        store.stored_pdf(AttendeeList.of(side_event))
    assert not media.exists()
