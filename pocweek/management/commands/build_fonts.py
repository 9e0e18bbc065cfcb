"""Packs the typeface for browsers."""

import importlib.resources
import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.ttLib import TTFont

SOURCES = {  # the whole variable fonts: their licence reserves the name for unchanged ones, so no subsets
    "plex.woff2": "IBMPlexSans[wdth,wght].ttf",
    "plex-italic.woff2": "IBMPlexSans-Italic[wdth,wght].ttf",
}


def pack(source: Path, target: Path) -> bool:
    """Write the font `source` as WOFF2 to `target`; return False when it stood there already."""
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    font = TTFont(source)
    font.flavor = "woff2"
    unfinished = target.with_suffix(".part")
    font.save(unfinished)
    os.replace(unfinished, target)
    return True


class Command(BaseCommand):
    help = "Write the fonts for browsers (WOFF2) from the font package to build/static/fonts, where they are not yet."
    requires_system_checks: list[str] = []

    def handle(self, **options: object) -> None:
        fonts = Path(str(importlib.resources.files("fontpkg_ibm_plex_sans"))) / "files"
        for name, source in SOURCES.items():
            if pack(fonts / source, settings.BUILT_STATIC_DIR / "fonts" / name):
                self.stdout.write(f"Packed {name}.")
