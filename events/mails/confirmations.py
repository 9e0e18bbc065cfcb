"""What the mails about a confirmation say: a snapshot of the facts, in the language of the contact.

The words stand in templates/events/emails/<kind>*.
"""

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..models import ConfirmationRequest, SideEvent
from ..un_style.event_words import room_text, when_text
from ..un_style.formats import instant_text
from ..un_style.isolation import isolated
from ..un_style.protocol import joined, sponsor_groups
from .messages import Draft

KINDS = "events/confirmation"  # with which all kinds of these mails begin


def question_draft(request: ConfirmationRequest, *, named_by: str = "") -> Draft:
    """Return the mail that asks, with the personal link. `named_by` is who named the contact as a replacement."""
    return _draft(KINDS, request, named_by=named_by)


def reminder_draft(request: ConfirmationRequest) -> Draft:
    """Return the mail that asks once more."""
    return _draft(f"{KINDS}_reminder", request)


def notice_draft(request: ConfirmationRequest, at: dt.datetime) -> Draft | None:
    """Return the mail that tells the focal point of a no, or of somebody else; None where there is no address."""
    side_event = request.side_event
    if not side_event.focal_point_email:
        return None
    language = side_event.original_language
    with translation.override(language):
        path = reverse("admin:events_sideevent_confirmations", args=[side_event.pk])
        facts = _facts_of(side_event) | {
            "salutation": _salutation(side_event.focal_point_name),
            "who": str(request.part),
            "successor": ", ".join(str(row) for row in _successors(request)),
            "comment": request.comment,
            "link": settings.SITE_URL + path,
        }
    return Draft(
        kind=f"{KINDS}_notice",
        recipient=side_event.focal_point_email,
        language=language,
        facts=facts,
        dedupe_key=f"{KINDS}_notice/{request.pk}/{_stamp(at)}",
        side_event=side_event,
    )


def _draft(kind: str, request: ConfirmationRequest, **more: object) -> Draft:
    """The instant of the mail is part of the key: pressed twice, it is one mail."""
    side_event = request.side_event
    with translation.override(request.language):
        speaker = request.speaker
        facts = _facts_of(side_event) | {
            "salutation": _salutation(request.contact_name),
            "hosts": joined(host.short_label for host in sponsor_groups(side_event).presenters),
            "is_speaker": speaker is not None,
            "who": str(request.part),
            "part": str(speaker.get_part_display()) if speaker else "",
            "answer_by": instant_text(request.ends_at, side_event.week.zone),
            "link": settings.SITE_URL + request.get_absolute_url(),
        }
    return Draft(
        kind=kind,
        recipient=request.email,
        language=request.language,
        facts=facts | more,
        dedupe_key=f"{kind}/{request.pk}/{_stamp(request.mailed_at)}",
        side_event=side_event,
    )


def _facts_of(side_event: SideEvent) -> dict[str, object]:
    return {
        "week": str(side_event.week),
        "title": side_event.title,
        "when": when_text(side_event),
        "where": room_text(side_event),
        "focal_point": {"name": side_event.focal_point_name, "email": side_event.focal_point_email},
    }


def _salutation(name: str) -> str:
    return _("Dear %(name)s,") % {"name": isolated(name)} if name else _("Dear colleagues,")


def _successors(request: ConfirmationRequest) -> list[object]:
    return list(request.speaker.replaced_by.all()) if request.speaker else []


def _stamp(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%S%f}"
