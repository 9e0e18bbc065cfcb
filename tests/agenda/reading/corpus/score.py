"""Judges a reader of concept notes by the corpus.

A reader is a function that takes the path of a file and returns the JSON of its draft, in which each sponsor carries
`organization_key` (the key of the organization, or None) instead of the number it has in a database.

    from tests.agenda.reading.corpus.score import score_corpus
    result = score_corpus(read, tmp_path)      # result.accuracy, result.wrong, result.report()

`python -m tests.agenda.reading.corpus.score package.module:function` prints the report.
"""

import importlib
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.agenda.reading.corpus import build
from tests.agenda.reading.corpus.cells import MISSING, RIGHT, WRONG, Cell, cells_of

Reader = Callable[[Path], dict]
MEANT_BY = {
    "month_day": ["date"],
    "weekday": ["date"],
    "year": ["date"],
    "time": ["start", "end"],
    "agenda": ["segments"],
}


@dataclass(frozen=True)
class Score:
    """What came of one document or of many: one cell for each value that was expected or given."""

    cells: list[Cell] = field(default_factory=list)
    doubts_missed: list[str] = field(default_factory=list)  # "document: field"
    doubts_reported: int = 0

    def count(self, verdict: str) -> int:
        return sum(cell.verdict == verdict for cell in self.cells)

    @property
    def right(self) -> int:
        return self.count(RIGHT)

    @property
    def missing(self) -> int:
        return self.count(MISSING)

    @property
    def wrong(self) -> list[Cell]:
        """The values that a careful reader would not have given; worse than gaps."""
        return [cell for cell in self.cells if cell.verdict == WRONG]

    @property
    def accuracy(self) -> float:
        """Right values as a share of all that were expected or given, 0 to 1."""
        return self.right / len(self.cells) if self.cells else 1.0

    def table(self, key: Callable[[Cell], str]) -> list[str]:
        """Return lines "name, right, missing, wrong, share" grouped by the key, the worst first."""
        groups: dict[str, Counter] = {}
        for cell in self.cells:
            groups.setdefault(key(cell), Counter())[cell.verdict] += 1
        rows = sorted(groups.items(), key=lambda group: (group[1][RIGHT] / group[1].total(), group[0]))
        return [
            f"{name:34} {count[RIGHT]:5} {count[MISSING]:8} {count[WRONG]:6} {count[RIGHT] / count.total():7.3f}"
            for name, count in rows
        ]

    def report(self) -> str:
        """Return the whole judgement as text."""
        head = f"{'':34} right  missing  wrong   share"
        lines = [
            head,
            *self.table(lambda cell: cell.field),
            "",
            head,
            *self.table(lambda cell: cell.document),
        ]
        lines += ["", *(f"wrong    {cell}" for cell in self.wrong)]
        lines += [f"missing  {cell}" for cell in self.cells if cell.verdict == MISSING]
        lines += [f"no doubt {place}" for place in self.doubts_missed]
        lines += [
            "",
            f"accuracy {self.accuracy:.4f}: {self.right} right, {self.missing} missing, {len(self.wrong)} wrong; "
            f"{self.doubts_reported} doubts reported, {len(self.doubts_missed)} expected ones missed",
        ]
        return "\n".join(lines)


def score(got: dict, expected: dict, document: str = "") -> Score:
    """Judge the JSON of one document."""
    named = {doubt["field"].split("[")[0].split(".")[0] for doubt in got.get("doubts") or []}
    doubted = named.union(*(MEANT_BY.get(name, ()) for name in named))
    missed = [f"{document}: {name}" for name in expected["doubts_expected"] if name not in doubted]
    cells = [
        Cell(document, name, verdict, given, wanted)
        for name, verdict, given, wanted in cells_of(
            got, expected, doubted & set(expected["doubts_expected"])
        )
    ]
    return Score(cells, missed, len(got.get("doubts") or []))


def score_corpus(reader: Reader, folder: Path, names: Iterable[str] | None = None) -> Score:
    """Build the documents (all of them) in the folder, have each read, and judge them together."""
    cells, missed, reported = [], [], 0
    for name in names or build.sources():
        one = score(reader(build.build(name, folder)), build.expected(name), name)
        cells += one.cells
        missed += one.doubts_missed
        reported += one.doubts_reported
    return Score(cells, missed, reported)


def main(reader: str) -> None:
    """Print how well the reader, given as `package.module:function`, reads the corpus."""
    module, _colon, function = reader.partition(":")
    with tempfile.TemporaryDirectory() as folder:
        result = score_corpus(getattr(importlib.import_module(module), function), Path(folder))
    sys.stdout.write(result.report() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
