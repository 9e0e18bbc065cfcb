"""Who may do what: the one place that answers, for admin, views and exports alike.

Roles are groups (made by a migration). What a role may do is a row in `RULES`; a test walks every
staff address with every role.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models

from .models import Organization, SideEvent

if TYPE_CHECKING:
    from pocweek.models import User


class Role(StrEnum):
    """The names of the groups."""

    ORGANISER = "Organisers"
    SECRETARIAT = "Secretariat"
    DOOR = "Door staff"


class Action(StrEnum):
    ENTER_ADMIN = "enter the admin"
    ADD_EVENT = "add a side event"
    VIEW_EVENT = "see a side event that is not public"
    EDIT_EVENT = "change a side event"
    PUBLISH_EVENT = "submit, publish, unpublish, reschedule or cancel a side event"
    DECIDE_PROPOSALS = "return, accept, decline and merge proposals"
    DELETE_EVENT = "delete a draft"
    SEE_DELEGATES = "see the delegates of a side event"
    SEE_NEEDS = "see dietary and accessibility needs"
    MANAGE_RSVPS = "change, import and cancel RSVPs and seats"
    WRITE_SUMMARY = "write and issue the summary"
    APPROVE_SUMMARY = "approve the summary for the lead"
    MANAGE_WEEK = "change weeks, venues and official meetings"
    VIEW_WEEK = "see weeks, venues and official meetings"
    ADD_ORGANIZATION = "add an organization"
    EDIT_ORGANIZATION = "change or merge organizations"
    SEE_MESSAGES = "see messages and send them again"
    INVITE_STAFF = "invite people to work on the week"
    MANAGE_ACCOUNTS = "manage accounts"


def _anyone(*roles: Role) -> Callable[[frozenset[Role], "User", object], bool]:
    return lambda held, user, subject: bool(held.intersection(roles))


def _own_event(held: frozenset[Role], user: "User", subject: object) -> bool:
    """The secretariat for all events, an organiser for own ones. Without a subject: whether for any at all."""
    if Role.SECRETARIAT in held:
        return True
    if Role.ORGANISER not in held:
        return False
    return subject is None or _is_organiser_of(user, subject)


def _own_delegates(held: frozenset[Role], user: "User", subject: object) -> bool:
    """As for own events; door staff see who comes to a published event."""
    if Role.DOOR in held and (subject is None or getattr(subject, "is_public", False)):
        return True
    return _own_event(held, user, subject)


def _as_organiser(held: frozenset[Role], user: "User", subject: object) -> bool:
    """For the organisers of that event alone: the secretariat prepares no room, and approves nothing for a lead.

    Without a subject: whether for any at all.
    """
    return bool(held & {Role.ORGANISER, Role.SECRETARIAT}) and (
        subject is None or _is_organiser_of(user, subject)
    )


def _own_draft(held: frozenset[Role], user: "User", subject: object) -> bool:
    return _own_event(held, user, subject) and _is_deletable(subject)


def _is_deletable(subject: object) -> bool:
    """What was public once is cancelled, never deleted; what was submitted is withdrawn first."""
    if not isinstance(subject, SideEvent):
        return subject is None
    return subject.published_at is None and subject.status not in SideEvent.UNDER_REVIEW


def _is_organiser_of(user: "User", subject: object) -> bool:
    return isinstance(subject, SideEvent) and subject.pk in _own_event_ids(user)


def _own_event_ids(user: "User") -> frozenset[int]:
    """The primary keys of the user's events; asked once per request (users are loaded per request)."""
    known = user.__dict__.get("_own_event_ids")
    if known is None:
        known = frozenset(user.side_events.values_list("pk", flat=True))
        user.__dict__["_own_event_ids"] = known
    return known


STAFF = _anyone(Role.ORGANISER, Role.SECRETARIAT, Role.DOOR)
SECRETARIAT = _anyone(Role.SECRETARIAT)
EDITORS = _anyone(Role.ORGANISER, Role.SECRETARIAT)

RULES: dict[Action, Callable[[frozenset[Role], "User", object], bool]] = {
    Action.ENTER_ADMIN: STAFF,
    Action.ADD_EVENT: EDITORS,
    Action.VIEW_EVENT: _own_event,
    Action.EDIT_EVENT: _own_event,
    Action.PUBLISH_EVENT: _own_event,
    Action.DECIDE_PROPOSALS: SECRETARIAT,
    Action.DELETE_EVENT: _own_draft,
    Action.SEE_DELEGATES: _own_delegates,
    Action.SEE_NEEDS: _as_organiser,
    Action.MANAGE_RSVPS: _own_event,
    Action.WRITE_SUMMARY: _own_event,
    Action.APPROVE_SUMMARY: _as_organiser,
    Action.MANAGE_WEEK: SECRETARIAT,
    Action.VIEW_WEEK: EDITORS,
    Action.ADD_ORGANIZATION: EDITORS,
    Action.EDIT_ORGANIZATION: SECRETARIAT,
    Action.SEE_MESSAGES: _own_event,
    Action.INVITE_STAFF: SECRETARIAT,
    Action.MANAGE_ACCOUNTS: lambda held, user, subject: False,  # superusers only
}


def roles_of(user: "User | AnonymousUser") -> frozenset[Role]:
    """Return the roles of a user; asked of the database once per request."""
    known = user.__dict__.get("_roles")
    if known is None:
        names = set(user.groups.values_list("name", flat=True)) if user.pk else set()
        known = frozenset(role for role in Role if role.value in names)
        user.__dict__["_roles"] = known
    return known


def may(
    user: "User | AnonymousUser", action: Action, subject: SideEvent | Organization | None = None
) -> bool:
    """Return whether the user may do this, to the subject where one is given. Superusers may do everything."""
    if not user.is_authenticated or not user.is_active or not user.is_staff:
        return False
    if user.is_superuser:
        return action != Action.DELETE_EVENT or _is_deletable(subject)
    return RULES[action](roles_of(user), user, subject)


def visible_events(user: "User") -> models.QuerySet[SideEvent]:
    """Return the side events whose record the user may open: all for the secretariat, own ones for organisers."""
    if user.is_superuser or Role.SECRETARIAT in roles_of(user):
        return SideEvent.objects.all()
    if Role.ORGANISER in roles_of(user):
        return SideEvent.objects.filter(pk__in=_own_event_ids(user))
    return SideEvent.objects.none()


def events_with_visible_delegates(user: "User") -> models.QuerySet[SideEvent]:
    """Return the side events whose delegates the user may see; door staff see those of public events."""
    events = visible_events(user)
    if Role.DOOR in roles_of(user):
        events = events | SideEvent.objects.public()
    return events


def needs_second_factor(user: "User") -> bool:
    """Return whether a password alone does not do: for who sees, or may let others see, much of what is personal.

    That is superusers, the secretariat, and whoever sees the delegates of more than one side event.
    """
    if user.is_superuser or Role.SECRETARIAT in roles_of(user):
        return True
    if Role.DOOR in roles_of(user):
        return len(events_with_visible_delegates(user).values_list("pk")[:2]) > 1
    return Role.ORGANISER in roles_of(user) and len(_own_event_ids(user)) > 1
