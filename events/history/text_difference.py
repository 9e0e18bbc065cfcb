"""Two versions of a text laid over one another, word by word."""

import difflib
import re
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

# A word; each Chinese character by itself, since no space parts the words; a stretch of space; any other sign.
_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|[^\w\s]")
_MOST_PAIRS = (
    9_000_000  # tokens of the one times tokens of the other that are compared in well under a second
)
_CONTEXT = 60  # characters of what stayed that are shown before and after a change

Kind = Literal["same", "gone", "come"]


@dataclass(frozen=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return the text after the change with what went and what came, what stayed only near to these.

    A text of which nothing is like before is told as gone and come as a whole.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    found = [Piece("same", "".join(old[:head]))]
    found += _between(old[head : len(old) - tail], new[head : len(new) - tail])
    found.append(Piece("same", "".join(old[len(old) - tail :]) if tail else ""))
    return _shortened(_joined(found))


def _common(old: list[str], new: list[str]) -> int:
    """Return how many tokens both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )


def _between(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) * len(new) > _MOST_PAIRS:
        return [Piece("gone", "".join(old)), Piece("come", "".join(new))]
    found: list[Piece] = []
    for what, start, end, new_start, new_end in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[new_start:new_end])
        # a space or a comma between two changed words is no place to rest the eye
        if what == "equal" and re.search(r"\w", gone):
            found.append(Piece("same", gone))
        else:
            found += [Piece("gone", gone), Piece("come", come)]
    return found


def _joined(found: list[Piece]) -> list[Piece]:
    """Return one piece gone and one come for each stretch of changes."""
    joined = []
    for is_same, stretch in groupby(found, key=lambda piece: piece.kind == "same"):
        rows = list(stretch)
        kinds: tuple[Kind, ...] = ("same",) if is_same else ("gone", "come")
        for kind in kinds:
            if text := "".join(piece.text for piece in rows if piece.kind == kind):
                joined.append(Piece(kind, text))
    return joined


def _shortened(found: list[Piece]) -> tuple[Piece, ...]:
    last = len(found) - 1
    return tuple(
        Piece("same", _near(piece.text, is_first=n == 0, is_last=n == last))
        if piece.kind == "same"
        else piece
        for n, piece in enumerate(found)
    )


def _near(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return the beginning and the end of what stayed, cut at words; the first has only an end, the last none."""
    if len(text) <= 2 * _CONTEXT + 20:
        return text
    head = "" if is_first else text[:_CONTEXT].rpartition(" ")[0] or text[:_CONTEXT]
    tail = "" if is_last else text[-_CONTEXT:].partition(" ")[2] or text[-_CONTEXT:]
    return f"{head} … {tail}"
