"""The page of a side event's texts in another language."""

import pytest
from django.urls import reverse

from events import services
from events.access import Role
from events.actors import Actor
from events.models import Objective, SideEvent
from tests.admin_forms import values_in
from tests.factories import SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = SideEventFactory(title="Water in cities", background="<p>Why</p>")
    Objective.objects.create(side_event=event, text="Name gaps")
    services.record(side_event=event, by=Actor("A"))
    return event


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    return client


def page_of(event, language="fr"):
    return f"{reverse('admin:events_sideevent_texts', args=[event.pk])}?language={language}"


def test_texts_are_stored_in_their_language_and_the_original_stays(staff, event):
    objective = event.objectives.get()
    data = values_in([staff.get(page_of(event)).context["form"]])
    data |= {
        "title": " Eau ",
        "background": "<p>Pourquoi<script>x</script></p>",
        f"objectives:{objective.pk}:text": "Nommer",
    }
    assert staff.post(page_of(event), data).status_code == 302
    event.refresh_from_db()
    objective.refresh_from_db()
    assert (event.title, event.title_fr, event.background_fr) == ("Water in cities", "Eau", "<p>Pourquoi</p>")
    assert (objective.text, objective.text_fr, event.revision) == ("Name gaps", "Nommer", 2)


def test_an_emptied_text_goes_and_nothing_new_is_no_version(staff, event):
    SideEvent.objects.filter(pk=event.pk).update(title_fr="Eau")
    services.record(side_event=event, by=Actor("A"))
    data = values_in([staff.get(page_of(event)).context["form"]])
    staff.post(page_of(event), data)
    assert SideEvent.objects.get(pk=event.pk).revision == 2
    staff.post(page_of(event), data | {"title": ""})
    after = SideEvent.objects.get(pk=event.pk)
    assert (after.title_fr, after.revision) == (None, 3)


def test_a_newer_change_is_not_overwritten_unseen(staff, event):
    data = values_in([staff.get(page_of(event)).context["form"]]) | {"title": "Eau"}
    SideEvent.objects.filter(pk=event.pk).update(subtitle="New")
    services.record(side_event=event, by=Actor("Somebody"))
    refused = staff.post(page_of(event), data)
    assert refused.status_code == 422
    assert SideEvent.objects.get(pk=event.pk).title_fr is None
    again = values_in([refused.context["form"]])
    assert staff.post(page_of(event), again).status_code == 302
    assert SideEvent.objects.get(pk=event.pk).title_fr == "Eau"


def test_the_original_language_and_unknown_ones_have_no_page(staff, event):
    assert staff.get(page_of(event, "en")).status_code == 404
    assert staff.get(page_of(event, "de")).status_code == 404


def test_a_text_that_is_too_long_is_refused(staff, event):
    data = values_in([staff.get(page_of(event)).context["form"]]) | {"title": "x" * 501}
    refused = staff.post(page_of(event), data)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["title"])


def test_the_page_asks_as_much_for_many_rows_as_for_few(staff, event, django_assert_max_num_queries):
    for number in range(5):
        Objective.objects.create(side_event=event, text=f"Further {number}")
    with django_assert_max_num_queries(20):
        staff.get(page_of(event))
