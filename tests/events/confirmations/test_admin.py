"""Who has confirmed, in the admin: an organiser asks, reminds and takes back; the secretariat sees the week."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from events.access import Role
from events.models import ConfirmationRequest, FindingOverride, Message
from tests.factories import (
    ConfirmationRequestFactory,
    CoSponsorFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    WeekFactory,
    new_york,
)
from tests.pages import query_count, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(1, 9), tick=False) as clock:
        yield clock


@pytest.fixture
def event(client):
    user = UserFactory(groups=[Role.ORGANISER])
    client.force_login(user)
    return SideEventFactory(organisers=[user], original_language="fr")


def page(event) -> str:
    return reverse("admin:events_sideevent_confirmations", args=[event.pk])


def contact(row, email: str, language: str = "en") -> dict[str, str]:
    key = f"{'c' if hasattr(row, 'role') else 's'}{row.pk}"
    return {f"{key}-email": email, f"{key}-name": "Ines", f"{key}-language": language}


def test_all_who_have_an_address_and_were_not_asked_are_asked_at_once(client, event):
    sponsor, speaker = CoSponsorFactory(side_event=event), SpeakerFactory(side_event=event, status="invited")
    without, done = CoSponsorFactory(side_event=event), CoSponsorFactory(side_event=event)
    ConfirmationRequestFactory(co_sponsor=done)
    posted = contact(sponsor, "a@x.example") | contact(speaker, "b@x.example", "es") | contact(without, "")
    posted |= contact(done, "other@x.example") | {"do": "ask_all", "until": "2030-05-10"}
    for _click in range(2):
        assert client.post(page(event), posted).status_code == 302
    asked = ConfirmationRequest.objects.exclude(co_sponsor=done).order_by("pk")
    assert [(row.email, row.language, row.ends_at) for row in asked] == [
        ("a@x.example", "en", new_york(10, 23, 59)),
        ("b@x.example", "es", new_york(10, 23, 59)),
    ]
    assert Message.objects.count() == 2


def test_a_wrong_address_stops_all_and_what_was_typed_stays(client, event):
    sponsor, other = CoSponsorFactory(side_event=event), CoSponsorFactory(side_event=event)
    posted = contact(sponsor, "a@x.example") | contact(other, "nobody") | {"do": "ask_all"}
    response = client.post(page(event), posted)
    assert response.status_code == 422
    assert 'value="nobody"' in response.content.decode()
    assert Message.objects.count() == 0


def test_the_table_says_who_was_asked_when_and_what_came_of_it(client, event, clock):
    sponsor = CoSponsorFactory(side_event=event, organization__name="Oxfam")
    request = ConfirmationRequestFactory(co_sponsor=sponsor, asked_by="Kim Organiser")
    clock.shift(86400)
    key = f"c{sponsor.pk}"
    assert client.post(page(event), {"do": f"remind:{key}"}).status_code == 302
    assert client.post(page(event), {"do": f"remind:{key}"}).status_code == 409
    text = words(client.get(page(event)))
    assert "Oxfam Co-sponsor No answer yet" in text
    assert "Kim Organiser 1 ×" in text
    assert client.post(page(event), {"do": f"take_back:{key}"}).status_code == 302
    request.refresh_from_db()
    assert request.taken_back_at == timezone.now()
    assert "Oxfam Co-sponsor Not asked" in words(client.get(page(event)))


def test_a_replaced_speaker_is_shown_with_the_successor_and_cannot_be_asked(client, event):
    former = SpeakerFactory(side_event=event, name="Ana Lima", status="replaced")
    SpeakerFactory(side_event=event, name="Omar Ba", status="invited", replaces=former)
    assert "Ana Lima Panellist Replaced Instead: Omar Ba" in words(client.get(page(event)))
    posted = contact(former, "a@x.example") | {"do": f"ask:s{former.pk}"}
    assert client.post(page(event), posted).status_code == 400


@pytest.mark.parametrize("button", ["", "ask:c0", "remind:nothing", "delete:c1"])
def test_a_button_that_is_not_there_does_nothing(client, event, button):
    assert client.post(page(event), {"do": button}).status_code == 400


def test_the_change_page_counts_and_leads_to_the_table(client, event):
    CoSponsorFactory(side_event=event, lead=True)
    CoSponsorFactory(side_event=event, confirmed_at=timezone.now())
    CoSponsorFactory(side_event=event)
    SpeakerFactory(side_event=event, status="confirmed")
    SpeakerFactory(side_event=event, status="declined")
    response = client.get(reverse("admin:events_sideevent_change", args=[event.pk]))
    assert "Co-sponsors: 1 of 2 confirmed · Speakers: 1 of 1 confirmed" in words(response)


def test_publication_asks_for_each_confirmation_or_a_reason(client, event):
    draft = SideEventFactory(draft=True, week=event.week, organisers=event.organisers.all())
    CoSponsorFactory(side_event=draft, lead=True)
    sponsor = CoSponsorFactory(side_event=draft, organization__name="Togo")
    CoSponsorFactory(side_event=draft, confirmed_at=timezone.now())
    CoSponsorFactory(side_event=draft, declined_at=timezone.now())
    url = reverse("admin:events_sideevent_publish", args=[draft.pk])
    refused = client.post(url, {})
    assert refused.status_code == 409
    assert "Togo has not confirmed yet." in words(refused)
    assert words(refused).count("has not confirmed yet") == 1
    names = re.findall(r'name="(reason-\d+)"', refused.content.decode())
    with_reasons = dict.fromkeys(names, "Said yes by telephone.")
    assert client.post(url, with_reasons).status_code == 302
    override = FindingOverride.objects.get(finding=f"unconfirmed:{sponsor.organization_id}")
    assert override.reason == "Said yes by telephone."


def test_the_week_is_counted_for_the_secretariat_in_as_many_queries_for_any_number(client):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    url = reverse("admin:events_week_confirmations", args=[WeekFactory().pk])

    def add():
        event = SideEventFactory(title="Law under fire")
        CoSponsorFactory(side_event=event, lead=True)
        ConfirmationRequestFactory(co_sponsor=CoSponsorFactory(side_event=event))
        CoSponsorFactory(side_event=event, confirmed_at=timezone.now())
        SpeakerFactory(side_event=event, status="invited")

    add()
    first = query_count(client, url)
    add()
    add()
    assert query_count(client, url) == first
    assert "Law under fire Published 1/2 1 – – 0/1 – 1 –" in words(client.get(url))


def test_the_table_of_an_event_asks_as_often_for_any_number_of_rows(client, event):
    def add():
        ConfirmationRequestFactory(co_sponsor=CoSponsorFactory(side_event=event))
        ConfirmationRequestFactory(co_sponsor=None, speaker=SpeakerFactory(side_event=event))

    add()
    first = query_count(client, page(event))
    add()
    add()
    assert query_count(client, page(event)) == first
