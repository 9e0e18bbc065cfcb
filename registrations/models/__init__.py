"""Seats and those who take them. Every write goes through `registrations.services`."""

from events.personal_links import new_token

from .arrival import Arrival
from .capacity_limit import AttendanceMode, CapacityLimit
from .invitation import HandOver, Invitation
from .letter import OrganizersLetter
from .personal import PersonalWeek, Tally
from .policy import Reminder, RsvpPolicy, policy_of
from .rsvp import CourtesyTitle, Rsvp, RsvpQuerySet

__all__ = [
    "Arrival",
    "AttendanceMode",
    "CapacityLimit",
    "CourtesyTitle",
    "HandOver",
    "Invitation",
    "OrganizersLetter",
    "PersonalWeek",
    "Reminder",
    "Rsvp",
    "RsvpPolicy",
    "RsvpQuerySet",
    "new_token",
    "Tally",
    "policy_of",
]
