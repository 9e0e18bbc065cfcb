"""The letter of invitation: to all permanent missions, in the form that letters between missions have."""

from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from events.models import SideEvent
from events.un_style import formats
from events.un_style.isolation import isolated
from registrations.mails.messages import Letters

from .choices import OneOf
from .document import EventDocument
from .heads import head_of, version_of, when_of, where_of

ADDRESSEE = OneOf(
    "addressee",
    gettext_lazy("Addressee"),
    {
        "excellency": gettext_lazy("Excellencies"),
        "colleagues": pgettext_lazy("form of address", "Colleagues"),
    },
)


@dataclass(frozen=True, kw_only=True)
class InvitationLetter(EventDocument):
    """It says the same as the invitation that goes by mail, from the same facts. It names no guest."""

    name = "invitation"
    label = gettext_lazy("Invitation")
    template = "agenda/pdf/invitation.html"
    sheet = "invitation"
    choices = (ADDRESSEE,)
    follows = frozenset({"InvitationLetter.place_and_day"})  # its day is that of the last save

    place_and_day: str  # "New York, 12 May 2026"
    salutation: str
    opening: str  # who has the honour to invite
    audience: str
    practical: str  # sentences about passes, space and catering
    rsvp_address: str
    rsvp_by: str
    contact: tuple[str, ...]
    note_address: str  # of the concept note
    closing: str
    inviters: str  # who signs

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en", *, addressee: str = "excellency") -> Self:
        """Work it out from the facts that invitations by mail carry; without a query when sponsors are loaded."""
        is_formal = addressee == "excellency"
        with translation.override(language):
            facts = Letters(side_event).facts_for_invitees(language)
            dated = version_of(side_event, side_event.updated_at)
            return cls(
                language=language,
                **head_of(cls, side_event),
                **dated,
                facts=(when_of(side_event), where_of(side_event)),
                place_and_day=_place_and_day(side_event),
                salutation=_("Excellency,") if is_formal else _("Dear colleagues,"),
                opening=_opening(facts),
                audience=side_event.audience,
                practical=_practical(facts),
                **_rsvp(side_event, facts),
                contact=tuple(_contact(side_event)),
                closing=(
                    _("Please accept, Excellency, the assurances of our highest consideration.")
                    if is_formal
                    else _("We look forward to welcoming you.")
                ),
                inviters=capfirst(str(facts["inviters"])),
            )

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.rsvp_address,) if self.rsvp_address else ()

    @property
    def address_text(self) -> str:
        return self.rsvp_address.split("://", 1)[-1].removesuffix("/")

    @property
    def note_text(self) -> str:
        return self.note_address.split("://", 1)[-1]


def _place_and_day(side_event: SideEvent) -> str:
    day = side_event.updated_at.astimezone(side_event.week.zone).date()
    return formats.notation().comma.join([isolated(side_event.week.city), isolated(formats.day_text(day))])


def _opening(facts: dict[str, Any]) -> str:
    """Return "The Permanent Missions of … have the honour to invite you to the side event"."""
    inviters, supporters = capfirst(facts["inviters"]), facts["supporters"]
    if not inviters:
        return _("You are invited to the side event")
    if supporters:
        sentence = ngettext(
            "%(inviters)s, together with %(supporters)s, has the honour to invite you to the side event",
            "%(inviters)s, together with %(supporters)s, have the honour to invite you to the side event",
            facts["inviter_count"],
        )
    else:
        sentence = ngettext(
            "%(inviters)s has the honour to invite you to the side event",
            "%(inviters)s have the honour to invite you to the side event",
            facts["inviter_count"],
        )
    return sentence % {"inviters": inviters, "supporters": supporters}


def _practical(facts: dict[str, Any]) -> str:
    transferable = _("The invitation is transferable.")
    personal = _("The invitation is personal and not transferable.")
    sentences = [
        (transferable if facts["is_transferable"] else personal, True),
        (_("In-person space is limited."), facts["is_limited"]),
        (_("A United Nations grounds pass is needed."), facts["needs_un_pass"]),
        (formats.lead_in(facts["catering"], "…"), facts["catering"]),
    ]
    return formats.sentences(sentence for sentence, holds in sentences if holds)


def _rsvp(side_event: SideEvent, facts: dict[str, Any]) -> dict[str, str]:
    takes = bool(side_event.slug) and not side_event.is_cancelled
    address = reverse("registrations:register", args=[side_event.week.year, side_event.slug]) if takes else ""
    deadline = side_event.rsvp_deadline_at
    return {
        "rsvp_address": settings.SITE_URL + address if takes else "",
        "rsvp_by": formats.datetime_text(deadline.astimezone(side_event.week.zone)) if deadline else "",
        "note_address": str(facts["concept_note_link"]) if takes else "",
    }


def _contact(side_event: SideEvent) -> list[str]:
    comma = formats.notation().comma
    person = comma.join(filter(None, [side_event.focal_point_name, side_event.focal_point_function]))
    return [line for line in (person, side_event.focal_point_email, side_event.focal_point_phone) if line]
