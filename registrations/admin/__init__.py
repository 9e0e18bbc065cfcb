"""The staff's side of seats and RSVPs: lists, changes through the services, tables in and out."""

from . import capacity_limit, invitation, letter, policy, rsvp

__all__ = ["capacity_limit", "invitation", "letter", "policy", "rsvp"]
