"""Every write to the programme that is more than storing a form."""

from .copies import duplicate
from .next_year import copy_event, copy_week
from .organizations import merge_organizations
from .proposals import Incomplete, Slot, accept, decline, give_until, return_with_remarks, submit, withdraw
from .publication import NotReady, cancel, move, moving_problems, publish, reschedule, unpublish
from .records import record
from .restoring import restore
from .slugs import change_slug, give_slug

__all__ = [
    "Incomplete",
    "NotReady",
    "Slot",
    "accept",
    "cancel",
    "change_slug",
    "copy_event",
    "copy_week",
    "decline",
    "duplicate",
    "give_slug",
    "give_until",
    "merge_organizations",
    "move",
    "moving_problems",
    "publish",
    "record",
    "reschedule",
    "restore",
    "return_with_remarks",
    "submit",
    "unpublish",
    "withdraw",
]
