"""What registrations adds to the life of a side event: findings before publication, and mail when it is cancelled."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.hooks import Change, Refusal
from events.mails.messages import write
from events.models import SideEvent
from events.readiness.rules import Finding, Severity

from .mails.messages import Letters
from .models import AttendanceMode, CapacityLimit, Invitation, Rsvp


def findings(side_event: SideEvent) -> list[Finding]:
    """Return the warnings about seats: one query."""
    if side_event._state.adding:
        return []
    limits = {limit.attendance_mode: limit for limit in side_event.capacity_limits.all()}
    return [*_modes_without_seats(side_event, limits), *_more_seats_than_the_room(side_event, limits)]


def _modes_without_seats(side_event: SideEvent, limits: dict[str, CapacityLimit]) -> list[Finding]:
    offered = {AttendanceMode.IN_PERSON: side_event.is_in_person, AttendanceMode.ONLINE: side_event.is_online}
    sentences = {
        AttendanceMode.IN_PERSON: _("No seats are set for attending in person, so nobody can RSVP for it."),
        AttendanceMode.ONLINE: _("No seats are set for attending online, so nobody can RSVP for it."),
    }
    return [
        Finding(Severity.WARNING, "seats", f"no_seats:{mode}", sentences[mode])
        for mode, is_offered in offered.items()
        if is_offered and mode not in limits
    ]


def _more_seats_than_the_room(side_event: SideEvent, limits: dict[str, CapacityLimit]) -> list[Finding]:
    limit = limits.get(AttendanceMode.IN_PERSON)
    venue = side_event.venue
    if limit is None or venue is None or venue.seats is None or not side_event.is_in_person:
        return []
    if limit.seats is not None and limit.seats <= venue.seats:
        return []
    code = f"more_seats_than_the_room:{limit.seats}>{venue.seats}"
    facts = {"venue": venue.name, "room_seats": venue.seats, "seats": limit.seats}
    if limit.seats is None:
        sentence = _("RSVPs in person have no limit, but %(venue)s has %(room_seats)s seats.") % facts
    else:
        sentence = (
            ngettext(
                "%(seats)s seat is given out, but %(venue)s has %(room_seats)s.",
                "%(seats)s seats are given out, but %(venue)s has %(room_seats)s.",
                limit.seats,
            )
            % facts
        )
    return [Finding(Severity.WARNING, "seats", code, sentence)]


def follow(change: Change) -> None:
    """Act on a change of a published side event, inside its transaction.

    The seats are locked first: whoever registers at the same moment either is seen here or sees the change.
    """
    list(CapacityLimit.objects.select_for_update().filter(side_event=change.side_event).order_by("pk"))
    if change.kind == "unpublished":
        _refuse_while_people_have_answered(change.side_event)
    elif change.kind == "cancelled":
        _tell_everybody(change.side_event)


def _refuse_while_people_have_answered(side_event: SideEvent) -> None:
    count = Rsvp.objects.live().filter(side_event=side_event).count()
    if not count:
        return
    sentence = ngettext(
        "%(count)s person has answered, so it cannot go back to a draft. Cancel the side event instead.",
        "%(count)s people have answered, so it cannot go back to a draft. Cancel the side event instead.",
        count,
    )
    raise Refusal(sentence % {"count": count})


def _tell_everybody(side_event: SideEvent) -> None:
    """Write to each person with a seat or a place in the queue, and to those invited who could still answer.

    Their RSVPs and invitations stay as they were.
    """
    letters = Letters(SideEvent.objects.with_programme().get(pk=side_event.pk))
    at = side_event.cancelled_at or side_event.updated_at
    people = Rsvp.objects.live().filter(side_event=side_event).select_related("registered_by")
    drafts = [letters.draft("event_cancelled", rsvp, at=at) for rsvp in people]
    invitees = Invitation.objects.open().filter(side_event=side_event)
    drafts += [
        letters.invitation_draft("invitation_withdrawn", invitation, is_cancelled=True)
        for invitation in invitees
    ]
    write(*(draft for draft in drafts if draft is not None))
