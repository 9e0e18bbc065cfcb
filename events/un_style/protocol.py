"""Who is named first, and how names stand in a sentence.

Protocol order: by role (lead, co-hosts, co-sponsors, partners); inside a role by kind (Member States,
observer States, observer organizations, UN entities and so on); inside a kind by the document's alphabet.
Nothing here runs a query when co-sponsors and organizations are prefetched (`with_programme`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import pyuca
from django.utils import translation
from django.utils.translation import gettext as _

from ..models import CoSponsor, Organization, SideEvent
from . import formats
from .isolation import isolated
from .state_names import of_states, with_article

SortKey = tuple[int, ...]

_ROLES = CoSponsor.Role.values
_KINDS = Organization.Kind.values
# A line of names puts a semicolon between States, international bodies and everybody else.
_FAMILIES = (
    {Organization.Kind.MEMBER_STATE, Organization.Kind.OBSERVER_STATE},
    {
        Organization.Kind.OBSERVER_ORGANIZATION,
        Organization.Kind.UN_ENTITY,
        Organization.Kind.INTERGOVERNMENTAL,
    },
)
# An Arabic list passes over the article and takes every alef for the same letter.
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w{2})")
_NO_LETTERS = re.compile(r"[\W_]+")
_ALEFS = str.maketrans("أإآٱ", "اااا")


@dataclass(frozen=True)
class SponsorGroups:
    """The sponsors of a side event by role, each list in its order."""

    lead: CoSponsor | None
    co_hosts: list[CoSponsor]
    co_sponsors: list[CoSponsor]
    partners: list[CoSponsor]

    @property
    def presenters(self) -> list[CoSponsor]:
        """The lead, then the co-hosts: those who present it."""
        return ([self.lead] if self.lead else []) + self.co_hosts

    @property
    def supporters(self) -> list[CoSponsor]:
        """The co-sponsors, then the partners: those with whom it is presented."""
        return self.co_sponsors + self.partners


def sort_key(text: str) -> SortKey:
    """Return the key by which the Unicode Collation Algorithm sorts the text.

    Letters decide first; accents, spaces and hyphens only between equal letters, so that Côte d'Ivoire comes
    between Costa Rica and Croatia. Chinese characters come by their number in Unicode, which is no order that
    readers know: lists in Chinese go by English names instead.
    """
    return _sort_key(text.strip())


def ordered_sponsors(side_event: SideEvent, language: str | None = None) -> list[CoSponsor]:
    """Return all co-sponsors as papers list them: by protocol, or in the order of the rows where so chosen.

    The alphabet is that of the language (of the active one).
    """
    sponsors = _by_hand(side_event)
    return sponsors if side_event.orders_sponsors_by_hand else _by_protocol(sponsors, language)


def departs_from_protocol(side_event: SideEvent, language: str | None = None) -> bool:
    """Say whether the organizers chose an order that really differs from protocol."""
    sponsors = _by_hand(side_event)
    return side_event.orders_sponsors_by_hand and sponsors != _by_protocol(sponsors, language)


def sponsor_groups(side_event: SideEvent, language: str | None = None) -> SponsorGroups:
    """Return the sponsors by role, each list in the order of `ordered_sponsors`."""
    by_role: dict[str, list[CoSponsor]] = {role: [] for role in _ROLES}
    for sponsor in ordered_sponsors(side_event, language):
        by_role[sponsor.role].append(sponsor)
    return SponsorGroups(
        lead=next(iter(by_role[CoSponsor.Role.LEAD]), None),
        co_hosts=by_role[CoSponsor.Role.CO_HOST],
        co_sponsors=by_role[CoSponsor.Role.CO_SPONSOR],
        partners=by_role[CoSponsor.Role.PARTNER],
    )


def joined(names: Iterable[str], language: str | None = None) -> str:
    """Return "A, B and C" in the language (the active one); nothing for no names."""
    return formats.list_text([isolated(name, language) for name in names], language)


def grouped_text(
    sponsors: Iterable[CoSponsor],
    language: str | None = None,
    label: Callable[[CoSponsor], str] = attrgetter("label"),
) -> str:
    """Return the full names as a paper lists them: "Norway and Togo; European Union (EU); Oxfam".

    A paper that marks some names gives its own `label`.
    """
    with translation.override(language or translation.get_language()):
        groups = [joined(label(sponsor) for sponsor in family) for family in _families(sponsors)]
        return formats.notation().semicolon.join(groups)


def marked_label(sponsor: CoSponsor) -> str:
    """Return the name as a public list gives it: with a mark where it may still change."""
    return sponsor.label if sponsor.is_certain else _("%(name)s (to be confirmed)") % {"name": sponsor.label}


def programme_line(
    side_event: SideEvent, language: str | None = None, *, marks_open: bool = False
) -> tuple[str, str]:
    """Return who presents it and with whom, in short names: ("Qatar and OCHA", "Norway, Togo; Oxfam").

    Where a page asks for it, who has not confirmed is marked until the side event is held.
    """
    with translation.override(language or translation.get_language()):
        groups = sponsor_groups(side_event)
        style = formats.notation()
        has_marks = marks_open and not side_event.is_held()

        def name(sponsor: CoSponsor) -> str:
            label = sponsor.short_label
            is_marked = has_marks and not sponsor.is_certain
            return _("%(name)s (to be confirmed)") % {"name": label} if is_marked else label

        presenters = joined(name(sponsor) for sponsor in groups.presenters)
        families = _families(groups.supporters)
        supporters = [
            style.list_comma.join(isolated(name(sponsor)) for sponsor in family) for family in families
        ]
        return presenters, style.semicolon.join(supporters)


def missions_text(states: Iterable[Organization]) -> str:
    """Return "Permanent Missions of El Salvador and the Netherlands to the United Nations".

    States stay in the order given. Observer States follow with their observer missions, and what is no State
    under its own name.
    """
    states = list(states)
    members = [state for state in states if state.kind == Organization.Kind.MEMBER_STATE]
    observers = [state for state in states if state.kind == Organization.Kind.OBSERVER_STATE]
    parts = [_missions_of(members), _observer_missions_of(observers)]
    parts += [with_article(other) for other in states if not other.is_state]
    return joined(part for part in parts if part)


def inviting_text(sponsors: Iterable[CoSponsor]) -> str:
    """Return who invites: "the Permanent Missions of Norway and Qatar to the United Nations and Oxfam".

    The order given is kept: States side by side share one "Permanent Missions of". Whoever has a name printed for
    this event is named by it.
    """
    parts: list[str] = []
    for family, group in groupby(sponsors, key=_missions_family):
        found = list(group)
        states = of_states(sponsor.organization for sponsor in found)
        if family == Organization.Kind.MEMBER_STATE:
            parts.append(_the_missions(states, len(found)))
        elif family == Organization.Kind.OBSERVER_STATE:
            parts.append(_the_observer_missions(states, len(found)))
        else:
            parts += [name_in_a_sentence(sponsor) for sponsor in found]
    return joined(parts)


def name_in_a_sentence(sponsor: CoSponsor) -> str:
    """Return the full name as running text needs it: "the Office for Disarmament Affairs (ODA)", "Norway".

    A name printed for this event stands as it was typed, after "the" where the list of organizations knows that it
    takes it: "the State of Qatar".
    """
    article = _article_of(sponsor)
    return f"{article} {sponsor.label}" if article else sponsor.label


def _missions_family(sponsor: CoSponsor) -> str:
    """Return the kind of a State that is named by its mission, nothing for all others."""
    organization = sponsor.organization
    return organization.kind if organization.is_state and not sponsor.printed_name else ""


def _article_of(sponsor: CoSponsor) -> str:
    """Return "the" or nothing; only English names carry their article (see `with_article`)."""
    if formats.notation().locale != "en_GB":
        return ""
    organization = sponsor.organization
    # The long name of a State says what it is ("State of", "Kingdom of", "Republic"), whatever its short name takes.
    articles = {organization.formal_name: "the" if organization.is_state else organization.article}
    articles[organization.name] = organization.article
    return next((article for name, article in articles.items() if _opens_with(sponsor.label, name)), "")


def _opens_with(label: str, name: str) -> bool:
    return bool(name) and re.match(rf"{re.escape(name)}(?!\w)", label) is not None


def _the_missions(states: str, count: int) -> str:
    if count == 1:
        # Translators: "of Norway"; in French "de la Norvège", in Spanish "del Perú"; elsewhere the name alone.
        return _("the Permanent Mission %(of_state)s to the United Nations") % {"of_state": states}
    # Translators: as with one State; the names are joined by "and" already.
    return _("the Permanent Missions %(of_states)s to the United Nations") % {"of_states": states}


def _the_observer_missions(states: str, count: int) -> str:
    if count == 1:
        # Translators: "of Norway"; in French "de la Norvège", in Spanish "del Perú"; elsewhere the name alone.
        return _("the Permanent Observer Mission %(of_state)s to the United Nations") % {"of_state": states}
    # Translators: as with one State; the names are joined by "and" already.
    return _("the Permanent Observer Missions %(of_states)s to the United Nations") % {"of_states": states}


def _missions_of(states: list[Organization]) -> str:
    if not states:
        return ""
    names = of_states(states)
    if len(states) == 1:
        # Translators: "of Norway"; in French "de la Norvège", in Spanish "del Perú"; elsewhere the name alone.
        return _("Permanent Mission %(of_state)s to the United Nations") % {"of_state": names}
    # Translators: as with one State; the names are joined by "and" already.
    return _("Permanent Missions %(of_states)s to the United Nations") % {"of_states": names}


def _observer_missions_of(states: list[Organization]) -> str:
    if not states:
        return ""
    names = of_states(states)
    if len(states) == 1:
        # Translators: "of Norway"; in French "de la Norvège", in Spanish "del Perú"; elsewhere the name alone.
        return _("Permanent Observer Mission %(of_state)s to the United Nations") % {"of_state": names}
    # Translators: as with one State; the names are joined by "and" already.
    return _("Permanent Observer Missions %(of_states)s to the United Nations") % {"of_states": names}


def _by_hand(side_event: SideEvent) -> list[CoSponsor]:
    return sorted(side_event.presenting, key=lambda sponsor: (sponsor.position, sponsor.pk))


def _by_protocol(sponsors: list[CoSponsor], language: str | None) -> list[CoSponsor]:
    # United Nations documents in Chinese list States in the order of their English names
    is_chinese = formats.notation(language).locale == "zh_Hans"
    with translation.override("en" if is_chinese else language or translation.get_language()):
        return sorted(sponsors, key=_protocol_key)


def _protocol_key(sponsor: CoSponsor) -> tuple[int, int, SortKey, int]:
    organization = sponsor.organization
    place = _ROLES.index(sponsor.role), _KINDS.index(organization.kind)
    return *place, sort_key(organization.name), organization.pk


def _families(sponsors: Iterable[CoSponsor]) -> list[list[CoSponsor]]:
    """Cut the line where the role changes or the family: States, international bodies, all others."""
    return [list(group) for _place, group in groupby(sponsors, key=_role_and_family)]


def _role_and_family(sponsor: CoSponsor) -> tuple[str, int]:
    kind = sponsor.organization.kind
    return sponsor.role, next((n for n, family in enumerate(_FAMILIES) if kind in family), len(_FAMILIES))


@lru_cache
def _collator() -> pyuca.Collator:
    return pyuca.Collator()  # reads a table of 30,000 lines, hence only when first asked


@lru_cache(maxsize=4096)
def _sort_key(text: str) -> SortKey:
    text = _ARABIC_ARTICLE.sub("", unicodedata.normalize("NFC", text)).translate(_ALEFS)
    letters = _NO_LETTERS.sub("", text)
    return (*_collator().sort_key(letters), 0, *_collator().sort_key(text))
