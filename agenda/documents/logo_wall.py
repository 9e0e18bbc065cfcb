"""Logos of any shape in even optical size, in rows as equal as possible."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from events.logos import PAPER_WALL, even_rows, optical_size
from events.models import CoSponsor

GAP = 8  # mm between two
ROW_WIDTH = 168  # mm: the text area of A4 and of Letter
MOST_IN_A_ROW = 5
NAME_WIDTH = 36  # mm that a set name takes, where there is no logo
PIXELS_PER_MM = 96 / 25.4  # the width of a picture is an attribute, in CSS pixels


@dataclass(frozen=True, kw_only=True)
class WallLogo:
    """One place in the wall: a picture, or the name in its stead."""

    name: str
    sha256: str = ""
    width: int = 0  # CSS pixels; the height follows from the picture


Wall = tuple[tuple[WallLogo, ...], ...]


def logo_wall(sponsors: Iterable[CoSponsor], *, scale: float = 1) -> Wall:
    """Return the rows in the order given; none when nobody has a logo, since the text gives all names.

    Where there is little room, a smaller `scale` makes the logos smaller and the rows longer.
    """
    logos = [_wall_logo(sponsor, scale) for sponsor in sponsors]
    return _rows(logos, round(MOST_IN_A_ROW / scale)) if any(logo.sha256 for logo in logos) else ()


def _wall_logo(sponsor: CoSponsor, scale: float) -> WallLogo:
    logo = sponsor.shown_logo
    if logo is None:
        return WallLogo(name=sponsor.short_label)
    width, _height = optical_size(logo, *PAPER_WALL, digits=1)
    return WallLogo(name=sponsor.label, sha256=logo.sha256, width=round(width * scale * PIXELS_PER_MM))


def _rows(logos: list[WallLogo], most: int) -> Wall:
    """Return the fewest rows, of even length, that are not wider than the text."""
    for at_most in range(most, 0, -1):
        ends = list(accumulate(even_rows(len(logos), at_most), initial=0))
        rows = tuple(tuple(logos[start:end]) for start, end in zip(ends, ends[1:], strict=False))
        if all(_width(row) <= ROW_WIDTH for row in rows):
            break
    return rows


def _width(row: tuple[WallLogo, ...]) -> float:
    """Return how many millimetres the row takes."""
    widths = [logo.width / PIXELS_PER_MM if logo.sha256 else NAME_WIDTH for logo in row]
    return sum(widths) + GAP * (len(row) - 1)
