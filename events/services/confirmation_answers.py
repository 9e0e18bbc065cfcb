"""What comes of a personal link: a co-sponsor or a speaker confirms, declines, or names somebody else.

Each answer runs under the lock of the side event. One that is the same as the last is one answer. One that rests on
what somebody has changed since the page was opened is refused once, with what changed.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Refusal
from ..mails.confirmations import notice_draft
from ..mails.messages import write
from ..models import ConfirmationRequest as Request
from ..models import CoSponsor, Logo, Speaker
from .confirmation_requests import Contact, create, why_over
from .records import lock, record

logger = logging.getLogger(__name__)

_NO_CONSENT = {"photo_consent_at": None, "stream_consent_at": None}


class LinkEnded(Refusal):
    """Nothing can be answered by this link any more."""


class ChangedMeanwhile(Refusal):
    """The entry is not as the page showed it. `stand` is how it is now."""

    def __init__(self, stand: Mapping[str, str]):
        self.stand = stand
        super().__init__(
            _(
                "The organizers, or a colleague with this link, changed this entry while you had the page open. "
                "Nothing of yours is saved yet. Send the form again to put your version in place of theirs."
            )
        )


@dataclass(frozen=True)
class CoSponsorAnswer:
    """Yes of a co-sponsor. Without a logo the one that is there stays."""

    name: str  # as papers are to print it
    logo: Logo | None = None
    day_contact_name: str = ""
    day_contact_phone: str = ""
    comment: str = ""


@dataclass(frozen=True)
class SpeakerAnswer:
    """Yes of a speaker."""

    name: str
    honorific: str = ""
    function: str = ""
    affiliation: str = ""
    part: str = Speaker.RolePlayed.PANELLIST
    attendance: str = Speaker.Attendance.IN_PERSON
    read_by: str = ""
    agrees_to_photos: bool = False
    agrees_to_stream: bool = False
    comment: str = ""


@dataclass(frozen=True)
class Successor:
    """Whom a speaker names in his or her place."""

    name: str
    email: str
    function: str = ""


def stand_of(request: Request) -> dict[str, str]:
    """Return what the page shows of the entry, as texts by the names of the answer's fields."""
    part = request.part
    if isinstance(part, CoSponsor):
        return {"name": part.label, "logo": part.logo.sha256 if part.logo else "", "state": _state_of(part)}
    names = ("honorific", "name", "function", "part", "attendance", "read_by")
    texts = {name: getattr(part, name) for name in names}
    return texts | {"affiliation": part.affiliation_label, "state": part.status}


def why_ended(request: Request) -> str | None:
    """Return why the link opens no form any more, or None."""
    if over := why_over(request.side_event):
        return over
    if request.answer == Request.Answer.REPLACED:
        return _("You have named somebody in your place, and this link has ended.")
    if request.taken_back_at is not None:
        return _("This link has ended.")
    return _("The time to answer is over.") if request.ends_at <= timezone.now() else None


@transaction.atomic
def confirm_co_sponsor(
    *, request: Request, answer: CoSponsorAnswer, seen: Mapping[str, str], by: Actor
) -> None:
    """Keep a yes with name, logo and the contact of the day. Raises `LinkEnded` and `ChangedMeanwhile`."""
    _open(request)
    sponsor = _co_sponsor_of(request)
    has_usual_name = answer.name == sponsor.organization.full_label
    entry = {
        "printed_name": "" if has_usual_name else answer.name,
        "logo": answer.logo or sponsor.logo,
        "confirmed_at": sponsor.confirmed_at or timezone.now(),
        "confirmed_by": sponsor.confirmed_by or by.label,
        "declined_at": None,
    }
    words = {
        "comment": answer.comment,
        "day_contact_name": answer.day_contact_name,
        "day_contact_phone": answer.day_contact_phone,
    }
    if request.answer == Request.Answer.YES and _has(sponsor, entry) and _has(request, words):
        return
    _refuse_if_changed(request, seen)
    _set(sponsor, entry)
    _keep(request, Request.Answer.YES, words, by)


@transaction.atomic
def confirm_speaker(*, request: Request, answer: SpeakerAnswer, seen: Mapping[str, str], by: Actor) -> None:
    """Keep a yes with who speaks and how. Raises `LinkEnded` and `ChangedMeanwhile`."""
    _open(request)
    speaker, now = _speaker_of(request), timezone.now()
    label = speaker.organization.short_label if speaker.organization else ""
    entry = {
        "name": answer.name,
        "honorific": answer.honorific,
        "function": answer.function,
        "affiliation": "" if answer.affiliation == label else answer.affiliation,
        "part": answer.part,
        "attendance": answer.attendance,
        "read_by": answer.read_by if answer.attendance == Speaker.Attendance.READ else "",
        "photo_consent_at": (speaker.photo_consent_at or now) if answer.agrees_to_photos else None,
        "stream_consent_at": (speaker.stream_consent_at or now) if answer.agrees_to_stream else None,
        "status": Speaker.Status.CONFIRMED,
    }
    words = {"comment": answer.comment}
    if request.answer == Request.Answer.YES and _has(speaker, entry) and _has(request, words):
        return
    _refuse_if_changed(request, seen)
    _set(speaker, entry)
    _keep(request, Request.Answer.YES, words, by)


@transaction.atomic
def decline_confirmation(*, request: Request, comment: str, by: Actor) -> None:
    """Keep a no, with a word. Pages and papers no longer name who declined. Raises `LinkEnded`."""
    _open(request)
    words = {"comment": comment}
    if request.answer == Request.Answer.NO and _has(request, words):
        return
    if isinstance(part := request.part, CoSponsor):
        _set(part, {"confirmed_at": None, "confirmed_by": "", "declined_at": timezone.now()})
    else:
        _set(part, {"status": Speaker.Status.DECLINED, **_NO_CONSENT})
    _keep(request, Request.Answer.NO, words, by)
    _tell_focal_point(request)


@transaction.atomic
def replace_speaker(*, request: Request, successor: Successor, comment: str = "", by: Actor) -> Speaker:
    """Put somebody else in the place of the speaker, and ask him or her.

    The row of the first is kept, and the new one names it. Raises `LinkEnded`: so also the second time.
    """
    _open(request)
    former = _speaker_of(request)
    _set(former, {"status": Speaker.Status.REPLACED, **_NO_CONSENT})
    fresh = Speaker.objects.create(
        side_event=request.side_event,
        position=former.position,
        name=successor.name,
        function=successor.function,
        organization=former.organization,
        affiliation=former.affiliation,
        part=former.part,
        status=Speaker.Status.INVITED,
        replaces=former,
    )
    _keep(request, Request.Answer.REPLACED, {"comment": comment}, by)
    contact = Contact(email=successor.email, name=successor.name, language=request.language)
    create(fresh, contact, by.label, request.ends_at, named_by=str(former))
    _tell_focal_point(request)
    return fresh


def _open(request: Request) -> None:
    """Lock the side event, read the request again and refuse where its link has ended."""
    side_event = request.side_event
    lock(side_event)
    request.refresh_from_db()
    request.side_event = side_event
    if why := why_ended(request):
        raise LinkEnded(why)


def _refuse_if_changed(request: Request, seen: Mapping[str, str]) -> None:
    if (stand := stand_of(request)) != dict(seen):
        raise ChangedMeanwhile(stand)


def _co_sponsor_of(request: Request) -> CoSponsor:
    if request.co_sponsor is None:
        raise ValueError("This request asks a speaker.")
    return request.co_sponsor


def _speaker_of(request: Request) -> Speaker:
    if request.speaker is None:
        raise ValueError("This request asks a co-sponsor.")
    return request.speaker


def _has(row: models.Model, values: Mapping[str, object]) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def _set(row: models.Model, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _keep(request: Request, answer: str, words: Mapping[str, object], by: Actor) -> None:
    """Note the answer with its words, and keep the record that came of it as a version."""
    _set(request, {"answer": answer, "answered_at": timezone.now(), **words})
    record(side_event=request.side_event, by=by)
    logger.info("request for confirmation %s: %s", request.pk, answer)


def _tell_focal_point(request: Request) -> None:
    if (notice := notice_draft(request, timezone.now())) is not None:
        write(notice)


def _state_of(sponsor: CoSponsor) -> str:
    if sponsor.confirmed_at is not None:
        return "confirmed"
    return "declined" if sponsor.declined_at is not None else ""
