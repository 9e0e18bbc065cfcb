"""The summary after the event: key messages, commitments and what comes next."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from events.access import Action
from events.languages import text_in, told, told_text
from events.models import CoSponsor, SideEvent
from events.un_style import formats, protocol

from ..models import Commitment, EventSummary
from ..summaries.texts import TRANSLATED
from .document import EventDocument, Fact, Point
from .heads import head_of, version_of, when_of, where_of

# All but the commitments: what their owners agreed to is known by the original, so these stay as they are.
_TOLD = {part: names for part, names in TRANSLATED.items() if part != "commitments"}


@dataclass(frozen=True, kw_only=True)
class CommitmentRow:
    owner: str
    text: str
    due: str  # "30 June 2026", or nothing
    state: str
    serves: str = ""  # the title of the focus area


@dataclass(frozen=True, kw_only=True)
class QuoteRow:
    text: str
    speaker: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A photo by the SHA-256 under which it is stored, with what it shows in words."""

    sha256: str
    width: int  # pixels
    height: int  # pixels
    alt: str
    credit: str = ""


@dataclass(frozen=True, kw_only=True)
class Summary(EventDocument):
    """A draft until it is issued. Who took part is told in numbers only."""

    name = "summary"
    label = gettext_lazy("Summary of the side event")
    template = "agenda/pdf/summary.html"
    is_for_all = True
    action = Action.WRITE_SUMMARY
    formats = ("pdf", "docx", "md")
    page_template = "agenda/summary.html"
    follows = frozenset({"Summary.participants"})

    participants: Fact | None  # the last of the facts, where numbers were given
    convened_by: str  # "the State of Qatar and the Office for Disarmament Affairs (ODA)"
    convened_with: str  # "Norway, the Netherlands and Oxfam"
    introduction: str
    key_messages: tuple[Point, ...]
    commitments: tuple[CommitmentRow, ...]
    next_steps: str
    photo: Picture | None = None
    quotes: tuple[QuoteRow, ...] = ()

    @property
    def photo_hashes(self) -> Collection[str]:
        return [self.photo.sha256] if self.photo else []

    @property
    def preface(self) -> tuple[str, ...]:
        """Return who convened the side event, and what the summary is, in sentences of the active language."""
        names = {"presenters": self.convened_by, "supporters": self.convened_with}
        own = _("The organizers prepared this summary. It is not a verbatim record.")
        if not self.convened_by:
            return (own,)
        if not self.convened_with:
            return capfirst(_("%(presenters)s convened this side event.") % names), own
        return capfirst(_("%(presenters)s convened this side event with %(supporters)s.") % names), own

    @classmethod
    def side_events(cls) -> models.QuerySet[SideEvent]:
        """Those of which a summary was begun."""
        loaded = SideEvent.objects.with_programme().select_related("summary__photo")
        return loaded.filter(summary__isnull=False).prefetch_related(
            "summary__key_messages",
            "summary__commitments__owner",
            "summary__commitments__focus_area",
            "summary__quotes",
        )

    @classmethod
    def is_out(cls, side_event: SideEvent) -> bool:
        summary: EventSummary | None = getattr(
            side_event, "summary", None
        )  # one that was withdrawn may be deleted
        return summary is not None and summary.is_public

    @classmethod
    def of(cls, side_event: SideEvent, language: str = "en") -> Self:
        """Work out everything; without a query when event and summary were loaded with their rows."""
        summary = told(side_event.summary, language, _TOLD)
        with translation.override(language):
            groups = protocol.sponsor_groups(side_event)
            watermark = "" if summary.is_public else pgettext("watermark", "Draft")
            return cls(
                language=language,
                **head_of(cls, side_event) | {"watermark": watermark},
                **version_of(side_event, summary.updated_at),
                facts=tuple(_facts(summary)),
                participants=_participants(summary),
                convened_by=_sentence_names(groups.presenters),
                convened_with=_sentence_names(groups.supporters),
                introduction=summary.introduction,
                key_messages=tuple(Point.of(row.title, row.text) for row in summary.key_messages.all()),
                commitments=tuple(_commitment_row(row) for row in summary.commitments.all()),
                next_steps=summary.next_steps,
                photo=_picture(summary),
                quotes=tuple(
                    QuoteRow(text=quote.text, speaker=quote.speaker) for quote in summary.quotes.all()
                ),
            )


def _facts(summary: EventSummary) -> list[Fact]:
    side_event = summary.side_event
    when = when_of(side_event)
    if side_event.starts_at is not None:
        day = formats.date_text(side_event.starts_at.astimezone(side_event.week.zone))
        when = Fact(heading=capfirst(_("Held on %(day)s") % {"day": day}), lines=when.lines)
    participants = _participants(summary)
    return [fact for fact in (when, where_of(side_event, with_address=False), participants) if fact]


def _participants(summary: EventSummary) -> Fact | None:
    """Return the numbers that were given: "84 participants", "61 in person, 23 online", "38 States"."""
    in_person, online, states = (
        summary.participants_in_person,
        summary.participants_online,
        summary.states_represented,
    )
    modes = []
    if in_person is not None:
        modes.append(ngettext("%(count)d in person", "%(count)d in person", in_person) % {"count": in_person})
    if online is not None:
        modes.append(ngettext("%(count)d online", "%(count)d online", online) % {"count": online})
    lines = [formats.notation().comma.join(modes)] if modes else []
    if states is not None:
        lines.append(ngettext("%(count)d State", "%(count)d States", states) % {"count": states})
    if not modes:
        return Fact(heading=lines[0]) if lines else None
    total = (in_person or 0) + (online or 0)
    heading = ngettext("%(count)d participant", "%(count)d participants", total) % {"count": total}
    return Fact(heading=heading, lines=tuple(lines))


def _sentence_names(sponsors: list[CoSponsor]) -> str:
    """Return "Qatar, the Netherlands and OCHA". Who never confirmed is not said to have convened anything."""
    certain = [sponsor for sponsor in sponsors if sponsor.is_certain]
    return protocol.joined(protocol.name_in_a_sentence(sponsor) for sponsor in certain)


def _picture(summary: EventSummary) -> Picture | None:
    photo = summary.photo
    if photo is None:
        return None
    return Picture(
        sha256=photo.sha256,
        width=photo.width,
        height=photo.height,
        alt=summary.photo_alt,
        credit=summary.photo_credit,
    )


def _commitment_row(row: Commitment) -> CommitmentRow:
    """Return the row; what became of it is told where its owner agrees to that (see `Commitment`)."""
    original = row.original_language
    return CommitmentRow(
        owner=row.owner.short_label,
        text=told_text(row, "text"),
        due=formats.day_text(row.due_on) if row.due_on else "",
        state=str(row.public_state.label),
        serves=text_in(row.focus_area, "title", get_language() or original, original)
        if row.focus_area
        else "",
    )
