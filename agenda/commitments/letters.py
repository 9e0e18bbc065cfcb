"""The mails to the owner of a commitment: what they say, and how many the week still allows.

All of them have a key that begins with that of their commitment, so that their rows can be counted.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from events.languages import note_of, told_text
from events.mails.messages import Draft
from events.models import Message
from events.un_style.formats import day_text
from events.un_style.isolation import isolated

from .models import Commitment

KEYS = "agenda/commitment/"


def key_of(commitment: Commitment, occasion: str) -> str:
    """Return the key of the mail for an occasion: "agenda/commitment/12/last/2026-09-30"."""
    return f"{KEYS}{commitment.pk}/{occasion}"


def draft(commitment: Commitment, kind: str, occasion: str, on: dt.date) -> Draft:
    """Return the mail, in the language of the contact, as things stand on a day. `kind`: "asked" or "reminder"."""
    side_event = commitment.summary.side_event
    with translation.override(commitment.contact_language):
        name = commitment.contact_name
        text, title = told_text(commitment, "text"), told_text(side_event, "title")
        facts: dict[str, object] = {
            "week": str(side_event.week),
            "title": str(title),
            "title_note": note_of(title),
            "salutation": _("Dear %(name)s,") % {"name": isolated(name)} if name else _("Dear colleagues,"),
            "owner": commitment.owner.full_label,
            "text": str(text),
            "text_note": note_of(text),
            "due": day_text(commitment.due_on) if commitment.due_on else "",
            "is_over": commitment.due_on is not None and commitment.due_on < on,
            "is_agreed": commitment.is_agreed,
            "link": settings.SITE_URL + commitment.personal_path,
            "focal_point": {"name": side_event.focal_point_name, "email": side_event.focal_point_email},
        }
    return Draft(
        kind=f"agenda/commitment_{kind}",
        recipient=commitment.contact_email,
        language=commitment.contact_language,
        facts=facts,
        dedupe_key=key_of(commitment, occasion),
        side_event=side_event,
    )


def written_at(commitments: Iterable[Commitment]) -> dict[int, list[dt.datetime]]:
    """Return when a mail was written about each of the commitments, oldest first. One query for all of them."""
    asked = {commitment.pk: commitment for commitment in commitments}
    if not asked:
        return {}
    only = next(iter(asked.values()))
    keys = Q(dedupe_key__startswith=key_of(only, "")) if len(asked) == 1 else Q(dedupe_key__startswith=KEYS)
    rows = Message.objects.filter(keys, side_event__in={row.summary.side_event_id for row in asked.values()})
    found: dict[int, list[dt.datetime]] = defaultdict(list)
    for key, at in rows.order_by("created_at").values_list("dedupe_key", "created_at"):
        found[int(key.removeprefix(KEYS).partition("/")[0])].append(at)
    return found


def left(commitment: Commitment, mails: int) -> int:
    """Return how many more mails the week allows about the commitment, after so many."""
    return max(0, commitment.summary.side_event.week.commitment_mails - mails)


def today(commitment: Commitment, at: dt.datetime | None = None) -> dt.date:
    """Return the day it is where the week is held."""
    return (at or timezone.now()).astimezone(commitment.summary.side_event.week.zone).date()
