"""Characters that no font of the papers has: they are left out of a paper, so whoever makes it is told before."""

from collections.abc import Iterable

from events.models import SideEvent

from .. import pdf
from ..documents import Document
from . import fonts

NAMES = ("given_name", "family_name", "function", "organization_name")


def missing_characters(documents: Iterable[Document]) -> list[str]:
    """Return the characters that the papers leave out, each once: "U+1F54A DOVE OF PEACE"."""
    return sorted({name for document in documents for name in pdf.missing_characters(document)})


def missing_in_names(side_event: SideEvent) -> list[str]:
    """Return the same for what the papers say of those who are registered. One query, and no paper is made."""
    rows = side_event.rsvps.live().values_list(*NAMES)
    return sorted(fonts.printable("".join({text for row in rows for text in row})).missing)
