"""Phrases of the tables made into patterns for `bare` text.

A phrase is written as documents write it: accents, case and the number of spaces do not matter. In it `[the] hall`
may leave out the word in brackets, `(dining room|lounge)` chooses, `hall~` takes any ending, `seats … limited` has up
to four words between, and `{room}` stands for a pattern that the table names.
"""

import re
from collections.abc import Iterable, Mapping

from ..characters import bare

_PIECE = re.compile(
    r"(?P<before> +)\[(?P<last>[^\]]*)\]$|\[(?P<maybe>[^\]]*)\](?P<gap> *)"
    r"|\((?P<choice>[^)]*)\)|\{(?P<hole>\w+)\}|(?<=[\w)])(?P<ending>~)"
    r"|(?P<some>\s*…\s*)|(?P<space>\s+)|(?P<sign>.)"
)


def pattern_of(phrase: str, **holes: str) -> str:
    """Return the pattern for one phrase."""
    return "".join(_piece(match, holes) for match in _PIECE.finditer(phrase))


def any_of(phrases: Iterable[str], **holes: str) -> str:
    """Return a group that meets any of the phrases; the longest is tried first."""
    distinct = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(pattern_of(phrase, **holes) for phrase in distinct)})"


def any_row(table: Mapping[str, Iterable[str]], **holes: str) -> str:
    """Return a group that meets any phrase of a table with a row for each language."""
    return any_of((phrase for row in table.values() for phrase in row), **holes)


def _piece(match: re.Match[str], holes: Mapping[str, str]) -> str:
    if match["last"] is not None:
        return rf"(?:\s+{_choice(match['last'], holes)})?"
    if match["maybe"] is not None:
        gap = r"\s+" if match["gap"] else ""
        return f"(?:{_choice(match['maybe'], holes)}{gap})?"
    if match["choice"] is not None:
        return _choice(match["choice"], holes)
    if match["hole"]:
        return holes[match["hole"]]
    if match["ending"]:
        return r"\w*"
    if match["some"]:
        return r"\W+(?:\w+\W+){0,4}?"
    return r"\s+" if match["space"] else re.escape(bare(match["sign"]))


def _choice(words: str, holes: Mapping[str, str]) -> str:
    return f"(?:{'|'.join(pattern_of(word, **holes) for word in words.split('|'))})"


def telling(table: Mapping[str, Iterable[str]], **holes: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of a table with a row for each language, as whole words within a sentence.

    Chinese has no spaces between words; Arabic writes "and", "by" and "for" to the word behind.
    """
    others = [phrase for key, row in table.items() if key not in ("zh", "ar") for phrase in row]
    groups = [
        (r"(?<!\w)", others, r"(?!\w)"), (r"(?<!\w)[وفبل]?", table.get("ar"), r"(?!\w)"), ("", table.get("zh"), "")
    ]  # fmt: skip
    return re.compile(
        "|".join(before + any_of(row, **holes) + behind for before, row, behind in groups if row)
    )
