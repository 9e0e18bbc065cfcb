"""The judge is judged: each document builds, each expected value is well formed and stands in its document."""

import csv
import email
import email.policy
import os
import re
import unicodedata
import zoneinfo
from collections import Counter
from pathlib import Path

import lxml.html
import pypdfium2
import pytest
from django.conf import settings
from docx import Document
from docx.oxml.ns import qn

from events.models import Speaker
from tests.agenda.reading.corpus import build
from tests.agenda.reading.corpus.cells import LISTS, PLACES, PLAIN_FIELDS, WRONG, alternatives
from tests.agenda.reading.corpus.compare import squashed
from tests.agenda.reading.corpus.score import score, score_corpus

NAMES = list(build.sources())
FORM = {*PLAIN_FIELDS, *PLACES, *LISTS, "contact", "catering"}
ROWS = {
    "sponsors": {"name", "role", "organization_key"},
    "segments": {"start", "end", "title"},
    "focus_areas": {"title", "text"},
    "speakers": {"name", "honorific", "role", "function", "affiliation"},
}
ROLES = {"host", "co_host", "co_sponsor", "partner"}
PATTERNS = {
    "date": r"\d{4}-\d{2}-\d{2}",
    "rsvp_deadline": r"\d{4}-\d{2}-\d{2}",
    "month_day": r"\d{2}-\d{2}",
    "start": r"\d{2}:\d{2}",
    "end": r"\d{2}:\d{2}",
    "time": r"\d{2}:\d{2}",
    "format": r"in_person|online|hybrid",
}
SAID_IN_FULL = (
    "title",
    "subtitle",
    "platform",
    "rsvp_url",
    "rsvp_email",
    "objectives",
    "expected_outputs",
    "background",
)
HOURS_IN_WORDS = {"12:00": "noon|12", "00:00": "midnight|0", "24:00": "midnight|24"}
CHINESE = re.compile(r"[一-鿿]")


@pytest.fixture(scope="session")
def texts(tmp_path_factory):
    """The text of each built document, by its name."""
    folder = tmp_path_factory.mktemp("corpus")
    return {name: text_of(build.build(name, folder)) for name in NAMES}


def text_of(file: Path) -> str:
    """Return all words of a document in the order in which they are stored."""
    if file.suffix == ".docx":
        return word_text(file)
    if file.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(file)
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    if file.suffix == ".eml":
        return mail_text(file)
    text = file.read_text(encoding="utf-8")
    return html_text(text) if file.suffix == ".html" else text


def word_text(file: Path) -> str:
    document = Document(file)
    parts = [document.element, document.sections[0].header._element]
    paragraphs = [paragraph for part in parts for paragraph in part.iter(qn("w:p"))]
    lines = ["".join(node.text or " " for node in one.iter(qn("w:t"), qn("w:br"))) for one in paragraphs]
    links = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    return "\n".join([*lines, *links])


def html_text(text: str) -> str:
    tree = lxml.html.fromstring(re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL))
    links = " ".join(tree.xpath("//a/@href"))
    return re.sub(r"[ \t]+", " ", " ".join(tree.itertext())) + "\n" + links


def mail_text(file: Path) -> str:
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    body = message.get_body(("html", "plain"))
    text = html_text(body.get_content()) if body.get_content_subtype() == "html" else body.get_content()
    for attachment in message.iter_attachments():
        part = file.with_name(f"{file.stem} {attachment.get_filename()}")
        part.write_bytes(attachment.get_content())
        text += text_of(part)
    return "\n".join([message["from"], message["subject"], message["date"], text])


def said(value: object) -> str:
    """Return the text as it is looked up: without what a scanner mixes up, digits as European ones."""
    text = "".join(str(unicodedata.digit(sign, sign)) for sign in str(value))
    return re.sub(r"[0o]", "0", re.sub(r"[1li]", "1", squashed(re.sub(r"[*\\\u00ad\ufffe\x02-]", "", text))))


def values(expected: dict, *fields: str) -> list:
    """Return every single value that is expected in the fields, alternatives and optional ones included."""
    found = []
    for source in (expected, expected.get("optional", {})):
        for name in fields:
            for one in alternatives(source.get(name)):
                found += one if isinstance(one, list) else [one]
    return [one for one in found if one is not None]


def test_every_document_says_what_to_expect():
    assert sorted(NAMES) == sorted(file.name.split(".")[0] for file in build.EXPECTED.iterdir())


def test_the_corpus_is_varied():
    languages = Counter(build.expected(name)["about"]["language"] for name in NAMES)
    formats = Counter(
        source.name.replace(".xml", "").replace("pdf.html", "pdf").rsplit(".")[-1]
        for source in build.sources().values()
    )
    assert {name: len(names) for name, names in build.sets().items()} == {
        "first": 53,
        "h": 40,
        "k": 30,
        "m": 20,
        "p": 30,
        "q": 20,
    }
    assert languages == {"en": 100, "fr": 28, "es": 22, "ar": 20, "ru": 12, "zh": 10, "en and fr": 1}
    assert formats == {"docx": 62, "pdf": 37, "txt": 28, "eml": 28, "html": 22, "md": 16}


@pytest.mark.parametrize("name", NAMES)
def test_a_document_builds_and_has_the_length_of_its_kind(name, texts):
    length = len(re.findall(r"\w+", texts[name])) + len(CHINESE.findall(texts[name])) // 2
    assert 40 <= length <= 1050


@pytest.mark.parametrize("name", NAMES)
def test_an_expected_file_keeps_to_the_form(name):
    expected = build.expected(name)
    assert set(expected) - FORM == {"about", "doubts_expected", "optional"}
    assert set(expected["optional"]) <= FORM
    assert set(expected["doubts_expected"]) <= FORM | {"timezone"}
    assert ("date" in expected) != ("month_day" in expected)
    for field, pattern in PATTERNS.items():
        assert [one for one in values(expected, field) if not re.fullmatch(pattern, one)] == []
    for zone in values(expected, "timezone"):
        assert zoneinfo.ZoneInfo(zone).key == zone
    for field in ("transferable", "invitation_only", "limited_places"):
        assert {type(one) for one in values(expected, field)} <= {bool}


@pytest.mark.parametrize("name", NAMES)
def test_the_rows_of_an_expected_file_keep_to_the_form(name):
    expected = build.expected(name)
    for field, keys in ROWS.items():
        assert [row for row in values(expected, field) if not set(row) <= keys] == []
    times = [
        time
        for row in values(expected, "segments")
        for part in ("start", "end")
        for time in alternatives(row[part])
    ]
    times += [time for row in values(expected, "catering") for time in alternatives(row.get("time"))]
    assert [time for time in times if time and not re.fullmatch(PATTERNS["time"], time)] == []
    parts = {one for row in values(expected, "speakers") for one in alternatives(row.get("role"))}
    assert parts <= {None, "speaker", *Speaker.RolePlayed.values}
    assert {one for row in values(expected, "sponsors") for one in alternatives(row["role"])} <= ROLES


def test_sponsors_name_organizations_that_exist():
    with open(settings.BASE_DIR / "events/data/organizations.csv", encoding="utf-8") as file:
        known = {row["key"] for row in csv.DictReader(file)}
    used = {
        key
        for name in NAMES
        for row in values(build.expected(name), "sponsors")
        for key in alternatives(row["organization_key"])
    }
    assert used - {None} - known == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_expected_stands_in_the_document(name, texts):
    expected, text = build.expected(name), said(texts[name])
    wanted = [part for one in values(expected, *SAID_IN_FULL) for part in str(one).split("\n\n")]
    wanted += [
        row["name"] for row in values(expected, "sponsors") if alternatives(row["organization_key"]) == [None]
    ]
    for row in values(expected, "speakers"):
        wanted += [alternatives(row.get(part))[0] for part in ("name", "function", "affiliation")]
    for row in values(expected, "focus_areas"):
        wanted += [row.get("title"), row["text"]]
    for row in values(expected, "contact"):
        wanted += [alternatives(row.get(part))[0] for part in ("name", "email")]
    assert [one for one in wanted if one and said(alternatives(one)[0]) not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_dates_and_times_are_hinted_at_in_the_document(name, texts):
    expected = build.expected(name)
    numbers = {int(number) for number in re.findall(r"\d+", scanned(texts[name]))}
    for field in ("date", "month_day", "rsvp_deadline"):  # "before 15 May" may be the 14th too
        days = {int(date[-2:]) for date in values(expected, field)}
        assert not days or days & numbers
    for date in values(expected, "date"):
        assert {int(date[:4])} <= numbers
    times = values(expected, "start", "end") + [row["start"] for row in values(expected, "segments")]
    times += [time for row in values(expected, "segments") for time in alternatives(row["end"]) if time]
    for time in times:
        hour, minute = map(int, time.split(":"))
        in_words = re.search(rf"\b({HOURS_IN_WORDS.get(time, '$')})\b", texts[name])
        assert in_words or {hour, hour - 12} & numbers
        assert {minute} <= numbers | {0}


def scanned(text: str) -> str:
    """Return the text with European digits, and l before a digit or colon read as 1."""
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in text)
    return re.sub(r"l(?=[\dl:])", "1", digits)


def test_no_document_repeats_a_real_one(texts):
    folder = os.environ.get("POCWEEK_REAL_NOTES")
    if not folder:
        pytest.skip("POCWEEK_REAL_NOTES names no folder")
    real = set()
    for file in Path(folder).iterdir():
        if file.name != "README.md":
            real |= runs_of_words(file.read_text(encoding="utf-8"))
    assert real
    assert {
        name: runs_of_words(text) & real for name, text in texts.items() if runs_of_words(text) & real
    } == {}


def runs_of_words(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(length)), strict=False))


def as_read(expected: dict) -> dict:
    """Return the expected values as a faultless reader would give them."""

    def first(value):
        if isinstance(value, dict):
            value = (
                {key: first(one) for key, one in value.items()}
                if "any" not in value
                else first(value["any"][0])
            )
        return [first(one) for one in value] if isinstance(value, list) else value

    return {**first(expected), "doubts": [{"field": name} for name in expected["doubts_expected"]]}


def test_a_faultless_reader_is_all_right(tmp_path):
    faultless = {name: as_read(build.expected(name)) for name in NAMES}
    result = score_corpus(lambda file: faultless[file.name.split(".")[0]], tmp_path)
    assert (result.accuracy, result.missing, result.wrong, result.doubts_missed) == (1.0, 0, [], [])


def test_a_reader_that_finds_nothing_is_never_wrong(tmp_path):
    result = score_corpus(lambda file: {}, tmp_path, NAMES[:3])
    assert (result.right, result.wrong) == (0, [])
    assert result.missing == len(result.cells) > 50


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"date": "2026-05-21"}, ["date"]),
        ({"start": "01:15"}, ["start"]),
        ({"title": "Concept note"}, ["title"]),
        ({"platform": "Zoom"}, ["platform"]),
        ({"transferable": False}, ["transferable"]),
        ({"objectives": ["Agree on a date"]}, ["objectives"]),
        ({"sponsors": [{"name": "Norway", "role": "co_host", "organization_key": "norway"}]}, ["sponsors.role"]),
        ({"sponsors": [{"name": "Denmark", "role": "host", "organization_key": "denmark"}]}, ["sponsors"]),
        ({"speakers": [{"name": "Jo Placeholder", "honorific": "Mr."}]}, ["speakers.honorific"]),
    ],
)  # fmt: skip
def test_each_wrong_value_is_counted(change, fields):
    result = score(change, build.expected("en01_cities"))
    assert [cell.field for cell in result.wrong] == fields


def test_what_says_the_same_is_right():
    same = {
        "title": '"When homes become front lines:  Preventing forced displace‐\nment in cities at war"',
        "date": "2026-05-20",
        "start": "13:15",
        "venue": "Conference Room 8, United Nations Headquarters, New York",
        "sponsors": [{"name": "the Philippines", "role": "co_sponsor", "organization_key": "philippines"}],
        "speakers": [{"name": "Alex Example", "honorific": "HE Ms", "role": "opening remarks",
                      "function": "Permanent Representative of Norway"}],
        "timezone": "America/New_York",
    }  # fmt: skip
    result = score(same, build.expected("en01_cities"))
    assert (result.wrong, result.right) == ([], 10)


def test_the_report_names_what_is_wrong():
    result = score({"start": "01:15"}, build.expected("en01_cities"), "en01_cities")
    assert [cell.verdict for cell in result.cells if cell.field == "start"] == [WRONG]
    assert "wrong    en01_cities start: '01:15', expected '13:15'" in result.report()
