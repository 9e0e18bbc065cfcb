"""What the fact modules return: values with their place and confidence, and doubts."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from .blocks import Span

THRESHOLD = 0.5  # below it a value is only a doubt


@dataclass(frozen=True)
class Value:
    """One value of a field: what the text says, and the spans of the text that say it."""

    field: str
    value: object
    spans: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at. `code` names the sentence that says why, see doubts.py."""

    field: str
    text: str
    line: int
    code: str
    details: dict[str, str] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Findings:
    """What one module found: values, spans of words that introduce them, doubts."""

    values: tuple[Value, ...] = ()
    labels: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def merged(findings: Iterable[Findings]) -> Findings:
    rows = list(findings)
    return Findings(
        tuple(value for row in rows for value in row.values),
        tuple(label for row in rows for label in row.labels),
        tuple(doubt for row in rows for doubt in row.doubts),
    )
