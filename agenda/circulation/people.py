"""To whom a summary goes: the people of each group, their addresses united, and who is left out for what reason."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import ConfirmationRequest, SideEvent
from events.un_style.isolation import isolated
from registrations.mails.salutations import salutation
from registrations.models import Rsvp
from registrations.services.arrivals import who_came

from ..models import EventSummary
from .models import CirculationRecipient
from .opting_out import opted_out

Group = CirculationRecipient.Group


@dataclass(frozen=True)
class Candidate:
    """Somebody who may get the summary, in this language."""

    email: str
    salutation: str
    language: str
    group: str


@dataclass
class Audience:
    """Who gets it, and how many of those chosen do not, since they have it or want none."""

    people: list[Candidate] = field(default_factory=list)
    found: dict[str, int] = field(default_factory=dict)  # addresses by group, before they are united
    doubled: int = 0
    have_it: int = 0
    opted_out: int = 0


def _of_rsvps(group: str, people: Iterable[Rsvp]) -> Iterator[Candidate]:
    """Yield the people at their own addresses, those without one at that of the focal point who registered them."""
    for rsvp in people:
        if rsvp.mail_address:
            addressed = rsvp if rsvp.email or rsvp.registered_by is None else rsvp.registered_by
            with translation.override(rsvp.language):
                yield Candidate(rsvp.mail_address, salutation(addressed), rsvp.language, group)


def _attended(side_event: SideEvent) -> Iterator[Candidate]:
    return _of_rsvps(Group.ATTENDED, who_came(side_event).select_related("registered_by").order_by("pk"))


def _registered(side_event: SideEvent) -> Iterator[Candidate]:
    people = Rsvp.objects.live().filter(side_event=side_event)
    return _of_rsvps(Group.REGISTERED, people.select_related("registered_by").order_by("pk"))


def _asked(group: str, asked: Iterable[ConfirmationRequest]) -> Iterator[Candidate]:
    """Yield the contacts who were asked to confirm, by the names that were given of them."""
    for request in asked:
        with translation.override(request.language):
            named = _("Dear %(name)s,") % {"name": isolated(request.contact_name)}
            greeting = named if request.contact_name else _("Dear colleagues,")
            yield Candidate(request.email, greeting, request.language, group)


def _co_sponsors(side_event: SideEvent) -> Iterator[Candidate]:
    return _asked(Group.CO_SPONSORS, _contacts(side_event).filter(co_sponsor__isnull=False))


def _speakers(side_event: SideEvent) -> Iterator[Candidate]:
    return _asked(Group.SPEAKERS, _contacts(side_event).filter(speaker__isnull=False))


def _contacts(side_event: SideEvent) -> QuerySet[ConfirmationRequest]:
    """Return those whose question stands, without whoever declined or is replaced: they had no part in it."""
    no_part = [ConfirmationRequest.Answer.NO, ConfirmationRequest.Answer.REPLACED]
    return side_event.confirmation_requests.standing().exclude(email="").exclude(answer__in=no_part)


# Who belongs to a group; each takes one query or two.
MEMBERS: dict[str, Callable[[SideEvent], Iterator[Candidate]]] = {
    Group.ATTENDED: _attended,
    Group.REGISTERED: _registered,
    Group.CO_SPONSORS: _co_sponsors,
    Group.SPEAKERS: _speakers,
}


def typed(emails: Iterable[str], language: str) -> list[Candidate]:
    """Return the people behind addresses that were typed: nobody knows what to call them."""
    with translation.override(language):
        return [Candidate(email, _("Dear colleagues,"), language, Group.TYPED) for email in emails]


def audience(
    summary: EventSummary,
    groups: Sequence[str],
    further: Sequence[Candidate] = (),
    *,
    with_earlier: bool = False,
) -> Audience:
    """Return who would get the summary now. Whoever is in several groups counts once, for the first of them.

    Who has this edition is left out; who has an earlier one too, unless `with_earlier`.
    """
    found = Audience()
    seen: dict[str, Candidate] = {}
    for group in [*(group for group in MEMBERS if group in groups), Group.TYPED]:
        people = list(further if group == Group.TYPED else MEMBERS[group](summary.side_event))
        found.found[group] = len({person.email.lower() for person in people})
        for person in people:
            seen.setdefault(person.email.lower(), person)
    found.doubled = sum(found.found.values()) - len(seen)
    have_it, want_none = _who_have_it(summary, with_earlier), opted_out(summary.side_event.week, seen)
    found.have_it = len(have_it & seen.keys())
    found.opted_out = len(want_none & seen.keys() - have_it)
    found.people = [
        person for address, person in seen.items() if address not in have_it and address not in want_none
    ]
    return found


def _who_have_it(summary: EventSummary, with_earlier: bool) -> set[str]:
    """Return the addresses that are written to already; one that opted out before its mail left has none."""
    rows = CirculationRecipient.objects.filter(summary=summary, opted_out_at=None)
    if with_earlier:
        rows = rows.filter(edition=summary.edition)
    return {email.lower() for email in rows.values_list("email", flat=True)}
