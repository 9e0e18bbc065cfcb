"""Records that the tests of papers look at, and how they read a PDF."""

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
from PIL import Image

from agenda.documents import ConceptNote
from events.logos import store_logo
from events.models import CoSponsor, Logo, Organization, SideEvent
from tests.factories import CoSponsorFactory, OrganizationFactory, SideEventFactory

MM = 72 / 25.4  # in points


def state(name: str, **fields: object) -> Organization:
    return OrganizationFactory(kind=Organization.Kind.MEMBER_STATE, name=name, **fields)


def logo(width: int, height: int) -> Logo:
    """Return a stored logo of this shape: one flat colour, another one for each shape."""
    picture = io.BytesIO()
    Image.new("RGB", (width, height), (width % 200, height % 200, 90)).save(picture, "PNG")
    picture.seek(0)
    return store_logo(picture)


def sponsored(*names: str, **fields: object) -> SideEvent:
    """Return a side event that the first State leads and the others co-sponsor, all confirmed."""
    side_event = SideEventFactory(**fields)
    for place, name in enumerate(names):
        role = CoSponsor.Role.CO_SPONSOR if place else CoSponsor.Role.LEAD
        CoSponsorFactory(
            side_event=side_event, organization=state(name), role=role, confirmed_at=side_event.created_at
        )
    return loaded(side_event)


def loaded(side_event: SideEvent) -> SideEvent:
    return SideEvent.objects.with_everything().get(pk=side_event.pk)


def note_of(side_event: SideEvent, language: str = "en") -> ConceptNote:
    return ConceptNote.of(loaded(side_event), language)


def text_of(content: bytes) -> str:
    """Return what can be read in a PDF, page after page, with single spaces."""
    return " ".join(" ".join(pages_of(content)).split())


def pages_of(content: bytes) -> list[str]:
    """Return what can be read on each page of a PDF."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


def edges_of_the_last_line(content: bytes) -> tuple[float, float]:
    """Return how far from the left edge of the first page its last line begins and ends, in mm."""
    pdf = pypdfium2.PdfDocument(content)
    try:
        text = pdf[0].get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    finally:
        pdf.close()
    lowest = min(top for left, _bottom, right, top in boxes if right > left)
    line = [(left, right) for left, bottom, right, _top in boxes if right > left and bottom < lowest]
    return min(left for left, _right in line) / MM, max(right for _left, right in line) / MM


def structure_of(content: bytes) -> list[str]:
    """Return the tags of a PDF in reading order: ["/Document", "/Div", "/P", …]."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot.K))


def _tags(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)
        if "/K" in node:
            yield from _tags(node.K)
