"""The screens for tables of delegates: upload, preview, import, download."""

import io

import openpyxl
import pytest
import tablib
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from events.access import Role
from events.models import Message
from registrations.models import Rsvp
from registrations.tables.file_formats import CSV, XLSX
from registrations.tables.resources import RowOutcome
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory

from .people import register

pytestmark = pytest.mark.django_db
IMPORT = "/admin/registrations/rsvp/import/"
EXPORT = "/admin/registrations/rsvp/export/"
HEADINGS = "Given name,Family name,E-mail,Mission or organization"
PEOPLE = f"""{HEADINGS}
Amina,Diallo,amina@mission.example,Norway
Ben,Adler,no address,Ghana
Cleo,Ruiz,cleo@mission.example,Chile
"""
NOT_A_TABLE = "This is not a table that can be read. Save it as an Excel workbook (.xlsx) or as “CSV UTF-8”."
TOO_BIG = "The file is larger than 10 MB, far more than a list of delegates. Is it the right file?"


@pytest.fixture
def event(organiser):
    """One seat, a waiting list."""
    return CapacityLimitFactory(
        seats=1, side_event=SideEventFactory(slug="norms", organisers=[organiser])
    ).side_event


def upload(client, event, content: bytes | str, name: str = "delegates.csv"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(IMPORT, {"side_event": event.pk, "file": SimpleUploadedFile(name, content)})


def outcomes(response) -> list[tuple[int, str, str]]:
    return [(report.number, report.outcome, report.sentence) for report in response.context["reports"]]


def file_errors(response) -> list[str]:
    return [str(error) for error in response.context["form"].errors.get("file", [])]


EXPECTED = [
    (3, RowOutcome.REFUSED, "E-mail: The @ is missing. Example: name@mission.example"),
    (2, RowOutcome.SEAT, ""),
    (4, RowOutcome.WAITING, "Place 1 in the queue."),
]


def test_the_preview_shows_each_row_and_leaves_nothing(page, event):
    response = upload(page, event, PEOPLE)
    assert response.status_code == 200
    assert outcomes(response) == EXPECTED
    assert "This is a preview" in response.content.decode()
    assert (Rsvp.objects.count(), Message.objects.count()) == (0, 0)


def test_confirming_imports_what_was_previewed_and_reports_each_row(page, event):
    parcel = upload(page, event, PEOPLE).context["parcel"]
    response = page.post(IMPORT, {"parcel": parcel})
    assert outcomes(response) == EXPECTED
    assert "2 RSVPs were imported." in response.content.decode()
    assert sorted(Rsvp.objects.values_list("family_name", "status")) == [
        ("Diallo", "confirmed"),
        ("Ruiz", "waitlisted"),
    ]
    assert LogEntry.objects.get().change_message == "2 RSVPs imported."


def test_confirming_twice_registers_nobody_twice(page, event):
    parcel = upload(page, event, PEOPLE).context["parcel"]
    page.post(IMPORT, {"parcel": parcel})
    again = page.post(IMPORT, {"parcel": parcel})
    assert [outcome for _n, outcome, _s in outcomes(again)] == [
        RowOutcome.REFUSED,
        RowOutcome.KNOWN,
        RowOutcome.KNOWN,
    ]
    assert (Rsvp.objects.count(), Message.objects.count()) == (2, 2)


def test_a_changed_preview_imports_nothing(page, event):
    parcel = upload(page, event, PEOPLE).context["parcel"]
    assert page.post(IMPORT, {"parcel": f"{parcel[:-2]}xx"}).url == IMPORT
    assert Rsvp.objects.count() == 0


def test_a_preview_opens_for_nobody_else(client, page, event):
    parcel = upload(page, event, PEOPLE).context["parcel"]
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    response = client.post(IMPORT, {"parcel": parcel}, follow=True)
    assert [str(m) for m in response.context["messages"]] == [
        "The preview is more than an hour old. Please choose the file again."
    ]
    assert Rsvp.objects.count() == 0


def test_who_lost_the_event_meanwhile_imports_nothing(page, event, organiser):
    parcel = upload(page, event, PEOPLE).context["parcel"]
    event.organisers.remove(organiser)
    assert page.post(IMPORT, {"parcel": parcel}).status_code == 403
    assert Rsvp.objects.count() == 0


def test_only_own_published_events_can_be_chosen(page, event, organiser):
    SideEventFactory(draft=True, organisers=[organiser])
    other = SideEventFactory()
    assert list(page.get(IMPORT).context["form"].fields["side_event"].queryset) == [event]
    assert upload(page, other, PEOPLE).status_code == 422


@pytest.mark.parametrize("role", [Role.DOOR, None])
def test_others_may_not_import(client, event, role):
    client.force_login(UserFactory(groups=[role] if role else []))
    assert upload(client, event, PEOPLE).status_code in (302, 403)
    assert Rsvp.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", NOT_A_TABLE),
        (b"", "The file is empty."),
        (HEADINGS, "The table has headings, but no rows below them."),
        (
            "Name,E-mail\nA,b@c.example\n",
            "The first row must hold the headings. "
            "Missing: Given name, Family name, Mission or organization. Found: Name, E-mail.",
        ),
        (f"{HEADINGS},Email\nA,B,c@d.example,E,f@g.example\n", "These headings stand there twice: E-mail."),
        (
            f"{HEADINGS}\n" + "A,B,c@d.example,E\n" * 50_000,
            "The table has more than 500 rows. Import it in parts.",
        ),
        (b"a" * (10 * 1024 * 1024 + 1), TOO_BIG),
    ],
    ids=["picture", "empty", "no-rows", "headings-missing", "heading-twice", "50000-rows", "11-mb"],
)
def test_a_file_that_cannot_be_read_gets_a_sentence(page, event, content, sentence):
    response = upload(page, event, content)
    assert response.status_code == 422
    assert file_errors(response) == [sentence]


def test_columns_not_read_and_a_guessed_encoding_are_told(page, event):
    content = (
        "First name;Last name;E-mail;Organisation;Badge\r\nÉlodie;Lefèvre;e@mission.example;France;7\r\n"
    )
    response = upload(page, event, content.encode("cp1252"))
    assert [report.person for report in response.context["reports"]] == ["Élodie Lefèvre"]
    assert "These columns are not read: Badge." in response.content.decode()
    assert "read as Windows-1252" in response.content.decode()


def test_a_text_that_is_far_too_long_is_refused_with_its_length_and_shown_cut(page, event):
    response = upload(
        page, event, f"{HEADINGS}\n{'A' * 10_000},B,c@d.example,E\nD,E,f@g.example,{'E ' * 300}\n"
    )
    too_long = "{}: Please shorten this to {} characters (it has {})."
    refused = [
        (2, RowOutcome.REFUSED, too_long.format("Given name", 100, 10000)),
        (3, RowOutcome.REFUSED, too_long.format("Mission or organization", 200, 599)),
    ]
    assert outcomes(response) == refused
    assert f"<bdi>{'A' * 79}…</bdi>" in response.content.decode()
    assert f'title="{"A" * 400} B"' in response.content.decode()
    confirmed = page.post(IMPORT, {"parcel": response.context["parcel"]})
    assert outcomes(confirmed) == refused


def test_html_in_a_cell_is_shown_as_text(page, event):
    response = upload(page, event, f"{HEADINGS}\n<script>alert(1)</script>,B,c@d.example,E\n")
    assert "<script>alert" not in response.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; B" in response.content.decode()


def test_the_empty_table_can_be_filled_in_and_imported(page, event):
    book = openpyxl.load_workbook(io.BytesIO(page.get(f"{IMPORT}table.xlsx").content))
    headings = [cell.value for cell in book.active[1]]
    row = {"Given name": "A", "Family name": "B", "E-mail": "c@d.example", "Mission or organization": "E"}
    book.active.append([row.get(heading) for heading in headings])
    stream = io.BytesIO()
    book.save(stream)
    response = upload(page, event, stream.getvalue(), "delegates.xlsx")
    assert outcomes(response) == [(2, RowOutcome.SEAT, "")]


def as_rows(content: bytes) -> list[dict[str, str]]:
    return tablib.Dataset().load(content.decode("utf-8-sig"), format="csv").dict


def test_export_holds_what_the_list_shows_under_its_filters(page, event):
    for n in (1, 2):
        register(event, n, function="=1+1", dietary_needs="halal")
    register(CapacityLimitFactory().side_event, 3)
    response = page.post(f"{EXPORT}?status__exact=waitlisted", {"format": "1", "resource": "0"})
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in response.headers["Cache-Control"]
    assert response.content.startswith(b"\xef\xbb\xbf")
    [row] = as_rows(response.content)
    assert (row["Family name"], row["Function"], row["Dietary needs"]) == ("Family2", "'=1+1", "halal")


def test_export_page_tells_how_many(page, event):
    for n in (1, 2):
        register(event, n)
    assert "2 RSVPs will be written" in page.get(EXPORT).content.decode()


@pytest.mark.parametrize("kind", [CSV, XLSX])
def test_an_exported_file_is_imported_again_without_a_change(page, event, kind):
    for n in (1, 2):
        register(event, n, function="-", courtesy_title="H.E.")
    number = str([XLSX, CSV].index(kind))
    content = page.post(EXPORT, {"format": number, "resource": "0"}).content
    response = upload(page, event, content)
    assert [outcome for _n, outcome, _s in outcomes(response)] == [RowOutcome.KNOWN, RowOutcome.KNOWN]
    assert response.context["columns"].not_read == []


def test_door_staff_export_names_without_needs(client, event):
    register(event, 1, dietary_needs="halal")
    client.force_login(UserFactory(groups=[Role.DOOR]))
    response = client.post(EXPORT, {"format": "1", "resource": "0"})
    assert as_rows(response.content)[0]["Family name"] == "Family1"
    assert b"halal" not in response.content


def test_those_without_a_role_export_nothing(client, event):
    client.force_login(UserFactory())
    assert client.post(EXPORT, {"format": "1", "resource": "0"}).status_code in (302, 403)
