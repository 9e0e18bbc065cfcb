"""The organizations and rooms that a programme names: those of the site, and those that it would add."""

import re
from dataclasses import dataclass, field
from operator import attrgetter

from events.models import Organization, Venue

from ..reading.knowledge import knowledge
from ..reading.organizations import Index, Known, kind_of, known_organizations
from ..reading.saving import fitting, venue_like

SURE = 0.7  # below it a name is that of somebody else


@dataclass
class Directory:
    """Finds organizations by all their names and makes those that are missing, each once for a whole programme."""

    known: list[Known] = field(default_factory=lambda: known_organizations(knowledge()["organizations"]))

    def __post_init__(self) -> None:
        # In the order in which they were made: what a name of two means is then the same when a file comes again.
        self.known = sorted(self.known, key=attrgetter("id"))
        self.index = Index(self.known)
        self._by_name: dict[str, Known] = {}
        for organization in reversed(self.known):  # of two of one name the first stays
            self._by_name[_folded(organization.name)] = organization
        self._proposed: dict[str, Known] = {}
        self._made: dict[str, Organization] = {}
        self._venues: dict[str, Venue | None] = {}
        self._told: set[str] = set()

    def exact(self, name: str) -> Known | None:
        """Return the organization that is called so, letter by letter."""
        key = _folded(fitting(name, Organization, "name"))
        return self._by_name.get(key) or self._proposed.get(key)

    def find(self, name: str) -> tuple[Known | None, bool]:
        """Return the organization that a name means, and whether it is written as the site writes it."""
        if exact := self.exact(name):
            return exact, True
        found, sure = self.index.match(name)
        return (found, sure >= 1) if found and sure >= SURE else (None, False)

    def propose(self, name: str, acronym: str = "") -> None:
        """Have an organization added under this name as soon as something names it."""
        name = fitting(name, Organization, "name")
        number = -len(self._proposed) - 1
        self._proposed.setdefault(_folded(name), Known(number, kind_of(name), name, acronym))

    def with_proposed(self) -> None:
        """Let the names that were proposed be found like those of the site: a speaker can belong to a new host."""
        self.index = Index([*self.known, *self._proposed.values()])

    def name_of(self, number: int | None) -> str:
        """Return the name of an organization by the number that the index gave; empty for none."""
        if number is None:
            return ""
        return next((row.name for row in (*self.known, *self._proposed.values()) if row.id == number), "")

    def is_new(self, name: str) -> bool:
        """Whether the name is of none that the site has."""
        return bool(name) and _folded(name) not in self._by_name

    def is_first(self, name: str) -> bool:
        """Whether this is asked of the name for the first time: that it is new is said once, not in each row."""
        is_first = name not in self._told
        self._told.add(name)
        return is_first

    def organization(self, name: str) -> Organization | None:
        """Return the organization of a name as `find` gave it, made now where the site has none; None for no name."""
        if not name:
            return None
        key = _folded(name)
        if key not in self._made:
            known = self._by_name.get(key)
            proposed = self._proposed.get(key)
            self._made[key] = (
                Organization.objects.get(pk=known.id)
                if known
                else Organization.objects.create(
                    name=fitting(name, Organization, "name"),
                    kind=_kind_of_new(proposed.kind if proposed else kind_of(name)),
                    acronym=fitting(proposed.acronym if proposed else "", Organization, "acronym"),
                )
            )
        return self._made[key]

    def forget_made(self) -> None:
        """Forget what was made for a row that was taken back."""
        self._made.clear()
        self._venues.clear()

    def venue(self, text: str) -> Venue | None:
        """Return the room of the site that a text means, by its whole name before anything else; None where new."""
        if text not in self._venues:
            if not self._venues:
                self._venues.update({str(venue): venue for venue in Venue.objects.order_by("-pk")})
            self._venues[text] = self._venues.get(text) or venue_like(text)
        return self._venues[text]

    def made_venue(self, text: str) -> Venue | None:
        """Return the room, made now where the site has none."""
        if not text:
            return None
        found = self.venue(text)
        if found is None:
            name, _comma, building = text.partition(", ")
            found, _is_new = Venue.objects.get_or_create(
                name=fitting(name, Venue, "name"), building=fitting(building, Venue, "building")
            )
            self._venues[text] = found
        return found


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().casefold()


def _kind_of_new(proposed: str) -> str:
    """Return the kind of an organization that a programme brings: every State comes with the software."""
    kinds = Organization.Kind
    return kinds.OTHER if proposed in (kinds.MEMBER_STATE, kinds.OBSERVER_STATE) else proposed
