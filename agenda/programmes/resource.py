"""A programme as a table for import-export: read row by row into side events, all in one transaction."""

from typing import Any

import tablib
from import_export import instance_loaders, resources

from events.actors import Actor
from events.hooks import Refusal
from events.models import SideEvent, Week

from .headings import meaning_of
from .matching import Matches
from .reading import RowReader
from .reports import RowOutcome, RowReport
from .services import Writer
from .sources import Source
from .values import ReadRow

NUMBER = "#"  # of the row in the file


class ProgrammeImport(resources.Resource):
    """Reads a programme into a week. With `dry_run` all of it happens and is rolled back, so a preview is exact.

    New side events are drafts; others stay in their state, and a public one is never made unfit to be public: such a
    row is refused and leaves no trace. The same file a second time changes nothing.
    """

    class Meta:
        model = SideEvent
        use_transactions = True
        instance_loader_class = instance_loaders.BaseInstanceLoader

    def __init__(self, week: Week, source: Source, by: Actor, **kwargs: object):
        super().__init__(**kwargs)
        self.week = week
        self.source = source
        self.by = by

    @classmethod
    def get_row_result_class(cls) -> type[RowReport]:
        return RowReport

    def run(self, *, dry_run: bool) -> list[RowReport]:
        """Import the source and return what came of each row; all of it, or nothing where the process dies."""
        dataset = tablib.Dataset(*([number] for number, _row in self.source.rows), headers=[NUMBER])
        rows: list[RowReport] = self.import_data(dataset, dry_run=dry_run, raise_errors=True).rows
        return rows

    def before_import(self, dataset: tablib.Dataset, **kwargs: object) -> None:
        Week.objects.select_for_update().get(
            pk=self.week.pk
        )  # a second import of the week waits for this one
        reader = RowReader(self.week, meanings(self.source), self.source.is_ours)
        self.rows = {row.number: row for row in reader.read_all(self.source.rows)}
        self.matches = Matches(self.week)
        self.writer = Writer(self.week, self.by, reader.directory)

    def import_row(self, row: dict[str, Any], instance_loader: object, **kwargs: object) -> RowReport:
        read = self.rows[int(row[NUMBER])]
        report = RowReport()
        report.import_type = RowReport.IMPORT_TYPE_SKIP
        report.number, report.title = read.number, read.facts.get("title", "")
        report.changes = []
        self._write(read, report)
        report.doubts = read.doubts
        return report

    def _write(self, read: ReadRow, report: RowReport) -> None:
        pk = self.matches.find(read) if not read.refusal else None
        try:
            if read.refusal:
                raise Refusal(read.refusal)
            if pk is None:
                report.address = self.writer.create(read).slug
                report.outcome, report.import_type = RowOutcome.NEW, RowReport.IMPORT_TYPE_NEW
            else:
                report.changes = self.writer.change(read, pk)
                report.outcome = RowOutcome.CHANGED if report.changes else RowOutcome.SAME
                report.import_type = RowReport.IMPORT_TYPE_UPDATE if report.changes else report.import_type
        except Refusal as refusal:
            report.outcome, report.sentence = RowOutcome.REFUSED, str(refusal)


def meanings(source: Source) -> dict[str, str]:
    """Return the name of the record for each heading that is read."""
    found = {heading: meaning_of(heading) for heading in source.headings}
    return {heading: name for heading, name in found.items() if name}


def not_read(source: Source) -> list[str]:
    """Return the headings that nobody knows."""
    known = meanings(source)
    return [heading for heading in source.headings if heading not in known]
