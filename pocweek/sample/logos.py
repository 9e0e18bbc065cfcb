"""Draws neutral logos for the sample organizations: type, one ink and at most one plain shape.

Nobody's emblem, flag or arms is imitated. The same key and names always give the same picture.
"""

import hashlib
import io
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from itertools import combinations

from PIL import Image, ImageDraw, ImageFont, ImageOps

Draw = ImageDraw.ImageDraw
Font = ImageFont.FreeTypeFont
Point = tuple[float, float]
Form = Callable[[Draw, str, str], None]

LONG_SIDE = 600  # px of the finished picture
CANVAS = (6000, 2400)  # px; everything is drawn large as a mask, trimmed and then reduced
SIZE = 400  # px, type size of the main word
INKS = (
    (27, 42, 65),  # navy
    (15, 76, 92),  # petrol
    (46, 74, 58),  # forest
    (107, 39, 55),  # burgundy
    (92, 64, 51),  # umber
    (61, 74, 92),  # slate
    (74, 48, 80),  # plum
    (116, 84, 24),  # bronze
    (46, 58, 110),  # indigo
)


def logo_for(key: str, name: str, acronym: str) -> bytes:
    """A PNG on white, trimmed, 600 px on its long side; drawn from the acronym or else from the name."""
    digest = hashlib.sha256(key.encode()).digest()
    forms = _forms_for(name, acronym)
    mask = Image.new("L", CANVAS, 0)
    forms[digest[0] % len(forms)](ImageDraw.Draw(mask), name, acronym)
    mask = mask.crop(mask.getbbox())
    mask.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    picture = ImageOps.colorize(mask, black="white", white=INKS[digest[1] % len(INKS)])
    png = io.BytesIO()
    picture.save(png, "PNG", compress_level=1)  # it is written anew, and small, where it is stored
    return png.getvalue()


def _forms_for(name: str, acronym: str) -> tuple[Form, ...]:
    # The emblems of the Movement are protected by law: its members get words and straight lines only.
    if "Red Cross" in name or "Red Crescent" in name:
        return (_underlined, _beside_bar) if acronym else (_bar_and_name,)
    described = (_underlined, _beside_bar, _tile_and_name) if acronym and len(name) <= 44 else ()
    if acronym and len(acronym) <= 4:
        return (_disc, _ring, _square, *described)
    if acronym:
        return (_between_lines, _frame, *described[:1])
    if " " in name:
        return (_bar_and_name, _initial_in_square, _short_bar, _quarter)
    if len(name) > 8:
        return (_short_bar, _between_lines, _stacked)
    return (
        _initial_in_disc,
        _initial_in_square,
        _between_lines,
        _short_bar,
        _spaced,
        _quarter,
        _stacked,
        _square_name,
    )


# What follows draws into the mask: 255 is ink, 0 is paper. Each form leaves trimming to its caller.


def _disc(draw: Draw, name: str, acronym: str) -> None:
    draw.circle((600, 600), 430, fill=255)
    _centred(draw, (600, 600), acronym, fit=600, fill=0)


def _ring(draw: Draw, name: str, acronym: str) -> None:
    draw.circle((600, 600), 430, outline=255, width=36)
    _centred(draw, (600, 600), acronym, fit=560, fill=255)


def _square(draw: Draw, name: str, acronym: str) -> None:
    draw.rectangle((200, 200, 920, 920), fill=255)
    font = _fitted(acronym, fit=560, largest=380)
    draw.text((280, 840), acronym, font=font, fill=0, anchor="ls")


def _tile_and_name(draw: Draw, name: str, acronym: str) -> None:
    draw.rectangle((200, 200, 760, 760), fill=255)
    _centred(draw, (480, 480), acronym, fit=420, fill=0)
    _block(draw, (850, 200), name, height=560, count=3)


def _beside_bar(draw: Draw, name: str, acronym: str) -> None:
    font = _font(SIZE, 700)
    draw.text((200, 480), acronym, font=font, fill=255, anchor="ls")
    x = 200 + round(font.getlength(acronym)) + 60
    draw.rectangle((x, 200, x + 14, 480), fill=255)
    _block(draw, (x + 74, 200), name, height=280, count=2 if len(name) <= 20 else 3)


def _underlined(draw: Draw, name: str, acronym: str) -> None:
    font = _font(SIZE, 700)
    draw.text((200, 480), acronym, font=font, fill=255, anchor="ls")
    width = max(font.getlength(acronym), 620)
    draw.rectangle((200, 560, 200 + width, 574), fill=255)
    for count in range(1, 5):
        lines = _broken(name, count)
        small = _fitted(max(lines, key=len), fit=width, largest=130, weight=500)
        if small.size >= 84:
            break
    _lines(draw, (200, 640), lines, small, step=1.2)


def _between_lines(draw: Draw, name: str, acronym: str) -> None:
    word, font = acronym or name, _font(SIZE, 600)
    right = 200 + font.getlength(word)
    draw.rectangle((200, 100, right, 116), fill=255)
    draw.text((200, 480), word, font=font, fill=255, anchor="ls")
    draw.rectangle((200, 584, right, 600), fill=255)


def _frame(draw: Draw, name: str, acronym: str) -> None:
    font = _font(SIZE, 600)
    draw.rectangle((200, 200, 200 + font.getlength(acronym) + 220, 700), outline=255, width=30)
    draw.text((310, 590), acronym, font=font, fill=255, anchor="ls")


def _spaced(draw: Draw, name: str, acronym: str) -> None:
    x, font = 200.0, _font(SIZE, 300)
    for letter in name.upper():
        draw.text((x, 480), letter, font=font, fill=255, anchor="ls")
        x += font.getlength(letter) + 70
    draw.rectangle((206, 580, x - 90, 596), fill=255)


def _initial_in_disc(draw: Draw, name: str, acronym: str) -> None:
    draw.circle((450, 450), 250, fill=255)
    _centred(draw, (450, 450), name[0], fit=340, fill=0)
    _lines(draw, (790, 345), [name], _font(300), step=1)


def _initial_in_square(draw: Draw, name: str, acronym: str) -> None:
    side = 520 if " " in name else 380
    draw.rectangle((200, 200, 200 + side, 200 + side), fill=255)
    _centred(draw, (200 + side / 2, 200 + side / 2), name[0], fit=side * 0.7, fill=0)
    _named_beside(draw, 200 + side + 90, side, name)


def _quarter(draw: Draw, name: str, acronym: str) -> None:
    side = 520 if " " in name else 360
    draw.pieslice((200, 200, 200 + 2 * side, 200 + 2 * side), 180, 270, fill=255)
    _named_beside(draw, 200 + side + 90, side, name)


def _bar_and_name(draw: Draw, name: str, acronym: str) -> None:
    side = 520 if " " in name else 340
    draw.rectangle((200, 200, 250, 200 + side), fill=255)
    _named_beside(draw, 330, side, name)


def _short_bar(draw: Draw, name: str, acronym: str) -> None:
    lines = _broken(name, 2)
    bottom = _lines(draw, (200, 200), lines, _font(SIZE, 700), step=1.1)
    draw.rectangle((212, bottom + 130, 500, bottom + 174), fill=255)


def _stacked(draw: Draw, name: str, acronym: str) -> None:
    font = _font(SIZE, 600)
    middle = 200 + font.getlength(name) / 2
    draw.rectangle((middle - 190, 100, middle + 190, 480), fill=255)
    _centred(draw, (middle, 290), name[0], fit=266, fill=0)
    draw.text((middle, 900), name, font=font, fill=255, anchor="ms")


def _square_name(draw: Draw, name: str, acronym: str) -> None:
    draw.rectangle((200, 200, 1100, 860), fill=255)
    draw.text((290, 760), name, font=_fitted(name, fit=720, largest=260), fill=0, anchor="ls")


def _named_beside(draw: Draw, x: int, side: int, name: str) -> None:
    if " " not in name:
        font = _font(SIZE, 600)
        draw.text((x, 200 + side / 2 + 0.35 * SIZE), name, font=font, fill=255, anchor="ls")
    else:
        _block(draw, (x, 200), name, height=side, count=2 if len(name) <= 26 else 3)


def _block(draw: Draw, corner: Point, text: str, *, height: int, count: int) -> None:
    """Text in `count` lines, exactly `height` px from the first capitals to the last base line."""
    lines = _broken(text, count)
    size = round(height / (0.7 + 1.18 * (max(len(lines), 2) - 1)))
    top = corner[1] if len(lines) > 1 else corner[1] + height / 2 - 0.35 * size
    _lines(draw, (corner[0], top), lines, _font(size, 600), step=1.18)


def _lines(draw: Draw, corner: Point, lines: list[str], font: Font, *, step: float) -> float:
    """Lines set from the top of the first capitals at `corner`; the last base line comes back."""
    for number, line in enumerate(lines):
        base = corner[1] + (0.7 + step * number) * font.size
        draw.text((corner[0], base), line, font=font, fill=255, anchor="ls")
    return base


def _centred(draw: Draw, middle: Point, text: str, *, fit: float, fill: int) -> None:
    font = _fitted(text, fit=fit, largest=round(fit * 0.95))
    draw.text((middle[0], middle[1] + 0.35 * font.size), text, font=font, fill=fill, anchor="ms")


def _fitted(text: str, *, fit: float, largest: int, weight: int = 700) -> Font:
    """The type in which `text` is at most `fit` px wide."""
    return _font(min(largest, int(100 * fit / _font(100, weight).getlength(text))), weight)


def _broken(text: str, count: int) -> list[str]:
    """`text` in at most `count` lines whose longest is as short as can be."""
    words = text.split()
    ways = combinations(range(1, len(words)), min(count, len(words)) - 1)
    edges = ((0, *way, len(words)) for way in ways)
    broken = ([" ".join(words[a:b]) for a, b in zip(edge, edge[1:], strict=False)] for edge in edges)
    return min(broken, key=lambda lines: max(map(len, lines)))


@lru_cache(maxsize=16)  # each holds a copy of the font file
def _font(size: int, weight: int = 600) -> Font:
    file = resources.files("fontpkg_ibm_plex_sans") / "files" / "IBMPlexSans[wdth,wght].ttf"
    font = ImageFont.truetype(io.BytesIO(file.read_bytes()), size)
    font.set_variation_by_axes([weight, 100])  # width 100: not condensed
    return font
