"""A programme read in and written out in the admin: preview, confirmation, and who may."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agenda.programmes.files import CONTENT_TYPES
from events.access import Role
from events.models import SideEvent, SideEventVersion
from tests.factories import SideEventFactory, UserFactory, WeekFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def week():
    return WeekFactory()


@pytest.fixture
def secretariat(client):
    user = UserFactory(groups=[Role.SECRETARIAT])
    client.force_login(user)
    return user


def page(week) -> str:
    return reverse("admin:agenda_programme", args=[week.pk])


def upload(text: str, name: str = "programme.csv") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, text.encode("utf-8-sig"))}


def test_what_was_previewed_is_imported_and_a_second_click_changes_nothing(client, week, secretariat):
    preview = client.post(
        page(week), upload("Titre;Organisateurs;Couleur\r\nPuits;Institut du puits;bleu\r\n;x;\r\n")
    )
    shown = preview.content.decode()
    assert preview.status_code == 200
    assert "This is a preview. Nothing has been changed." in shown
    assert "These columns are not read: Couleur." in shown
    assert [(row.number, row.outcome.value) for row in preview.context["reports"]] == [
        (3, "refused"),
        (2, "new"),
    ]
    assert SideEvent.objects.count() == 0

    done = client.post(page(week), {"parcel": preview.context["parcel"]})
    assert "1 side event was imported." in done.content.decode()
    event = SideEvent.objects.get()
    assert (event.title, event.status) == ("Puits", SideEvent.Status.DRAFT)
    assert SideEventVersion.objects.get().saved_by == (secretariat.get_full_name() or secretariat.username)
    assert LogEntry.objects.get().change_message == "1 side event was imported."
    again = client.post(page(week), {"parcel": preview.context["parcel"]})
    assert [row.outcome.value for row in again.context["reports"]] == ["refused", "same"]
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_each_file_that_is_written_is_read_in_again_unchanged(client, week, secretariat, kind):
    SideEventFactory(week=week, title="Wells")
    file = client.get(reverse(f"admin:agenda_programme_{kind}", args=[week.pk]))
    assert file["Content-Disposition"] == f'attachment; filename="programme-2030.{kind}"'
    assert file["Cache-Control"].startswith("private, no-store")
    back = {"file": SimpleUploadedFile(f"p.{kind}", file.content)}
    assert [row.outcome.value for row in client.post(page(week), back).context["reports"]] == ["same"]


def test_a_formula_stays_refused_when_it_is_confirmed(client, week, secretariat):
    preview = client.post(page(week), upload("Title,Audience\r\nA,=1+1\r\nB,x\r\n"))
    client.post(page(week), {"parcel": preview.context["parcel"]})
    assert SideEvent.objects.get().title == "B"


@pytest.mark.parametrize("name", ["p.csv", "p.xlsx", "p.yaml", "p.json", "p.pdf"])
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(client, week, secretariat, name):
    response = client.post(page(week), {"file": SimpleUploadedFile(name, b"\x00\xff[")})
    assert response.status_code == 422
    assert response.context["form"].errors["file"][0].endswith(".")


def test_no_file_is_told_by_the_form(client, week, secretariat):
    assert client.post(page(week)).status_code == 422


def test_the_preview_of_one_opens_for_nobody_else_nor_for_another_week(client, week, secretariat):
    parcel = client.post(page(week), upload("Title\r\nA\r\n")).context["parcel"]
    assert client.post(page(WeekFactory(year=2031)), {"parcel": parcel}).status_code == 302
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    assert client.post(page(week), {"parcel": parcel}).status_code == 302
    assert SideEvent.objects.count() == 0


def test_organisers_neither_read_nor_write_programmes(client, week):
    client.force_login(UserFactory(groups=[Role.ORGANISER]))
    assert client.post(page(week), upload("Title\r\nA\r\n")).status_code == 403
    assert client.get(reverse("admin:agenda_programme_csv", args=[week.pk])).status_code == 403


def test_the_empty_table_and_the_page_of_the_week_lead_there(client, week, secretariat):
    table = client.get(reverse("admin:agenda_programme_table"))
    assert table.content.startswith(b"PK")
    change = client.get(reverse("admin:events_week_change", args=[week.pk])).content.decode()
    assert f'href="{page(week)}"' in change
