"""Versions of a paper: what they are counted of, which one stands, and whether it still says what the record says."""

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from events.history.record import Difference
from events.models import SideEvent, Week

from ..documents import KINDS, Document, EventDocument, WeekDay
from ..documents.said import content_hash
from ..models import IssuedDocument, IssuedDocumentQuerySet
from .changes import changes

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from pocweek.models import User

PAGE_NAMES = {"a4": "A4", "letter": "Letter"}
Subject = SideEvent | WeekDay | Week


@dataclass(frozen=True)
class Paper:
    """One kind of paper, of one side event, day or week, in one language. Its versions are counted from 1.

    Papers that offer choices are issued as they are without any choice.
    """

    kind: type[Document]
    subject: Subject
    language: str

    @classmethod
    def of_version(cls, version: IssuedDocument) -> Self:
        """Return the paper that a version is of (see `IssuedDocumentQuerySet.with_subjects`)."""
        subject: Subject | None = version.side_event or version.week
        if isinstance(subject, Week) and version.day is not None:
            subject = WeekDay(subject, version.day)
        if subject is None:
            raise ValueError(f"Version {version.pk} is of nothing.")
        return cls(KINDS[version.kind], subject, version.language)

    @property
    def keys(self) -> dict[str, Any]:
        """The columns that the versions of this paper have in common."""
        subject = self.subject
        is_of_event = isinstance(subject, SideEvent)
        return {
            "kind": self.kind.name,
            "language": self.language,
            "side_event": subject if is_of_event else None,
            "week": None if is_of_event else self.week,
            "day": subject.date if isinstance(subject, WeekDay) else None,
        }

    @property
    def week(self) -> Week:
        return self.subject if isinstance(self.subject, Week) else self.subject.week

    @property
    def address_parts(self) -> list[Any]:
        """What its address is made of: the year, and the slug or the date."""
        match self.subject:
            case SideEvent():
                return [self.week.year, self.subject.slug]
            case WeekDay():
                return [self.week.year, self.subject.date]
            case _:
                return [self.week.year]

    @property
    def file_name(self) -> str:
        """Return "open-roads-concept-note-fr": a name for the files of all its versions, without ending."""
        subject = self.subject
        place = subject.date.isoformat() if isinstance(subject, WeekDay) else self.week.year
        if isinstance(subject, SideEvent):
            place = subject.slug or place
        return f"{place}-{self.kind.name}-{self.language}"

    @property
    def is_out(self) -> bool:
        """Whether it may be given out: no draft, and without delegates' data."""
        if self.kind.has_personal_data:
            return False
        return not isinstance(self.subject, SideEvent) or _event_kind(self.kind).is_out(self.subject)

    @property
    def is_public(self) -> bool:
        """Whether anybody may have it now."""
        if isinstance(self.subject, SideEvent):
            return _event_kind(self.kind).is_public(self.subject)
        return self.kind.is_for_all

    def is_for(self, user: "User | AnonymousUser") -> bool:
        """Whether the person may have it."""
        if isinstance(self.subject, SideEvent):
            return _event_kind(self.kind).is_for(user, self.subject)
        return self.kind.is_for_all

    def versions(self) -> IssuedDocumentQuerySet:
        """Return all versions, the latest first."""
        named = {
            f"{name}__isnull" if value is None else name: value or True for name, value in self.keys.items()
        }
        return IssuedDocument.objects.filter(**named).order_by("-number")

    def latest(self) -> IssuedDocument | None:
        return self.versions().first()

    def read_anew(self) -> Self:
        """Return the same paper with its subject as it stands in the database now, loaded with all that it says.

        As it was where there is no such paper any more (a summary that was deleted): `is_out` tells that.
        """
        subject = self.subject
        if isinstance(subject, SideEvent):
            subject = _event_kind(self.kind).side_events().filter(pk=subject.pk).first() or subject
        return replace(self, subject=subject)

    def document(self) -> Document:
        """Return what the paper says."""
        document: Document = self.kind.of(self.subject, self.language)
        return document


def stands(version: IssuedDocument, document: Document, page: str) -> bool:
    """Return whether a version says what the paper says now, on pages of this size."""
    return version.content_hash == content_hash(document, page)


def said_by(version: IssuedDocument) -> dict[str, Any]:
    """Return what a version says (see `documents.said.facts_of`)."""
    facts: dict[str, Any] = json.loads(version.facts)
    return facts


def changes_since(version: IssuedDocument, facts: dict[str, Any], page: str) -> list[Difference]:
    """Return what is said, and on which page size, that the version does not say so, in words."""
    found = changes(said_by(version), facts)
    if version.page != page:
        found.append(Difference(_("Page size"), PAGE_NAMES[version.page], PAGE_NAMES[page]))
    return found


def verify_address(code: str, language: str) -> str:
    """Return the address, with its scheme, at which a version is verified, in the language of the paper."""
    with translation.override(language):
        return settings.SITE_URL + reverse("agenda:verify", args=[code])


def _event_kind(kind: type[Document]) -> type[EventDocument]:
    if not issubclass(kind, EventDocument):
        raise TypeError(f"{kind.name} is not of a side event.")
    return kind
