"""Delegates as a table: written as the list shows them, read back row by row through `services.register`."""

import datetime as dt
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

import tablib
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from import_export import fields, instance_loaders, resources, results

from events.access import Action, may
from events.actors import Actor
from events.models import SideEvent
from events.organization_names import folded

from .. import services
from ..cleaning import clean_email
from ..models import Arrival, AttendanceMode, CapacityLimit, Rsvp
from .columns import FAULT, FIELDS, NUMBER, address_of, in_english, meant_by
from .file_formats import as_typed

DETAILS = {name: heading for heading, name in FIELDS.items() if name != "email"}
CHUNK = 500  # RSVPs
Row = Any  # an RSVP, or a named tuple of the fields that the columns read

PASS = {
    Rsvp.UnPass.HAS.value: "Has",
    Rsvp.UnPass.NEEDS.value: "Needs",
}  # of those who were not asked nothing is said


class Column(fields.Field):
    """A column of the export: its heading, how its value comes from a row, and the fields of `Rsvp` that this reads
    beside the keys of the RSVP and its side event."""

    def __init__(self, heading: str, value: Callable[[Row], object], *reads: str):
        super().__init__(column_name=heading, dehydrate_method=value, readonly=True)
        self.value = value
        self.reads = reads


def _asas_typed(heading: str, name: str) -> Column:
    return Column(heading, attrgetter(name), name)


def _label(heading: str, name: str, choices: type[models.TextChoices]) -> Column:
    return Column(heading, lambda row: in_english(choices, getattr(row, name)), name)


class Table(resources.Resource):
    """A table that is read row by row, where import-export looks each column up again for each row."""

    def rows(self, queryset: models.QuerySet[Rsvp]) -> Iterator[list[object]]:
        """Yield the rows below `get_export_headers`, a few hundred loaded at a time, only what the columns read."""
        columns = self.get_export_fields()
        values = [column.value for column in columns]
        reads = sorted({"pk", "side_event_id"}.union(*(column.reads for column in columns)))
        found = self.filter_export(queryset).prefetch_related(None).values_list(*reads, named=True)
        for row in found.iterator(chunk_size=CHUNK):
            yield [value(row) for value in values]

    def export(self, queryset: models.QuerySet[Rsvp], **kwargs: object) -> tablib.Dataset:
        return tablib.Dataset(*self.rows(queryset), headers=self.get_export_headers())


class RsvpExport(Table):
    """RSVPs as a table, with dietary and accessibility needs where the viewer may see them."""

    def __init__(self, viewer: object, **kwargs: object):
        super().__init__(**kwargs)
        self._viewer = viewer
        # what belongs to the rows, each found in one query
        self._side_events: dict[int, SideEvent] = {}
        self._places: dict[int, int] = {}
        self._arrivals: dict[int, dt.datetime] = {}
        self._with_needs: set[int] = set()  # side events
        self.fields = {
            "side_event": Column("Side event", lambda row: address_of(self._event(row))),
            "side_event_title": Column("Side event title", lambda row: self._event(row).title),
            "courtesy_title": _asas_typed("Courtesy title", "courtesy_title"),
            "given_name": _asas_typed("Given name", "given_name"),
            "family_name": _asas_typed("Family name", "family_name"),
            "email": _asas_typed("E-mail", "email"),
            "organization_name": _asas_typed("Mission or organization", "organization_name"),
            "function": _asas_typed("Function", "function"),
            "attendance_mode": _label("Attendance mode", "attendance_mode", AttendanceMode),
            "status": _label("State", "status", Rsvp.Status),
            "place": Column("Place in the queue", lambda row: self._places.get(row.pk, "")),
            "language": _asas_typed("Language", "language"),
            "created_at": Column(
                "Registered at (local time)", lambda row: self._local(row, row.created_at), "created_at"
            ),
            "arrived_at": Column("Arrived", lambda row: self._local(row, self._arrivals.get(row.pk))),
        }
        if may(viewer, Action.SEE_NEEDS):
            for name in ("dietary_needs", "access_needs"):
                self.fields[name] = Column(DETAILS[name], self._need(name), name)

    @classmethod
    def get_display_name(cls) -> str:
        return str(Rsvp._meta.verbose_name_plural)

    def filter_export(self, queryset: models.QuerySet[Rsvp], **kwargs: object) -> models.QuerySet[Rsvp]:
        rsvps = queryset.order_by()
        events = SideEvent.objects.filter(pk__in=rsvps.values("side_event")).select_related("week")
        self._side_events = {event.pk: event for event in events}
        self._with_needs = {event.pk for event in events if may(self._viewer, Action.SEE_NEEDS, event)}
        waiting = rsvps.filter(status=Rsvp.Status.WAITLISTED).values("side_event")
        ranked = Rsvp.objects.filter(side_event__in=waiting).with_places()
        self._places = dict(ranked.values_list("pk", "place"))
        let_in = rsvps.filter(status=Rsvp.Status.CONFIRMED).values("pk")
        arrivals = Arrival.objects.standing().filter(rsvp__in=let_in)
        self._arrivals = dict(arrivals.values_list("rsvp_id", "arrived_at"))
        return queryset

    def _event(self, row: Row) -> SideEvent:
        return self._side_events[row.side_event_id]

    def _local(self, row: Row, instant: dt.datetime | None) -> str:
        """Return the minute as the clocks of the week show it: "2026-05-19 09:30"."""
        return instant.astimezone(self._event(row).week.zone).isoformat(" ")[:16] if instant else ""

    def _need(self, name: str) -> Callable[[Row], str]:
        return lambda row: getattr(row, name) if row.side_event_id in self._with_needs else ""


class GuestList(Table):
    """Those with a seat in the room, in the columns that security at the gate asks for."""

    family_name = _asas_typed("Family name", "family_name")
    given_name = _asas_typed("Given name", "given_name")
    identity_name = _asas_typed("Name as on identity document", "identity_name")
    organization_name = _asas_typed("Organization", "organization_name")
    function = _asas_typed("Function", "function")
    un_pass = Column("UN grounds pass", lambda row: PASS.get(row.un_pass, ""), "un_pass")


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
        cells = {heading: as_typed(text) for heading, text in cells.items()}
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
        if cells[FAULT]:
            raise NotTaken(RowOutcome.REFUSED, cells[FAULT])
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
