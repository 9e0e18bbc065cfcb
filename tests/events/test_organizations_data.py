"""The organizations that come with the software: facts that a later edit of the file must not break."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

DATA_FILE = Path(__file__).parents[2] / "events" / "data" / "organizations.csv"
NAMES = ["name_en", "name_fr", "name_es", "name_ru", "name_ar", "name_zh_hans"]
HEADER = ["key", "kind", *NAMES, "formal_name", "article", "acronym", "m49", "aliases"]
KINDS = {
    "member_state",
    "observer_state",
    "observer_organization",
    "un_entity",
    "intergovernmental",
    "movement",
    "ngo",
    "academia",
    "other",
}


def read_rows():
    with DATA_FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


ROWS = read_rows()
BY_KEY = {row["key"]: row for row in ROWS}
STATES = [row for row in ROWS if row["kind"] in ("member_state", "observer_state")]


def aliases(row):
    return row["aliases"].split("|") if row["aliases"] else []


def names(row):
    """Everything a person may type to mean this organization."""
    return [
        name
        for name in [*(row[column] for column in NAMES), row["formal_name"], row["acronym"], *aliases(row)]
        if name
    ]


def letters_of(text):
    """The scripts of the letters in a text, by the first word of their Unicode names."""
    return {unicodedata.name(character).split()[0] for character in text if character.isalpha()}


def without_accents(text):
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def test_every_row_has_exactly_the_columns_of_the_header():
    with DATA_FILE.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, strict=True)
    assert header == HEADER
    assert {len(line) for line in lines} == {len(HEADER)}


def test_there_are_193_member_states_and_2_observer_states():
    assert Counter(row["kind"] for row in STATES) == {"member_state": 193, "observer_state": 2}
    assert {row["key"] for row in STATES if row["kind"] == "observer_state"} == {
        "holy-see",
        "state-of-palestine",
    }


def test_every_kind_is_known_and_used():
    assert {row["kind"] for row in ROWS} == KINDS


def test_every_row_has_a_key_an_english_name_and_a_formal_name():
    assert [row for row in ROWS if not (row["key"] and row["name_en"] and row["formal_name"])] == []


def test_every_state_has_all_six_names():
    assert [row["key"] for row in STATES if not all(row[column] for column in NAMES)] == []


def test_m49_is_three_digits_for_states_and_empty_for_all_others():
    assert [row["key"] for row in STATES if not re.fullmatch(r"[0-9]{3}", row["m49"])] == []
    assert [row["key"] for row in ROWS if row not in STATES and row["m49"]] == []


def test_keys_are_unique_slugs():
    keys = [row["key"] for row in ROWS]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_m49_codes_are_unique():
    codes = Counter(row["m49"] for row in STATES)
    assert [code for code, count in codes.items() if count > 1] == []


@pytest.mark.parametrize(
    "normalize", [str.casefold, lambda name: without_accents(name).casefold()], ids=["case", "accents"]
)
def test_no_name_means_two_organizations(normalize):
    owners = {}
    for row in ROWS:
        for name in names(row):
            owners.setdefault(normalize(name), set()).add(row["key"])
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_aliases_are_told_once_and_repeat_no_name_and_no_acronym():
    for row in ROWS:
        told = [name.casefold() for name in aliases(row)]
        others = {row[column].casefold() for column in [*NAMES, "acronym"]}
        assert (row["key"], sorted(set(told) - others)) == (row["key"], sorted(told))


def test_an_acronym_is_not_the_name_again():
    assert [
        row["key"]
        for row in ROWS
        if row["acronym"].casefold() in (row["name_en"].casefold(), row["formal_name"].casefold())
    ] == []


def test_the_article_is_the_or_nothing_and_never_inside_the_name():
    assert {row["article"] for row in ROWS} == {"", "the"}
    assert [
        row["key"]
        for row in ROWS
        for name in (row["name_en"], row["formal_name"])
        if name.casefold().startswith("the ")
    ] == []


@pytest.mark.parametrize(
    ("key", "with_article"),
    [
        ("netherlands", "the Netherlands"),
        ("philippines", "the Philippines"),
        ("united-kingdom", "the United Kingdom"),
        ("democratic-republic-of-the-congo", "the Democratic Republic of the Congo"),
        ("holy-see", "the Holy See"),
        ("state-of-palestine", "the State of Palestine"),
        ("gambia", "the Gambia"),
        ("bahamas", "the Bahamas"),
        ("european-union", "the European Union"),
        ("norway", "Norway"),
        ("ukraine", "Ukraine"),
        ("solomon-islands", "Solomon Islands"),
    ],
)
def test_running_text_takes_the_article_from_the_data(key, with_article):
    row = BY_KEY[key]
    assert f"{row['article']} {row['name_en']}".strip() == with_article


def test_no_cell_holds_stray_spaces_or_marks():
    stray = re.compile(
        r"^\s|\s$|\s\s|\s\*|\*$|[\u0000-\u001f\u007f\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
    )
    assert [cell for row in ROWS for cell in [*row.values(), *aliases(row)] if stray.search(cell)] == []
    assert [row["key"] for row in ROWS if "" in row["aliases"].split("|") and row["aliases"]] == []


def test_text_is_composed_and_its_apostrophes_are_straight():
    cells = [row[column] for row in ROWS for column in [*NAMES, "formal_name"]]
    assert [cell for cell in cells if "\u2019" in cell or unicodedata.normalize("NFC", cell) != cell] == []


@pytest.mark.parametrize(
    ("column", "script"),
    [
        ("name_en", "LATIN"),
        ("name_fr", "LATIN"),
        ("name_es", "LATIN"),
        ("name_ru", "CYRILLIC"),
        ("name_ar", "ARABIC"),
        ("name_zh_hans", "CJK"),
    ],
)
def test_each_language_column_is_written_in_its_script(column, script):
    assert [row["key"] for row in ROWS if row[column] and letters_of(row[column]) != {script}] == []


def test_namibia_is_there_although_its_two_letter_code_reads_like_a_missing_value():
    row = BY_KEY["namibia"]
    assert [row[column] for column in NAMES] == [
        "Namibia",
        "Namibie",
        "Namibia",
        "Намибия",
        "ناميبيا",
        "纳米比亚",
    ]
    assert (row["kind"], row["m49"], row["formal_name"]) == ("member_state", "516", "Republic of Namibia")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("turkiye", ["Türkiye", "Türkiye", "Türkiye", "Турция", "تركيا", "土耳其"]),
        (
            "cote-d-ivoire",
            ["Côte d'Ivoire", "Côte d'Ivoire", "Côte d'Ivoire", "Кот-д'Ивуар", "كوت ديفوار", "科特迪瓦"],
        ),
        ("eswatini", ["Eswatini", "Eswatini", "Eswatini", "Эсватини", "إسواتيني", "斯威士兰"]),
        (
            "north-macedonia",
            [
                "North Macedonia",
                "Macédoine du Nord",
                "Macedonia del Norte",
                "Северная Македония",
                "مقدونيا الشمالية",
                "北马其顿",
            ],
        ),
        ("cabo-verde", ["Cabo Verde", "Cabo Verde", "Cabo Verde", "Кабо-Верде", "كابو فيردي", "佛得角"]),
        (
            "timor-leste",
            ["Timor-Leste", "Timor-Leste", "Timor-Leste", "Тимор-Лешти", "تيمور - ليشتي", "东帝汶"],
        ),
        ("netherlands", ["Netherlands", "Pays-Bas", "Países Bajos", "Нидерланды", "هولندا", "荷兰"]),
    ],
)
def test_names_that_are_often_wrong_are_right(key, expected):
    assert [BY_KEY[key][column] for column in NAMES] == expected


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("DRC", "democratic-republic-of-the-congo"),
        ("UK", "united-kingdom"),
        ("USA", "united-states-of-america"),
        ("Turkey", "turkiye"),
        ("Ivory Coast", "cote-d-ivoire"),
        ("Kingdom of the Netherlands", "netherlands"),
        ("South Korea", "republic-of-korea"),
        ("North Korea", "democratic-peoples-republic-of-korea"),
        ("Nauru", "naoero"),
        ("State of Qatar", "qatar"),
        ("United Nations Office for the Coordination of Humanitarian Affairs", "ocha"),
        ("International Committee for the Red Cross", "icrc"),
        ("Qatar Red Crescent", "qatar-red-crescent"),
        ("IHL Center", "ihl-centre"),
        ("HPG/ODI", "humanitarian-policy-group"),
    ],
)
def test_what_people_type_finds_the_organization(typed, key):
    assert [row["key"] for row in ROWS if typed in names(row)] == [key]
