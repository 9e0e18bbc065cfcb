"""A focal point registers a delegation in one go; each member is seated on his or her own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from events.actors import Actor

from .. import rules
from ..models import Rsvp, policy_of
from .answers import Details, Outcome, enter, new_rsvp, set_details
from .refusals import RegistrationError
from .seats import lock_limit

LARGEST_PARTY = 15


@dataclass(frozen=True)
class PartyMember:
    """One colleague. The address is optional: mail goes to the focal point then."""

    details: Details
    attendance_mode: str
    email: str = ""


@transaction.atomic
def register_party(*, focal_point: Rsvp, members: Sequence[PartyMember], by: Actor) -> list[Outcome]:
    """Register the colleagues of somebody who has answered, in the order given: each a seat or a place in the queue.

    Raises `RegistrationError`, and then nobody of them is registered.
    """
    limit = lock_limit(focal_point.side_event_id, focal_point.attendance_mode)
    policy = policy_of(limit.side_event)
    if not focal_point.is_live:
        raise RegistrationError(_("This RSVP is cancelled."))
    if not policy.takes_delegations:
        raise RegistrationError(_("At this side event each delegate registers for himself or herself."))
    if Rsvp.objects.live().filter(registered_by=focal_point).count() + len(members) > LARGEST_PARTY:
        raise RegistrationError(
            _("One person can register %(count)s colleagues at most.") % {"count": LARGEST_PARTY}
        )
    return [_register_member(focal_point, member, policy.seats_support_staff, by) for member in members]


def _register_member(focal_point: Rsvp, member: PartyMember, seats_support_staff: bool, by: Actor) -> Outcome:
    rsvp = new_rsvp(
        focal_point.side_event,
        member.attendance_mode,
        member.email,
        focal_point.language,
        has_consented=focal_point.consented_at is not None,
    )
    rsvp.registered_by = focal_point
    set_details(rsvp, member.details)
    is_support = rsvp.party_role != Rsvp.PartyRole.DELEGATE
    rsvp.takes_seat = seats_support_staff or not is_support
    return enter(rsvp, by=by, ignores_closing=by.user is not None)


def why_no_party(focal_point: Rsvp) -> str | None:
    """Return why this person can register no colleagues now, or None."""
    if not focal_point.is_live:
        return _("This RSVP is cancelled.")
    return rules.why_over(focal_point.side_event)
