"""The seats on the change page of a side event."""

import pytest
from django.urls import reverse

from events.access import Role
from events.actors import Actor
from registrations import services
from registrations.models import CapacityLimit, Rsvp
from tests.admin_forms import values_in
from tests.factories import CapacityLimitFactory, CoSponsorFactory, SideEventFactory, UserFactory, new_york

from .people import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(client):
    organiser = UserFactory(groups=[Role.ORGANISER])
    client.force_login(organiser)
    event = SideEventFactory(organisers=[organiser])
    CoSponsorFactory(side_event=event, lead=True)
    return event


def change_page(event) -> str:
    return reverse("admin:events_sideevent_change", args=[event.pk])


def posted(client, event, *rows: dict[str, object]):
    """Post the page as a browser would, with these rows of seats."""
    context = client.get(change_page(event)).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        if inline.formset.model is not CapacityLimit:
            forms += [inline.formset.management_form, *inline.formset.forms]
    data = values_in(forms)
    existing = sum("id" in row for row in rows)
    data |= {"capacity_limits-TOTAL_FORMS": len(rows), "capacity_limits-INITIAL_FORMS": existing}
    for n, row in enumerate(rows):
        data |= {f"capacity_limits-{n}-{name}": value for name, value in row.items()}
        data[f"capacity_limits-{n}-side_event"] = event.pk
    return client.post(change_page(event), data)


def errors_of(response) -> list[str]:
    formsets = response.context["inline_admin_formsets"]
    formset = next(f.formset for f in formsets if f.formset.model is CapacityLimit)
    return [str(e) for e in formset.non_form_errors()] + [
        str(sentence) for errors in formset.errors for sentences in errors.values() for sentence in sentences
    ]


def test_seats_are_set_with_times_of_the_city_of_the_week(client, event):
    row = {
        "attendance_mode": "in_person",
        "seats": "40",
        "has_waiting_list": "on",
        "opens_at_0": "2030-05-06",
        "opens_at_1": "09:00",
    }
    assert posted(client, event, row).status_code == 302
    limit = CapacityLimit.objects.get()
    assert (limit.seats, limit.has_waiting_list, limit.closes_at) == (40, True, None)
    assert limit.opens_at == new_york(6, 9)
    shown = client.get(change_page(event)).content.decode()
    assert "RSVP opens (New York time)" in shown
    assert 'value="09:00"' in shown


def test_more_seats_move_the_queue(client, event):
    limit = CapacityLimitFactory(side_event=event, seats=1)
    first, second = register(event, 1), register(event, 2)
    row = {"id": limit.pk, "attendance_mode": "in_person", "seats": "2", "has_waiting_list": "on"}
    assert posted(client, event, row).status_code == 302
    second.refresh_from_db()
    assert second.status == Rsvp.Status.CONFIRMED
    assert first.status == Rsvp.Status.CONFIRMED


def test_the_mode_of_a_row_stays(client, event):
    limit = CapacityLimitFactory(side_event=event, seats=1)
    row = {"id": limit.pk, "attendance_mode": "online", "seats": "3", "has_waiting_list": "on"}
    posted(client, event, row)
    assert list(CapacityLimit.objects.values_list("attendance_mode", "seats")) == [("in_person", 3)]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"opens_at_0": "2030-05-06"}, "Give the time as well."),
        ({"opens_at_1": "09:00"}, "Give the day as well."),
        ({"seats": "-1"}, "Ensure this value is greater than or equal to 0."),
        (
            {
                "opens_at_0": "2030-05-06",
                "opens_at_1": "09:00",
                "closes_at_0": "2030-05-05",
                "closes_at_1": "09:00",
            },
            "The RSVP must close after it opens.",
        ),
    ],
)
def test_wrong_values_are_refused_with_a_sentence(client, event, values, sentence):
    response = posted(client, event, {"attendance_mode": "in_person", "seats": "4", **values})
    assert response.status_code == 422
    assert errors_of(response) == [sentence]
    assert CapacityLimit.objects.count() == 0


def test_seats_that_nobody_took_are_deleted_and_others_not(client, event):
    limit = CapacityLimitFactory(side_event=event, seats=1)
    row = {"id": limit.pk, "attendance_mode": "in_person", "seats": "1", "DELETE": "on"}
    rsvp = register(event, 1)
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    response = posted(client, event, row)
    assert response.status_code == 422
    assert errors_of(response) == [
        "In person: people have registered, so the row cannot be deleted. Lower the seats."
    ]
    Rsvp.objects.all().delete()
    assert posted(client, event, row).status_code == 302
    assert CapacityLimit.objects.count() == 0
