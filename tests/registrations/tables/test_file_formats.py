"""Tables in and out of files: what Excel writes, what people upload by mistake, and cells that are formulas."""

import io
import re
import zipfile

import openpyxl
import pytest
import tablib

from registrations.tables.file_formats import CSV, MAX_ROWS, XLSX, UnreadableFile, read_table, safe_cell


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def refusal_of(content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read_table(content)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("+1 212 555 0100", "+1 212 555 0100"),
        ("+41 (22) 555 01 00", "+41 (22) 555 01 00"),
        ("+1-212-555-0100", "'+1-212-555-0100"),
        ("O'Brien", "O'Brien"),
        ("bell\x07 and nul\x00", "bell  and nul"),
        ("half \ud83d", "half"),
        ("\uffff=1+1\ufffe", "'=1+1"),
        (5, 5),
        (None, None),
    ],
)
def test_no_cell_is_a_formula_and_phone_numbers_stay_whole(typed, written):
    assert safe_cell(typed) == written


def test_csv_is_utf8_with_a_byte_order_mark():
    content = CSV().export_data(tablib.Dataset(["Çağla", "=1+1"], headers=["Name", "Note"]))
    assert content == "\ufeffName,Note\r\nÇağla,'=1+1\r\n".encode()


def test_workbook_holds_no_formula_and_no_control_character():
    content = XLSX().export_data(tablib.Dataset(["a\x00b\x0bc\uffff", "=1+1"], headers=["Name", "Note"]))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [[(cell.value, cell.data_type) for cell in row] for row in sheet.rows] == [
        [("Name", "s"), ("Note", "s")],
        [("a b c", "s"), ("'=1+1", "s")],
    ]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Name,Place\nÉlodie,Genève\n".encode("utf-8-sig"), "utf-8"),
        ("Name,Place\nÉlodie,Genève\n".encode(), "utf-8"),
        ("Name;Place\r\nÉlodie;Genève\r\n".encode("cp1252"), "cp1252"),
        ("sep=;\r\nName;Place\r\nÉlodie;Genève\r\n".encode("cp1252"), "cp1252"),
        ("Name\tPlace\r\nÉlodie\tGenève\r\n".encode("utf-16"), "utf-16"),
        ('"Name","Place"\n"Élodie","Genève"'.encode(), "utf-8"),
    ],
)
def test_csv_is_read_as_excel_writes_it_in_many_countries(content, encoding):
    table = read_table(content)
    assert (table.headers, [cells for _number, cells in table.rows]) == (
        ["Name", "Place"],
        [["Élodie", "Genève"]],
    )
    assert table.encoding == encoding


def test_rows_keep_their_number_in_the_file_over_empty_ones():
    assert read_table(b"\nName,Place\n\nA,B\n,,\nC,D\n").rows == [(4, ["A", "B"]), (6, ["C", "D"])]
    assert read_table(workbook(["Name", "Place"], [], ["A", "B"])).rows == [(3, ["A", "B"])]


def test_cells_of_a_workbook_are_read_as_text():
    table = read_table(workbook(["Name", "Count", "Sum", "Empty"], ["Ana\nMaria", 5.0, "=1+1", None]))
    assert table.rows == [(2, ["Ana\nMaria", "5", "=1+1", ""])]


def test_a_row_longer_than_the_headings_is_kept_as_it_is():
    assert read_table(b"Name,Place\nA,B,C\n").rows == [(2, ["A", "B", "C"])]


def test_a_broken_quotation_is_refused_with_the_number_of_its_row():
    assert refusal_of(b'Name,Place\nA,B\nC,"D\n') == (
        "Row 3 cannot be read: a quotation mark in it is opened or closed in the wrong place."
    )


NOT_A_TABLE = "This is not a table that can be read. Save it as an Excel workbook (.xlsx) or as “CSV UTF-8”."


def zip_of(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n\x00\x01",
        b"Name\x00,Place\nA,B\n",
        b"Name\x07,Place\nA,B\n",
        b"Name,Place\n\x81\x8d,B\n",
        b"PK\x03\x04 and then something else",
        zip_of(word=b"a document"),
        workbook(["Name"], ["A"])[:-200],
        workbook(["Name"], ["A"])[:800] + b"\xff" * 500 + workbook(["Name"], ["A"])[1300:],
        b"\xff\xfeN",
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(content):
    assert refusal_of(content) == NOT_A_TABLE


def test_a_separator_that_is_none_is_not_taken_for_one():
    assert read_table(b'sep="\nName,Place\nA,B\n').headers == ['sep="']


def test_a_sheet_that_claims_more_lines_than_excel_has_is_refused():
    sheet = b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="99999999999"/>'
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(["Name"]))) as book, zipfile.ZipFile(stream, "w") as changed:
        for name in book.namelist():
            content = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                head, _data, tail = re.split(rb"(?s)(?<=<sheetData>)(.*)(?=</sheetData>)", content)
                content = re.sub(rb"<dimension[^>]*>", b"", head) + sheet + tail
            changed.writestr(name, content)

    assert refusal_of(stream.getvalue()).startswith("The file is larger than 10 MB")


def test_an_old_or_locked_workbook_is_refused_with_the_way_out():
    assert refusal_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100) == (
        "This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password."
    )


def test_too_many_rows_are_refused_without_reading_them_all():
    lines = "Name\n" + "A\n" * 50_000
    sentence = f"The table has more than {MAX_ROWS} rows. Import it in parts."
    assert refusal_of(lines.encode()) == sentence
    assert refusal_of(workbook(["Name"], *[["A"]] * (MAX_ROWS + 1))) == sentence


def test_a_file_of_more_than_10_mb_is_refused_packed_or_unpacked():
    sentence = "The file is larger than 10 MB, far more than a list of delegates. Is it the right file?"
    assert refusal_of(b"Name\n" + b"A" * 10 * 1024 * 1024) == sentence
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (101 * 1024 * 1024))
    assert refusal_of(stream.getvalue()) == sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\r\n", "The file is empty."),
        (b",,\n,,\n", "The file has no rows."),
        (b"Name,Place\n", "The table has headings, but no rows below them."),
        (workbook(), "The file has no rows."),
        (",".join(["x"] * 101).encode() + b"\n", "The table has more than 100 columns."),
    ],
)
def test_an_empty_table_is_refused_with_a_sentence(content, sentence):
    assert refusal_of(content) == sentence


def test_what_was_written_is_read_back():
    dataset = tablib.Dataset(["Çağla", 'said "yes", twice', "=1+1"], headers=["A", "B", "C"])
    rows = [(2, ["Çağla", 'said "yes", twice', "'=1+1"])]
    assert read_table(CSV().export_data(dataset)).rows == rows
    assert read_table(XLSX().export_data(dataset)).rows == rows
