"""The delegates on papers: in which order they stand, and what a row says of one. For those who may see them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy, pgettext_lazy

from events.models import Organization
from events.un_style import protocol
from registrations.models import CourtesyTitle, Rsvp

from .choices import OneOf

_KINDS = list(Organization.Kind)
_PARTS = list(Rsvp.PartyRole)


@dataclass(frozen=True, kw_only=True)
class AttendeeRow:
    number: int
    given_name: str  # with the courtesy title
    family_name: str
    function: str
    organization: str
    is_first_of_organization: bool
    attendance: str  # "In person" or "Online"
    part: str  # in the delegation: "Delegate", "Interpreter"
    un_pass: str  # nothing for those who were not asked


def attendee_rows(rsvps: Iterable[Rsvp], *, in_groups: bool = True) -> Iterator[AttendeeRow]:
    """Yield the rows in the order given; the first of each organization opens its group."""
    number = 0
    for organization, people in groupby(rsvps, key=organization_of):
        for place, rsvp in enumerate(people):
            number += 1
            yield AttendeeRow(
                number=number,
                given_name=" ".join(
                    str(part) for part in (rsvp.get_courtesy_title_display(), rsvp.given_name) if part
                ),
                family_name=rsvp.family_name,
                function=rsvp.function,
                organization=organization,
                is_first_of_organization=in_groups and place == 0,
                attendance=str(rsvp.get_attendance_mode_display()),
                part=str(rsvp.get_party_role_display()),
                un_pass=str(PASS[rsvp.un_pass]),
            )


PASS = {
    "": "",
    Rsvp.UnPass.HAS: pgettext_lazy("UN grounds pass", "Has"),
    Rsvp.UnPass.NEEDS: pgettext_lazy("UN grounds pass", "Needs"),
}


def organization_of(rsvp: Rsvp) -> str:
    return rsvp.organization.full_label if rsvp.organization else rsvp.organization_name


def by_delegation(rsvp: Rsvp) -> tuple[object, ...]:
    """States, observers, UN entities and so on, each by alphabet; who comes from elsewhere stands last.

    Inside a delegation the ambassador comes first, and those who assist come last.
    """
    kind = rsvp.organization.kind if rsvp.organization else Organization.Kind.OTHER
    rank = rsvp.courtesy_title != CourtesyTitle.AMBASSADOR, _PARTS.index(Rsvp.PartyRole(rsvp.party_role))
    organization = protocol.sort_key(organization_of(rsvp))
    return _KINDS.index(Organization.Kind(kind)), organization, *rank, *by_name(rsvp)


def by_organization(rsvp: Rsvp) -> tuple[object, ...]:
    return protocol.sort_key(organization_of(rsvp)), *by_name(rsvp)


def by_name(rsvp: Rsvp) -> tuple[object, ...]:
    return protocol.sort_key(rsvp.family_name), protocol.sort_key(rsvp.given_name), rsvp.pk


ORDERS: dict[str, Callable[[Rsvp], tuple[object, ...]]] = {
    "delegation": by_delegation,
    "organization": by_organization,
    "name": by_name,
}
ORDER = OneOf(
    "order",
    gettext_lazy("Order"),
    {
        "delegation": gettext_lazy("By delegation, in protocol order"),
        "organization": gettext_lazy("By organization, in alphabetical order"),
        "name": gettext_lazy("By family name"),
    },
)
