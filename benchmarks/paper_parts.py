"""What `benchmarks.paper` measures in a process of its own each, for its CPU and its memory: `-m … PART COUNT`.

Prints the seconds of CPU of the part alone and the most MB that the process held. Django's settings come from the
environment.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django

NAIVE_STYLE = """
@page { size: A4; margin: 18mm 21mm 20mm; @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 9pt sans-serif }
table { width: 100%; border-collapse: collapse }
th, td { padding: 3pt; border: 1px solid #999; text-align: start }
"""
ORGANIZATIONS = (
    "Norway",
    "Bolivia (Plurinational State of)",
    "International Committee of the Red Cross",
    "OCHA",
    "Qatar",
    "Center for Civilians in Conflict",
    "Trinidad and Tobago",
    "Netherlands (Kingdom of the)",
)
FUNCTIONS = ("First Secretary", "Counsellor, Third Committee", "Director, Protection Division")


def list_ours(count: int) -> Callable[[], object]:
    """The attendee list, after a short one: fonts are loaded once in a process."""
    from agenda import pdf

    pdf.render(attendee_list(5))
    document = attendee_list(count)
    return lambda: pdf.render(document)


def list_naive(count: int) -> Callable[[], object]:
    """The same cells as whoever writes a table for WeasyPrint for the first time has them printed."""
    from weasyprint import CSS, HTML

    def printed(rows: int) -> bytes:
        document = attendee_list(rows)
        head = "".join(f"<th>{column.heading}</th>" for column in document.columns)
        body = "".join(
            f"<tr><td>{row.number}</td><td>{row.organization}</td><th>{row.given_name} {row.family_name}</th>"
            f"<td>{row.function}</td><td>{row.attendance}</td><td></td></tr>"
            for row in document.confirmed
        )
        html = f"<html lang=en><title>List</title><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return HTML(string=html).write_pdf(stylesheets=[CSS(string=NAIVE_STYLE)], pdf_variant="pdf/ua-1")

    printed(5)
    return lambda: printed(count)


def attendee_list(count: int):
    """Return a list of invented people, eight of each organization, in six columns."""
    from agenda.documents import AttendeeList
    from agenda.documents.attendee_list import COLUMNS, Column
    from agenda.documents.people import AttendeeRow

    people = (
        AttendeeRow(
            number=number,
            given_name="Ms. Amal",
            family_name=f"Example {number}",
            function=FUNCTIONS[number % 3],
            organization=ORGANIZATIONS[number // 8 % 8],
            is_first_of_organization=number % 8 == 0,
            attendance="In person" if number % 4 else "Online",
            part="Delegate",
            un_pass="",
        )
        for number in range(count)
    )
    return AttendeeList(
        language="en",
        file_name="list",
        kind="Attendee list",
        week="Protection of Civilians Week 2026",
        edition="New York, 18–22 May 2026",
        title="A side event",
        as_of="2026-05-19",
        footer="As of 19 May 2026",
        columns=tuple(Column(name=name, heading=str(COLUMNS.options[name])) for name in COLUMNS.default),
        confirmed=tuple(people),
        waiting=(),
    )


def export(kind: str, *, is_own: bool) -> Callable[[], object]:
    """RSVPs as a table, by our resource and formats or with the same columns by those of import-export itself."""
    from django.db.models import QuerySet
    from import_export import resources
    from import_export.formats import base_formats

    from pocweek.models import User
    from registrations.models import Rsvp
    from registrations.tables import file_formats
    from registrations.tables.resources import DETAILS, RsvpExport

    people = Rsvp.objects.order_by("pk")
    table = RsvpExport(viewer=User.objects.get(is_superuser=True))
    table.fields.pop(next(iter(DETAILS)), None)  # fifteen columns
    own, ours = getattr(base_formats, kind)(), getattr(file_formats, kind)()

    def written(people: QuerySet[Rsvp]) -> object:
        if is_own:
            return own.export_data(resources.Resource.export(table, people))
        return ours.written(table.get_export_headers(), table.rows(people))

    written(people.filter(pk__lt=10))  # what is loaded once in a process
    return lambda: written(people)


PARTS: dict[str, Callable[[int], Callable[[], object]]] = {
    "list-ours": list_ours,
    "list-naive": list_naive,
    "xlsx-ours": lambda count: export("XLSX", is_own=False),
    "xlsx-own": lambda count: export("XLSX", is_own=True),
    "csv-ours": lambda count: export("CSV", is_own=False),
    "csv-own": lambda count: export("CSV", is_own=True),
}


def main() -> None:
    django.setup()
    name, count = sys.argv[1:]
    part = PARTS[name](int(count))
    Path("/proc/self/clear_refs").write_text("5")  # the peak is counted anew from here
    before, start = _held("VmRSS"), time.process_time()
    part()
    seconds, most = time.process_time() - start, _held("VmHWM")
    sys.stdout.write(f"{seconds} {most} {most - before}\n")


def _held(what: str) -> float:
    """Return MB of memory of this process, now (VmRSS) or at most (VmHWM)."""
    found = re.search(rf"{what}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
