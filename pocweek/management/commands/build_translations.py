"""Compiles the translations without gettext's tools, which a fresh machine does not have."""

import os
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path
from typing import cast

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


def compile_catalogue(source: Path) -> bool:
    """Write the `.mo` beside a `.po` file; return False when it stood there already. Raises PoFileError."""
    target = source.with_suffix(".mo")
    # the way in which it is written counts as well
    changed_at = max(path.stat().st_mtime for path in (source, Path(__file__)))
    if target.exists() and target.stat().st_mtime >= changed_at:
        return False
    with source.open("rb") as lines:
        catalogue = read_po(lines, abort_invalid=True)
    unfinished = target.with_suffix(".part")
    with unfinished.open("wb") as out:
        write_mo(out, cast(Catalog, WithSingulars(catalogue)))
    os.replace(unfinished, target)
    return True


class WithSingulars:
    """All messages of a catalogue, and those with plural forms once more by their singular alone.

    Where a text is asked for without a number, Python looks for it among the plural forms only in its later versions;
    3.11.2, which Debian 12 has, would show it in English.
    """

    def __init__(self, catalogue: Catalog) -> None:
        self.charset, self.num_plurals = catalogue.charset, catalogue.num_plurals  # what `write_mo` asks for
        self._catalogue = catalogue

    def __iter__(self) -> Iterator[Message]:
        one = c2py(self._catalogue.plural_expr)(1)
        for message in self._catalogue:  # the first is the head of the file
            yield message
            if isinstance(message.id, tuple) and isinstance(message.string, tuple) and all(message.string):
                yield Message(message.id[0], message.string[one], context=message.context)


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
