"""Papers in the admin: the summary, and documents that are read into side events."""

from . import event_summary, read_document

__all__ = ["event_summary", "read_document"]
