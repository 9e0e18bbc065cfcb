"""Headings as people write them."""

import pytest

from registrations.models import AttendanceMode, Rsvp
from registrations.tables.columns import FAULT, NEEDED, NUMBER, meant_by, understood

ROW = (7, ["Amina", "Diallo", "amina@mission.example", "Norway"])


def test_rows_stand_under_our_own_headings_with_their_number():
    columns = understood(["First name", "SURNAME", "Email address", "Organisation"], [ROW])
    assert columns.dataset.dict == [
        {
            NUMBER: 7,
            FAULT: "",
            "Given name": "Amina",
            "Family name": "Diallo",
            "E-mail": "amina@mission.example",
            "Mission or organization": "Norway",
        }
    ]
    assert (columns.missing, columns.named_twice, columns.not_read) == ([], [], [])


@pytest.mark.parametrize(
    "headings",
    [
        ["Prénom", "Nom de famille", "ADRESSE ÉLECTRONIQUE", "Mission ou organisation"],
        ["Nombre", "apellidos", "Correo electrónico", "Misión u organización"],
    ],
)
def test_headings_are_read_in_every_language_whoever_reads_them(headings):
    assert list(understood(headings, [ROW]).dataset.dict[0])[2:] == NEEDED


def test_missing_repeated_and_unknown_headings_are_named():
    columns = understood(["Given name", "First name", "E-mail", "Shoe size", "", "Place in the queue"], [])
    assert columns.missing == ["Family name", "Mission or organization"]
    assert columns.named_twice == ["Given name"]
    assert columns.not_read == ["Shoe size"]


def test_short_rows_are_filled_and_of_long_ones_the_fault_is_told():
    rows = understood(NEEDED, [(2, ["Amina"]), (3, [*ROW[1], "x", "", "y"])]).dataset.dict
    assert [row[FAULT] for row in rows] == ["", "The row has more cells than there are headings."]
    assert rows[0]["Mission or organization"] == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In person", "in_person"),
        ("IN-PERSON", "in_person"),
        ("in_person", "in_person"),
        ("hybrid", None),
        ("", None),
    ],
)
def test_an_attendance_mode_is_understood_as_people_write_it(text, value):
    assert meant_by(AttendanceMode, text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("Mr", "Mr."), ("H.E", "H.E."), ("prof.", "Prof."), ("Sir", None)]
)
def test_a_courtesy_title_is_understood_without_its_stops(text, value):
    assert meant_by(Rsvp.CourtesyTitle, text) == value
