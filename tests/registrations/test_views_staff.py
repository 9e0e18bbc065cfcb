"""The attendee list of one side event as CSV and XLSX."""

import io

import openpyxl
import pytest
import tablib
from django.urls import reverse

from events.access import Role
from events.actors import Actor
from events.models import PreviousSlug
from registrations import services
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    """Two seats; the third person waits, the fourth has cancelled."""
    event = CapacityLimitFactory(seats=2, side_event__slug="norms").side_event
    for name in ("Ruiz", "Adler", "Çelik", "Diallo"):
        rsvp = services.register(
            side_event=event,
            attendance_mode="in_person",
            given_name="Given",
            family_name=name,
            email=f"{name[-3:]}@mission.example",
            organization_name="Mission",
            dietary_needs="halal",
            by=Actor.delegate(),
        ).rsvp
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    return event


def address(event, kind: str = "csv") -> str:
    return reverse(f"registrations:attendee_list_{kind}", args=[event.week.year, event.slug])


def test_csv_lists_seats_by_name_then_the_queue(client, event):
    organiser = UserFactory(groups=[Role.ORGANISER])
    event.organisers.add(organiser)
    client.force_login(organiser)
    response = client.get(address(event))
    rows = tablib.Dataset().load(response.content.decode("utf-8-sig"), format="csv").dict
    assert [(row["Family name"], row["State"]) for row in rows] == [
        ("Adler", "Confirmed"),
        ("Ruiz", "Confirmed"),
        ("Çelik", "On the waiting list"),
    ]
    assert rows[0]["Dietary needs"] == "halal"
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="norms-attendees.csv"'
    assert "no-store" in response.headers["Cache-Control"]


def test_workbook_holds_the_same(client, event):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    response = client.get(address(event, "xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    names = [column[1:] for column in sheet.iter_cols(values_only=True) if column[0] == "Family name"]
    assert names == [("Adler", "Ruiz", "Çelik")]
    assert response.headers["Content-Disposition"] == 'attachment; filename="norms-attendees.xlsx"'


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_everybody_else_is_sent_away(client, event, kind):
    assert client.get(address(event, kind)).url.startswith("/admin/login/?next=")
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    assert client.get(address(event, kind)).status_code == 403
    assert client.get(address(event, kind).replace("norms", "unknown")).status_code == 403
    client.force_login(UserFactory(is_staff=False, groups=[Role.SECRETARIAT]))
    assert client.get(address(event, kind)).status_code == 403


def test_door_staff_get_names_without_needs_and_no_drafts(client, event):
    client.force_login(UserFactory(groups=[Role.DOOR]))
    response = client.get(address(event))
    assert "Adler" in response.content.decode("utf-8-sig")
    assert "halal" not in response.content.decode("utf-8-sig")
    assert client.get(address(SideEventFactory(draft=True))).status_code == 403


def test_a_list_is_only_read(client, event):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    assert client.post(address(event)).status_code == 405


LISTS = ["attendee-list.csv", "attendee-list.xlsx", "guest-list.csv", "guest-list.xlsx"]


@pytest.mark.parametrize("name", LISTS)
def test_an_earlier_address_leads_those_who_may_see_the_list_to_the_present_one(client, event, name):
    PreviousSlug.objects.create(week=event.week, slug="old", side_event=event)
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    response = client.get(f"/{event.week.year}/old/{name}")
    assert (response.status_code, response.url) == (301, f"/{event.week.year}/norms/{name}")
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    assert client.get(f"/{event.week.year}/old/{name}").status_code == 403
