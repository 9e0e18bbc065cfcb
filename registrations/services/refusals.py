"""The one way in which a service says no."""

from events.hooks import Refusal


class RegistrationError(Refusal):
    """Something that cannot be done to an RSVP or to seats, with a sentence for people."""
