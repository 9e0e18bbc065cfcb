"""Side events through which people went by every way that there is, so that something of each lies everywhere.

Each person is one word, which is part of all that he or she typed.
"""

import uuid

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.brokers import get_broker
from django_q.models import OrmQ
from django_q.monitor import save_task
from django_q.signing import SignedPackage

from events import services as events_services
from events.access import Role
from events.actors import Actor
from events.mails.delivery import send_due
from events.mails.messages import send_again
from events.models import Message
from registrations import services
from registrations.models import HandOver, Invitation, OrganizersLetter, Reminder, Rsvp, RsvpPolicy
from registrations.services import Invitee
from tests.factories import CapacityLimitFactory, SideEventFactory, UserFactory

FORM = "/2030/law/rsvp/"
# Those who have an RSVP of their own in the end, and so a page on which they can ask to be forgotten.
DELEGATES = [
    "zyxform", "zyxfirst", "zyxsecond", "zyxgiver", "zyxtaker", "zyxfocal", "zyxmember", "zyxown", "zyxdoor",
    "zyxadmin", "zyximport", "zyxasker",
]  # fmt: skip
OTHERS = ["zyxno", "zyxdecline", "zyxonly", "zyxletter"]


def typed(word, **more):
    """What a person types into a form."""
    return {
        "courtesy_title": "Ms.",
        "given_name": f"Given {word}",
        "family_name": word.title(),
        "function": f"Function of {word}",
        "organization_name": f"Mission {word}",
        "email": address(word),
        "attendance_mode": "in_person",
        "un_pass": "needs",
        "identity_name": f"Identity {word}",
        "dietary_needs": f"Diet {word}",
        "access_needs": f"Ramp {word}",
        "has_consented": "on",
    } | more


def address(word):
    return f"{word}@mission.example"


def rsvp_of(word):
    return Rsvp.objects.get(family_name=word.title(), status__in=[*Rsvp.LIVE, "cancelled", "refused"])


def done(response):
    """Make sure that a form was taken."""
    assert response.status_code in (200, 302), response.content.decode()
    assert (
        not getattr(response, "context", None)
        or not response.context.get("form")
        or not response.context["form"].errors
    )
    return response


def everybody_went_through(server):
    """Let everybody go every way, and return the event and the one on request. `server` is a mail server."""
    organiser = UserFactory(username="org", groups=[Role.ORGANISER])
    event = _event("law", organiser)
    admin, people = Client(), Client()
    admin.force_login(organiser)
    events_services.record(side_event=event, by=Actor.of(organiser))
    _by_the_form(people)
    _by_invitation(people, event, organiser)
    _by_hand_over(people)
    _by_delegation(people)
    _by_staff(admin, event)
    on_request = _on_request(people, admin, organiser)
    _mails_to_all(event, organiser)
    _sent(server)
    return event, on_request


def _event(slug, organiser, **more):
    event = SideEventFactory(
        slug=slug,
        organisers=[organiser],
        is_online=True,
        is_transferable=True,
        asks_dietary_needs=True,
        asks_access_needs=True,
        joining_link="https://meet.example/1",
        **more,
    )
    CapacityLimitFactory(side_event=event, seats=20)
    CapacityLimitFactory(side_event=event, attendance_mode="online")
    return event


def _by_the_form(people):
    done(people.post(FORM, typed("zyxform")))
    done(people.post(FORM, typed("zyxform")))  # the link once more
    link = rsvp_of("zyxform").get_absolute_url()
    done(people.post(f"{link}change/", typed("zyxform", function="Another function of zyxform")))
    done(people.post(f"{link}my-week/"))
    done(people.get(link))


def _by_invitation(people, event, organiser):
    # the first one's mission is also that of the colleague to whom it is forwarded
    missions = {"zyxfirst": "Norway", "zyxdecline": "Mission zyxdecline", "zyxonly": "Mission zyxonly"}
    invitees = [
        Invitee(address(word), mission, "H.E.", f"Given {word}", word.title(), f"Function of {word}")
        for word, mission in missions.items()
    ]
    made, _known = services.invite(side_event=event, invitees=invitees, by=Actor.of(organiser))
    first, declining, _only = (invitation.get_absolute_url() for invitation in made)
    done(people.post(f"{first}forward/", typed("zyxsecond")))
    second = Invitation.objects.get(email=address("zyxsecond")).get_absolute_url()
    done(people.post(second, typed("zyxsecond")))
    done(people.post(f"{declining}decline/", {"note": "A word of zyxdecline"}))
    done(people.post(FORM, typed("zyxfirst")))  # comes after all


def _by_hand_over(people):
    done(people.post(FORM, typed("zyxgiver")))
    link = rsvp_of("zyxgiver").get_absolute_url()
    done(people.post(f"{link}hand-over/", typed("zyxno")))
    done(people.post(HandOver.objects.latest("pk").get_absolute_url(), {"decline": ""}))
    done(people.post(f"{link}hand-over/", typed("zyxtaker")))
    done(people.post(HandOver.objects.latest("pk").get_absolute_url(), typed("zyxtaker")))
    Rsvp.objects.filter(status="handed_over").update(family_name="Zyxgiver")


def _by_delegation(people):
    done(people.post(FORM, typed("zyxfocal")))
    link = rsvp_of("zyxfocal").get_absolute_url()
    done(
        people.post(f"{link}delegation/", typed("zyxmember", email="", party_role="interpreter"), follow=True)
    )
    done(
        people.post(f"{link}delegation/", typed("zyxown", party_role="delegate"))
    )  # leaves a sentence to be shown
    done(people.post(f"{rsvp_of('zyxmember').get_absolute_url()}my-week/"))


def _by_staff(admin, event):
    new = typed("zyxadmin", side_event=event.pk, language="en")
    done(admin.post("/admin/registrations/rsvp/add/", new))
    added = rsvp_of("zyxadmin")
    page = f"/admin/registrations/rsvp/{added.pk}/change/"
    done(admin.post(page, typed("zyxadmin", function="Another of zyxadmin")))
    chosen = {"action": "cancel_selected", "_selected_action": [added.pk], "confirmed": "yes"}
    done(admin.post("/admin/registrations/rsvp/", chosen))
    table = (
        "Given name,Family name,E-mail,Mission or organization,Attendance mode,Dietary needs\n"
        f"Given zyximport,Zyximport,{address('zyximport')},Mission zyximport,In person,Diet zyximport\n"
    )
    file = SimpleUploadedFile("zyximport.csv", table.encode())
    preview = done(admin.post("/admin/registrations/rsvp/import/", {"side_event": event.pk, "file": file}))
    done(admin.post("/admin/registrations/rsvp/import/", {"parcel": preview.context["parcel"]}))
    door = Client()
    door.force_login(UserFactory(username="door", groups=[Role.DOOR]))
    done(door.post("/2030/law/checkin/walk-in/", typed("zyxdoor", key=str(uuid.uuid4()))))


def _on_request(people, admin, organiser):
    event = _event("asked", organiser)
    RsvpPolicy.objects.create(side_event=event, is_on_request=True)
    done(people.post("/2030/asked/rsvp/", typed("zyxasker")))
    chosen = {"action": "refuse_selected", "_selected_action": [rsvp_of("zyxasker").pk]}
    done(
        admin.post(
            "/admin/registrations/rsvp/", chosen | {"confirmed": "yes", "note": "We know zyxasker already."}
        )
    )
    return event


def _mails_to_all(event, organiser):
    by = Actor.of(organiser)
    Reminder.objects.create(side_event=event, hours_before=200)
    services.write_reminders()
    event.refresh_from_db()
    event.title = "Law renamed"
    event.save()
    events_services.record(side_event=event, by=by)
    event.refresh_from_db()
    services.tell_changes(side_event=event, by=by)
    services.write_letter(
        side_event=event, key=uuid.uuid4(), subject="To zyxletter", text="As zyxletter said.",
        states=["confirmed", "cancelled"], modes=["in_person", "online"], by=by,
    )  # fmt: skip


def _sent(server):
    """Do what waits in the queue as a worker does, once without a mail server and once with one that refuses some."""
    _run_queue()
    for word in [*DELEGATES, *OTHERS]:
        server.answers[address(word)] = f"550 5.1.1 <{address(word)}>: no such person"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    for message in Message.objects.filter(kind__in=["registrations/confirmed", "registrations/invitation"]):
        send_again(message=message)
    send_due()
    assert OrganizersLetter.objects.get().mails().exists()
    assert Message.objects.filter(error__contains="no such person").exists()


def _run_queue():
    """Run all tasks but the last, which stays in the queue, since it may hold something as well."""
    for row in list(OrmQ.objects.order_by("pk"))[:-1]:
        _run(SignedPackage.loads(row.payload))
    for letter in OrganizersLetter.objects.all():
        _run({"id": uuid.uuid4().hex, "name": "letter", "func": "registrations.services.letters.send_letter",
              "args": (letter.pk,), "kwargs": {}})  # fmt: skip
    send_due()


def _run(task):
    started = timezone.now()
    result = import_string(task["func"])(*task["args"], **task["kwargs"])
    stored = task | {"started": started, "stopped": timezone.now(), "success": True, "result": result}
    save_task(stored, get_broker())
