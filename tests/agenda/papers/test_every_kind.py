"""Every kind of paper in every language from one small week: what it says is in it, and it is tagged throughout.

Of Arabic, the extracted text is no proof: readers of PDFs return its letters in the order of the page, and
Latin names that a line breaks apart in another order. There each Latin word is looked for by itself, and that
Arabic letters are there.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator

import pikepdf
import pytest
from django.utils import translation

from agenda import pdf
from agenda.documents import KINDS, WeekDay
from agenda.documents.document import Level
from events.formats import notation
from events.models import Organization, SideEvent, Speaker
from tests.agenda.samples import logo, structure_of, text_of
from tests.factories import (
    AgendaSegmentFactory,
    CommitmentFactory,
    CoSponsorFactory,
    EventSummaryFactory,
    KeyMessageFactory,
    ObjectiveFactory,
    OfficialMeetingFactory,
    OrganizationFactory,
    RsvpFactory,
    SideEventFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db
DAY = dt.date(2030, 5, 21)
FIGURES = {"/Figure"}
ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
CHINESE = re.compile("[\u4e00-\u9fff]")
HEADINGS = re.compile(r"/H(\d)$")


@pytest.fixture
def side_event() -> SideEvent:
    """One side event with one of everything."""
    event = SideEventFactory(title="Open roads", slug="open-roads", background="<p>Roads close.</p>")
    norway = OrganizationFactory(
        kind=Organization.Kind.MEMBER_STATE, name_en="Norway", name_fr="Norvège", name_zh_hans="挪威"
    )
    CoSponsorFactory(side_event=event, organization=norway, lead=True, logo=logo(300, 200))
    CoSponsorFactory(side_event=event, organization__name="Aid Now")
    AgendaSegmentFactory(side_event=event, title="Opening remarks", note="Norway")
    SpeakerFactory(
        side_event=event, name="Amina Hassan", organization=norway, part=Speaker.RolePlayed.OPENING
    )
    ObjectiveFactory(side_event=event)
    RsvpFactory(side_event=event, family_name="Berg", organization=norway)
    summary = EventSummaryFactory(side_event=event, issued=True)
    KeyMessageFactory(summary=summary)
    CommitmentFactory(summary=summary, owner=norway, text="Keep one road open.")
    OfficialMeetingFactory(week=event.week)
    return event


# what each says, in whatever language
SAYS = {
    "concept-note": ["Open roads", "Roads close.", "Opening remarks", "Amina Hassan"],
    "invitation": ["Open roads", "Aid Now"],
    "flyer": ["Open roads", "Aid Now", "Amina Hassan"],
    "co-sponsor-list": ["Open roads", "Aid Now"],
    "speaker-list": ["Open roads", "Opening remarks", "Amina Hassan"],
    "run-of-show": ["Open roads", "Opening remarks", "Amina Hassan"],
    "attendee-list": ["Open roads", "Berg"],
    "sign-in-sheet": ["Open roads", "Berg"],
    "name-plates": ["Amina Hassan"],
    "badges": ["Berg", "Amina Hassan"],
    "summary": ["Open roads", "Keep one road open."],
    "programme": ["Open roads", "Amina Hassan"],
    "programme-of-the-day": ["Open roads"],
    "commitments": ["Keep one road open.", "Open roads"],
}
PICTURES = {"concept-note": 1, "invitation": 1, "flyer": 2, "badges": 1}  # logos and QR codes


def document_of(kind, side_event: SideEvent, language: str):
    subjects = {
        Level.SIDE_EVENT: lambda: kind.find(2030, "open-roads"),
        Level.DAY: lambda: WeekDay(side_event.week, DAY),
        Level.WEEK: lambda: side_event.week,
    }
    return kind.of(subjects[kind.level](), language)


def test_every_kind_is_looked_at():
    assert set(SAYS) == set(KINDS)


@pytest.mark.parametrize("language", pdf.LANGUAGES)
def test_every_kind_in_every_language_says_what_it_should_and_is_tagged(side_event, language):
    wrong = []
    for name, kind in KINDS.items():
        document = document_of(kind, side_event, language)
        content = pdf.render(document)
        text = text_of(content)
        wrong += [f"{name}: no “{words}”" for words in SAYS[name] if not is_in(words, text, language)]
        wrong += [f"{name}: {problem}" for problem in problems_of(content, document)]
        if language == "ar" and not ARABIC.search(text):
            wrong.append(f"{name}: no Arabic")
        if language == "zh-hans" and not CHINESE.search(text):
            wrong.append(f"{name}: no Chinese")

    assert wrong == []


def is_in(words: str, text: str, language: str) -> bool:
    return all(word in text for word in words.split()) if language == "ar" else words in text


@pytest.mark.parametrize("name", ["invitation", "flyer", "programme", "name-plates", "badges"])
def test_what_is_laid_out_by_the_page_is_also_there_on_letter(side_event, name):
    content = pdf.render(document_of(KINDS[name], side_event, "en"), "letter")

    assert [words for words in SAYS[name] if words not in text_of(content)] == []


def problems_of(content: bytes, document) -> Iterator[str]:
    """Yield what is amiss with the tags, the title and the language of a PDF."""
    tags = structure_of(content)
    levels = [int(found[1]) for tag in tags if (found := HEADINGS.match(tag))]
    if levels[:1] != [1]:
        yield "does not begin with a heading of the first level"
    if any(after > before + 1 for before, after in zip(levels, levels[1:], strict=False)):
        yield f"leaves out a level of headings: {levels}"
    if tags.count("/Table") and not tags.count("/TH"):
        yield "has a table without headers"
    with pikepdf.open(io.BytesIO(content)) as opened:
        with translation.override(document.language):
            title = f"{document.title}{notation().colon}{document.kind}"
        if str(opened.docinfo.Title) != title or not opened.Root.ViewerPreferences.DisplayDocTitle:
            yield "has another title"
        if str(opened.Root.Lang) != document.language:
            yield "is in another language"
        pictures = [item for item in opened.objects if getattr(item, "S", None) in FIGURES]
        if len(pictures) != PICTURES.get(document.name, 0):
            yield f"has {len(pictures)} pictures"
        if not all(str(picture.get("/Alt", "")) for picture in pictures):
            yield "has a picture without words"
        for page in opened.pages:
            yield from outside_the_structure(page)


def outside_the_structure(page: pikepdf.Page) -> Iterator[str]:
    """Yield text that a page shows outside of marked content: neither tagged nor told to be decoration."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                depth += 1
            case "EMC":
                depth -= 1
            case "Tj" | "TJ" if depth == 0:
                yield f"shows text outside the structure: {operands!r:.60}"
