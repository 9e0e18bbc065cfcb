"""The typefaces of papers, and which characters they have: what none of them has is left out and reported."""

import importlib.resources
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDERS = {
    "vendor/plex/": Path(str(importlib.resources.files("fontpkg_ibm_plex_sans"))) / "files",
    "vendor/amiri/": Path(str(importlib.resources.files("fontpkg_amiri"))) / "files",
    # ten faces of six megabytes each, of which two are used: read where they are, never collected for the web
    "vendor/kurinto/": Path(str(importlib.resources.files("weblate_fonts")))
    / "static/weblate_fonts/kurinto/ttf",
}
COMMON = ("vendor/plex/IBMPlexSans[wdth,wght].ttf", "vendor/amiri/Amiri-Regular.ttf")
CHINESE = "vendor/kurinto/KurintoSansSC-Rg.ttf"

FORMATTING = ("Cf", "Zs", "Zl", "Zp", "Mn")  # what needs no shape of its own: directions, spaces, marks
CONTROLS = frozenset("\t\n\r")
SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True)
class Printable:
    """A text without the characters that no font has."""

    text: str
    needs_chinese: bool
    missing: tuple[str, ...]  # "U+1F54A DOVE OF PEACE"


def font_file(name: str) -> Path | None:
    """Return where a font lies that papers know as `vendor/plex/…`; None for another name."""
    folder, _slash, file = name.rpartition("/")
    found = FOLDERS.get(f"{folder}/")
    path = found / file if found and file.endswith(".ttf") else None
    return path if path and path.is_file() else None


def printable(text: str) -> Printable:
    """Return the text as it can be printed, whether the large Chinese font is needed, and what is left out."""
    unknown = {letter for letter in set(text) - CONTROLS if ord(letter) not in _common_letters()}
    without_shape = {letter for letter in unknown if unicodedata.category(letter) in FORMATTING}
    in_chinese = {letter for letter in unknown - without_shape if _is_in(letter, CHINESE)}
    gone = unknown - without_shape - in_chinese | {letter for letter in unknown if ord(letter) in SELECTORS}
    named = sorted(
        letter for letter in gone if unicodedata.category(letter) != "Cc" and ord(letter) not in SELECTORS
    )
    return Printable(
        text=text.translate(dict.fromkeys(map(ord, gone))) if gone else text,
        needs_chinese=bool(in_chinese),
        missing=tuple(_named(letter) for letter in named),
    )


def _named(letter: str) -> str:
    return f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()


@cache
def _common_letters() -> frozenset[int]:
    return frozenset().union(*(_letters(name) for name in COMMON))


def _is_in(letter: str, font: str) -> bool:
    return not 0xE000 <= ord(letter) <= 0xF8FF and ord(letter) in _letters(font)


@cache
def _letters(name: str) -> frozenset[int]:
    """Return the code points that a font has shapes for; reading its table takes some 30 ms once."""
    from fontTools.ttLib import TTFont  # for those who make a paper

    path = font_file(name)
    if path is None:
        raise FileNotFoundError(f"The font {name} is not installed.")
    with TTFont(path, lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap())
