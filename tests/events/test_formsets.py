"""The rows of the change page, checked and saved together."""

import pytest
from django.urls import reverse

from events import services
from events.access import Role
from events.actors import Actor
from events.models import SideEvent
from tests.admin_forms import filled, values_of
from tests.factories import (
    AgendaSegmentFactory,
    CapacityLimitFactory,
    CoSponsorFactory,
    ObjectiveFactory,
    OrganizationFactory,
    SideEventFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    return client


@pytest.fixture
def event():
    """A draft with a lead and two co-sponsors, in this order."""
    event = SideEventFactory(draft=True)
    for position, role in enumerate(["lead", "co_host", "co_sponsor"]):
        CoSponsorFactory(side_event=event, role=role, position=position + 1)
    services.record(side_event=event, by=Actor.clock())
    return event


def save(page, event, **changes: object):
    url = reverse("admin:events_sideevent_change", args=[event.pk])
    return page.post(url, filled(page, url, **changes))


def roles(event) -> list[str]:
    return list(event.co_sponsors.order_by("pk").values_list("role", flat=True))


def sentences(response, prefix: str) -> list[dict]:
    formset = next(i.formset for i in response.context["inline_admin_formsets"] if i.formset.prefix == prefix)
    return [dict(form.errors) for form in formset.forms]


def new_row(prefix: str, number: int, **values: object) -> dict[str, object]:
    return {f"{prefix}-TOTAL_FORMS": number + 1, **{f"{prefix}-{number}-{k}": v for k, v in values.items()}}


@pytest.mark.parametrize(
    "changes",
    [
        {"co_sponsors-1-role": "lead"},
        new_row("co_sponsors", 3, role="lead"),
    ],
)
def test_a_second_lead_is_refused_on_its_row(page, event, changes):
    if "co_sponsors-3-role" in changes:
        changes = {**changes, "co_sponsors-3-organization": OrganizationFactory().pk}

    response = save(page, event, **changes)

    assert response.status_code == 422
    assert {"role": ["There can be only one lead. Make the other one a co-host."]} in sentences(
        response, "co_sponsors"
    )
    assert roles(event) == ["lead", "co_host", "co_sponsor"]


@pytest.mark.parametrize(
    ("changes", "saved"),
    [
        ({"co_sponsors-0-role": "co_host", "co_sponsors-1-role": "lead"}, ["co_host", "lead", "co_sponsor"]),
        ({"co_sponsors-0-DELETE": "on", "co_sponsors-2-role": "lead"}, ["co_host", "lead"]),
    ],
)
def test_the_lead_passes_from_one_row_to_another_in_one_save(page, event, changes, saved):
    assert save(page, event, **changes).status_code == 302
    assert roles(event) == saved


@pytest.mark.parametrize("change", [{"co_sponsors-0-DELETE": "on"}, {"co_sponsors-0-role": "co_host"}])
def test_a_public_event_does_not_lose_its_lead(page, event, change):
    SideEvent.objects.update(status=SideEvent.Status.PUBLISHED)

    response = save(page, event, **change)

    assert response.status_code == 422
    assert "A public side event keeps a lead" in response.content.decode()
    assert roles(event) == ["lead", "co_host", "co_sponsor"]


def test_a_draft_may_lose_its_lead(page, event):
    assert save(page, event, **{"co_sponsors-0-DELETE": "on"}).status_code == 302
    assert roles(event) == ["co_host", "co_sponsor"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"segments-1-starts": "13:20"}, "overlap."),
        ({"segments-1-ends": "15:00"}, "runs past the end of the side event."),
        ({"end": "14:00"}, "runs past the end of the side event."),
    ],
)
def test_the_agenda_of_a_public_event_stays_one_that_could_be_published(page, event, change, sentence):
    has_agenda(event, (0, 15), (15, 90))

    response = save(page, event, **change)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert times(event) == [(0, 15), (15, 90)]


def test_a_fault_that_was_public_keeps_nobody_from_saving_the_rest(page, event):
    has_agenda(event, (0, 15), (10, 90))

    assert save(page, event, subtitle="Anything else").status_code == 302
    assert save(page, event, **{"segments-0-ends": "13:25"}).status_code == 302
    assert times(event) == [(0, 10), (10, 90)]


def has_agenda(event, *spans: tuple[int, int]) -> None:
    """Make it public with these segments, in minutes from its start."""
    for start, end in spans:
        AgendaSegmentFactory(side_event=event, start_minute=start, end_minute=end)
    SideEvent.objects.update(status=SideEvent.Status.PUBLISHED)


def times(event) -> list[tuple[int, int]]:
    return list(event.segments.order_by("pk").values_list("start_minute", "end_minute"))


def test_the_lead_passes_back_to_an_earlier_row_in_one_save(page, event):
    save(page, event, **{"co_sponsors-0-role": "partner", "co_sponsors-2-role": "lead"})

    response = save(page, event, **{"co_sponsors-0-role": "lead", "co_sponsors-2-role": "partner"})

    assert response.status_code == 302
    assert roles(event) == ["lead", "co_host", "partner"]


def test_an_organization_that_leaves_may_come_back_in_an_earlier_row(page, event):
    leaving = event.co_sponsors.last()

    response = save(
        page, event, **{"co_sponsors-1-organization": leaving.organization_id, "co_sponsors-2-DELETE": "on"}
    )

    assert response.status_code == 302
    assert event.co_sponsors.get(role="co_host").organization_id == leaving.organization_id


def test_an_organization_that_a_colleague_added_meanwhile_is_refused_on_its_row(page, event):
    organization = OrganizationFactory()
    url = reverse("admin:events_sideevent_change", args=[event.pk])
    row = new_row("co_sponsors", 3, role="partner", organization=organization.pk)
    mine = filled(page, url, **row)
    CoSponsorFactory(side_event=event, organization=organization)

    response = page.post(url, mine)

    assert response.status_code == 422
    assert sentences(response, "co_sponsors")[3] == {
        "organization": ["This organization is in the list already."]
    }


def test_an_organization_in_two_rows_is_told_on_its_row(page, event):
    first = event.co_sponsors.first().organization_id

    response = save(page, event, **{"co_sponsors-1-organization": first})

    assert response.status_code == 422
    assert "An organization can be in the list only once." in response.content.decode()
    assert {"__all__": ["This organization is in the list already."]} in sentences(response, "co_sponsors")


def test_two_rows_that_exchange_their_organizations_are_refused(page, event):
    first, second, _third = event.co_sponsors.values_list("organization_id", flat=True)

    response = save(
        page, event, **{"co_sponsors-0-organization": second, "co_sponsors-1-organization": first}
    )

    assert response.status_code == 422
    assert list(event.co_sponsors.values_list("organization_id", flat=True))[:2] == [first, second]


def test_a_row_that_a_colleague_deleted_comes_back_with_a_deliberate_save(page, event):
    objective = ObjectiveFactory(side_event=event, text="Agree on wells.", position=1)
    ObjectiveFactory(side_event=event, text="Agree on pumps.", position=2)
    services.record(side_event=event, by=Actor.clock())
    url = reverse("admin:events_sideevent_change", args=[event.pk])
    mine = filled(page, url, subtitle="Mine")
    objective.delete()
    services.record(side_event=event, by=Actor.clock())

    refused = page.post(url, mine)
    assert refused.status_code == 422
    assert 'name="objectives-0-text"' in refused.content.decode()
    assert 'name="objectives-1-text"' in refused.content.decode()
    # browsers post hidden fields that are empty, too
    response = page.post(url, values_of(refused.context) | {"objectives-0-id": ""})

    assert response.status_code == 302
    assert [row.text for row in event.objectives.all()] == ["Agree on wells.", "Agree on pumps."]


def test_seats_that_a_colleague_took_away_come_back_with_the_save(page, event):
    limit = CapacityLimitFactory(side_event=event, seats=7)
    url = reverse("admin:events_sideevent_change", args=[event.pk])
    mine = filled(page, url)
    limit.delete()

    assert page.post(url, mine).status_code == 302
    assert [limit.seats for limit in event.capacity_limits.all()] == [7]


def test_a_row_without_a_place_keeps_the_one_it_had(page, event):
    assert save(page, event, **{"co_sponsors-1-position": ""}).status_code == 302
    assert event.co_sponsors.get(role="co_host").position == 2
