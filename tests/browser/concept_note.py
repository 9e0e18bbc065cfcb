"""Cuts a concept note in Markdown at its own headings: a helper of one test, not the site's reader."""

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cut:
    """The parts of the note as its text gives them."""

    title: str
    subtitle: str
    background: list[str]
    objectives: list[str]
    segments: list[tuple[str, str, str]]  # start and end as HH:MM, title
    focus_areas: list[tuple[str, str]]  # bold lead-in, text
    expected_outputs: list[str]


def cut(path: Path) -> Cut:
    lines = path.read_text(encoding="utf-8").splitlines()
    parts = _parts(lines)
    head = "\n".join(lines[: lines.index("**Background and rationale**")])
    title, subtitle = re.findall(r"^\*\*([^*]+):\s+([^*]+)\*\*$", head, flags=re.MULTILINE | re.DOTALL)[-1]
    return Cut(
        title=_plain(title),
        subtitle=_plain(subtitle),
        background=[_plain(line) for line in parts["Background and rationale"]],
        # a heading for logos stands in the middle of the list of objectives
        objectives=_items(parts["Objectives"]) + _items(parts["Co-Sponsor Logos"]),
        segments=[_segment(line) for line in parts["Format"] if re.match(r"\d", line)],
        focus_areas=[_focus_area(line) for line in parts["Key thematic focus areas"]],
        expected_outputs=_items(parts["Expected outputs"]),
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text, without their closing mark."""
    return [part.strip(" .;") for part in re.split(r"(?<=[.;])\s+", text) if part.strip(" .;")]


def _parts(lines: list[str]) -> dict[str, list[str]]:
    """The lines below each heading, whether it is set with # or as a bold line."""
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        heading = re.fullmatch(r"(?:#+ (.+)|\*\*([^*]+)\*\*)", line.strip())
        if heading:
            current = parts.setdefault(heading.group(1) or heading.group(2), [])
        elif line.strip():
            current.append(line.strip())
    return parts


def _plain(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def _items(lines: list[str]) -> list[str]:
    return [_plain(line.removeprefix("- ")) for line in lines if line.startswith("- ")]


def _segment(line: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"(\d+):(\d+)-(\d+):(\d+) pm\s+(.+)", line)
    assert match, line
    hour, minute, end_hour, end_minute, title = match.groups()
    return f"{int(hour) + 12}:{minute}", f"{int(end_hour) + 12}:{end_minute}", title


def _focus_area(line: str) -> tuple[str, str]:
    match = re.fullmatch(r"\d+\. \*\*(.+?):\*\* (.+)", line)
    assert match, line
    return match.group(1), match.group(2)
