"""Invitations through the services: who gets a link, what comes of it, and that one seat stays one seat."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from events import services as events_services
from events.actors import Actor
from events.models import Message
from registrations import services
from registrations.models import AttendanceMode, CapacityLimit, Invitation, Rsvp, RsvpPolicy
from registrations.services import Invitee, RegistrationError
from tests.factories import CapacityLimitFactory, OrganizationFactory, SideEventFactory, UserFactory, new_york

from .people import register

pytestmark = pytest.mark.django_db
PERSON = Invitee(
    email="amina@mission.example", courtesy_title="Ms.", given_name="Amina", family_name="Diallo"
)
DETAILS = {"given_name": "Amina", "family_name": "Diallo", "organization_name": "Norway"}
DEADLINE = new_york(17, 18)


@pytest.fixture
def event():
    return SideEventFactory(is_transferable=True, rsvp_deadline_at=DEADLINE)


@pytest.fixture
def limit(event):
    return CapacityLimitFactory(side_event=event, seats=2)


@pytest.fixture
def organiser():
    return Actor.of(UserFactory())


def invited(event, *invitees: Invitee, **more) -> list[Invitation]:
    made, _known = services.invite(side_event=event, invitees=invitees or [PERSON], by=Actor.clock(), **more)
    return made


def accept(invitation: Invitation, **changes) -> Rsvp:
    return services.accept_invitation(
        invitation=invitation, attendance_mode="in_person", language="en", **DETAILS | changes
    ).rsvp


def hold(limit: CapacityLimit, seats: int, until: dt.datetime) -> None:
    services.save_limit(
        side_event=limit.side_event,
        attendance_mode=limit.attendance_mode,
        seats=limit.seats,
        held_seats=seats,
        held_until=until,
        by=Actor.clock(),
    )


def status_of(row: Invitation | Rsvp) -> str:
    row.refresh_from_db()
    return row.status


def mails_to(address: str) -> list[str]:
    found = Message.objects.filter(recipient=address).order_by("pk").values_list("kind", flat=True)
    return [kind.removeprefix("registrations/") for kind in found]


# --- sending ---


def test_each_invitee_gets_one_mail_and_can_answer_until_the_deadline(event, organiser):
    office = Invitee(email="office@mission.example", organization_name="Permanent Mission of Togo")
    made, known = services.invite(side_event=event, invitees=[PERSON, office], by=organiser)

    assert [invitation.expires_at for invitation in made] == [DEADLINE, DEADLINE]
    assert [invitation.is_to_office for invitation in made] == [False, True]
    assert [invitation.invited_by for invitation in made] == [organiser.label] * 2
    assert known == []
    assert mails_to("amina@mission.example") == ["invitation"]
    assert mails_to("office@mission.example") == ["invitation"]


def test_without_a_deadline_answers_are_possible_until_the_start(event):
    event.rsvp_deadline_at = None
    event.save()
    (invitation,) = invited(event)
    assert invitation.expires_at == event.starts_at


def test_an_address_is_invited_once_in_whatever_case_it_is_typed(event):
    invited(event)
    again = Invitee(email="AMINA@mission.example", organization_name="Norway")
    made, known = services.invite(side_event=event, invitees=[again], by=Actor.clock())
    assert (made, known) == ([], [again])
    assert Message.objects.count() == 1


def test_somebody_who_declined_can_be_invited_again(event):
    (first,) = invited(event)
    services.decline_invitation(invitation=first)
    (second,) = invited(event)
    assert second.token != first.token


def test_an_address_alone_is_enough(event):
    (invitation,) = invited(event, Invitee(email="somebody@mission.example"))
    assert invitation.addressee == "somebody@mission.example"
    assert Message.objects.get().facts["salutation"] == "Dear colleagues,"


def test_the_office_named_is_found_among_the_organizations(event):
    togo = OrganizationFactory(name="Togo")
    (invitation,) = invited(
        event, Invitee(email="o@mission.example", organization_name="Permanent Mission of Togo")
    )
    assert invitation.organization == togo


def test_one_bad_address_invites_nobody(event):
    with pytest.raises(RegistrationError, match="E-mail: The part after the @ is missing"):
        invited(event, PERSON, Invitee(email="nobody@", organization_name="Norway"))
    assert Invitation.objects.count() == Message.objects.count() == 0


@pytest.mark.parametrize(
    ("expires_at", "sentence"),
    [
        (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "must lie ahead"),
        (new_york(21, 15), "must end before the side event does"),
    ],
)
def test_the_time_to_answer_lies_between_now_and_the_end(event, expires_at, sentence):
    with pytest.raises(RegistrationError, match=sentence):
        invited(event, expires_at=expires_at)


def test_to_a_draft_nobody_is_invited():
    with pytest.raises(RegistrationError, match="not published yet"):
        invited(SideEventFactory(draft=True))


def test_an_expired_invitation_can_be_extended_and_is_sent_with_the_new_date(event, organiser):
    (invitation,) = invited(event, expires_at=new_york(10, 12))
    with time_machine.travel(new_york(11, 12), tick=False):
        with pytest.raises(RegistrationError, match="has ended"):
            services.send_invitation_again(invitation=invitation, by=organiser)
        services.extend_invitation(invitation=invitation, expires_at=new_york(12, 12), by=organiser)
        invitation.refresh_from_db()
        assert invitation.is_open()
    said = [facts["answer_by"] for facts in Message.objects.order_by("pk").values_list("facts", flat=True)]
    assert [text.replace("\xa0", " ") for text in said] == [
        "Friday, 10 May 2030, noon, New York time",
        "Sunday, 12 May 2030, noon, New York time",
    ]


def test_sent_again_it_says_what_is_true_now(event, organiser):
    (invitation,) = invited(event)
    Message.objects.update(state=Message.State.FAILED, error="550", attempts=1)
    event.title = "A better title"
    event.save()
    services.send_invitation_again(invitation=invitation, by=organiser)
    message = Message.objects.get()
    assert (message.state, message.error) == (Message.State.QUEUED, "")
    assert message.facts["title"] == "A better title"


def test_withdrawn_the_link_ends_and_the_person_is_told_once(event, limit, organiser):
    (invitation,) = invited(event)
    services.withdraw_invitation(invitation=invitation, by=organiser)
    services.withdraw_invitation(invitation=invitation, by=organiser)
    with pytest.raises(RegistrationError, match="has ended"):
        accept(invitation)
    assert mails_to("amina@mission.example") == ["invitation", "invitation_withdrawn"]


def test_an_accepted_invitation_is_not_withdrawn(event, limit, organiser):
    (invitation,) = invited(event)
    accept(invitation)
    with pytest.raises(RegistrationError, match="Cancel the RSVP instead"):
        services.withdraw_invitation(invitation=invitation, by=organiser)


def test_a_cancelled_event_is_told_to_those_who_could_still_answer(event, limit):
    waiting, declined = invited(event, PERSON, Invitee(email="d@mission.example", organization_name="Togo"))
    services.decline_invitation(invitation=declined)
    events_services.cancel(side_event=event, by=Actor.clock(), reason="The room is needed.")
    assert mails_to("amina@mission.example") == ["invitation", "invitation_withdrawn"]
    assert mails_to("d@mission.example") == ["invitation"]
    assert status_of(waiting) == Invitation.Status.OPEN
    with pytest.raises(RegistrationError, match="has been cancelled"):
        accept(waiting)


# --- accepting ---


def test_an_invitee_enters_where_nobody_else_may(event, limit):
    event.is_invitation_only = True
    event.save()
    with pytest.raises(RegistrationError, match="by invitation only"):
        register(event, 1)
    (invitation,) = invited(event)
    rsvp = accept(invitation)
    invitation.refresh_from_db()
    assert (rsvp.status, rsvp.is_invited, invitation.rsvp) == (Rsvp.Status.CONFIRMED, True, rsvp)
    assert invitation.status == Invitation.Status.ACCEPTED


def test_accepting_twice_is_one_answer(event, limit):
    (invitation,) = invited(event)
    assert accept(invitation) == accept(invitation)
    limit.refresh_from_db()
    assert limit.confirmed_count == 1


def test_a_link_ends_at_its_time(event, limit):
    (invitation,) = invited(event, expires_at=new_york(10, 12))
    with time_machine.travel(new_york(10, 12), tick=False), pytest.raises(RegistrationError, match="ended"):
        accept(invitation)
    with time_machine.travel(new_york(10, 11, 59), tick=False):
        assert accept(invitation).status == Rsvp.Status.CONFIRMED


def test_a_held_seat_is_for_invitees_and_others_wait(event, limit):
    hold(limit, 1, new_york(10, 12))
    (invitation,) = invited(event)
    assert [register(event, n).status for n in (1, 2)] == ["confirmed", "waitlisted"]
    assert accept(invitation).status == Rsvp.Status.CONFIRMED


def test_a_hold_that_ends_gives_its_seats_to_those_who_wait_longest(event, limit):
    hold(limit, 2, new_york(10, 12))
    (invitation,) = invited(event)
    first, second, third = (register(event, n) for n in (1, 2, 3))
    with time_machine.travel(new_york(10, 12), tick=False):
        services.release_ended_holds()
        assert [status_of(rsvp) for rsvp in (first, second, third)] == [
            "confirmed",
            "confirmed",
            "waitlisted",
        ]
        assert accept(invitation).status == Rsvp.Status.WAITLISTED
    assert mails_to("person1@mission.example") == ["waiting", "seated"]


def test_somebody_who_waits_gets_a_held_seat_on_accepting(event, limit):
    hold(limit, 1, new_york(10, 12))
    register(event, 1)
    waiting = register(event, 2)
    (invitation,) = invited(event, Invitee(email=waiting.email, organization_name="Mission"))
    assert accept(invitation) == waiting
    assert status_of(waiting) == Rsvp.Status.CONFIRMED
    limit.refresh_from_db()
    assert (limit.confirmed_count, limit.invited_count, limit.waiting_count) == (2, 1, 0)


def test_an_open_seat_becomes_free_when_its_owner_accepts_an_invitation(event, limit):
    hold(limit, 1, new_york(10, 12))
    seated, waiting = register(event, 1), register(event, 2)
    (invitation,) = invited(event, Invitee(email=seated.email, organization_name="Mission"))
    accept(invitation)
    assert status_of(waiting) == Rsvp.Status.CONFIRMED


def test_an_invitation_grants_a_request(event, limit):
    RsvpPolicy.objects.create(side_event=event, is_on_request=True)
    asked = register(event, 1)
    assert asked.status == Rsvp.Status.REQUESTED
    (invitation,) = invited(event, Invitee(email=asked.email, organization_name="Mission"))
    accept(invitation)
    assert status_of(asked) == Rsvp.Status.CONFIRMED
    limit.refresh_from_db()
    assert (limit.confirmed_count, limit.invited_count) == (1, 1)


def test_on_request_an_invitee_needs_no_approval(event, limit):
    RsvpPolicy.objects.create(side_event=event, is_on_request=True)
    (invitation,) = invited(event)
    assert accept(invitation).status == Rsvp.Status.CONFIRMED


def test_accepting_proves_an_address_that_waited_for_it(event, limit):
    RsvpPolicy.objects.create(side_event=event, minutes_to_prove=30)
    unproved = register(event, 1)
    assert unproved.prove_by_at is not None
    (invitation,) = invited(event, Invitee(email=unproved.email, organization_name="Mission"))
    accept(invitation)
    unproved.refresh_from_db()
    assert unproved.prove_by_at is None


def test_without_seat_and_waiting_list_the_invitation_stays_open(event):
    CapacityLimitFactory(side_event=event, seats=1, has_waiting_list=False)
    register(event, 1)
    (invitation,) = invited(event)
    with pytest.raises(RegistrationError, match="All seats are taken"):
        accept(invitation)
    assert status_of(invitation) == Invitation.Status.OPEN


def test_online_is_accepted_as_well(event, limit):
    event.is_online = True
    event.save()
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE, seats=None)
    (invitation,) = invited(event)
    outcome = services.accept_invitation(
        invitation=invitation, attendance_mode="online", language="fr", **DETAILS
    )
    assert (outcome.rsvp.attendance_mode, outcome.rsvp.language) == ("online", "fr")


# --- declining, forwarding ---


def test_declined_with_a_word_and_once(event, limit):
    (invitation,) = invited(event)
    services.decline_invitation(invitation=invitation, note="I am\n in Geneva.")
    services.decline_invitation(invitation=invitation, note="Again")
    invitation.refresh_from_db()
    assert (invitation.status, invitation.answer_note) == ("declined", "I am in Geneva.")
    with pytest.raises(RegistrationError, match="ended"):
        accept(invitation)


def test_declining_after_having_accepted_gives_the_seat_to_the_next(event, limit):
    (invitation,) = invited(event)
    accept(invitation)
    register(event, 1)
    waiting = register(event, 2)
    services.decline_invitation(invitation=invitation)
    assert (status_of(invitation), status_of(waiting)) == ("declined", "confirmed")


def test_forwarded_the_old_link_ends_and_the_chain_is_kept(event, limit):
    (first,) = invited(event, Invitee(email="office@mission.example", organization_name="Norway"))
    second = services.forward_invitation(invitation=first, to=PERSON)
    third = services.forward_invitation(
        invitation=second, to=Invitee(email="last@mission.example", given_name="Last", family_name="One")
    )
    assert [status_of(row) for row in (first, second, third)] == ["forwarded", "forwarded", "open"]
    assert (third.forwarded_from, second.forwarded_from) == (second, first)
    assert (third.organization_name, third.expires_at) == ("Norway", first.expires_at)
    for ended in (first, second):
        with pytest.raises(RegistrationError, match="ended"):
            accept(ended)
    accept(third)
    assert Rsvp.objects.live().count() == 1
    facts = Message.objects.get(recipient="last@mission.example", kind="registrations/invitation").facts
    assert facts["forwarded_by"] == "Ms. Amina Diallo"


def test_a_personal_invitation_cannot_be_forwarded(event):
    event.is_transferable = False
    event.save()
    (invitation,) = invited(event)
    with pytest.raises(RegistrationError, match="is personal"):
        services.forward_invitation(invitation=invitation, to=Invitee(email="b@mission.example"))


def test_an_accepted_invitation_is_handed_over_and_not_forwarded(event, limit):
    (invitation,) = invited(event)
    accept(invitation)
    with pytest.raises(RegistrationError, match="Hand the seat over"):
        services.forward_invitation(invitation=invitation, to=Invitee(email="b@mission.example"))


def test_to_somebody_invited_already_it_is_not_forwarded_and_stays_open(event):
    first, _other = invited(event, PERSON, Invitee(email="b@mission.example", organization_name="Togo"))
    with pytest.raises(RegistrationError, match="has been invited already"):
        services.forward_invitation(invitation=first, to=Invitee(email="B@mission.example"))
    assert status_of(first) == Invitation.Status.OPEN


def test_a_discreet_event_does_not_tell_who_else_is_invited(event):
    event.is_discreet = True
    event.save()
    first, other = invited(event, PERSON, Invitee(email="b@mission.example", organization_name="Togo"))
    found = services.forward_invitation(invitation=first, to=Invitee(email="b@mission.example"))
    assert found == other
    assert [status_of(row) for row in (first, other)] == ["forwarded", "open"]
    assert mails_to("b@mission.example") == ["invitation"]


def test_nothing_is_answered_after_the_event(event, limit):
    (invitation,) = invited(event, expires_at=event.ends_at)
    with time_machine.travel(event.ends_at + dt.timedelta(seconds=1), tick=False):
        assert timezone.now() > event.ends_at
        for act in (
            lambda: accept(invitation),
            lambda: services.decline_invitation(invitation=invitation),
            lambda: services.forward_invitation(invitation=invitation, to=Invitee(email="b@m.example")),
        ):
            with pytest.raises(RegistrationError, match="has been held"):
                act()


# --- privacy ---


def test_whoever_is_forgotten_is_forgotten_as_invitee_and_as_forwarder(event, limit):
    (first,) = invited(event)
    second = services.forward_invitation(invitation=first, to=Invitee(email="b@m.example", family_name="Ba"))
    (again,) = invited(event)
    rsvp = services.register(
        side_event=event, attendance_mode="in_person", email=PERSON.email, by=Actor.delegate(), **DETAILS
    ).rsvp
    services.erase(rsvp=rsvp)
    kept = (
        f"{list(Invitation.objects.values())} {list(Message.objects.values())} {list(Rsvp.objects.values())}"
    )
    assert "Diallo" not in kept
    assert "amina" not in kept
    assert [status_of(row) for row in (first, second, again)] == ["forwarded", "open", "withdrawn"]
    assert mails_to("b@m.example") == ["invitation"]
