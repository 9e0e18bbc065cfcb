"""What delegates fill in. The rules are in `services`."""

from .colleagues import HandOverForm, MemberForm, TakeOverForm
from .details import DetailsForm
from .rsvp import ModeChoice, RsvpForm, first_open, modes_html, modes_of

__all__ = [
    "DetailsForm",
    "HandOverForm",
    "MemberForm",
    "ModeChoice",
    "RsvpForm",
    "TakeOverForm",
    "first_open",
    "modes_html",
    "modes_of",
]
