"""What delegates fill in. The rules are in `services`."""

from .colleagues import HandOverForm, MemberForm, TakeOverForm
from .details import DetailsForm
from .rsvp import ModeChoice, RsvpForm, modes_of

__all__ = [
    "DetailsForm",
    "HandOverForm",
    "MemberForm",
    "ModeChoice",
    "RsvpForm",
    "TakeOverForm",
    "modes_of",
]
