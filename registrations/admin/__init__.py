"""The staff's side of seats and RSVPs: lists, changes through the services, tables in and out."""

from . import capacity_limit, rsvp

__all__ = ["capacity_limit", "rsvp"]
