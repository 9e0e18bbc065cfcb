"""Papers in the admin: all that can be made, the summary, and documents that are read into side events."""

from . import commitment, event_summary, paper_jobs, papers, read_document

__all__ = ["commitment", "event_summary", "paper_jobs", "papers", "read_document"]
