"""The flyer: one page for a wall, with a QR code that leads to the RSVP."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Self

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import SideEvent
from events.pages.side_event import SpeakerLine
from events.un_style import formats, protocol
from registrations.mails.messages import catering_text, needs_un_pass

from .document import EventDocument
from .fitting import fitted_size
from .heads import head_of, version_of, when_of, where_of
from .logo_wall import Wall, logo_wall

TITLE_SIZES = (48, 40, 33, 27, 22, 18, 15)  # points
TITLE_WIDTH = 166  # mm
TITLE_LINES = 4
MOST_NAMES = 15  # with more than these, or a longer title than this, everything is set closer
LONG_TITLE = 150
# who speaks is told where there is room for it
FEW_NAMES, FEW_SPEAKERS, SHORT_TITLE = 10, 5, 90
SCALES = ((10, 1.0), (21, 0.7), (30, 0.5), (math.inf, 0.4))  # of the logos, by how many there are


@dataclass(frozen=True, kw_only=True)
class Flyer(EventDocument):
    """Everything that somebody who passes by has to know, on one page."""

    name = "flyer"
    label = gettext_lazy("Flyer")
    template = "agenda/pdf/flyer.html"
    sheet = "flyer"
    is_for_all = True
    follows = frozenset({"Flyer.title_size", "Flyer.is_crowded", "WallLogo.width"})

    title_size: int  # points
    is_cancelled: bool
    is_crowded: bool
    presenters: str
    supporters: str
    speakers: tuple[SpeakerLine, ...]
    notes: tuple[str, ...]
    logos: Wall
    rsvp_address: str  # with its scheme; nothing while there is none
    rsvp_deadline: str

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en") -> Self:
        """Work it out from the record; without a query when it was loaded `with_everything`."""
        with translation.override(language):
            groups = protocol.sponsor_groups(side_event)
            everybody = groups.presenters + groups.supporters
            is_crowded = len(everybody) > MOST_NAMES or len(side_event.title) > LONG_TITLE
            has_room = len(everybody) <= FEW_NAMES and len(side_event.title) <= SHORT_TITLE
            return cls(
                language=language,
                **head_of(cls, side_event),
                **version_of(side_event, side_event.updated_at),
                facts=(when_of(side_event), where_of(side_event)),
                title_size=fitted_size(side_event.title, TITLE_SIZES, width=TITLE_WIDTH, lines=TITLE_LINES),
                is_cancelled=side_event.is_cancelled,
                is_crowded=is_crowded,
                presenters=protocol.joined(sponsor.label for sponsor in groups.presenters),
                supporters=protocol.grouped_text(
                    groups.supporters, label=attrgetter("short_label" if is_crowded else "label")
                ),
                speakers=tuple(_speakers(side_event)) if has_room else (),
                notes=tuple(_notes(side_event)),
                logos=logo_wall(everybody, scale=_scale(len(everybody))),
                **_rsvp(side_event),
            )

    @property
    def body_class(self) -> str:
        return f"{self.name} crowded" if self.is_crowded else self.name

    @property
    def logo_hashes(self) -> Collection[str]:
        return {logo.sha256 for row in self.logos for logo in row if logo.sha256}

    @property
    def codes(self) -> tuple[str, ...]:
        return (self.rsvp_address,) if self.rsvp_address else ()

    @property
    def address_text(self) -> str:
        """The address as people type it."""
        return self.rsvp_address.split("://", 1)[-1].removesuffix("/")


def _scale(count: int) -> float:
    """Return how much smaller the logos are when there are many."""
    return next(scale for most, scale in SCALES if count <= most)


def _speakers(side_event: SideEvent) -> list[SpeakerLine]:
    """Return those who confirmed; none where they are too many to be named."""
    confirmed = [row for row in side_event.speakers.all() if row.is_confirmed]
    lines = []
    for speaker in confirmed if len(confirmed) <= FEW_SPEAKERS else []:
        who, *more = [
            part for part in (speaker.full_name, speaker.function, speaker.affiliation_label) if part
        ]
        more_text = formats.notation().comma.join(more)
        lines.append(SpeakerLine(who, more_text, speaker.get_part_display(), is_confirmed=True))
    return lines


def _notes(side_event: SideEvent) -> list[str]:
    page_notes = [
        (_("By invitation only."), side_event.is_invitation_only),
        (
            _("A United Nations grounds pass is needed."),
            side_event.is_in_person and needs_un_pass(side_event),
        ),
    ]
    catering = catering_text(side_event)
    return [catering] * bool(catering) + [text for text, holds in page_notes if holds]


def _rsvp(side_event: SideEvent) -> dict[str, str]:
    deadline = side_event.rsvp_deadline_at
    takes = bool(side_event.slug) and not side_event.is_cancelled
    address = reverse("registrations:register", args=[side_event.week.year, side_event.slug]) if takes else ""
    return {
        "rsvp_address": settings.SITE_URL + address if takes else "",
        "rsvp_deadline": formats.datetime_text(deadline.astimezone(side_event.week.zone)) if deadline else "",
    }
