"""`manage.py read_concept_note notes/*.docx --save`."""

import json
import os
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agenda.management.progress import Progress
from agenda.reading.doubts import sentence
from agenda.reading.knowledge import knowledge
from agenda.reading.organizations import Index, known_organizations
from agenda.reading.processes import Readers
from agenda.reading.reading import FIELDS, Reading
from agenda.reading.refusals import ReadingRefused
from agenda.reading.saving import save_draft
from events.actors import Actor
from events.hooks import Refusal
from events.models import Organization, Week

MOST_PROCESSES = 4


class Command(BaseCommand):
    help = "Read concept notes, invitations and announcements (.docx, .pdf, .md, .txt, .html, .eml) into side events."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="print one JSON object a file")
        parser.add_argument(
            "--week", type=int, metavar="YEAR", help="the week, where the document does not name it"
        )
        parser.add_argument("--save", action="store_true", help="save each document as a draft side event")
        parser.add_argument(
            "--as-lead", metavar="ORGANIZATION", help="the organization that leads, by name or acronym"
        )

    def handle(
        self, *, files: list[Path], week: int | None, save: bool, as_lead: str | None, **options: Any
    ) -> None:
        known = knowledge(week)
        chosen = self._week(week) if save else None
        lead = find_lead(as_lead, known) if as_lead else None
        failed = 0
        progress = Progress(self.stderr, len(files))
        with Readers(known, count=min(len(files), os.cpu_count() or 1, MOST_PROCESSES)) as readers:
            for number, (name, result) in enumerate(readers.read_all(map(content_of, files)), start=1):
                try:
                    if isinstance(result, ReadingRefused):
                        raise result
                    self._print(name, result, options["json"], len(files))
                    if save:
                        self._save(result, chosen, lead)
                except (ReadingRefused, Refusal) as refusal:
                    failed += 1
                    self._print_refusal(name, refusal, options["json"])
                progress.show(number)
        if failed:
            sentence = ngettext(
                "%(failed)s of %(all)s file was not read.",
                "%(failed)s of %(all)s files were not read.",
                len(files),
            )
            raise CommandError(sentence % {"failed": failed, "all": len(files)})

    def _week(self, year: int | None) -> Week | None:
        if year is None:
            return None
        week = Week.objects.filter(year=year).first()
        if week is None:
            raise CommandError(_("There is no week %(year)s on this site.") % {"year": year})
        return week

    def _save(self, reading: Reading, week: Week | None, lead: Organization | None) -> None:
        side_event = save_draft(reading=reading, week=week, lead=lead, by=Actor.clock())
        self.stderr.write(
            _("Saved as a draft: %(address)s") % {"address": f"{side_event.week.year}/{side_event.slug}"}
        )

    def _print(self, name: str, reading: Reading, as_json: bool, count: int) -> None:
        if as_json:
            indent = 2 if count == 1 else None
            self.stdout.write(json.dumps(reading.to_json(), ensure_ascii=False, indent=indent))
        else:
            self.stdout.write("\n".join([f"== {name}", *summary(reading), ""]))

    def _print_refusal(self, name: str, refusal: Exception, as_json: bool) -> None:
        if as_json and isinstance(refusal, ReadingRefused):
            self.stdout.write(json.dumps({"file": name, "refused": str(refusal)}, ensure_ascii=False))
        self.stderr.write(self.style.ERROR(f"{name}: {refusal}"))


def content_of(file: Path) -> tuple[str, bytes | ReadingRefused]:
    """Return the name and the bytes of a file, or why it cannot be opened."""
    try:
        return str(file), file.read_bytes()
    except FileNotFoundError:
        return str(file), ReadingRefused("missing")
    except OSError as problem:
        return str(file), ReadingRefused("closed", reason=problem.strerror)


def find_lead(name: str, known: dict[str, Any]) -> Organization:
    """Return the organization that the name means. Raises CommandError where it is not in the list."""
    found, _sure = Index(known_organizations(known["organizations"])).match(name)
    if found is None:
        raise CommandError(_("“%(name)s” is no organization of this site.") % {"name": name})
    return Organization.objects.get(pk=found.id)


def summary(reading: Reading) -> Iterator[str]:
    """Yield the lines in which a person sees what was read, what is in doubt and what found no place."""
    said = reading.to_json()
    for field in FIELDS:
        if field in said:
            source = reading.sources.get(field)
            where = f"  [{_('line')} {source.first_line}, {source.confidence:.0%}]" if source else ""
            yield f"{field}: {_words(said[field])}{where}"
    for doubt in reading.doubts:
        yield f"? {doubt.field}, {_('line')} {doubt.line}: “{doubt.text}” {sentence(doubt)}"
    for text in reading.unplaced:
        yield f"… {text}"


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "".join(f"\n  - {_words(row)}" for row in value)
    if isinstance(value, dict):
        return ", ".join(f"{part}" for part in value.values() if part is not None)
    return str(value).replace("\n\n", "\n  ")
