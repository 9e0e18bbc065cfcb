"""The concept note as a Word file, read back."""

import dataclasses
import datetime as dt
import io
import zipfile

import docx
import pytest
import time_machine
from django.core.management import call_command
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from agenda import word
from agenda.documents import ConceptNote
from agenda.documents.logo_wall import WallLogo
from agenda.documents.rich import Item, rich_parts
from agenda.word import writer
from events.models import CoSponsor, SideEvent, Speaker
from tests.agenda.samples import loaded, logo, note_of, sponsored, state
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    SideEventFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db


def opened(note: ConceptNote, page: str = "a4") -> Document:
    return docx.Document(io.BytesIO(word.render(note, page)))


def full_event() -> SideEvent:
    side_event = sponsored(
        "Norway",
        "Togo",
        title="Open roads",
        subtitle="What works",
        slug="open-roads",
        background='<p>One <strong>bold</strong> and <em>italic</em> <a href="https://un.example/a">link</a>.</p>'
        "<ul><li>first</li><li>second<ol><li>inner</li></ol></li></ul>",
        is_transferable=True,
    )
    ObjectiveFactory(side_event=side_event, text="Compare notes")
    FocusAreaFactory(side_event=side_event, title="Who calls", text="And when.")
    ExpectedOutputFactory(side_event=side_event, text="A list")
    AgendaSegmentFactory(side_event=side_event, title="Opening", note="Norway")
    SpeakerFactory(side_event=side_event, function="Director", status=Speaker.Status.INVITED)
    return loaded(side_event)


def contents(file: Document) -> list[tuple[str, str]]:
    """Return all of the body in order: the name of the style, and the text."""
    result = []
    for block in file.iter_inner_content():
        paragraphs = [block] if isinstance(block, Paragraph) else cell_paragraphs(block)
        result += [(paragraph.style.name, paragraph.text) for paragraph in paragraphs]
    return result


def cell_paragraphs(table: Table) -> list[Paragraph]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]


def test_each_value_stands_in_its_place_and_in_a_style_of_its_kind():
    note = note_of(full_event())
    (date, time, venue, address), (segment,), (speaker,) = note.header, note.agenda, note.speaker_rows
    duration, attendance, _venue_again = note.format

    assert contents(opened(note)) == [
        ("Masthead", f"{note.week}\t{note.edition}"),
        ("Kind", note.kind),
        ("Title", note.title),
        ("Subtitle", note.subtitle),
        *[("Fact", f"{fact.heading}:\t{fact.lines[0]}") for fact in (date, time, venue, address)],
        *[("Labelled", f"{fact.heading}:\t{fact.lines[0]}") for fact in note.sponsors],
        ("Heading 1", "Background and rationale"),
        ("Normal", "One bold and italic link."),
        ("List Bullet", "first"),
        ("List Bullet", "second"),
        ("List Number 2", "inner"),
        ("Heading 1", "Objectives"),
        ("List Bullet", "Compare notes"),
        ("Heading 1", "Format"),
        *[("Fact", f"{fact.heading}:\t{fact.lines[0]}") for fact in (duration, attendance)],
        ("Table Heading", "Time"),
        ("Table Heading", "Segment"),
        ("Table Text", segment.time),
        ("Table Text", segment.title),
        ("Table Quiet", segment.note),
        ("Heading 1", "Key thematic focus areas"),
        ("List Number", "Who calls. And when."),
        ("Heading 1", "Speakers"),
        ("Table Heading", "Part"),
        ("Table Heading", "Function"),
        ("Table Heading", "Organization"),
        ("Table Text", speaker.part),
        ("Table Text", f"{speaker.function} (to be confirmed)"),
        ("Table Text", ""),
        ("Heading 1", "Expected outputs"),
        ("List Bullet", "A list"),
        ("Heading 1", "RSVP and contact"),
        ("Normal", f"RSVP at {note.address_text}"),
        ("Normal", " ".join(note.conditions)),
        ("Labelled", f"Focal point:\t{note.focal_point_name}"),
        ("Labelled", f"E-mail:\t{note.focal_point_email}"),
    ]


def test_bold_italic_and_links_of_the_background_are_kept():
    paragraph = opened(note_of(full_event())).paragraphs[11]

    assert paragraph.text == "One bold and italic link."
    assert [run.text for run in paragraph.runs if run.bold] == ["bold"]
    assert [run.text for run in paragraph.runs if run.italic] == ["italic"]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("link", "https://un.example/a")]


def test_the_lead_in_of_a_focus_area_is_bold():
    paragraphs = opened(note_of(full_event())).paragraphs
    (area,) = (paragraph for paragraph in paragraphs if paragraph.style.name == "List Number")

    assert [(run.text, run.bold) for run in area.runs] == [("Who calls.", True), (" And when.", None)]


def test_tables_repeat_their_head_and_keep_their_rows_whole():
    for table in opened(note_of(full_event())).tables:
        rows = [row._tr.trPr for row in table.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert [row.find(qn("w:cantSplit")) is not None for row in rows] == [True] * len(rows)


def test_every_numbered_list_begins_at_one():
    note = dataclasses.replace(
        note_of(full_event()), background="<ol><li>a</li><li>b</li></ol><p>c</p><ol><li>d</li></ol>"
    )
    numbered = [p for p in opened(note).paragraphs if p.style.name == "List Number"]

    a, b, d, area = (paragraph._p.pPr.numPr.numId.val for paragraph in numbered)
    assert (a == b, len({a, d, area})) == (True, 3)


def test_properties_and_language_are_those_of_the_note():
    note = note_of(full_event(), "fr")
    file = opened(note)
    properties = file.core_properties

    assert (properties.title, properties.author, properties.language) == ("Open roads", "Norway", "fr-FR")
    day = dt.datetime.fromisoformat(note.as_of).replace(tzinfo=dt.UTC)
    assert [properties.created, properties.modified] == [day, day]
    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "fr-FR"


def test_arabic_runs_from_right_to_left_and_latin_words_keep_their_direction():
    note = dataclasses.replace(note_of(full_event(), "ar"), title="طرق مفتوحة", subtitle="Open roads")
    file = opened(note)
    title, subtitle = (
        next(p for p in file.paragraphs if p.style.name == name) for name in ("Title", "Subtitle")
    )

    assert file.styles.element.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "ar-SA"
    assert file.styles["Normal"].element.pPr.find(qn("w:bidi")) is not None
    assert [title.runs[0].font.rtl, subtitle.runs[0].font.rtl] == [True, None]
    assert [table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in file.tables] == [True, True]


def test_texts_in_another_language_say_so_and_run_in_their_own_direction():
    side_event = sponsored("Norway", title="Open roads", title_ar="طرق مفتوحة", subtitle="What works")
    ObjectiveFactory(side_event=side_event, text="Compare notes")
    ExpectedOutputFactory(side_event=side_event, text="A list", text_ar="قائمة")
    ExpectedOutputFactory(side_event=side_event, text="A plan")
    file = opened(note_of(side_event, "ar"))
    shown = {paragraph.text: paragraph for paragraph in file.paragraphs}
    objective = shown["Compare notes"]

    assert {
        "طرق مفتوحة",
        "What works (بالإنكليزية)",
        "الأهداف (بالإنكليزية)",
        "قائمة",
        "A plan (بالإنكليزية)",
    } < set(shown)
    assert objective._p.pPr.find(qn("w:bidi")).get(qn("w:val")) == "0"
    assert objective.runs[0]._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert shown["قائمة"]._p.pPr.find(qn("w:bidi")) is None


@pytest.mark.parametrize(("page", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_the_paper_is_a4_or_letter_and_its_text_as_wide(page, size):
    section = opened(note_of(full_event()), page).sections[0]
    text = section.page_width - section.left_margin - section.right_margin

    assert (round(section.page_width.mm, 1), round(section.page_height.mm, 1)) == size
    assert round(text / Mm(1)) == writer.TEXT_WIDTH


def test_the_footer_has_the_words_of_the_pdf_and_counts_pages():
    note = note_of(full_event())
    footer = opened(note).sections[0].footer.paragraphs[0]

    assert footer.text == f"{note.footer}\tPage 1 of 1"
    codes = [code.text for code in footer._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def test_a_draft_says_so_beside_its_kind_and_on_every_further_page():
    file = opened(note_of(SideEventFactory(draft=True)))
    section = file.sections[0]

    assert file.paragraphs[1].text.split() == ["Concept", "note", "Draft"]
    assert (section.header.paragraphs[0].text, section.first_page_header.paragraphs[0].text) == ("Draft", "")
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text


def test_logos_stand_in_line_in_their_size_with_their_name():
    side_event = SideEventFactory()
    lead = {"role": CoSponsor.Role.LEAD, "logo": logo(400, 100)}
    for name, fields in (("Qatar", lead), ("Norway", {"confirmed_at": side_event.created_at})):
        CoSponsorFactory(side_event=side_event, organization=state(name), **fields)
    note = note_of(side_event)
    (line,) = (p for p in opened(note).paragraphs if p.style.name == "Logos")
    (picture,) = line._p.iter(qn("wp:inline"))

    assert picture.docPr.get("descr") == note.logos[0][0].name == "Qatar"
    assert picture.extent.cx == note.logos[0][0].width * writer.PIXEL
    assert picture.extent.cy == round(picture.extent.cx / 4)
    assert line.text.strip() == "Norway"


def test_nothing_floats_in_the_file():
    with zipfile.ZipFile(io.BytesIO(word.render(note_of(full_event())))) as archive:
        body = archive.read("word/document.xml").decode()

    floating = ("w:framePr", "w:txbxContent", "wp:anchor", "w:pict", "w:sdt")
    assert [tag for tag in floating if f"<{tag}" in body] == []


def test_what_stands_behind_a_label_is_set_off_by_a_tab_of_word():
    date = next(p for p in opened(note_of(full_event())).paragraphs if p.style.name == "Fact")

    assert [run.text for run in date.runs] == ["Date:", "\t", date.text.split("\t")[1]]
    assert len(date._p.findall(f".//{qn('w:tab')}")) == 1


def test_properties_of_runs_stand_in_the_order_that_word_wants():
    note = dataclasses.replace(note_of(full_event(), "ar"), watermark="مسودة")
    logos = ((WallLogo(name="قطر"), WallLogo(name="النرويج")),)
    file = opened(dataclasses.replace(note, logos=logos))
    order = ["rStyle", "b", "bCs", "i", "iCs", "color", "spacing", "sz", "shd", "rtl", "lang"]
    named = [[child.tag.split("}")[1] for child in run] for run in file.element.iter(qn("w:rPr"))]

    assert ["color", "shd", "rtl"] in named
    assert ["spacing", "rtl"] in named
    assert [names for names in named if names != sorted(names, key=order.index)] == []


def test_the_first_column_is_wide_enough_for_two_times_in_every_language():
    side_event, widths = full_event(), {}
    for language in ("en", "ar", "zh-hans"):
        programme, speakers = opened(note_of(side_event, language)).tables
        widths[language] = [[round(column.width.mm) for column in t.columns] for t in (programme, speakers)]

    assert widths == {
        "en": [[34, 134], [34, 67, 67]],
        "ar": [[42, 126], [42, 63, 63]],
        "zh-hans": [[48, 120], [48, 60, 60]],
    }


def test_the_same_note_gives_the_same_bytes_at_any_time():
    note = note_of(full_event())
    with time_machine.travel(dt.datetime(2041, 2, 3, tzinfo=dt.UTC)):
        later = word.render(note)

    assert word.render(note) == later


def test_what_no_xml_may_hold_is_left_out_and_a_long_title_set_smaller():
    note = dataclasses.replace(note_of(full_event()), title="A\x00b\ud800 <w:p/> & " + "c" * 100)
    title = opened(note).paragraphs[2]

    assert title.text == "Ab <w:p/> & " + "c" * 100
    assert title.runs[0].font.size == writer.TITLE_SIZES["long"]


def test_a_line_break_in_an_item_stays_one():
    (item,) = rich_parts("<ul><li><p>a</p><p>b<br>c</p></li></ul>")

    assert (type(item), "".join(run.text for run in item.runs)) == (Item, "a\nb\nc")


def test_the_command_writes_it(tmp_path):
    note = note_of(full_event(), "fr")
    file = tmp_path / "note.docx"

    call_command(
        "write_document",
        "2030/open-roads",
        "concept-note",
        "--format=docx",
        "--language=fr",
        "--page=letter",
        "-o",
        file,
    )

    assert file.read_bytes() == word.render(note, "letter")
