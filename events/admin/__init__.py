"""The programme in the admin: one module for each group of models."""

from . import message, organization, side_event, week

__all__ = ["message", "organization", "side_event", "week"]
