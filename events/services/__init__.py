"""Every write to the programme that is more than storing a form."""

from .confirmation_answers import (
    ChangedMeanwhile,
    CoSponsorAnswer,
    LinkEnded,
    SpeakerAnswer,
    Successor,
    confirm_co_sponsor,
    confirm_speaker,
    decline_confirmation,
    replace_speaker,
    stand_of,
    why_ended,
)
from .confirmation_requests import Contact, ask, ask_again, last_instant, remind, remind_due, take_back
from .consents import forget_consents
from .copies import duplicate
from .held_texts import leave_out, take_over
from .mergers import answer_merger, carry_out, propose_merger, withdraw_merger
from .next_year import copy_event, copy_week
from .organizations import merge_organizations
from .proposals import Incomplete, Slot, accept, decline, give_until, return_with_remarks, submit, withdraw
from .publication import NotReady, cancel, move, moving_problems, publish, reschedule, unpublish
from .records import record
from .restoring import restore
from .slots import Move, SlotChanged, fix_slot, give_slots
from .slugs import change_slug, give_slug, is_taken

__all__ = [
    "SlotChanged",
    "Incomplete",
    "Move",
    "take_back",
    "remind_due",
    "remind",
    "last_instant",
    "ask_again",
    "ask",
    "why_ended",
    "stand_of",
    "replace_speaker",
    "decline_confirmation",
    "confirm_speaker",
    "confirm_co_sponsor",
    "Successor",
    "SpeakerAnswer",
    "LinkEnded",
    "Contact",
    "CoSponsorAnswer",
    "ChangedMeanwhile",
    "NotReady",
    "Slot",
    "accept",
    "answer_merger",
    "cancel",
    "carry_out",
    "change_slug",
    "copy_event",
    "copy_week",
    "decline",
    "duplicate",
    "fix_slot",
    "give_slots",
    "forget_consents",
    "give_slug",
    "is_taken",
    "give_until",
    "leave_out",
    "merge_organizations",
    "move",
    "moving_problems",
    "propose_merger",
    "publish",
    "record",
    "reschedule",
    "restore",
    "return_with_remarks",
    "submit",
    "take_over",
    "unpublish",
    "withdraw",
    "withdraw_merger",
]
