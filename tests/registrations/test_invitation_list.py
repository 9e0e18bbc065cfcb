"""Inviting many in the admin, by paste or file: a preview, then what was previewed."""

import io

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile

from events.access import Role
from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.invitees import Words, pasted
from registrations.models import Invitation
from registrations.tables.file_formats import XLSX
from tests.factories import UserFactory, new_york

from .invitees import DETAILS, INVITE, invite

pytestmark = pytest.mark.django_db


def listed(event, **typed: object) -> dict[str, object]:
    """What the page for a list posts."""
    return {"side_event": event.pk, "language": "en", "words": "persons", "addresses": ""} | typed


def outcomes(response) -> list[tuple[str, str]]:
    return [(r.row.invitee.email, r.outcome.value) for r in response.context["reports"]]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("amina@mission.example", [("amina@mission.example", "", "", "")]),
        ("a@m.example, b@m.example; c@m.example", [(f"{n}@m.example", "", "", "") for n in "abc"]),
        ("a@m.example b@m.example", [(f"{n}@m.example", "", "", "") for n in "ab"]),
        ("Amina Diallo <a@m.example>", [("a@m.example", "", "Amina", "Diallo")]),
        ("Ms. Amina DIALLO BA <a@m.example>;", [("a@m.example", "Ms.", "Amina", "DIALLO BA")]),
        (
            '"Diallo, Amina" <a@m.example>, b@m.example',
            [("a@m.example", "", "Amina", "Diallo"), ("b@m.example", "", "", "")],
        ),
        ("H.E. Mr. X\ta@m.example", [("a@m.example", "H.E.", "Mr.", "X")]),
        ("Amina Diallo (a@m.example)", [("a@m.example", "", "Amina", "Diallo")]),
        ("<mailto:a@m.example>", [("a@m.example", "", "", "")]),
    ],
)
def test_addresses_are_read_as_mail_programs_copy_them(text, read):
    rows = pasted(text, Words.PERSONS, "en")
    found = [
        (r.invitee.email, r.invitee.courtesy_title, r.invitee.given_name, r.invitee.family_name) for r in rows
    ]
    assert found == read
    assert [row.refusal for row in rows] == [""] * len(rows)


def test_words_beside_an_address_can_be_the_office():
    (row,) = pasted("Permanent Mission of Bonaire, Saba <pm@m.example>", Words.OFFICES, "fr")
    assert (row.invitee.organization_name, row.invitee.language) == (
        "Permanent Mission of Bonaire, Saba",
        "fr",
    )


def test_nothing_pasted_is_passed_over():
    rows = pasted("a@m.example\nsomebody without address\n\nb@m.example and more", Words.PERSONS, "en")
    assert [(row.number, bool(row.refusal)) for row in rows] == [(1, False), (2, True), (4, False), (4, True)]


def test_the_preview_sends_nothing_and_says_what_would_come_of_each_row(page, event):
    invite(event, 1)
    services.register(
        side_event=event, attendance_mode="in_person", email="r@m.example", by=Actor.delegate(), **DETAILS
    )
    before = Invitation.objects.count(), Message.objects.count()
    text = "new@m.example\nNEW@m.example\nperson1@mission.example\nr@m.example\nbad@m\nno address"
    response = page.post(INVITE, listed(event, addresses=text))
    assert response.status_code == 200
    assert outcomes(response) == [
        ("r@m.example", "answered"),
        ("bad@m", "refused"),
        ("", "refused"),
        ("new@m.example", "invited"),
        ("NEW@m.example", "twice"),
        ("person1@mission.example", "known"),
    ]
    assert (Invitation.objects.count(), Message.objects.count()) == before


def test_what_was_previewed_is_sent(page, event, organiser):
    preview = page.post(
        INVITE,
        listed(event, addresses="Amina DIALLO <a@m.example>\nbad@m", ends_on="2030-05-10", ends_time="12:00"),
    )
    done = page.post(INVITE, {"parcel": preview.context["parcel"]})
    assert "1 invitation is on its way." in done.content.decode()
    invitation = Invitation.objects.get()
    assert (invitation.family_name, invitation.expires_at) == ("DIALLO", new_york(10, 12))
    assert invitation.invited_by == (organiser.get_full_name() or organiser.username)
    assert Message.objects.get().recipient == "a@m.example"
    again = page.post(INVITE, {"parcel": preview.context["parcel"]})
    assert outcomes(again) == [("bad@m", "refused"), ("a@m.example", "known")]
    assert Message.objects.count() == 1


def file_of(headers: list[str], *rows: list[str], kind: str = "csv") -> SimpleUploadedFile:
    data = tablib.Dataset(*rows, headers=headers)
    content = XLSX().export_data(data) if kind == "xlsx" else data.export("csv").encode()
    return SimpleUploadedFile(f"list.{kind}", content)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_is_read_by_its_headings(page, event, kind):
    table = file_of(
        ["Mission", "e-mail", "Title", "First name", "Surname", "Language", "Table"],
        ["Permanent Mission of Togo", "o@m.example", "", "", "", "FR", "4"],
        ["Norway", "a@m.example", "Ms", "Amina", "Diallo", "", "5"],
        ["Norway", "b@m.example", "Lord", "Bo", "Diallo", "", "5"],
        ["Norway", "c@m.example", "", "Bo", "Diallo", "tlh", "5"],
        kind=kind,
    )
    response = page.post(INVITE, listed(event, file=table))
    assert "These columns are not read: Table." in response.content.decode()
    assert sorted(outcomes(response)) == [
        ("a@m.example", "invited"),
        ("b@m.example", "refused"),
        ("c@m.example", "refused"),
        ("o@m.example", "invited"),
    ]
    page.post(INVITE, {"parcel": response.context["parcel"]})
    office, person = Invitation.objects.order_by("-email")
    assert (office.is_to_office, office.language) == (True, "fr")
    assert (person.full_name, person.language) == ("Ms. Amina Diallo", "en")


def test_a_damaged_row_is_refused_with_the_reason(page, event):
    content = b"Mission,E-mail\n=1+1,a@m.example\nNorway,b@m.example,more\n"
    response = page.post(INVITE, listed(event, file=SimpleUploadedFile("list.csv", content)))
    assert [report.sentence for report in response.context["reports"]] == [
        "“Mission or organization” holds a formula. Put the value in its place.",
        "The row has more cells than there are headings.",
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Paste the addresses of those to invite, or choose a file."),
        ({"addresses": "a@m.example", "file": ["E-mail"]}, "not both"),
        ({"file": ["Name"]}, "Missing: E-mail. Found: Name."),
        ({"addresses": "\n".join(f"p{n}@m.example" for n in range(501))}, "more than 500 addresses"),
        ({"addresses": "a@m.example", "side_event": "0"}, "Choose one of the side events in the list."),
    ],
)
def test_a_list_that_cannot_be_read_is_said(page, event, typed, sentence):
    if "file" in typed:
        typed = typed | {"file": file_of(typed["file"], ["x"])}
    response = page.post(INVITE, listed(event, **typed))
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_a_time_that_is_over_is_said_before_the_preview(page, event):
    typed = listed(event, addresses="a@m.example", ends_on="2020-05-10", ends_time="12:00")
    response = page.post(INVITE, typed)
    assert response.status_code == 409
    assert "The time to answer must lie ahead." in response.content.decode()


def test_a_preview_of_somebody_else_or_of_yesterday_sends_nothing(page, client, event):
    preview = page.post(INVITE, listed(event, addresses="a@m.example"))
    parcel = preview.context["parcel"]
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    assert client.post(INVITE, {"parcel": parcel}).status_code == 302
    assert client.post(INVITE, {"parcel": "tampered"}).status_code == 302
    assert Invitation.objects.count() == 0


def test_who_lost_the_event_after_the_preview_sends_nothing(page, event):
    preview = page.post(INVITE, listed(event, addresses="a@m.example"))
    event.organisers.clear()
    assert page.post(INVITE, {"parcel": preview.context["parcel"]}).status_code == 403
    assert Invitation.objects.count() == 0


def test_for_events_of_others_nobody_invites(client, event):
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    assert client.post(INVITE, listed(event, addresses="a@m.example")).status_code == 422
    client.force_login(UserFactory(groups=[Role.DOOR]))
    assert client.post(INVITE, listed(event, addresses="a@m.example")).status_code == 403


def test_the_empty_table_is_read_back(page):
    workbook = page.get(f"{INVITE}table.xlsx")
    table = tablib.Dataset().load(io.BytesIO(b"".join(workbook)), format="xlsx")
    assert table.headers[0] == "E-mail"
