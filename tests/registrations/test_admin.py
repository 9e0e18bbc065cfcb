"""RSVPs and seats on the staff's side: who sees whom, and that every change goes through the services."""

import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.access import Role
from events.actors import Actor
from events.models import Message, SideEvent
from registrations import services
from registrations.models import CapacityLimit, Rsvp
from tests.admin_forms import act
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory

from .people import register

pytestmark = pytest.mark.django_db
LIST = "/admin/registrations/rsvp/"


@pytest.fixture
def limit(organiser):
    """One seat and a waiting list, for an event of the organiser."""
    return CapacityLimitFactory(seats=1, side_event=SideEventFactory(slug="norms", organisers=[organiser]))


def change_page(rsvp: Rsvp) -> str:
    return reverse("admin:registrations_rsvp_change", args=[rsvp.pk])


def typed(**changes: object) -> dict[str, object]:
    return {
        "courtesy_title": "Ms.",
        "given_name": "Amina",
        "family_name": "Diallo",
        "organization_name": "Norway",
        "function": "Counsellor",
        "dietary_needs": "",
        "access_needs": "",
        **changes,
    }


def answer(side_event, **changes: object) -> dict[str, object]:
    """What the page for a new RSVP posts."""
    person = {"attendance_mode": "in_person", "email": "amina@mission.example", "language": "fr"}
    return typed(side_event=side_event.pk, **(person | changes))


def names(response) -> list[str]:
    return [rsvp.family_name for rsvp in response.context["cl"].result_list]


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_list_shows_the_people_of_own_events_only(page, limit):
    register(limit.side_event, 1)
    other = register(CapacityLimitFactory().side_event, 2)
    assert names(page.get(LIST)) == ["Family1"]
    assert page.get(change_page(other)).status_code == 302
    assert other.side_event.title not in page.get(LIST).content.decode()


def test_list_says_who_waits_at_which_place(page, limit):
    for n in (1, 2, 3):
        register(limit.side_event, n)
    content = page.get(LIST).content.decode()
    assert "On the waiting list, place 1" in content
    assert "On the waiting list, place 2" in content


def test_list_is_filtered_by_event_and_searched_by_name_address_and_organization(page, limit, organiser):
    other = CapacityLimitFactory(side_event=SideEventFactory(organisers=[organiser]))
    register(limit.side_event, 1)
    register(other.side_event, 2, function="Attaché")
    assert names(page.get(f"{LIST}?side_event__id__exact={other.side_event.pk}")) == ["Family2"]
    assert names(page.get(f"{LIST}?side_event__id__exact=")) == ["Family1", "Family2"]
    assert names(page.get(f"{LIST}?q=PERSON1@mission.example")) == ["Family1"]
    assert names(page.get(f"{LIST}?q=given family2")) == ["Family2"]


def test_list_runs_as_many_queries_for_30_people_as_for_3(page, limit):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert page.get(LIST).status_code == 200
        return len(captured)

    for n in range(3):
        register(limit.side_event, n)
    page.get(LIST)
    few = queries()
    for n in range(3, 30):
        register(limit.side_event, n)
    assert queries() == few


def test_door_staff_see_names_of_public_events_without_needs_and_change_nothing(client, limit):
    client.force_login(UserFactory(groups=[Role.DOOR]))
    rsvp = register(limit.side_event, dietary_needs="halal", access_needs="ramp")
    shown = client.get(change_page(rsvp))
    assert shown.status_code == 200
    assert "halal" not in shown.content.decode()
    assert "ramp" not in shown.content.decode()
    assert client.post(change_page(rsvp), typed()).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403
    assert "cancel_selected" not in client.get(LIST).content.decode()


def test_the_personal_link_of_a_delegate_is_nowhere_on_the_staffs_pages(page, limit):
    rsvp = register(limit.side_event)
    for address in (LIST, change_page(rsvp), f"{change_page(rsvp)}../history/"):
        assert rsvp.token not in page.get(address, follow=True).content.decode()
    kind = ContentType.objects.get_for_model(rsvp).pk
    assert page.get(f"/admin/r/{kind}/{rsvp.pk}/").status_code == 404  # Django's way to any object's own page


def test_adding_registers_and_writes_the_mail(page, limit):
    response = page.post(f"{LIST}add/", answer(limit.side_event), follow=True)
    rsvp = Rsvp.objects.get()
    limit.refresh_from_db()
    assert (rsvp.status, rsvp.family_name, rsvp.consented_at, limit.confirmed_count) == (
        "confirmed",
        "Diallo",
        None,
        1,
    )
    assert list(Message.objects.values_list("kind", "language")) == [("registrations/confirmed", "fr")]
    assert response.status_code == 200


def test_adding_a_known_address_keeps_what_it_had_and_says_so(page, limit):
    register(limit.side_event)
    response = page.post(
        f"{LIST}add/", answer(limit.side_event, email="PERSON1@mission.example"), follow=True
    )
    assert said(response)[0].startswith("This address had answered already")
    assert list(Rsvp.objects.values_list("family_name", flat=True)) == ["Family1"]


def test_a_refusal_is_a_sentence_in_the_form_which_keeps_what_was_typed(page, limit):
    CapacityLimit.objects.update(seats=0, has_waiting_list=False)
    response = page.post(f"{LIST}add/", answer(limit.side_event))
    assert response.status_code == 409
    form = response.context["adminform"].form
    assert form.non_field_errors() == ["All seats are taken and there is no waiting list."]
    assert form["family_name"].value() == "Diallo"
    assert Rsvp.objects.count() == 0


def test_a_form_with_errors_is_422(page, limit):
    response = page.post(
        f"{LIST}add/", answer(limit.side_event, email="nobody", given_name="", function="A" * 9999)
    )
    assert response.status_code == 422
    assert sorted(response.context["adminform"].form.errors) == ["email", "function", "given_name"]


@pytest.mark.parametrize("is_draft", [True, False])
def test_people_are_added_only_to_published_events_of_ones_own(page, organiser, is_draft):
    event = SideEventFactory(draft=True, organisers=[organiser]) if is_draft else SideEventFactory()
    response = page.post(f"{LIST}add/", answer(CapacityLimitFactory(side_event=event).side_event))
    assert response.status_code == 422
    assert Rsvp.objects.count() == 0


def test_changing_details_goes_through_the_service_and_leaves_the_seat(page, limit):
    rsvp = register(limit.side_event, dietary_needs="halal")
    response = page.post(change_page(rsvp), typed(given_name=" Ana\tMaria ", dietary_needs="vegan"))
    assert response.status_code == 302
    rsvp.refresh_from_db()
    assert (rsvp.given_name, rsvp.dietary_needs, rsvp.status) == ("Ana Maria", "vegan", "confirmed")
    assert rsvp.email == "person1@mission.example"


def test_the_log_names_no_delegate(page, limit):
    page.post(change_page(register(limit.side_event)), typed())
    rsvp = Rsvp.objects.get()
    assert list(LogEntry.objects.values_list("object_repr", flat=True)) == [f"RSVP {rsvp.pk}"]


def test_a_cancelled_rsvp_is_not_changed_and_none_is_deleted(page, limit):
    rsvp = register(limit.side_event)
    assert page.post(f"/admin/registrations/rsvp/{rsvp.pk}/delete/", {"post": "yes"}).status_code == 403
    services.cancel(rsvp=rsvp, by=Actor.delegate())
    assert page.post(change_page(rsvp), typed()).status_code == 403


def test_cancelling_asks_first_then_seats_the_next_person(page, limit):
    first, second = register(limit.side_event, 1), register(limit.side_event, 2)
    assert "Cancel this RSVP?" in act(page, LIST, "cancel_selected", first).content.decode()
    first.refresh_from_db()
    assert first.status == "confirmed"
    response = act(page, LIST, "cancel_selected", first, confirmed="yes")
    assert said(response) == ["1 RSVP is cancelled."]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("cancelled", "confirmed")


def test_what_is_cancelled_or_not_ones_own_is_passed_over(client, limit):
    both = UserFactory(groups=[Role.ORGANISER, Role.DOOR])
    limit.side_event.organisers.add(both)
    client.force_login(both)
    mine, cancelled = register(limit.side_event, 1), register(limit.side_event, 2)
    services.cancel(rsvp=cancelled, by=Actor.delegate())
    theirs = register(CapacityLimitFactory().side_event, 3)
    response = act(client, LIST, "cancel_selected", mine, cancelled, theirs, confirmed="yes")
    assert said(response) == [
        "2 RSVPs were passed over: they are cancelled, or not yours to change.",
        "1 RSVP is cancelled.",
    ]
    theirs.refresh_from_db()
    assert theirs.status == "confirmed"


def test_what_the_service_refuses_is_said_once_with_its_number(page, limit):
    CapacityLimit.objects.update(seats=5)
    people = [register(limit.side_event, n) for n in (1, 2)]
    now = timezone.now()
    SideEvent.objects.update(starts_at=now - dt.timedelta(hours=2), ends_at=now - dt.timedelta(hours=1))
    response = act(page, LIST, "cancel_selected", *people, confirmed="yes")
    assert said(response) == ["2 × This side event has been held."]


def test_links_are_sent_again(page, limit):
    rsvp = register(limit.side_event)
    assert said(act(page, LIST, "send_links", rsvp)) == ["1 personal link is sent."]
    assert Message.objects.filter(kind="registrations/link_again").count() == 1


def test_seats_overview_counts_and_leads_to_the_people(page, limit):
    for n in (1, 2):
        register(limit.side_event, n)
    CapacityLimitFactory()
    response = page.get("/admin/registrations/capacitylimit/")
    assert [
        (row.seats, row.confirmed_count, row.waiting_count) for row in response.context["cl"].result_list
    ] == [(1, 1, 1)]
    assert (
        f"side_event__id__exact={limit.side_event.pk}&amp;attendance_mode__exact=in_person"
        in response.content.decode()
    )
    assert page.get("/admin/registrations/capacitylimit/add/").status_code == 403
    assert page.get(f"/admin/registrations/capacitylimit/{limit.pk}/change/").url.startswith(LIST)


@pytest.mark.parametrize("lookup", ["token__startswith", "dietary_needs__contains", "access_needs__gt"])
def test_no_filter_of_the_address_tells_a_personal_link_or_a_need(client, limit, lookup):
    rsvp = register(limit.side_event, dietary_needs="Vegan")
    client.force_login(UserFactory(groups=[Role.DOOR]))

    assert client.get(LIST, {lookup: rsvp.token[:2]}).status_code == 400
    assert client.get(LIST, {lookup: "x"}).status_code == 400


def test_the_form_of_one_organiser_never_offers_the_events_of_another(rf, limit, organiser):
    """Requests share the class of the form: what is offered belongs to one request alone."""
    other = UserFactory(groups=[Role.ORGANISER])
    SideEventFactory(organisers=[other])
    forms = []
    for user in (organiser, other):
        request = rf.get(f"{LIST}add/")
        request.user = user
        forms.append(admin.site.get_model_admin(Rsvp).get_form(request))

    assert list(forms[0]().fields["side_event"].queryset) == [limit.side_event]
