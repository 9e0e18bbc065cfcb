"""Who presents a side event, in protocol order, and which of them have said so."""

from dataclasses import dataclass
from typing import Self

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.actors import actor_text
from events.models import CoSponsor, SideEvent
from events.un_style import formats, protocol

from .document import EventDocument, Fact
from .heads import head_of, version_of, when_of, where_of


@dataclass(frozen=True, kw_only=True)
class CoSponsorRow:
    number: int
    name: str
    kind: str  # "Member State"
    role: str
    confirmed_on: str  # "12 May 2026"; nothing while it is open
    confirmed_by: str
    has_logo: bool


@dataclass(frozen=True, kw_only=True)
class CoSponsorList(EventDocument):
    """It tells who has not confirmed and who confirmed for whom, so it is for the organizers."""

    name = "co-sponsor-list"
    label = gettext_lazy("Co-sponsors and their confirmation")
    template = "agenda/pdf/co_sponsor_list.html"
    sheet = "lists"
    follows = frozenset({"CoSponsorRow.number"})

    rows: tuple[CoSponsorRow, ...]
    departs_from_protocol: bool

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en") -> Self:
        """Work it out from the record; without a query when the sponsors are loaded."""
        with translation.override(language):
            sponsors = protocol.ordered_sponsors(side_event)
            return cls(
                language=language,
                **head_of(cls, side_event) | {"subtitle": ""},
                **version_of(side_event, side_event.updated_at),
                facts=(when_of(side_event), where_of(side_event, with_address=False), _count(sponsors)),
                rows=tuple(_row(side_event, place, row) for place, row in enumerate(sponsors, start=1)),
                departs_from_protocol=protocol.departs_from_protocol(side_event),
            )


def _row(side_event: SideEvent, number: int, sponsor: CoSponsor) -> CoSponsorRow:
    at = sponsor.confirmed_at
    return CoSponsorRow(
        number=number,
        name=sponsor.label,
        kind=str(sponsor.organization.get_kind_display()),
        role=str(sponsor.get_role_display()),
        confirmed_on=formats.day_text(at.astimezone(side_event.week.zone).date()) if at else "",
        confirmed_by=actor_text(sponsor.confirmed_by),
        has_logo=sponsor.shown_logo is not None,
    )


def _count(sponsors: list[CoSponsor]) -> Fact:
    """Return "3 of 5 confirmed". The lead need not confirm its own side event."""
    asked = [sponsor for sponsor in sponsors if sponsor.role != CoSponsor.Role.LEAD]
    confirmed = sum(sponsor.confirmed_at is not None for sponsor in asked)
    if not asked:
        return Fact(heading=_("Nobody beside the lead"))
    words = ngettext(
        "%(confirmed)d of %(count)d confirmed", "%(confirmed)d of %(count)d confirmed", len(asked)
    )
    return Fact(heading=words % {"confirmed": confirmed, "count": len(asked)})
