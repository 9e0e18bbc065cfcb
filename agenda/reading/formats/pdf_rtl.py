"""Lines of PDF pages that are read from right to left, in which numbers and Latin words run the other way."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .pdf_rows import RTL, Piece, is_same_line

_SPACE = 0.12  # of the size of the type: a gap between words, not between letters
_WORDS_APART = 1.2  # of the size of the type: no gap between words is wider
_MIRRORED = str.maketrans("()[]", ")(][")
_TURNED_BRACKET = re.compile(r"(?<!\S)[)\]](?=\S)|(?<=\S)[(\[](?![^\s.،؛:])")
_MARK_BEHIND = re.compile(r"^(.*\S)\s+([:،؛,.])$")
_MARK_BEFORE = re.compile(r"^([،؛])\s*([\d\u0660-\u0669].*)$")


def from_right(page: list[Piece]) -> list[Piece]:
    """Join what touches on a line from right to left: numbers and Latin words stand as pieces of their own."""
    joined: list[Piece] = []
    line: list[Piece] = []
    for piece in [*page, None]:
        if piece and (not line or is_same_line(line[-1], piece)):
            line.append(piece)
            continue
        joined += _joined(line) if any(RTL.search(part.text) for part in line) else line
        line = [piece] if piece else []
    return joined


def right_way(text: str) -> str:
    """Set marks right that a line from right to left holds at the wrong end, and brackets that face the wrong way."""
    if not RTL.search(text):
        return text
    text = re.sub(r"^\s*([.،؛:!؟])(?=\s*[\u0600-\u06ff])(.*)$", r"\2\1", text)
    text = re.sub(r"^(.*\S)\s+((?:\d{1,2}\s?)?[-–•])\s*$", r"\2 \1", text)
    text = re.sub(r"(?<=\s)،([\d\u0660-\u0669]+)(?=\s)", r"\1،", text)
    return _TURNED_BRACKET.sub(lambda match: match[0].translate(_MIRRORED), text)


def _joined(line: list[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    for piece in _in_reading_order(line):
        last = pieces[-1] if pieces else None
        if last and _distance(last, piece) < _WORDS_APART * piece.size:
            space = "" if piece.text[:1] in ":،؛," else " "
            pieces[-1] = _both(last, piece, right_way(f"{last.text}{space}{piece.text}"))
        else:
            pieces.append(piece)
    return pieces


def _in_reading_order(line: list[Piece]) -> list[Piece]:
    """Return the pieces from right to left, Latin words that follow one another as one piece from left to right."""
    ordered: list[Piece] = []
    latin: list[Piece] = []
    for piece in sorted(line, key=lambda piece: -piece.right):
        is_joint = (
            bool(latin)
            and re.fullmatch(r"[\W\d]+", piece.text)
            and latin[-1].left - piece.right < 0.2 * piece.size
        )
        if RTL.search(piece.text) or not (re.search(r"[A-Za-z@]", piece.text) or is_joint):
            ordered += [*_as_one(latin), _with_mark_behind(piece)]
            latin = []
        else:
            latin.append(piece)
    return [*ordered, *_as_one(latin)]


def _as_one(latin: list[Piece]) -> list[Piece]:
    """Return Latin words, given from right to left, as pieces from left to right; those that are close as one."""
    pieces: list[Piece] = []
    for piece in reversed(latin):
        last = pieces[-1] if pieces else None
        if last and _distance(last, piece) < _WORDS_APART * piece.size:
            is_touching = _distance(last, piece) < _SPACE * piece.size
            pieces[-1] = _both(last, piece, f"{last.text}{'' if is_touching else ' '}{piece.text}")
        else:
            pieces.append(piece)
    return [replace(piece, text=_MARK_BEHIND.sub(r"\2 \1", piece.text)) for piece in pieces]


def _with_mark_behind(number: Piece) -> Piece:
    """A comma that stands to the left of a number is behind it."""
    return replace(number, text=_MARK_BEFORE.sub(r"\2\1", number.text))


def _distance(first: Piece, second: Piece) -> float:
    return max(first.left - second.right, second.left - first.right)


def _both(first: Piece, second: Piece, text: str) -> Piece:
    left, right = min(first.left, second.left), max(first.right, second.right)
    links = tuple(link for piece in (first, second) for link in _links_in(text, piece))
    return replace(first, text=text, left=left, right=right, bold=(), links=links)


def _links_in(text: str, piece: Piece) -> Iterator[tuple[int, int, str]]:
    """Yield the links of a piece where their words stand in the joined text."""
    for start, end, address in piece.links:
        place = text.find(piece.text[start:end])
        if place >= 0:
            yield place, place + end - start, address
