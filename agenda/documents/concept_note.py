"""The concept note: what a side event is about, who presents it, how it runs and how to come."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.languages import like, told
from events.models import CoSponsor, SideEvent, Speaker
from events.pages.side_event import EventPage, SegmentLine, SpeakerLine
from events.templatetags.rich_text import has_text
from events.un_style import formats, protocol

from .document import EventDocument, Fact, Point
from .heads import head_of, version_of, when_of, where_of
from .logo_wall import Wall, logo_wall

LONGEST_IN_MINUTES = 120  # longer ones are told in hours


@dataclass(frozen=True, kw_only=True)
class SpeakerRow:
    """A speaker, each thing that is known for itself."""

    part: str
    name: str  # with honorific
    function: str
    affiliation: str
    is_confirmed: bool

    @classmethod
    def of(cls, speaker: Speaker) -> Self:
        return cls(
            part=speaker.get_part_display(),
            name=speaker.full_name,
            function=speaker.function,
            affiliation=speaker.affiliation_label,
            is_confirmed=speaker.is_confirmed,
        )


@dataclass(frozen=True, kw_only=True)
class ConceptNote(EventDocument):
    """All parts in the order in which they are printed. Empty ones are left out by the template."""

    name = "concept-note"
    label = gettext_lazy("Concept note")
    template = "agenda/pdf/concept_note.html"
    formats = ("pdf", "docx", "md")
    page_template = "agenda/concept_note.html"
    is_for_all = True
    follows = frozenset({"ConceptNote.facts", "ConceptNote.speaker_rows", "WallLogo.width"})

    header: tuple[Fact, ...]  # the facts with a label for each: "Date", "Time", "Venue"
    is_cancelled: bool
    cancellation_reason: str
    sponsors: tuple[Fact, ...]  # "Presented by", "Co-sponsors", "Partners"
    departs_from_protocol: bool
    background: str  # rich text, as typed: the template sanitizes it
    objectives: tuple[str, ...]
    logos: Wall
    format: tuple[Fact, ...]
    zone: str  # "New York time"
    agenda: tuple[SegmentLine, ...]
    focus_areas: tuple[Point, ...]
    speakers: tuple[SpeakerLine, ...]
    speaker_rows: tuple[SpeakerRow, ...]  # the same, for tables that are read again
    expected_outputs: tuple[str, ...]
    address: str  # of the public page, with its scheme
    rsvp_deadline: str
    conditions: tuple[str, ...]  # sentences
    focal_point_name: str
    focal_point_function: str
    focal_point_email: str
    focal_point_phone: str

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en") -> Self:
        """Work out everything from the record; without a query when it was loaded `with_everything`."""
        side_event = told(side_event, language)
        with translation.override(language):
            return cls(
                language=language,
                **head_of(cls, side_event),
                **version_of(side_event, side_event.updated_at),
                is_cancelled=side_event.is_cancelled,
                cancellation_reason=side_event.cancellation_reason,
                **_presentation(side_event),
                **_programme(side_event),
                **_rsvp(side_event),
                background=side_event.background if has_text(side_event.background) else "",
                objectives=tuple(row.text for row in side_event.objectives.all()),
                focus_areas=tuple(Point.of(row.title, row.text) for row in side_event.focus_areas.all()),
                expected_outputs=tuple(row.text for row in side_event.expected_outputs.all()),
            )

    @property
    def logo_hashes(self) -> Collection[str]:
        return {logo.sha256 for row in self.logos for logo in row if logo.sha256}

    @property
    def takes_rsvps(self) -> bool:
        return bool(self.address) and not self.is_cancelled

    @property
    def has_contact(self) -> bool:
        return bool(self.focal_point or self.focal_point_email or self.focal_point_phone)

    @property
    def focal_point(self) -> str:
        """Return "Humanitarian section, First Secretary"."""
        said = (self.focal_point_name, self.focal_point_function)
        return formats.notation(self.language).comma.join(part for part in said if part)

    @property
    def address_text(self) -> str:
        """The address as people read it."""
        return self.address.split("://", 1)[-1].removesuffix("/")


def _presentation(side_event: SideEvent) -> dict[str, Any]:
    groups = protocol.sponsor_groups(side_event)
    labelled = [
        (_("Presented by"), protocol.joined(protocol.marked_label(sponsor) for sponsor in groups.presenters)),
        (ngettext("Co-sponsor", "Co-sponsors", len(groups.co_sponsors)), _line(groups.co_sponsors)),
        (ngettext("Partner", "Partners", len(groups.partners)), _line(groups.partners)),
    ]
    return {
        "sponsors": tuple(Fact(heading=heading, lines=(text,)) for heading, text in labelled if text),
        "departs_from_protocol": protocol.departs_from_protocol(side_event),
        "logos": logo_wall(groups.presenters + groups.supporters),
    }


def _line(sponsors: list[CoSponsor]) -> str:
    return protocol.grouped_text(sponsors, label=protocol.marked_label)


def _programme(side_event: SideEvent) -> dict[str, Any]:
    page = EventPage.of(side_event)
    return {
        "facts": (when_of(side_event), where_of(side_event)),
        "header": tuple(_header_facts(side_event)),
        "format": tuple(_format_facts(side_event, page)),
        "zone": page.zone,
        "agenda": tuple(page.segments),
        "speakers": tuple(page.speakers),
        "speaker_rows": tuple(
            SpeakerRow.of(speaker) for speaker in side_event.speakers.all() if speaker.is_shown
        ),
        "conditions": tuple(_conditions(side_event, page)),
    }


def _header_facts(side_event: SideEvent) -> list[Fact]:
    """Return when and where in lines that say what they are, for papers that are typed in and read again."""
    when, venue = when_of(side_event), side_event.venue
    room = (
        formats.notation().comma.join(part for part in (venue.name, venue.building) if part) if venue else ""
    )
    open_day, open_place = _("To be announced"), "" if side_event.is_online else _("To be announced")
    labelled = [
        (_("Date"), when.heading if side_event.starts_at else open_day),
        (_("Time"), when.lines[0] if when.lines else ""),
        (_("Venue"), (room or open_place) if side_event.is_in_person else _("Online")),
        (_("Address"), venue.address if venue and side_event.is_in_person else ""),
        (_("Online platform"), side_event.online_platform if side_event.is_online else ""),
    ]
    return [Fact(heading=heading, lines=(text,)) for heading, text in labelled if text]


def _format_facts(side_event: SideEvent, page: EventPage) -> list[Fact]:
    labelled = [
        (_("Duration"), duration_text(side_event.duration_minutes)),
        (_("Attendance"), _attendance_text(side_event)),
        (_("Venue"), where_of(side_event).heading if side_event.is_in_person and side_event.venue else ""),
        (ngettext("Language", "Languages", len(side_event.working_languages)), capfirst(page.languages)),
        (_("Provided"), _catering_text(side_event)),
        (_("Open to"), side_event.audience),
    ]
    return [Fact(heading=heading, lines=(text,)) for heading, text in labelled if text]


def duration_text(minutes: int | None) -> str:
    """Return "90 minutes", "3 hours" or "2 hours 30 minutes"; nothing while the hours are not known."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60) if minutes > LONGEST_IN_MINUTES else (0, minutes)
    parts = [
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest} if rest else "",
    ]
    return " ".join(part for part in parts if part)


def _attendance_text(side_event: SideEvent) -> str:
    if side_event.is_in_person and side_event.is_online:
        return _("In person and online")
    return _("In person") if side_event.is_in_person else _("Online")


def _catering_text(side_event: SideEvent) -> str:
    what = capfirst(side_event.catering)
    if what and side_event.catering_at is not None:
        time = formats.time_text(side_event.catering_at)
        what = _("%(what)s from %(time)s") % {"what": what, "time": time}
    return like(what, side_event.catering)


def _rsvp(side_event: SideEvent) -> dict[str, Any]:
    deadline = side_event.rsvp_deadline_at
    return {
        "address": settings.SITE_URL + side_event.get_absolute_url() if side_event.slug else "",
        "rsvp_deadline": formats.datetime_text(deadline.astimezone(side_event.week.zone)) if deadline else "",
        "focal_point_name": side_event.focal_point_name,
        "focal_point_function": side_event.focal_point_function,
        "focal_point_email": side_event.focal_point_email,
        "focal_point_phone": side_event.focal_point_phone,
    }


def _conditions(side_event: SideEvent, page: EventPage) -> list[str]:
    sentences = [
        (_("Attendance is by invitation only."), side_event.is_invitation_only),
        (_("The invitation is transferable."), side_event.is_transferable),
        (_("Places are limited."), side_event.has_limited_places),
        (_("A United Nations grounds pass is needed."), page.needs_un_pass),
    ]
    return [sentence for sentence, is_true in sentences if is_true]
