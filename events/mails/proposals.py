"""The mails to those who propose a side event: its organisers and the focal point, in the language of its texts.

The words stand in templates/events/emails/. A key names the step and, by a number, the person: none holds an address.
"""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..models import Merger, ProposalStep, SideEvent
from ..un_style.event_words import when_text
from ..un_style.formats import instant_text
from ..un_style.isolation import isolated
from .messages import Draft

KINDS = {
    SideEvent.Status.SUBMITTED: "proposal_submitted",
    SideEvent.Status.RETURNED: "proposal_returned",
    SideEvent.Status.ACCEPTED: "proposal_accepted",
    SideEvent.Status.DECLINED: "proposal_declined",
    SideEvent.Status.DRAFT: "proposal_withdrawn",
}


def drafts_of(side_event: SideEvent, step: ProposalStep) -> list[Draft]:
    """Return the mails that tell of a step, each address once."""
    kind = KINDS[SideEvent.Status(step.to_status)]
    return drafts(side_event, kind, f"step-{step.pk}", remarks=step.remarks)


def drafts(side_event: SideEvent, kind: str, key: str, **more: object) -> list[Draft]:
    """Return one mail of a kind to each of those who propose the side event; `key` tells it from others like it."""
    language = side_event.original_language
    with translation.override(language):
        facts = _facts(side_event) | more
        return [
            Draft(
                kind=f"events/{kind}",
                recipient=address,
                language=language,
                facts=facts | {"salutation": _salutation(name)},
                dedupe_key=f"events/{kind}/{key}-{person}",
                side_event=side_event,
            )
            for person, name, address in _people(side_event)
        ]


def merger_drafts(merger: Merger, kind: str) -> list[Draft]:
    """Return the mails to both sides of a merger, each with its own link to answer by."""
    found = []
    for answer in merger.answers.select_related("side_event__week"):
        own = answer.side_event
        other = merger.merged if own.pk == merger.kept_id else merger.kept
        with translation.override(own.original_language):
            path = answer.get_absolute_url()
        more = {
            "other_title": other.title,
            "kept_title": merger.kept.title,
            "reason": merger.reason,
            "is_refused": merger.state == Merger.State.REFUSED,
            "link": settings.SITE_URL + path,
        }
        found += drafts(own, kind, f"merger-{merger.pk}-{own.pk}", **more)
    return found


def has_addressee(side_event: SideEvent) -> bool:
    """Whether there is anybody to write to."""
    return any(_people(side_event))


def _people(side_event: SideEvent) -> Iterator[tuple[str, str, str]]:
    """Yield who is told: a key, the name and the address."""
    seen = set()
    organisers = side_event.organisers.filter(is_active=True).exclude(email="").order_by("pk")
    people = [(f"u{user.pk}", user.get_full_name(), user.email) for user in organisers]
    people.append(("focal", side_event.focal_point_name, side_event.focal_point_email))
    for person, name, address in people:
        if address and address.casefold() not in seen:
            seen.add(address.casefold())
            yield person, name, address


def _salutation(name: str) -> str:
    return _("Dear %(name)s,") % {"name": isolated(name)} if name else _("Dear colleague,")


def _facts(side_event: SideEvent) -> dict[str, object]:
    deadline, zone = side_event.submit_by, side_event.week.zone
    return {
        "week": str(side_event.week),
        "title": side_event.title,
        "when": when_text(side_event),
        "where": isolated(side_event.venue) if side_event.venue and side_event.starts_at else "",
        "submit_by": instant_text(deadline, zone) if deadline else "",
        "link": settings.SITE_URL + reverse("admin:events_sideevent_change", args=[side_event.pk]),
    }
