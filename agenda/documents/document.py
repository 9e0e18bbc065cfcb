"""What every paper has: its head, and what a kind says of itself: what it is of, who may have it, its choices.

A new paper is one subclass in this package, listed in `agenda.documents`, one template and some CSS.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from events.access import Action, may
from events.languages import like
from events.models import SideEvent, Week
from events.un_style import formats

from .choices import Choice

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.utils.functional import _StrPromise

    from pocweek.models import User

LONG_TITLE = 90  # letters that still fit four lines at the full size
VERY_LONG_TITLE = 220


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A short heading and the lines under it."""

    heading: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Point:
    """A numbered row with a bold lead-in."""

    lead_in: str
    text: str = ""

    @classmethod
    def of(cls, title: str, text: str) -> Self:
        return cls(lead_in=like(formats.lead_in(title, text), title), text=text)


class Level(Enum):
    """What a paper is of."""

    SIDE_EVENT = "side event"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True)
class WeekDay:
    """One day of a week: what a `DayDocument` is of."""

    week: Week
    date: dt.date

    @classmethod
    def find(cls, year: int, date: dt.date) -> Self | None:
        """Return the day, None where the week does not have it."""
        week = Week.objects.filter(year=year).first()
        days = cls.all_of(week) if week else []
        return next((day for day in days if day.date == date), None)

    @classmethod
    def all_of(cls, week: Week) -> list[Self]:
        """Return the days of a week. Those before and after it on which there are side events count."""
        starts = week.side_events.public().values_list("starts_at", flat=True)
        days = {*week.days, *(at.astimezone(week.zone).date() for at in starts if at)}
        return [cls(week, day) for day in sorted(days)]


@dataclass(frozen=True, kw_only=True)
class Document:
    """Plain values in one language. A subclass says what it is and adds what it tells."""

    name: ClassVar[str]  # in its address, for the command and for the stylesheet
    label: ClassVar["_StrPromise"]
    template: ClassVar[str]
    sheet: ClassVar[str] = ""  # its own stylesheet beside that of all papers: static/pdf/<sheet>.css
    level: ClassVar[Level]
    formats: ClassVar[tuple[str, ...]] = ("pdf",)  # keys of `agenda.file_formats.FORMATS`
    page_template: ClassVar[str] = ""  # of the page of the site that says the same; few papers have one
    has_personal_data: ClassVar[bool] = False  # of delegates: never stored
    is_for_all: ClassVar[bool] = False  # once what it is of is public
    action: ClassVar[Action] = Action.VIEW_EVENT  # who has it before, or else at all
    choices: ClassVar[tuple[Choice, ...]] = ()
    do_not_call_in_templates: ClassVar[bool] = True  # pages show what a kind says of itself
    follows: ClassVar[frozenset[str]] = (
        frozenset()
    )  # "Class.field": what other fields say already, see `said`
    of: ClassVar[
        Callable[..., Any]
    ]  # of(side event, day or week, language, **choices) works out what it says

    language: str
    file_name: str  # "humanitarian-diplomacy-concept-note", without its ending
    kind: str  # "Concept note"
    week: str  # "Protection of Civilians Week 2026"
    edition: str  # "New York, 18–22 May 2026"
    title: str
    subtitle: str = ""
    watermark: str = ""  # "Draft" or "Cancelled"
    facts: tuple[Fact, ...] = ()  # when and where
    as_of: str  # the ISO date that the file carries
    footer: str  # "As of 12 May 2026. Issued by …"
    issuer: str = ""  # who is named there

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def title_length(self) -> str:
        """Return the class by which the stylesheet sets the title smaller."""
        if len(self.title) > VERY_LONG_TITLE:
            return "very-long"
        return "long" if len(self.title) > LONG_TITLE else ""

    @property
    def page_words(self) -> tuple[str, ...]:
        """Return what stands before, between and after the numbers of "Page 1 of 2", for the stylesheet."""
        # Translators: each # becomes a number.
        return tuple(_("Page # of #").split("#"))

    @property
    def body_class(self) -> str:
        """Return the classes by which the stylesheet knows the paper."""
        return self.name

    @property
    def logo_hashes(self) -> Collection[str]:
        """The logos that the paper may read, by their SHA-256."""
        return ()

    @property
    def photo_hashes(self) -> Collection[str]:
        """The photos that the paper may read, by their SHA-256."""
        return ()

    @property
    def codes(self) -> tuple[str, ...]:
        """What its QR codes hold; the template names them by their place, `qr:0`."""
        return ()


class EventDocument(Document):
    """A paper of one side event."""

    level = Level.SIDE_EVENT

    @classmethod
    def side_events(cls) -> models.QuerySet[SideEvent]:
        """The side events that have such a paper, loaded with all that it says."""
        return SideEvent.objects.with_everything()

    @classmethod
    def find(cls, year: int, slug: str) -> SideEvent | None:
        return cls.side_events().filter(week__year=year, slug=slug).first()

    @classmethod
    def is_out(cls, side_event: SideEvent) -> bool:
        """Whether it is no draft."""
        return side_event.is_public

    @classmethod
    def is_public(cls, side_event: SideEvent) -> bool:
        """Whether anybody may have it now."""
        return cls.is_for_all and cls.is_out(side_event)

    @classmethod
    def is_for(cls, user: "User | AnonymousUser", side_event: SideEvent) -> bool:
        return cls.is_public(side_event) or may(user, cls.action, side_event)


class DayDocument(Document):
    """A paper of one day of a week, public as the programme is."""

    level = Level.DAY
    is_for_all = True


class WeekDocument(Document):
    """A paper of a whole week, public as the programme is."""

    level = Level.WEEK
    is_for_all = True
