"""The lists of those who come: for security at the gate, and afterwards who came."""

import io

import openpyxl
import pytest
import tablib

from events.access import Role
from registrations import services
from registrations.models import Rsvp
from tests.factories import UserFactory

from .people import DOOR, address, answer

pytestmark = pytest.mark.django_db


def test_the_attendee_list_says_who_came_and_when(client, event):
    for family in ("Adler", "Costa"):
        services.note_arrival(rsvp=Rsvp.objects.get(family_name=family), by=DOOR)
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    rows = table(client.get(address(event, "attendee_list_csv")))
    assert [(row["Family name"], row["Arrived"]) for row in rows] == [
        ("Adler", "2030-05-21 13:05"),
        ("Ødegård", ""),
        ("Costa", ""),
    ]


def table(response) -> list[dict[str, str]]:
    return tablib.Dataset().load(response.content.decode("utf-8-sig"), format="csv").dict


def test_the_guest_list_holds_what_security_asks_for(client, event):
    answer(event, "Olga", "Online", mode="online")
    services.change_details(
        rsvp=Rsvp.objects.get(family_name="Adler"),
        un_pass="needs",
        identity_name="Anna Maria ADLER",
        function="Counsellor",
        by=DOOR,
    )
    services.change_details(rsvp=Rsvp.objects.get(family_name="Ødegård"), un_pass="has", by=DOOR)
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    response = client.get(address(event, "guest_list_csv"))
    assert response["Content-Disposition"] == 'attachment; filename="law-guests.csv"'
    assert [list(row.values()) for row in table(response)] == [
        ["Adler", "Anna", "Anna Maria ADLER", "Côte d’Ivoire", "Counsellor", "Needs"],
        ["Ødegård", "Zoë", "", "Côte d’Ivoire", "", "Has"],
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(address(event, "guest_list_xlsx")).content)).active
    assert [cell.value for cell in sheet[1]] == [
        "Family name",
        "Given name",
        "Name as on identity document",
        "Organization",
        "Function",
        "UN grounds pass",
    ]
