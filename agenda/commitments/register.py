"""The public register: what a reader asked for, and the commitments that answer it.

All entries are read in one light query and filtered in memory, as the programme is: so every list to choose from
and every count comes of one reading, and "Cote d'Ivoire" is found on every database. Only the commitments of one page
are loaded whole.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.languages import LANGUAGES, column
from events.models import Organization
from events.pages.filters import LONGEST_SEARCH, folded, search_of
from events.un_style.formats import notation
from events.un_style.protocol import sort_key

from .models import Commitment

PER_PAGE = 25
SOON = dt.timedelta(days=90)
DUE = {
    "overdue": gettext_lazy("Overdue"),
    "soon": gettext_lazy("In the next 90 days"),
    "later": gettext_lazy("Later"),
    "none": gettext_lazy("Without a date"),
}


@dataclass(frozen=True)
class Filters:
    """What the reader asked for. A field is empty where nothing, or nothing that makes sense, was asked."""

    organization: str = ""  # as in the address of its page
    theme: str = ""
    state: str = ""
    year: int | None = None
    due: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return the filters of an address; what cannot be read is as if it were not there."""
        state, year, due = (query.get(name, "") for name in ("state", "year", "due"))
        return cls(
            organization=query.get("organization", "")[:LONGEST_SEARCH],
            theme=query.get("theme", "")[:LONGEST_SEARCH],
            state=state if state in Commitment.State.values else "",
            year=int(year) if year.isdecimal() and len(year) < 5 else None,
            due=due if due in DUE else "",
            q=search_of(query),
        )

    @property
    def query(self) -> str:
        """The same filters as the query of an address, "?state=kept"; empty without filters."""
        return self.query_with()

    def query_with(self, **more: object) -> str:
        values = {field.name: getattr(self, field.name) for field in fields(self)} | more
        query = urlencode({name: str(value) for name, value in values.items() if value})
        return f"?{query}" if query else ""


@dataclass(frozen=True)
class Entry:
    """One commitment, as far as filters and lists need it."""

    pk: int
    owner: Organization
    state: str
    year: int
    due_on: dt.date | None
    theme: str
    searched: str

    @property
    def is_open(self) -> bool:
        return self.state in Commitment.OPEN_STATES

    def due(self, today: dt.date) -> str:
        """Return which of `DUE` it is; nothing for one that is settled, or whose day has passed with a report."""
        if self.due_on is None:
            return "none"
        if self.due_on < today:
            return "overdue" if self.is_open else ""
        return "soon" if self.due_on <= today + SOON else "later"


@dataclass(frozen=True)
class Tab:
    """A link that narrows the register to one state."""

    label: str
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class Register:
    """What the page shows."""

    filters: Filters
    total: int  # of all, whatever was asked
    found: str  # "12 commitments by 5 organizations"
    tabs: list[Tab]
    organizations: list[Option]
    themes: list[str]
    years: list[int]
    dues: list[Option]
    page: "Page[Any]"
    rows: list[Commitment]

    @property
    def previous_query(self) -> str:
        return self.filters.query_with(page=self.page.previous_page_number())

    @property
    def next_query(self) -> str:
        return self.filters.query_with(page=self.page.next_page_number())


def organization_name(organization: Organization) -> str:
    """Return how addresses name an organization: by its key where it came with the software, else by its number."""
    return organization.key or str(organization.pk)


def register_of(query: Mapping[str, str]) -> Register:
    """Work out the register under the filters of an address. Four queries, however many commitments there are."""
    entries, today = _entries(), timezone.now().date()
    filters = _sensible(Filters.read(query), entries)
    narrowed = [entry for entry in entries if _matches(entry, replace(filters, state=""), today)]
    found = [entry for entry in narrowed if filters.state in ("", entry.state)]
    page = Paginator(found, PER_PAGE).get_page(query.get("page"))
    owners = {organization_name(entry.owner): entry.owner.full_label for entry in entries}
    options = [Option(name, label) for name, label in owners.items()]
    return Register(
        filters=filters,
        total=len(entries),
        found=counted(found),
        tabs=list(_tabs(narrowed, filters)),
        organizations=sorted(options, key=lambda option: sort_key(option.label)),
        themes=sorted({entry.theme for entry in entries if entry.theme}, key=sort_key),
        years=sorted({entry.year for entry in entries}, reverse=True),
        dues=[Option(name, str(label)) for name, label in DUE.items()],
        page=page,
        rows=_loaded(page),
    )


def matching(query: Mapping[str, str]) -> list[Commitment]:
    """Return all commitments under the filters of an address, in the order of the register."""
    entries, today = _entries(), timezone.now().date()
    filters = _sensible(Filters.read(query), entries)
    return _loaded([entry for entry in entries if _matches(entry, filters, today)])


def counted(rows: Iterable[Any]) -> str:
    """Return "12 commitments by 5 organizations"."""
    owners = [row.owner.pk for row in rows]
    count, by = len(owners), len(set(owners))
    commitments = ngettext("%(count)d commitment", "%(count)d commitments", count) % {"count": count}
    if not count:
        return commitments
    organizations = ngettext("by %(count)d organization", "by %(count)d organizations", by) % {"count": by}
    return f"{commitments}{notation().comma}{organizations}"


def _entries() -> list[Entry]:
    """Return every commitment of the register: the latest week first, in it by the day on which it is due."""
    of_event = "summary__side_event"
    rows = Commitment.objects.in_register().values_list(
        "pk", "owner", "state", f"{of_event}__week__year", "due_on", f"{of_event}__theme__name", "text",
        f"{of_event}__title", *(column("text", language) for language in LANGUAGES),
    )  # fmt: skip
    found = list(rows.order_by(f"-{of_event}__week__year", "due_on", "pk"))
    owners = Organization.objects.in_bulk({row[1] for row in found})
    entries = [
        Entry(pk, owners[owner], state, year, due_on, theme or "", _searched(owners[owner], theme, *texts))
        for pk, owner, state, year, due_on, theme, *texts in found
    ]
    return sorted(entries, key=lambda entry: (-entry.year, entry.due_on or dt.date.max))


def _searched(owner: Organization, *texts: str | None) -> str:
    english = getattr(owner, "name_en", None) or ""  # modeltranslation adds this field
    return folded(
        " ".join([owner.name, english, owner.acronym, *map(str, owner.aliases), *filter(None, texts)])
    )


def _sensible(filters: Filters, entries: list[Entry]) -> Filters:
    """Return the filters without an organization, theme or year that the register does not have."""
    return replace(
        filters,
        organization=filters.organization
        if filters.organization in {organization_name(entry.owner) for entry in entries}
        else "",
        theme=filters.theme if filters.theme in {entry.theme for entry in entries} else "",
        year=filters.year if filters.year in {entry.year for entry in entries} else None,
    )


def _matches(entry: Entry, filters: Filters, today: dt.date) -> bool:
    return (
        filters.organization in ("", organization_name(entry.owner))
        and filters.theme in ("", entry.theme)
        and filters.state in ("", entry.state)
        and filters.year in (None, entry.year)
        and filters.due in ("", entry.due(today))
        and all(word in entry.searched for word in folded(filters.q).split())
    )


def _tabs(narrowed: list[Entry], filters: Filters) -> Iterator[Tab]:
    yield Tab(_("All"), len(narrowed), replace(filters, state="").query, not filters.state)
    for state in Commitment.State:
        count = sum(entry.state == state for entry in narrowed)
        if count or filters.state == state:
            chosen = filters.state == state
            yield Tab(str(state.label), count, replace(filters, state=state.value).query, chosen)


def _loaded(entries: Iterable[Entry]) -> list[Commitment]:
    """Return the commitments of the entries, whole and in their order."""
    pks = [entry.pk for entry in entries]
    rows = Commitment.objects.with_story().in_bulk(pks)
    return [rows[pk] for pk in pks if pk in rows]
