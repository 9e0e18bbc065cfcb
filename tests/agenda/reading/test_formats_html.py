"""Web pages and HTML mails: what a visitor sees is read, in lines, cells and items."""

import pytest

from .files import blocks, lines, opened, rows


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Date:&nbsp;21&nbsp;May&#8239;2030</p>", "Date: 21 May 2030"),
        ("<p>Tuesday,\n   21 May\n 2030</p>", "Tuesday, 21 May 2030"),
        ("<p>e<wbr>mail, soft&shy;ly, 21<sup>st</sup></p>", "email, softly, 21st"),
        ("<p><span>21</span> <span>May</span></p>", "21 May"),
        ("<p>on <del>20</del><ins>21</ins> May, <s>Room 3</s> Room 4</p>", "on 21 May, Room 4"),
        ("<p>Seen<script>alert('unseen')</script></p>", "Seen"),
        ("<p>Seen<!-- unseen --></p><!--[if mso]><p>unseen</p><![endif]-->", "Seen"),
        ("<p>Seen</p><textarea>unseen</textarea><select><option>unseen</option></select>", "Seen"),
        ("<p>Seen</p><img src='http://example.org/p.png' onerror='x()' alt='unseen'>", "Seen"),
        ("<p>Seen</p><iframe src='http://example.org/'>unseen</iframe><noscript>unseen</noscript>", "Seen"),
        ("<html><head><title>unseen</title><style>p{}</style></head><body><p>Seen</p></body></html>", "Seen"),
        (
            "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><p>&x; Seen</p></html>",
            "&x; Seen",
        ),
        (
            "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html><body><p>Seen</p></body></html>",
            "Seen",
        ),
    ],
)
def test_a_page_says_what_a_visitor_sees(page, text):
    assert lines(page, "page.html") == [text]


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden", 'style="display:none"', 'style="visibility: hidden"', 'style="mso-hide:all"', 'style="font-size:0px"',
        'style="max-height:0;overflow:hidden"', 'style="opacity:0"', 'class="sr-only"', 'class="note visually-hidden"',
    ],
)  # fmt: skip
def test_hidden_elements_are_left_out(attribute):
    assert lines(f"<div><p {attribute}>Unseen</p><p>Seen</p></div>", "page.html") == ["Seen"]


@pytest.mark.parametrize(
    "attribute",
    ['style="opacity:0.9"', 'style="font-size:0.9em"', 'style="max-height:0.5in"', 'class="hiddenly"'],
)
def test_what_only_looks_like_hiding_is_read(attribute):
    assert lines(f"<div><p {attribute}>Seen</p></div>", "page.html") == ["Seen"]


def test_breaks_separate_facts_and_items():
    page = (
        "<p><b>Objectives</b><br>- Agree on passage;<br>• Name focal points<br>2) Meet<br>Venue: Room 4</p>"
    )

    assert [(block.kind, block.text) for block in blocks(page)] == [
        ("paragraph", "Objectives"), ("item", "Agree on passage;"), ("item", "Name focal points"), ("item", "Meet"),
        ("paragraph", "Venue: Room 4"),
    ]  # fmt: skip


def test_a_break_of_layout_joins_its_sentence_and_its_hyphen():
    page = "<p>The attacks on water networks leave whole districts without safe wa-<br>ter for several weeks.</p>"

    assert lines(page) == [
        "The attacks on water networks leave whole districts without safe water for several weeks."
    ]


def test_fact_tables_keep_rows_and_columns():
    page = """<table><tr><th>Date</th><td>21 May</td></tr><tr><td rowspan=2>Venue</td><td>Room 4</td></tr>
        <tr><td>Example House</td></tr><tr><td colspan=2>Agenda</td></tr></table>"""

    assert rows(page) == [
        (0, "Date"),
        (1, "21 May"),
        (0, "Venue"),
        (1, "Room 4"),
        (1, "Example House"),
        (0, "Agenda"),
    ]
    assert [block.row for block in blocks(page)] == [1, 1, 2, 2, 2, 3]


def test_a_cell_over_several_rows_moves_the_others_along():
    page = """<table><tr><td rowspan=2>Panel</td><td>Sam Example</td><td>Adviser</td></tr>
        <tr><td>Kim Sample</td><td>Director</td></tr></table>"""

    assert [(block.row, block.column, block.text) for block in blocks(page)] == [
        (1, 0, "Panel"), (1, 1, "Sam Example"), (1, 2, "Adviser"), (2, 1, "Kim Sample"), (2, 2, "Director"),
    ]  # fmt: skip


def test_pairs_of_terms_are_a_fact_table():
    assert rows("<dl><dt>Date</dt><dd>21 May</dd><dt>Venue</dt><dd>Room 4</dd></dl>") == [
        (0, "Date"), (1, "21 May"), (0, "Venue"), (1, "Room 4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><h1>Open roads</h1></td></tr><tr><td><p>Text.</p></td></tr></table>",
        "<table><tr><td>&nbsp;</td><td><h1>Open roads</h1><p>Text.</p></td></tr></table>",
        "<table><tr><td><table><tr><td><h1>Open roads</h1><p>Text.</p></td></tr></table></td><td></td></tr></table>",
    ],
)
def test_tables_for_layout_are_no_fact_tables(page):
    assert [(block.row, block.text) for block in blocks(page)] == [(0, "Open roads"), (0, "Text.")]


def test_typed_text_keeps_its_lines():
    assert lines("<pre>Date:  21 May\nTime:  3 p.m.\n\nVenue: Room 4</pre>") == [
        "Date:  21 May", "Time:  3 p.m.", "Venue: Room 4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "around",
    [
        "<nav><ul><li>{}</li></ul></nav>", "<footer><p>{}</p></footer>", '<div class="breadcrumb">{}</div>',
        '<div id="cookie-banner">{}</div>', '<div class="gmail_quote">{}</div>',
        '<div class="gmail_signature">{}</div>',
        '<blockquote type="cite">{}</blockquote>',
    ],
)  # fmt: skip
def test_what_belongs_to_the_site_or_to_earlier_mails_stands_aside(around):
    page = f"<div><p>Date: 21 May</p>{around.format('Something else')}</div>"

    assert [(block.text, block.is_aside) for block in blocks(page)] == [
        ("Date: 21 May", False), ("Something else", True),
    ]  # fmt: skip


def test_lists_of_outlook_are_items():
    page = """<p class=MsoListParagraph><![if !supportLists]><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;
        </span></span><![endif]>First aim</p>
        <p class=MsoListParagraph><span>o<span>&nbsp; </span></span>Second aim</p>"""

    assert [(block.kind, block.text) for block in blocks(page)] == [
        ("item", "First aim"),
        ("item", "Second aim"),
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<meta charset="windows-1256"><p>اجتماع</p>'.encode("cp1256"), "اجتماع"),
        ('<meta charset="utf-16"><p>Réunion</p>'.encode(), "Réunion"),
        ('<meta charset="nonsense"><p>Réunion d’experts</p>'.encode("cp1252"), "Réunion d’experts"),
        ("<html><body><p>Réunion</p></body></html>".encode("utf-16"), "Réunion"),
        ("<html><body><p>Приглашение</p></body></html>".encode("cp1251"), "Приглашение"),
    ],
)
def test_pages_are_read_in_their_encoding_whatever_they_say_of_it(content, text):
    assert lines(content, "page.html") == [text]


def test_elements_deep_inside_each_other_are_read():
    assert lines("<div>" * 1000 + "Date: 21 May" + "</div>" * 1000) == ["Date: 21 May"]


def test_links_and_bold_type_keep_their_place():
    document = opened(
        '<p><b>Register</b> <a href="https://example.org/r">here</a> <a href="javascript:x()">or not</a></p>'
    )
    block = document.blocks[0]

    assert [document.text[start:end] for start, end in block.bold] == ["Register"]
    assert [(document.text[start:end], address) for start, end, address in block.links] == [
        ("here", "https://example.org/r")
    ]
