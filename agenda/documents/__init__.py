"""What the papers say: one frozen dataclass each, worked out beforehand, so that a template only reads."""

from .attendee_list import AttendeeList
from .concept_note import ConceptNote
from .document import Document
from .event_summary import Summary

__all__ = ["AttendeeList", "ConceptNote", "Document", "Summary"]
