"""Lists of those to invite, as pasted from a mail program or read from a table, and what would come of each row."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from events.actors import Actor
from events.cleaning import clean_line
from events.models import SideEvent

from . import services
from .cleaning import clean_email
from .models import CourtesyTitle, Invitation, Rsvp
from .services import Invitee
from .services.invitations import answer_until, filled_in
from .tables.columns import FAULT, NUMBER, Columns, meant_by
from .tables.file_formats import MAX_ROWS, as_typed

# "Amina DIALLO <amina@mission.example>", or the address alone; between two of them a comma, a semicolon or nothing
_ENTRY = re.compile(
    r"(?P<words>[^@<>;]*?)[\s<(]*(?:mailto:)?(?P<address>[^\s<>();,@\"]+@[^\s<>();,@\"]+)[>)]?"
)
_AROUND = " \t,;\"'“”<>()"
READ = [
    "E-mail",
    "Mission or organization",
    "Courtesy title",
    "Given name",
    "Family name",
    "Function",
    "Language",
]


class Words(models.TextChoices):
    """What the words beside a pasted address are: nothing in them tells a person from an office for certain."""

    PERSONS = "persons", gettext_lazy("names of persons")
    OFFICES = "offices", gettext_lazy("names of offices")


class RowOutcome(models.TextChoices):
    """What comes, or came, of one row."""

    INVITED = "invited", gettext_lazy("Invitation")
    KNOWN = "known", gettext_lazy("Invited before")
    ANSWERED = "answered", gettext_lazy("Has answered already")
    TWICE = "twice", gettext_lazy("Twice in the list")
    REFUSED = "refused", pgettext_lazy("row of a list", "Refused")


@dataclass(frozen=True)
class Row:
    """One row of a list: whom to invite, or why the row cannot be read."""

    number: int
    invitee: Invitee
    refusal: str = ""

    def to_facts(self) -> dict[str, object]:
        return {"number": self.number, "invitee": asdict(self.invitee), "refusal": self.refusal}

    @classmethod
    def from_facts(cls, facts: dict) -> "Row":
        return cls(facts["number"], Invitee(**facts["invitee"]), facts["refusal"])


@dataclass(frozen=True)
class Report:
    """What the preview says of one row."""

    row: Row
    outcome: RowOutcome
    sentence: str = ""

    @property
    def given_name(self) -> str:
        """The given name after the courtesy title in the active language."""
        who = self.row.invitee
        title = CourtesyTitle(who.courtesy_title).label if who.courtesy_title else ""
        return " ".join(str(part) for part in (title, who.given_name) if part)

    @property
    def name(self) -> str:
        """The person, else nothing: whether a name was read as meant can be seen."""
        return " ".join(part for part in (self.given_name, self.row.invitee.family_name) if part)


def pasted(text: str, words: str, language: str) -> list[Row]:
    """Return one row for each address in the text, and one with a refusal for each line without."""
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), start=1):
        entries = list(_ENTRY.finditer(line))
        rest = clean_line(_ENTRY.sub(" ", line)).strip(_AROUND)
        rows += [_pasted_row(number, entry, words, language) for entry in entries]
        if rest:
            sentence = _("There is no e-mail address in “%(text)s”.") % {"text": rest[:80]}
            rows.append(Row(number, Invitee(email=""), sentence))
    return rows


def _pasted_row(number: int, entry: re.Match[str], words: str, language: str) -> Row:
    name, address = clean_line(entry["words"]).strip(_AROUND), entry["address"].strip(_AROUND + ".")
    if words == Words.OFFICES:
        return Row(number, Invitee(email=address, organization_name=name, language=language))
    title, given, family = _parts_of(name)
    return Row(number, Invitee(address, "", title, given, family, "", language))


def _parts_of(name: str) -> tuple[str, str, str]:
    """Return courtesy title, given and family name: "Ms. Amina DIALLO BA", "Diallo, Amina", "Amina Diallo"."""
    first, _space, others = name.partition(" ")
    title = meant_by(CourtesyTitle, first) if first and others else None
    if title:
        name = others.strip()
    if "," in name:
        family, given = name.split(",", 1)
        return title or "", given.strip(), family.strip()
    parts = name.split()
    capitals = next((n for n, part in enumerate(parts) if n and part.isupper() and len(part) > 1), None)
    cut = len(parts) - 1 if capitals is None else capitals
    return title or "", " ".join(parts[:cut]), " ".join(parts[cut:])


def tabled(columns: Columns, language: str) -> list[Row]:
    """Return the rows of a table under our own headings."""
    return [_tabled_row(dict(cells), language) for cells in columns.dataset.dict]


def _tabled_row(cells: dict[str, object], language: str) -> Row:
    texts = {heading: str(cells.get(heading) or "") for heading in READ}
    formula = next((heading for heading, text in texts.items() if text.startswith("=")), None)
    refusal = ""
    if formula:
        refusal = _("“%(heading)s” holds a formula. Put the value in its place.") % {"heading": formula}
    elif cells[FAULT]:
        refusal = str(cells[FAULT])
    texts = {heading: as_typed(text) for heading, text in texts.items()}
    typed_title = texts["Courtesy title"]
    title = meant_by(CourtesyTitle, typed_title) if typed_title else ""
    if title is None:
        refusal = refusal or _("Courtesy title: “%(text)s” is not in the list: %(list)s.") % {
            "text": typed_title,
            "list": ", ".join(CourtesyTitle.values),
        }
    spoken = texts["Language"].lower() or language
    if spoken not in dict(settings.LANGUAGES):
        refusal = refusal or _("Language: write one of %(list)s.") % {
            "list": ", ".join(dict(settings.LANGUAGES))
        }
    invitee = Invitee(
        email=texts["E-mail"],
        organization_name=texts["Mission or organization"],
        courtesy_title=title or "",
        given_name=texts["Given name"],
        family_name=texts["Family name"],
        function=texts["Function"],
        language=spoken,
    )
    return Row(int(str(cells[NUMBER])), invitee, refusal)


def too_many() -> str:
    return _("The list has more than %(count)s addresses. Invite in parts.") % {"count": MAX_ROWS}


def reports(
    side_event: SideEvent, rows: Iterable[Row], expires_at: dt.datetime | None, by: Actor
) -> list[Report]:
    """Return what would come of each row; nothing is stored. Raises `RegistrationError` where nobody can be invited."""
    until = answer_until(side_event, expires_at)
    of_event = Invitation.objects.live().filter(side_event=side_event)
    invited = {address.lower() for address in of_event.values_list("email", flat=True)}
    live = Rsvp.objects.live().filter(side_event=side_event)
    answered = {address.lower() for address in live.values_list("email", flat=True)}
    seen: set[str] = set()
    found = []
    for row in rows:
        outcome, sentence = RowOutcome.INVITED, row.refusal
        address = clean_email(row.invitee.email).lower()
        if not sentence:
            try:
                filled_in(side_event, row.invitee, until, by)
            except services.RegistrationError as refusal:
                sentence = str(refusal)
        if sentence:
            outcome = RowOutcome.REFUSED
        elif address in seen:
            outcome = RowOutcome.TWICE
        elif address in invited:
            outcome, sentence = RowOutcome.KNOWN, _("Nothing is changed or sent.")
        elif address in answered:
            outcome, sentence = RowOutcome.ANSWERED, _("There is an RSVP under this address.")
        seen.add(address)
        found.append(Report(row, outcome, sentence))
    return found


def invite_all(
    side_event: SideEvent, rows: Iterable[Row], expires_at: dt.datetime | None, by: Actor
) -> list[Report]:
    """Invite those of whom a report says so, and return what came of each row. Raises `RegistrationError`."""
    found = reports(side_event, rows, expires_at, by)
    wanted = [report.row.invitee for report in found if report.outcome == RowOutcome.INVITED]
    _made, known = services.invite(side_event=side_event, invitees=wanted, expires_at=expires_at, by=by)
    return [
        Report(report.row, RowOutcome.KNOWN, _("Nothing is changed or sent."))
        if report.row.invitee in known and report.outcome == RowOutcome.INVITED
        else report
        for report in found
    ]
