"""Every write to seats and to those who take them. A seat is given in `seats` alone, under the lock of its limit."""

from .answers import (
    Details,
    Outcome,
    cancel,
    change_details,
    prove_address,
    register,
    send_link_again,
    switch_mode,
)
from .approvals import approve, refuse
from .arrivals import NotedArrival, note_arrival, register_walk_in, take_back_arrival
from .delegations import PartyMember, register_party
from .hand_overs import accept_hand_over, decline_hand_over, offer_hand_over, withdraw_hand_over
from .invitation_answers import accept_invitation, decline_invitation, forward_invitation
from .invitations import (
    Invitee,
    extend_invitation,
    invite,
    send_invitation_again,
    withdraw_invitation,
)
from .letters import send_letter, tell_changes, write_letter, write_reminders, write_thanks
from .limits import release_ended_holds, save_limit
from .personal_weeks import send_personal_week
from .privacy import copy_of, erase, purge
from .refusals import RegistrationError

__all__ = [
    "Details",
    "Invitee",
    "NotedArrival",
    "Outcome",
    "PartyMember",
    "RegistrationError",
    "accept_hand_over",
    "accept_invitation",
    "approve",
    "cancel",
    "change_details",
    "copy_of",
    "decline_hand_over",
    "decline_invitation",
    "erase",
    "extend_invitation",
    "forward_invitation",
    "invite",
    "note_arrival",
    "offer_hand_over",
    "prove_address",
    "purge",
    "refuse",
    "register",
    "register_party",
    "register_walk_in",
    "release_ended_holds",
    "save_limit",
    "send_invitation_again",
    "send_letter",
    "send_link_again",
    "send_personal_week",
    "switch_mode",
    "take_back_arrival",
    "tell_changes",
    "withdraw_hand_over",
    "withdraw_invitation",
    "write_letter",
    "write_reminders",
    "write_thanks",
]
