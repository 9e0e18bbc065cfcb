"""What a server loads before it forks its workers, so that the first paper of each costs no more than the next."""

import datetime as dt

from django.conf import settings
from django.template.loader import get_template
from django.utils import translation
from PIL import Image

from events.pages.side_event import SegmentLine, SpeakerLine
from events.un_style import formats, protocol

from .. import pdf
from ..documents import KINDS, ConceptNote
from ..documents.document import Fact, Point
from . import fonts

TEXT = "The quick brown fox jumps over the lazy dog, 0123456789: “A–Z” (Warm & wide?)"


def warm() -> None:
    """Import what prints, with the fonts, read all templates and print a paper. Takes about a second of CPU."""
    from .. import word  # noqa: F401  (it only has to be imported)
    from ..programmes import resource  # noqa: F401  (so does what reads a programme)
    from . import html_to_pdf

    html_to_pdf.warm()
    fonts.printable("…")
    protocol.sort_key("Norway")
    Image.preinit()  # the readers of picture formats, for logos
    for kind in KINDS.values():
        get_template(kind.template)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Concept note")
            formats.date_text(dt.date(2026, 5, 18))
    pdf.render(paper_of_all_parts())


def paper_of_all_parts() -> ConceptNote:
    """Return a concept note of nothing: each part of its template and stylesheet is gone through once."""
    line = Fact(heading=TEXT, lines=(TEXT,))
    return ConceptNote(
        language="en",
        file_name="warm",
        kind=TEXT,
        week=TEXT,
        edition=TEXT,
        title=TEXT,
        subtitle=TEXT,
        facts=(line, line),
        as_of="2026-05-18",
        footer=TEXT,
        header=(),
        is_cancelled=False,
        cancellation_reason="",
        sponsors=(line,),
        departs_from_protocol=True,
        background=f"<p>{TEXT} <em>{TEXT}</em></p><ol><li>{TEXT}</li></ol>",
        objectives=(TEXT,),
        logos=(),
        format=(line, line, line),
        zone=TEXT,
        agenda=(SegmentLine(TEXT, TEXT, TEXT),),
        focus_areas=(Point(lead_in=TEXT, text=TEXT),),
        speakers=(SpeakerLine(TEXT, TEXT, TEXT, is_confirmed=False),),
        speaker_rows=(),
        expected_outputs=(TEXT,),
        address="https://warm.example/",
        rsvp_deadline=TEXT,
        conditions=(TEXT,),
        focal_point_name=TEXT,
        focal_point_function=TEXT,
        focal_point_email="warm@warm.example",
        focal_point_phone="1",
    )
