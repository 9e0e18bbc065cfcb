"""Delegates as a table: written as the list shows them, read back row by row through `services.register`."""

from collections.abc import Callable, Iterator

import tablib
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from import_export import fields, instance_loaders, resources, results

from events.access import Action, may
from events.actors import Actor
from events.models import SideEvent

from . import services
from .cleaning import clean_email
from .columns import EXTRA, NUMBER, address_of, in_english, meant_by
from .file_formats import FORMULA
from .models import Arrival, AttendanceMode, CapacityLimit, Rsvp
from .organizations import folded

DETAILS = {
    "given_name": "Given name",
    "family_name": "Family name",
    "organization_name": "Mission or organization",
    "function": "Function",
    "dietary_needs": "Dietary needs",
    "access_needs": "Accessibility needs",
}


CHUNK = 500  # RSVPs

PASS = {
    Rsvp.UnPass.HAS.value: "Has",
    Rsvp.UnPass.NEEDS.value: "Needs",
}  # of those who were not asked nothing is said


class Column(fields.Field):
    """A column of the export: its heading, and how its value comes from an RSVP."""

    def __init__(self, heading: str, value: Callable[[Rsvp], object]):
        super().__init__(column_name=heading, dehydrate_method=value, readonly=True)
        self.value = value


def _registered_at(rsvp: Rsvp) -> str:
    return f"{rsvp.created_at.astimezone(rsvp.side_event.week.zone):%Y-%m-%d %H:%M}"


def _arrived_at(rsvp: Rsvp) -> str:
    """Return when somebody came, in local time: noted at the door, and let in."""
    standing = (
        [arrival.arrived_at for arrival in rsvp.standing] if rsvp.status == Rsvp.Status.CONFIRMED else []
    )
    return f"{standing[0].astimezone(rsvp.side_event.week.zone):%Y-%m-%d %H:%M}" if standing else ""


class Table(resources.Resource):
    """A table that is read row by row, where import-export looks each column up again for each row."""

    def rows(self, queryset: models.QuerySet[Rsvp]) -> Iterator[list[object]]:
        """Yield the rows below `get_export_headers`, a few hundred loaded at a time."""
        values = [field.value for field in self.get_export_fields()]
        for rsvp in self.filter_export(queryset).iterator(chunk_size=CHUNK):
            yield [value(rsvp) for value in values]

    def export(self, queryset: models.QuerySet[Rsvp], **kwargs: object) -> tablib.Dataset:
        return tablib.Dataset(*self.rows(queryset), headers=self.get_export_headers())


class RsvpExport(Table):
    """RSVPs as a table, with dietary and accessibility needs where the viewer may see them."""

    side_event = Column("Side event", lambda rsvp: address_of(rsvp.side_event))
    side_event_title = Column("Side event title", lambda rsvp: rsvp.side_event.title)
    courtesy_title = Column("Courtesy title", lambda rsvp: rsvp.courtesy_title)
    given_name = Column("Given name", lambda rsvp: rsvp.given_name)
    family_name = Column("Family name", lambda rsvp: rsvp.family_name)
    email = Column("E-mail", lambda rsvp: rsvp.email)
    organization_name = Column("Mission or organization", lambda rsvp: rsvp.organization_name)
    function = Column("Function", lambda rsvp: rsvp.function)
    attendance_mode = Column("Attendance mode", lambda rsvp: in_english(AttendanceMode, rsvp.attendance_mode))
    status = Column("State", lambda rsvp: in_english(Rsvp.Status, rsvp.status))
    place = Column("Place in the queue", lambda rsvp: rsvp.place_in_queue() or "")
    language = Column("Language", lambda rsvp: rsvp.language)
    created_at = Column("Registered at (local time)", _registered_at)
    arrived_at = Column("Arrived", _arrived_at)

    def __init__(self, viewer: object, **kwargs: object):
        super().__init__(**kwargs)
        self._places: dict[int, int] = {}  # of all who wait, found in one query
        self.fields["place"] = Column("Place in the queue", lambda rsvp: self._places.get(rsvp.pk, ""))
        if may(viewer, Action.SEE_NEEDS):
            for name in ("dietary_needs", "access_needs"):
                self.fields[name] = Column(DETAILS[name], _need(name, viewer))

    @classmethod
    def get_display_name(cls) -> str:
        return str(Rsvp._meta.verbose_name_plural)

    def filter_export(self, queryset: models.QuerySet[Rsvp], **kwargs: object) -> models.QuerySet[Rsvp]:
        standing = models.Prefetch("arrivals", Arrival.objects.filter(undone_at=None), to_attr="standing")
        waiting = queryset.filter(status=Rsvp.Status.WAITLISTED).order_by().values("side_event")
        ranked = Rsvp.objects.filter(side_event__in=waiting).with_places()
        self._places = dict(ranked.values_list("pk", "place"))
        return queryset.prefetch_related("side_event__week", standing)


class GuestList(Table):
    """Those with a seat in the room, in the columns that security at the gate asks for."""

    family_name = Column("Family name", lambda rsvp: rsvp.family_name)
    given_name = Column("Given name", lambda rsvp: rsvp.given_name)
    identity_name = Column("Name as on identity document", lambda rsvp: rsvp.identity_name)
    organization_name = Column("Organization", lambda rsvp: rsvp.organization_name)
    function = Column("Function", lambda rsvp: rsvp.function)
    un_pass = Column("UN grounds pass", lambda rsvp: PASS.get(rsvp.un_pass, ""))


def _need(name: str, viewer: object) -> Callable[[Rsvp], str]:
    return lambda rsvp: getattr(rsvp, name) if may(viewer, Action.SEE_NEEDS, rsvp.side_event) else ""


class RowOutcome(models.TextChoices):
    """What came, or would come, of a row of the file."""

    SEAT = "seat", gettext_lazy("Seat")
    WAITING = "waiting", gettext_lazy("Waiting list")
    KNOWN = "known", gettext_lazy("On the list already")
    LEFT_OUT = "left-out", gettext_lazy("Left out")
    REFUSED = "refused", pgettext_lazy("row of a list", "Refused")


class RowReport(results.RowResult):
    """What the import says about one row: the outcome and, where people need one, a sentence."""

    number: int
    person: str
    email: str
    outcome: RowOutcome
    sentence: str = ""


class NotTaken(Exception):
    """A row that is not registered, with its outcome and the reason."""

    def __init__(self, outcome: RowOutcome, sentence: str):
        self.outcome = outcome
        super().__init__(sentence)


class RsvpImport(resources.Resource):
    """Registers the people of a table for one side event, each on its own and all in one transaction.

    A row that is refused is reported and leaves no trace; a person who is on the list is left alone, so that
    the same file can be imported twice. With `dry_run` all of it happens, mails included, and is rolled back.
    """

    class Meta:
        model = Rsvp
        use_transactions = True
        instance_loader_class = instance_loaders.BaseInstanceLoader

    def __init__(self, side_event: SideEvent, by: Actor, **kwargs: object):
        super().__init__(**kwargs)
        self.side_event = side_event
        self.by = by

    @classmethod
    def get_row_result_class(cls) -> type[RowReport]:
        return RowReport

    def before_import(self, dataset: tablib.Dataset, **kwargs: object) -> None:
        # Both modes are locked at once and in one order: two imports can't wait for each other.
        limits = list(
            CapacityLimit.objects.select_for_update().filter(side_event=self.side_event).order_by("pk")
        )
        for limit in limits:
            limit.side_event = self.side_event
        self.modes = [limit.attendance_mode for limit in limits if limit.is_offered]
        live = Rsvp.objects.live().filter(side_event=self.side_event)
        people = live.values_list("email", "given_name", "family_name", "organization_name")
        self.known = {self._identity(*person) for person in people}

    def import_row(self, row: dict[str, object], instance_loader: object, **kwargs: object) -> RowReport:
        cells = {heading: str(cell) for heading, cell in row.items()}
        report = RowReport()
        report.import_type = RowReport.IMPORT_TYPE_SKIP
        report.number = int(cells[NUMBER])
        report.person = f"{cells['Given name']} {cells['Family name']}".strip()
        report.email = cells["E-mail"]
        try:
            rsvp = self._register(cells)
        except NotTaken as reason:
            report.outcome, report.sentence = reason.outcome, str(reason)
        except services.RegistrationError as refusal:
            report.outcome, report.sentence = RowOutcome.REFUSED, str(refusal)
        else:
            report.import_type = RowReport.IMPORT_TYPE_NEW
            report.outcome = RowOutcome.SEAT if rsvp.status == Rsvp.Status.CONFIRMED else RowOutcome.WAITING
            place = rsvp.place_in_queue()
            report.sentence = _("Place %(place)s in the queue.") % {"place": place} if place else ""
        return report

    def _register(self, cells: dict[str, str]) -> Rsvp:
        """Register the person of a row. Raises `NotTaken` or `RegistrationError`."""
        self._check(cells)
        cells = {heading: _typed(text) for heading, text in cells.items()}
        details = {name: cells.get(heading, "") for name, heading in DETAILS.items()}
        email = clean_email(cells["E-mail"])
        names = ("given_name", "family_name", "organization_name")
        person = self._identity(email, *(details[name] for name in names))
        if person in self.known:
            raise NotTaken(RowOutcome.KNOWN, _("Nothing is changed or sent."))
        outcome = services.register(
            side_event=self.side_event,
            attendance_mode=self._mode(cells),
            email=email,
            courtesy_title=self._courtesy_title(cells),
            language=cells.get("Language") or settings.LANGUAGE_CODE,
            has_consented=False,  # somebody else filled in the table; the mail links to the privacy notice
            ignores_closing=True,
            by=self.by,
            **details,
        )
        self.known.add(person)
        return outcome.rsvp

    def _check(self, cells: dict[str, str]) -> None:
        """Raise `NotTaken` for a row that is damaged, of another side event, or cancelled."""
        formula = next((heading for heading, text in cells.items() if text.startswith("=")), None)
        if formula:
            sentence = _("“%(heading)s” holds a formula. Put the value in its place.") % {"heading": formula}
            raise NotTaken(RowOutcome.REFUSED, sentence)
        if cells[EXTRA]:
            raise NotTaken(RowOutcome.REFUSED, _("The row has more cells than there are headings."))
        address = cells.get("Side event", "")
        if address and address != address_of(self.side_event):
            sentence = _("The row is for another side event: %(name)s.") % {"name": address}
            raise NotTaken(RowOutcome.REFUSED, sentence)
        if cells.get("State") and meant_by(Rsvp.Status, cells["State"]) == Rsvp.Status.CANCELLED:
            raise NotTaken(RowOutcome.LEFT_OUT, _("This RSVP is cancelled in the file."))

    def _mode(self, cells: dict[str, str]) -> str:
        text = cells.get("Attendance mode", "")
        if not text and len(self.modes) == 1:
            return self.modes[0]
        mode = meant_by(AttendanceMode, text)
        if mode is None:
            sentence = _("Attendance mode: write “In person” or “Online”.")
            raise NotTaken(RowOutcome.REFUSED, sentence)
        return mode

    def _courtesy_title(self, cells: dict[str, str]) -> str:
        text = cells.get("Courtesy title", "")
        title = meant_by(Rsvp.CourtesyTitle, text) if text else ""
        if title is None:
            sentence = _("Courtesy title: “%(text)s” is not in the list: %(list)s.") % {
                "text": text,
                "list": ", ".join(Rsvp.CourtesyTitle.values),
            }
            raise NotTaken(RowOutcome.REFUSED, sentence)
        return title

    @staticmethod
    def _identity(email: str, *names: str) -> tuple[str, ...]:
        """What makes two rows the same person: the address, or the names where there is none."""
        return (email.lower(),) if email else tuple(folded(name) for name in names)


def _typed(text: str) -> str:
    """Return what was typed before our own export put an apostrophe in front of it."""
    return text[1:] if text[:1] == "'" and text[1:2] in tuple(FORMULA) else text
