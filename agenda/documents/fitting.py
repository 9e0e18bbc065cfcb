"""How large a text can be set so that it fits: worked out from its letters, without laying it out."""

import math
import unicodedata
from collections.abc import Iterator, Sequence

POINTS_PER_MM = 72 / 25.4
WIDE, CAPITAL, NARROW, COMMON = 1.0, 0.7, 0.32, 0.58  # of the size: IBM Plex Sans at weight 600, rounded up


def fitted_size(text: str, sizes: Sequence[int], *, width: float, lines: int) -> int:
    """Return the largest of the sizes (points, largest first) at which the text fits into lines of a width in mm.

    The smallest where none fits: then the text takes more lines.
    """
    fitting = (size for size in sizes if _lines(text, width * POINTS_PER_MM / size) <= lines)
    return next(fitting, sizes[-1])


def _lines(text: str, width: float) -> float:
    """Return how many lines the text takes at a width in units of its size: without end where a word must be broken."""
    lines, filled = 1, 0.0
    for space, word in _words(text):
        length = sum(map(_width, word))
        if length > width:
            return math.inf
        if filled + space + length > width:
            lines, filled = lines + 1, length
        else:
            filled += space + length
    return lines


def _words(text: str) -> Iterator[tuple[float, str]]:
    """Yield what stays on one line with the space before it: words, and characters that lines break between."""
    for place, word in enumerate(text.split()):
        space = NARROW if place else 0
        if any(_is_wide(letter) for letter in word):
            yield space, word[0]
            yield from ((0, letter) for letter in word[1:])
        else:
            yield space, word


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _width(letter: str) -> float:
    if _is_wide(letter):
        return WIDE
    if unicodedata.combining(letter):
        return 0
    if letter in "iljtfrI.,:;'’|!()[]- ":
        return NARROW
    return CAPITAL if letter.isupper() or letter in "mwMW" else COMMON
