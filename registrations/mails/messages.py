"""What each mail to a delegate says: a snapshot of the facts, taken in the transaction of the change.

The words stand in templates/registrations/emails/<kind>*. A joining link is among the facts of a reminder alone,
to those who have a seat online (`rules.joining_link`).
"""

import dataclasses
import datetime as dt
from typing import Self

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.feeds.calendars import CalendarEntry
from events.languages import told_text
from events.mails.messages import Draft
from events.models import SideEvent
from events.un_style.formats import day_text, notation, time_text
from events.un_style.isolation import isolated
from events.un_style.protocol import inviting_text, joined, sponsor_groups

from ..door.codes import has_door_code, shown_code
from ..models import AttendanceMode, CourtesyTitle, HandOver, Invitation, PersonalWeek, Rsvp
from ..rules import instant_text
from .event_words import host_name, joining_from, when_text
from .salutations import salutation

# Which mails carry a calendar file, and what it asks of the calendar. Who waits has nothing to enter yet; the focal
# point of a delegation is not to find the entries of colleagues without an address in the own calendar.
CALENDAR_METHODS = {
    "confirmed": "REQUEST",
    "seated": "REQUEST",
    "changed": "REQUEST",
    "handed_over": "CANCEL",
    "lapsed": "CANCEL",
    "cancelled": "CANCEL",
    "event_cancelled": "CANCEL",
}

INVITATION_KEYS = "registrations/invitation/"


class Letters:
    """Writes the mails to those who answered one side event; what all of them share is worked out once."""

    def __init__(self, side_event: SideEvent):
        self._side_event = side_event
        self._shared: dict[str, dict[str, object]] = {}
        self._entries: dict[str, CalendarEntry] = {}

    @classmethod
    def of(cls, side_event: SideEvent) -> Self:
        """Return the letters of a side event as it was read, the same for all who have it in this form."""
        found: Self = vars(side_event).setdefault("_letters", cls(side_event))
        return found

    def draft(
        self, kind: str, rsvp: Rsvp, *, at: dt.datetime, had_seat: bool | None = None, **facts: object
    ) -> Draft | None:
        """Return the mail about a change made at an instant, in the language of the RSVP; None without address.

        `had_seat` says whether a seat was held before the change, where the RSVP itself no longer tells.
        """
        if not rsvp.mail_address:
            return None
        if had_seat is None:
            had_seat = rsvp.status == Rsvp.Status.CONFIRMED
        with translation.override(rsvp.language):
            snapshot = self._facts_for_all(rsvp.language) | self._facts_of(rsvp) | facts
            snapshot["had_seat"] = had_seat
            if had_seat and rsvp.email and kind in CALENDAR_METHODS:
                snapshot |= self._calendar(rsvp, kind, at)
        # the place and the instant: somebody who goes to the other mode and back at one instant is told both
        key = f"{rsvp.pk}/{rsvp.attendance_mode}/{rsvp.queued_at:%Y%m%dT%H%M%S%f}/{at:%Y%m%dT%H%M%S%f}"
        return self._draft(kind, rsvp.mail_address, rsvp.language, snapshot, key)

    def invitation_draft(self, kind: str, invitation: Invitation, **facts: object) -> Draft:
        """Return the mail that brings a personal invitation, or takes it back."""
        source = invitation.forwarded_from
        with translation.override(invitation.language):
            snapshot = self.facts_for_invitees(invitation.language) | {
                "salutation": salutation(invitation),
                "is_excellency": invitation.courtesy_title == CourtesyTitle.AMBASSADOR,
                "is_to_office": invitation.is_to_office,
                "forwarded_by": source.addressee if source else "",
                "answer_by": instant_text(invitation.expires_at, self._side_event.week),
                "link": settings.SITE_URL + invitation.get_absolute_url(),
            }
        key = invitation_key(invitation).removeprefix(INVITATION_KEYS)
        return self._draft(kind, invitation.email, invitation.language, snapshot | facts, key)

    def facts_for_invitees(self, language: str) -> dict[str, object]:
        """What an invitation says to everybody who reads this language, which must be the active one."""
        key = f"invitation/{language}"
        if key not in self._shared:
            self._shared[key] = self._facts_for_all(language) | _invitation_facts(self._side_event)
        return self._shared[key]

    def personal_week_draft(self, found: PersonalWeek, rsvp: Rsvp, *, at: dt.datetime) -> Draft:
        """Return the mail with the link to all RSVPs of the address. It is about no single side event."""
        with translation.override(rsvp.language):
            facts: dict[str, object] = {
                "week": str(found.week),
                "salutation": salutation(rsvp),
                "link": settings.SITE_URL + found.get_absolute_url(),
            }
        key = f"{found.pk}/{at:%Y%m%dT%H%M%S%f}"
        draft = self._draft("my_week", rsvp.mail_address, rsvp.language, facts, key)
        return dataclasses.replace(draft, side_event=None)

    def hand_over_draft(self, kind: str, offer: HandOver) -> Draft:
        """Return the mail to the colleague to whom a seat is offered."""
        first = offer.rsvp
        with translation.override(first.language):
            snapshot = (
                self._facts_for_all(first.language)
                | _place_facts(self._side_event, first)
                | {
                    "salutation": _("Dear %(name)s,") % {"name": isolated(offer)},
                    "colleague": first.full_name,
                    "answer_by": instant_text(offer.expires_at, self._side_event.week),
                    "link": settings.SITE_URL + offer.get_absolute_url(),
                }
            )
        return self._draft(kind, offer.email, first.language, snapshot, str(offer.pk))

    def _draft(self, kind: str, recipient: str, language: str, facts: dict[str, object], key: str) -> Draft:
        return Draft(
            kind=f"registrations/{kind}",
            recipient=recipient,
            language=language,
            facts=facts,
            dedupe_key=f"registrations/{kind}/{key}",
            side_event=self._side_event,
        )

    def _facts_for_all(self, language: str) -> dict[str, object]:
        """What is the same for everybody who reads this language, which must be the active one."""
        if language not in self._shared:
            self._shared[language] = _event_facts(self._side_event)
        return self._shared[language]

    def _facts_of(self, rsvp: Rsvp) -> dict[str, object]:
        focal_point = None if rsvp.email else rsvp.registered_by
        door_code = {"door_code": shown_code(rsvp.token)} if has_door_code(rsvp) else {}
        return (
            door_code
            | _place_facts(self._side_event, rsvp)
            | {
                "salutation": salutation(focal_point or rsvp),
                "registered_colleague": rsvp.full_name if focal_point else "",
                "lacks_pass": rsvp.un_pass == Rsvp.UnPass.NEEDS,
                "prove_by": self._while_ahead(rsvp.prove_by_at),
                "decline_by": self._while_ahead(rsvp.decline_by_at),
                "answered_on": day_text(rsvp.created_at.astimezone(self._side_event.week.zone)),
                "link": settings.SITE_URL + rsvp.get_absolute_url(),
            }
        )

    def _while_ahead(self, instant: dt.datetime | None) -> str:
        if instant is None or instant <= timezone.now():
            return ""
        return instant_text(instant, self._side_event.week)

    def _calendar(self, rsvp: Rsvp, kind: str, at: dt.datetime) -> dict[str, object]:
        if self._side_event.starts_at is None:
            return {}
        if rsvp.language not in self._entries:
            self._entries[rsvp.language] = CalendarEntry.of(self._side_event)
        entry = _personal(self._entries[rsvp.language], self._side_event, rsvp, at)
        return {"calendar": entry.to_facts(), "calendar_method": CALENDAR_METHODS[kind]}


def invitation_key(invitation: Invitation) -> str:
    """Return the key of the mail that brought the invitation with the end that it has now: one mail for each end."""
    return f"{INVITATION_KEYS}{invitation.pk}/{invitation.expires_at.astimezone(dt.UTC):%Y%m%dT%H%M%S%f}"


def personal_entry(side_event: SideEvent, rsvp: Rsvp, stamped_at: dt.datetime) -> CalendarEntry:
    """Return the calendar entry of one person, with the place where this person will be.

    It is as new as the last change of the person's answer (`stamped_at`) or of the event, whichever came later.
    """
    return _personal(CalendarEntry.of(side_event), side_event, rsvp, stamped_at)


def _personal(
    entry: CalendarEntry, side_event: SideEvent, rsvp: Rsvp, stamped_at: dt.datetime
) -> CalendarEntry:
    stamp = max(stamped_at, side_event.updated_at)
    entry = entry.for_attendee(rsvp.full_name, rsvp.email, stamp)
    return dataclasses.replace(entry, location=where_text(side_event, rsvp.attendance_mode))


def where_text(side_event: SideEvent, attendance_mode: str) -> str:
    """Return "Conference Room 8, United Nations Headquarters, 405 East 42nd Street", or "Online"."""
    if attendance_mode == AttendanceMode.ONLINE:
        platform = side_event.online_platform
        return _("Online (%(platform)s)") % {"platform": isolated(platform)} if platform else _("Online")
    venue = side_event.venue
    parts = (str(venue), venue.address) if venue else ()
    return notation().comma.join(isolated(part) for part in parts if part)


def needs_un_pass(side_event: SideEvent) -> bool:
    """Whether the way into the room leads through the gate of the United Nations."""
    return side_event.needs_un_pass or bool(side_event.venue and side_event.venue.needs_un_pass)


def _place_facts(side_event: SideEvent, rsvp: Rsvp) -> dict[str, object]:
    """Where one attends in the mode of this RSVP, and what one finds and needs there."""
    is_in_person = rsvp.attendance_mode == AttendanceMode.IN_PERSON
    return {
        "is_in_person": is_in_person,
        "where": where_text(side_event, rsvp.attendance_mode),
        "catering": catering_text(side_event) if is_in_person else "",
        "needs_un_pass": is_in_person and needs_un_pass(side_event),
    }


def _event_facts(side_event: SideEvent) -> dict[str, object]:
    hosts = sponsor_groups(side_event).presenters
    return {
        "week": str(side_event.week),
        "title": told_text(side_event, "title"),
        "subtitle": told_text(side_event, "subtitle"),
        "when": when_text(side_event),
        "joining_from": joining_from(side_event),
        "hosts": joined(host_name(host) for host in hosts),
        "host_count": len(hosts),
        "reason": side_event.cancellation_reason,
        "event_link": settings.SITE_URL + side_event.get_absolute_url(),
        "focal_point": {
            "name": side_event.focal_point_name,
            "function": side_event.focal_point_function,
            "email": side_event.focal_point_email,
            "phone": side_event.focal_point_phone,
        },
    }


def _invitation_facts(side_event: SideEvent) -> dict[str, object]:
    groups = sponsor_groups(side_event)
    address = reverse("agenda:concept_note", args=[side_event.week.year, side_event.slug])
    return {
        "inviters": inviting_text(groups.presenters),
        "inviter_count": len(groups.presenters),
        "supporters": inviting_text(groups.supporters),
        "where": _where_in_all_modes(side_event),
        "catering": catering_text(side_event),
        "needs_un_pass": side_event.is_in_person and needs_un_pass(side_event),
        "is_limited": side_event.is_in_person and side_event.has_limited_places,
        "is_transferable": side_event.is_transferable,
        "audience": told_text(side_event, "audience"),
        "concept_note_link": settings.SITE_URL + address,
    }


def catering_text(side_event: SideEvent) -> str:
    """Return "Light lunch from 1 p.m.", or what is known of it."""
    what, at = capfirst(told_text(side_event, "catering")), side_event.catering_at
    return (
        _("%(what)s from %(time)s") % {"what": isolated(what), "time": time_text(at)} if what and at else what
    )


def _where_in_all_modes(side_event: SideEvent) -> str:
    """Return the room, how to attend online, or both."""
    room = where_text(side_event, AttendanceMode.IN_PERSON) if side_event.is_in_person else ""
    if not side_event.is_online:
        return room
    if not room:
        return where_text(side_event, AttendanceMode.ONLINE)
    if side_event.online_platform:
        return _("%(room)s; or online (%(platform)s)") % {
            "room": isolated(room),
            "platform": isolated(side_event.online_platform),
        }
    return _("%(room)s; or online") % {"room": isolated(room)}
