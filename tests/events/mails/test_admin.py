"""Messages on the staff's side: what was written, what came of it, and sending it again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.access import Role
from events.actors import Actor
from events.models import Message
from registrations import services
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/events/message/"


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER])


@pytest.fixture
def page(client, organiser):
    client.force_login(organiser)
    return client


def message_of(side_event, n: int = 1, title: str = "") -> Message:
    """The mail to somebody who has just got a seat."""
    services.register(
        side_event=side_event,
        attendance_mode="in_person",
        given_name=title or "Amina",
        family_name=f"Diallo{n}",
        email=f"person{n}@mission.example",
        organization_name="Mission",
        by=Actor.delegate(),
    )
    return Message.objects.latest("pk")


@pytest.fixture
def message(organiser):
    return message_of(CapacityLimitFactory(side_event=SideEventFactory(organisers=[organiser])).side_event)


def change_page(message: Message) -> str:
    return reverse("admin:events_message_change", args=[message.pk])


def html_page(message: Message) -> str:
    return reverse("admin:events_message_html", args=[message.pk])


def recipients(response) -> list[str]:
    return [message.recipient for message in response.context["cl"].result_list]


def send_again(client, *messages: Message):
    data = {"action": "send_selected_again", "_selected_action": [message.pk for message in messages]}
    response = client.post(LIST, data, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_an_organiser_sees_the_messages_of_own_events_only(page, message):
    other = message_of(CapacityLimitFactory().side_event, 2)
    assert recipients(page.get(LIST)) == ["person1@mission.example"]
    assert page.get(change_page(other)).status_code == 302
    assert page.get(html_page(other)).status_code == 404


def test_messages_of_no_event_are_the_secretariats(client, page, message):
    Message.objects.update(side_event=None)
    assert recipients(page.get(LIST)) == []
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    assert recipients(client.get(LIST)) == ["person1@mission.example"]
    assert client.get(change_page(message)).status_code == 200


@pytest.mark.parametrize("role", [Role.DOOR, None])
def test_others_see_none(client, message, role):
    client.force_login(UserFactory(groups=[role] if role else []))
    assert [
        client.get(address).status_code for address in (LIST, change_page(message), html_page(message))
    ] == [
        403,
        403,
        404,
    ]


def test_the_text_is_shown_without_the_personal_link(page, message):
    content = page.get(change_page(message)).content.decode()
    assert "Your seat is confirmed" in content
    assert "[personal link]" in content
    assert message.facts["link"] not in content
    assert message.facts["link"] not in page.get(html_page(message)).content.decode()


def test_the_html_comes_under_a_policy_of_its_own(page, message):
    response = page.get(html_page(message))
    assert response.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    )
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_script_that_a_delegate_typed_is_text(page, organiser):
    event = CapacityLimitFactory(side_event=SideEventFactory(organisers=[organiser])).side_event
    message = message_of(event, title="<script>alert(1)</script>")
    for address in (change_page(message), html_page(message)):
        assert "<script>alert" not in page.get(address).content.decode()


def test_a_message_whose_templates_are_gone_can_still_be_opened(page, message):
    Message.objects.update(kind="registrations/of_old")
    assert "no longer known" in page.get(change_page(message)).content.decode()
    assert page.get(html_page(message)).status_code == 404


def test_a_message_is_headed_in_words_and_names_its_language(page, message):
    shown = page.get(change_page(message)).content.decode()

    assert "<h2>Confirmed → person1@mission.example</h2>" in shown
    assert "registrations/confirmed →" not in shown
    assert "English" in shown


def test_messages_are_neither_added_nor_changed_nor_deleted(page, message):
    assert page.get(f"{LIST}add/").status_code == 403
    assert page.post(change_page(message), {"recipient": "other@mission.example"}).status_code == 403
    assert page.post(f"{LIST}{message.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_refused_message_is_sent_again(page, message):
    Message.objects.update(state=Message.State.FAILED, attempts=8, error="550 no such address")
    assert send_again(page, message) == ["1 message will be sent again."]
    message.refresh_from_db()
    assert (message.state, message.attempts, message.error) == (Message.State.QUEUED, 0, "")


def test_what_is_being_sent_is_left_to_its_worker(page, message):
    Message.objects.update(state=Message.State.SENDING)
    assert send_again(page, message) == ["1 message is being sent at this moment."]
    message.refresh_from_db()
    assert message.state == Message.State.SENDING


def test_others_messages_cannot_be_sent_again(page, message):
    other = message_of(CapacityLimitFactory().side_event, 2)
    Message.objects.update(state=Message.State.SENT)
    send_again(page, other)
    other.refresh_from_db()
    assert other.state == Message.State.SENT


def test_list_is_filtered_by_event_and_state(page, message):
    event = message.side_event
    assert recipients(page.get(f"{LIST}?side_event__id__exact={event.pk}&state__exact=queued")) == [
        message.recipient
    ]
    assert recipients(page.get(f"{LIST}?side_event__id__exact={event.pk}&state__exact=sent")) == []


def test_list_runs_as_many_queries_for_10_messages_as_for_3(page, message):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert page.get(LIST).status_code == 200
        return len(captured)

    for n in (2, 3):
        message_of(message.side_event, n)
    page.get(LIST)
    few = queries()
    for n in range(4, 11):
        message_of(message.side_event, n)
    assert queries() == few


@pytest.mark.parametrize("lookup", ["facts__link__contains", "facts__contains", "dedupe_key__startswith"])
def test_the_list_is_filtered_only_as_it_offers(page, message, lookup):
    """By other columns the personal link could be guessed letter by letter."""
    assert page.get(LIST, {lookup: "a"}).status_code == 400
    assert page.get(LIST, {"state__exact": "queued"}).context["cl"].result_count == 1
