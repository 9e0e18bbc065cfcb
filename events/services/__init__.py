"""Every write to the programme that is more than storing a form."""

from .copies import duplicate
from .organizations import merge_organizations
from .publication import NotReady, cancel, move, moving_problems, publish, reschedule, unpublish
from .records import record
from .restoring import restore
from .slugs import change_slug, give_slug

__all__ = [
    "NotReady",
    "cancel",
    "change_slug",
    "duplicate",
    "give_slug",
    "merge_organizations",
    "move",
    "moving_problems",
    "publish",
    "record",
    "reschedule",
    "restore",
    "unpublish",
]
