"""Compiles the translations without gettext's tools, which a fresh machine does not have."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


def compile_catalogue(source: Path) -> bool:
    """Write the `.mo` beside a `.po` file; return False when it stood there already. Raises PoFileError."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    with source.open("rb") as lines:
        catalogue = read_po(lines, abort_invalid=True)
    unfinished = target.with_suffix(".part")
    with unfinished.open("wb") as out:
        write_mo(out, catalogue)
    os.replace(unfinished, target)
    return True


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po where they are newer than what was compiled."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                try:
                    is_new = compile_catalogue(source)
                except PoFileError as problem:
                    raise CommandError(f"{source}: {problem}") from problem
                if is_new:
                    self.stdout.write(f"Compiled {source.parent.parent.name}.")
