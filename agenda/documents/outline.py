"""Papers as a plain sequence of parts, the same for Word and for Markdown, in the order of the PDF."""

from django.utils import translation

from . import concept_note_outline, summary_outline
from .concept_note import ConceptNote
from .event_summary import Summary
from .parts import Part

Outlined = ConceptNote | Summary  # the papers that are also written for Word and in Markdown


def outline_of(document: Outlined) -> tuple[Part, ...]:
    """Return what stands below title and subtitle, in the language of the paper."""
    with translation.override(document.language):
        if isinstance(document, Summary):
            return tuple(summary_outline.parts_of(document))
        return tuple(concept_note_outline.parts_of(document))
