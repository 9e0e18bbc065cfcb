"""Every write to the programme that is more than storing a form."""

from .copies import duplicate
from .organizations import merge_organizations
from .publication import NotReady, cancel, moving_problems, publish, reschedule, unpublish
from .records import record
from .slugs import change_slug, give_slug

__all__ = [
    "NotReady",
    "cancel",
    "change_slug",
    "duplicate",
    "give_slug",
    "merge_organizations",
    "moving_problems",
    "publish",
    "record",
    "reschedule",
    "unpublish",
]
