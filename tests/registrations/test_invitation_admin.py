"""Invitations in the admin: one by one, and how each stands."""

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import Invitation
from registrations.services import Invitee
from tests.admin_forms import act
from tests.factories import SideEventFactory, new_york

from .invitees import DETAILS, LIST, invite

pytestmark = pytest.mark.django_db


def states(client, query: str = "") -> dict[str, str]:
    """What the list shows, by address."""
    changelist = client.get(f"{LIST}{query}").context["cl"]
    return {row.email: changelist.model_admin.state_shown(row) for row in changelist.result_list}


# --- one ---


def test_one_person_is_invited(page, event):
    typed = {"side_event": event.pk, "language": "fr", "email": "amina@mission.example", **DETAILS}
    response = page.post(f"{LIST}add/", typed | {"courtesy_title": "Ms.", "function": "Counsellor"})
    invitation = Invitation.objects.get()
    assert response.status_code == 302
    assert (invitation.full_name, invitation.language) == ("Ms. Amina Diallo", "fr")
    assert invitation.expires_at == event.rsvp_deadline_at
    assert Message.objects.get().recipient == "amina@mission.example"
    assert "Diallo" not in str(LogEntry.objects.values())


def test_the_end_is_typed_in_the_local_time_of_the_week(page, event):
    typed = {"side_event": event.pk, "language": "en", "email": "o@mission.example"}
    page.post(f"{LIST}add/", typed | {"ends_on": "2030-05-10", "ends_time": "12:00"})
    assert Invitation.objects.get().expires_at == new_york(10, 12)


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ({"ends_on": "2020-05-10", "ends_time": "12:00"}, 409, "The time to answer must lie ahead."),
        ({"ends_on": "2030-05-10"}, 422, "Give the time as well."),
        ({"ends_time": "12:00"}, 422, "Give the day as well."),
        ({"email": "nobody"}, 422, "Enter a valid email address."),
    ],
)
def test_what_cannot_be_is_said_in_the_form(page, event, typed, status, sentence):
    first = {"side_event": event.pk, "language": "en", "email": "o@mission.example"}
    response = page.post(f"{LIST}add/", first | typed)
    assert response.status_code == status
    assert sentence in response.content.decode()
    assert Invitation.objects.count() == 0


def test_a_known_address_gets_no_second_mail(page, event):
    known = invite(event)
    typed = {"side_event": event.pk, "language": "en", "email": known.email}
    response = page.post(f"{LIST}add/", typed, follow=True)
    assert "had been invited already" in response.content.decode()
    assert Message.objects.count() == 1


# --- how they stand ---


def test_the_state_of_each_is_visible(page, event):
    made = {name: invite(event, n) for n, name in enumerate(
        ["sent", "refused", "queued", "accepted", "declined", "forwarded", "expired", "withdrawn"]
    )}  # fmt: skip
    services.extend_invitation(invitation=made["expired"], expires_at=new_york(2, 9), by=Actor.clock())
    Message.objects.update(state=Message.State.SENT)
    for name, state in (("refused", Message.State.FAILED), ("queued", Message.State.QUEUED)):
        Message.objects.filter(recipient=made[name].email).update(state=state)
    services.accept_invitation(
        invitation=made["accepted"], attendance_mode="in_person", language="en", **DETAILS
    )
    services.decline_invitation(invitation=made["declined"], note="In Geneva")
    services.forward_invitation(
        invitation=made["forwarded"], to=Invitee(email="z@m.example", given_name="Omar", family_name="Ba")
    )
    services.withdraw_invitation(invitation=made["withdrawn"], by=Actor.clock())
    with time_machine.travel(new_york(3, 9), tick=False):
        page.force_login(event.organisers.get())
        shown = states(page)
        filtered = {key: list(states(page, f"?state={key}")) for key in ("mail-refused", "expired", "sent")}
    assert shown == {
        made["sent"].email: "Sent",
        made["refused"].email: "Refused by the mail server",
        made["queued"].email: "Waiting to be sent",
        made["accepted"].email: "Accepted: Confirmed",
        made["declined"].email: "Declined",
        made["forwarded"].email: "Forwarded to Omar Ba",
        made["expired"].email: "Expired",
        made["withdrawn"].email: "Withdrawn",
        "z@m.example": "Waiting to be sent",
    }
    assert filtered == {
        "mail-refused": [made["refused"].email],
        "expired": [made["expired"].email],
        "sent": [made["sent"].email],
    }


def test_the_list_asks_as_often_for_many(page, event, django_assert_max_num_queries):
    for n in range(12):
        services.decline_invitation(invitation=invite(event, n)) if n % 3 == 0 else invite(event, n)
    page.get(LIST)
    with django_assert_max_num_queries(16):
        page.get(LIST)


def test_the_personal_link_is_shown_to_no_staff(page, event):
    invitation = invite(event)
    message = Message.objects.get()
    for address in (
        LIST,
        f"{LIST}{invitation.pk}/change/",
        reverse("admin:events_message_change", args=[message.pk]),
        reverse("admin:events_message_html", args=[message.pk]),
    ):
        assert invitation.token not in page.get(address).content.decode()


def test_the_page_of_one_shows_the_chain(page, event):
    first = invite(event, 1, given_name="First", family_name="One")
    second = services.forward_invitation(
        invitation=first, to=Invitee(email="b@m.example", given_name="Second", family_name="Two")
    )
    third = services.forward_invitation(
        invitation=second, to=Invitee(email="c@m.example", given_name="Third", family_name="Three")
    )
    assert "First One → Second Two" in page.get(f"{LIST}{third.pk}/change/").content.decode()
    assert "Forwarded to Second Two" in page.get(f"{LIST}{first.pk}/change/").content.decode()


def test_the_end_of_an_open_one_can_be_moved_and_of_an_answered_one_not(page, event):
    invitation = invite(event)
    change = f"{LIST}{invitation.pk}/change/"
    page.post(change, {"ends_on": "2030-05-18", "ends_time": "09:00"})
    invitation.refresh_from_db()
    assert invitation.expires_at == new_york(18, 9)
    assert Message.objects.count() == 2
    refused = page.post(change, {"ends_on": "2020-05-18", "ends_time": "09:00"})
    assert refused.status_code == 409
    services.decline_invitation(invitation=invitation)
    assert page.get(change).status_code == 200
    assert page.post(change, {"ends_on": "2030-05-19", "ends_time": "09:00"}).status_code == 403


def test_withdrawing_asks_first(page, event):
    invitation, answered = invite(event, 1), invite(event, 2)
    services.decline_invitation(invitation=answered)
    asked = act(page, LIST, "withdraw_selected", invitation, answered)
    assert "Withdraw these 2 invitations?" in asked.content.decode()
    assert Invitation.objects.filter(status="withdrawn").count() == 0
    done = act(page, LIST, "withdraw_selected", invitation, answered, confirmed="yes").content.decode()
    assert "1 invitation is withdrawn." in done
    assert "1 × This invitation has ended." in done


def test_sending_again(page, event):
    invitation = invite(event)
    Message.objects.update(state=Message.State.FAILED)
    assert "1 invitation is sent again." in act(page, LIST, "send_again", invitation).content.decode()
    assert Message.objects.get().state == Message.State.QUEUED


def test_the_list_shows_only_invitations_to_own_events(page, event):
    invite(event, 1)
    invite(SideEventFactory(), 2)
    assert list(states(page)) == ["person1@mission.example"]
