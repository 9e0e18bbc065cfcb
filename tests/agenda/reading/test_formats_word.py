"""Word files: what Word shows is read, what it does not show is not."""

import pytest

from .files import DECLARED, blocks, cell, docx, lines, opened, paragraph, replaced, rows, table, with_member

BOX = f"<w:txbxContent>{paragraph('RSVP by 5 May')}</w:txbxContent>"
SHAPE = f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
DRAWING = f"<w:drawing><wp:anchor>{SHAPE}</wp:anchor></w:drawing>"
DELETED = '<w:del w:id="2"><w:r><w:delText>20</w:delText></w:r></w:del>'
COMMAND = "<w:r><w:instrText>DATE</w:instrText></w:r>"
OLD_SHAPE = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("on ") + f'<w:ins w:id="1">{run("21")}</w:ins>' + DELETED, "on 21"),
        (f'<w:moveFrom w:id="3">{run("away ")}</w:moveFrom><w:moveTo w:id="4">{run("here")}</w:moveTo>', "here"),
        (run("seen") + run(" hidden", "<w:vanish/>"), "seen"),
        (run("seen") + run(" shown", '<w:vanish w:val="0"/>'), "seen shown"),
        (run("Date: ") + f"<w:sdt><w:sdtContent>{run('21 May')}</w:sdtContent></w:sdt>", "Date: 21 May"),
        (
            run("Date: ") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('Click to enter a date.')}</w:sdtContent></w:sdt>",
            "Date:",
        ),
        (f'<w:fldSimple w:instr=" DATE ">{run("21 May 2030")}</w:fldSimple>', "21 May 2030"),
        (field("begin") + COMMAND + field("separate") + run("21 May") + field("end"), "21 May"),
        (f"<w:smartTag>{run('Geneva')}</w:smartTag><w:dir>{run(' city')}</w:dir>", "Geneva city"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>" + run(" holds"), "x=1 holds"),
        (run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("host"), "co‑host"),
        (run("wa") + "<w:r><w:softHyphen/></w:r>" + run("ter"), "water"),
        ('<w:commentRangeStart w:id="0"/>' + run("text") + '<w:r><w:commentReference w:id="0"/></w:r>', "text"),
        ('<w:ruby><w:rt>' + run("gloss") + "</w:rt><w:rubyBase>" + run("base") + "</w:rubyBase></w:ruby>", "base"),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_word_shows_of_it(inner, text):
    assert lines(docx(f"<w:p>{inner}</w:p>")) == [text]


@pytest.mark.parametrize("kind", ["<w:br/>", '<w:br w:type="page"/>', '<w:br w:type="column"/>', "<w:cr/>"])
def test_a_break_of_any_kind_ends_the_line(kind):
    assert lines(docx(f"<w:p>{run('Date: 21 May')}<w:r>{kind}</w:r>{run('Venue: Room 4')}</w:p>")) == [
        "Date: 21 May", "Venue: Room 4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "box",
    [
        f"<mc:AlternateContent><mc:Choice>{DRAWING}</mc:Choice><mc:Fallback>{OLD_SHAPE}</mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice>{DRAWING}</mc:Choice><mc:Fallback/></mc:AlternateContent>",
        DRAWING,
        OLD_SHAPE,
        f"<w:pict><v:oval><v:textbox>{BOX}</v:textbox></v:oval></w:pict>",
    ],
)
def test_a_text_box_is_read_once_below_its_paragraph(box):
    assert lines(docx(f"<w:p>{run('Background')}<w:r>{box}</w:r></w:p>")) == ["Background", "RSVP by 5 May"]


def test_text_boxes_of_a_header_are_read_once():
    head = f"<w:p>{run('Mission of Exampleland')}<w:r>{DRAWING}</w:r></w:p>"

    assert lines(docx(paragraph("Text"), header1=head)) == ["Mission of Exampleland", "RSVP by 5 May", "Text"]


def test_headers_stand_first_and_footers_last_aside():
    file = docx(
        paragraph("Text"),
        header1=paragraph("Letterhead"),
        footer1=paragraph("Tel. 123") + paragraph("Page 2"),
    )

    assert [(b.text, b.is_aside, b.is_furniture) for b in blocks(file)] == [
        ("Letterhead", False, False), ("Text", False, False), ("Tel. 123", True, False), ("Page 2", True, True),
    ]  # fmt: skip


def test_footnotes_stand_aside_and_comments_are_left_out():
    body = f'<w:p>{run("A claim")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(", made")}</w:p>'
    note = f'<w:footnote w:id="2">{paragraph("See the report.")}</w:footnote>'
    comment = f'<w:comment w:id="0">{paragraph("Please delete")}</w:comment>'

    found = blocks(docx(body, footnotes=note, comments=comment))

    assert [(block.text, block.is_aside) for block in found] == [
        ("A claim, made", False),
        ("See the report.", True),
    ]


def test_merged_cells_keep_their_rows_and_columns():
    file = docx(
        table(
            cell("When and where", '<w:gridSpan w:val="2"/>'),
            cell("Date") + cell("21 May 2030"),
            cell("Venue", '<w:vMerge w:val="restart"/>') + cell("Room 4"),
            cell("", "<w:vMerge/>") + cell("Example House"),
            cell("Host") + cell("Exampleland"),
        )
    )

    found = [(block.row, block.column, block.text) for block in blocks(file)]

    assert found == [
        (1, 0, "When and where"), (2, 0, "Date"), (2, 1, "21 May 2030"), (3, 0, "Venue"), (3, 1, "Room 4"),
        (3, 1, "Example House"), (4, 0, "Host"), (4, 1, "Exampleland"),
    ]  # fmt: skip


def test_a_deleted_row_is_not_read():
    gone = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell("Time")}{cell("3 p.m.")}</w:tr>'
    kept = f"<w:tr>{cell('Date')}{cell('21 May')}</w:tr>"

    assert rows(docx(f"<w:tbl>{gone}{kept}</w:tbl>")) == [(0, "Date"), (1, "21 May")]


def test_a_deleted_end_of_paragraph_joins_two():
    first = f'<w:p><w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>{run("Water under ")}</w:p>'

    assert lines(docx(first + paragraph("fire"))) == ["Water under fire"]


def test_tables_in_content_controls_are_tables():
    inner = table(cell("Date") + f"<w:sdt><w:sdtContent>{cell('21 May')}</w:sdtContent></w:sdt>")

    assert rows(docx(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")) == [(0, "Date"), (1, "21 May")]


@pytest.mark.parametrize(
    "typed", ["•\tFirst aim", "1.\tFirst aim", "-\tFirst aim", "a)\tFirst aim", "• First aim"]
)
def test_a_bullet_or_number_that_was_typed_makes_an_item(typed):
    assert [(block.kind, block.text) for block in blocks(docx(paragraph(typed)))] == [("item", "First aim")]


def test_a_tab_sets_columns():
    assert rows(docx(paragraph("Date:\t21 May 2030"))) == [(0, "Date:"), (1, "21 May 2030")]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My part"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="My child"/><w:basedOn w:val="Mine"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Label"><w:name w:val="Label"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
)


@pytest.mark.parametrize(
    ("style", "kind", "level"),
    [("Titre1", "heading", 1), ("Mine", "heading", 2), ("Child", "heading", 2), ("Loop", "paragraph", 0)],
)
def test_a_style_makes_a_heading_under_any_name(style, kind, level):
    found = blocks(docx(paragraph("Objectives", f'<w:pStyle w:val="{style}"/>'), styles=STYLES))

    assert [(block.kind, block.level) for block in found] == [(kind, level)]


def test_a_long_numbered_paragraph_with_an_outline_level_is_text():
    found = blocks(docx(paragraph("Civilians pay the price. " * 10, '<w:outlineLvl w:val="0"/>')))

    assert [block.kind for block in found] == ["paragraph"]


def test_a_style_makes_text_bold_or_hides_it():
    bold = paragraph("Venue", '<w:pStyle w:val="Label"/>')
    hidden = "<w:p>" + run("seen") + run("unseen", '<w:rStyle w:val="Unseen"/>') + "</w:p>"

    assert [(b.text, b.is_bold) for b in blocks(docx(bold + hidden, styles=STYLES))] == [
        ("Venue", True),
        ("seen", False),
    ]


def test_links_keep_their_address_and_only_those_that_can_be_opened():
    body = "".join(f'<w:hyperlink r:id="{name}">{run(name)}</w:hyperlink>' for name in "ab")
    links = {"a": "https://forms.example.org/x", "b": "javascript:alert(1)"}

    found = blocks(docx(f"<w:p>{body}</w:p>", links=links))

    assert [link[2] for block in found for link in block.links] == ["https://forms.example.org/x"]


def test_a_strict_file_is_read_like_another():
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"

    assert lines(replaced(docx(paragraph("Date: 21 May")), usual, strict)) == ["Date: 21 May"]


def test_macros_pictures_and_embedded_files_change_nothing():
    file = docx(f"<w:p>{run('Date: 21 May')}<w:r><w:object><v:shape {DECLARED}/></w:object></w:r></w:p>")
    for name in ("word/vbaProject.bin", "word/media/image1.png", "word/embeddings/oleObject1.bin"):
        file = with_member(file, name, b"\xd0\xcf\x11\xe0 anything")

    assert opened(file).text == "Date: 21 May"
