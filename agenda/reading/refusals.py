"""Why a document is not read: one clear sentence each, with the way out where there is one."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("This file is empty."),
    "too_large": _("This file is larger than %(limit)s MB. Send only the concept note, without annexes."),
    "unpacks_too_large": _("This file unpacks to more than %(limit)s MB of text and is not read."),
    "too_long": _("This file holds more than %(limit)s characters of text. Send only the concept note."),
    "too_many_pages": _(
        "This PDF has %(pages)s pages; up to %(limit)s are read. Send only the concept note."
    ),
    "scanned": _(
        "This PDF holds pictures of pages without text. Send the Word file, or a PDF saved from Word."
    ),
    "password": _("This file is protected by a password. Save it without one and send it again."),
    "damaged": _("This file is damaged: it says it is %(format)s, but cannot be opened as such."),
    "entities": _("This file declares XML entities, which no Word file needs, and is not read."),
    "no_text": _("There is no text in this file."),
    "doc": _("This is a Word file in the old format (.doc). Open it and save it as .docx."),
    "odt": _("This is an OpenDocument text (.odt). Open it and save it as .docx."),
    "rtf": _("This is a rich text file (.rtf). Open it in Word and save it as .docx."),
    "outlook": _("This is an Outlook message (.msg). Save it as .eml, or paste its text."),
    "spreadsheet": _("This is a spreadsheet. Send the concept note as .docx, PDF or text."),
    "presentation": _("These are slides. Send the concept note as .docx, PDF or text."),
    "picture": _("This is a picture. Send the document it was made from."),
    "unknown": _("This is no kind of file that can be read. Send .docx, PDF, .md, .txt, .html or .eml."),
    "too_slow": _("Reading this file took longer than %(seconds)s seconds and was stopped."),
    "too_much_memory": _("Reading this file took too much memory and was stopped."),
    "unreadable": _("This file could not be read. Paste its text instead."),
    "missing": _("There is no such file."),
    "closed": _("This file cannot be opened: %(reason)s."),
}


class ReadingRefused(Exception):
    """A document that is not read. `str()` is a sentence for the person who sent it, in their language."""

    def __init__(self, code: str, **details: object):
        self.code = code
        self.details = details
        super().__init__(code, details)

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % self.details
