"""The account of a text: every word belongs to exactly one value, one recognized label, or is unplaced."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from .characters import WORD

LABEL = "label"  # claimed words that name or introduce a value, or are furniture of the page


class Overlap(ValueError):
    """Two claims on the same words: a fault of the reader, never of the document."""


@dataclass(frozen=True, order=True)
class Claim:
    """The characters from `start` to `end` belong to `owner`: a field of the reading, or a label."""

    start: int
    end: int
    owner: str


@dataclass
class Ledger:
    """Who owns which part of the text. Claims lie in order and never overlap."""

    text: str
    _claims: list[Claim] = field(default_factory=list)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def claim(self, start: int, end: int, owner: str) -> None:
        """Give the span to the owner. Raises `Overlap` where a word of it has an owner already."""
        start, end = self._trimmed(start, end)
        if start == end:
            return
        if taken := next(self._within(start, end), None):
            raise Overlap(f"{owner} claims {self.text[start:end]!r}, of which {taken.owner} has a part")
        bisect.insort(self._claims, Claim(start, end, owner))

    def claim_free(self, start: int, end: int, owner: str) -> None:
        """Give to the owner what nobody owns of the span."""
        for free_start, free_end in self.free_spans(start, end):
            self.claim(free_start, free_end, owner)

    def is_free(self, start: int, end: int) -> bool:
        return next(self._within(*self._trimmed(start, end)), None) is None

    def free_spans(self, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Return the parts of the span (the whole text) without an owner, each with at least one word."""
        end = len(self.text) if end is None else end
        spans, cursor = [], start
        for claim in list(self._within(start, end)):
            spans.append((cursor, max(cursor, claim.start)))
            cursor = claim.end
        spans.append((cursor, max(cursor, end)))
        return [(first, last) for first, last in spans if WORD.search(self.text, first, last)]

    def _within(self, start: int, end: int) -> Iterator[Claim]:
        index = max(bisect.bisect_left(self._claims, Claim(start, start, "")) - 1, 0)
        for claim in self._claims[index:]:
            if claim.start >= end:
                return
            if claim.end > start:
                yield claim

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Cut the span to its first and last word, and take those whole: punctuation has no owner."""
        words = list(WORD.finditer(self.text, start, end))
        if not words:
            return start, start
        start, end = words[0].start(), words[-1].end()
        while start and WORD.fullmatch(self.text, start - 1, start + 1):
            start -= 1
        while end < len(self.text) and WORD.fullmatch(self.text, end - 1, end + 1):
            end += 1
        return start, end
