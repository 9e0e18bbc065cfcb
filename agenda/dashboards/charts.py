"""Charts as SVG made here: no script, no style of their own, no text inside that a small screen would shrink.

Lengths are percentages of the place that the page gives, so a chart is as wide as its column on a phone as on a wall.
Parts are told apart by how they are filled (solid, hatched, empty), which reads in black and white too; what the
numbers are stands beside the chart as text. A page from right to left mirrors the whole picture (admin-dashboards.css).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

BAR_HEIGHT = 16  # pixels
STEPS_HEIGHT = 160

# Once on each page with charts: what a hatched part is filled with.
PATTERNS = mark_safe(
    '<svg class="chart-patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="2" height="6"/>'
    "</pattern></defs></svg>"
)


# What each filling looks like, for a legend whose words stand beside it.
SWATCHES = {
    kind: format_html(
        '<svg class="chart swatch" width="20" height="12" aria-hidden="true" focusable="false">'
        '<rect width="100%" height="100%" class="ground"/>'
        '<rect width="100%" height="100%" class="part part-{}" fill="{}"/></svg>',
        kind,
        fill,
    )
    for kind, fill in (("solid", "currentColor"), ("hatched", "url(#hatched)"), ("empty", "none"))
}


@dataclass(frozen=True)
class Part:
    """One stretch of a bar. `fill` is solid, hatched or empty."""

    fill: str
    amount: float


@dataclass(frozen=True)
class Step:
    """From `at` on, which is the share of the time shown that has passed (0 to 1), the value is this."""

    at: float
    value: int


def bar(title: str, parts: Sequence[Part], total: float) -> SafeString:
    """Return one bar of parts side by side; `total` is what the full width stands for, or all of them."""
    whole = max(total, sum(part.amount for part in parts)) or 1
    rows, start = [], 0.0
    for part in parts:
        if part.amount:
            rows.append((_percent(start / whole), _percent(part.amount / whole), part.fill, _fill(part.fill)))
            start += part.amount
    drawn = format_html_join("", '<rect x="{}" y="0" width="{}" height="100%" class="part part-{}"{}/>', rows)
    return format_html(
        '<svg class="chart chart-bar" role="img" width="100%" height="{}"><title>{}</title>'
        '<rect x="0" y="0" width="100%" height="100%" class="ground"/>{}</svg>',
        BAR_HEIGHT,
        title,
        drawn,
    )


def steps(title: str, description: str, found: Sequence[Step], top: int) -> SafeString:
    """Return a step line over time, the ground below it filled; `top` is the value at the upper edge."""
    ends = [step.at for step in found[1:]] + [1.0]
    rows, before = [], _percent(1)
    for step, end in zip(found, ends, strict=True):
        share = step.value / (top or 1)
        x, end_x, y = _percent(step.at), _percent(end), _percent(1 - share)
        below = (x, y, _percent(end - step.at), _percent(share))
        rows.append((*below, *(x, y, end_x, y), *(x, before, x, y)))
        before = y
    drawn = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" class="below"/>'
        '<line x1="{}" y1="{}" x2="{}" y2="{}" class="line"/><line x1="{}" y1="{}" x2="{}" y2="{}" class="line"/>',
        rows,
    )
    half = '<line x1="0" y1="50%" x2="100%" y2="50%" class="grid"/>'
    return format_html(
        '<svg class="chart chart-steps" role="img" width="100%" height="{}"><title>{}</title><desc>{}</desc>'
        "{}{}</svg>",
        STEPS_HEIGHT,
        title,
        description,
        SafeString(half),
        drawn,
    )


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def _fill(kind: str) -> SafeString | str:
    return SafeString(' fill="url(#hatched)"') if kind == "hatched" else ""
