"""Papers as Markdown (CommonMark with tables). Typed text stays text, whatever signs stand in it."""

import re
import string
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from django.utils import translation

from .documents.outline import Outlined, outline_of
from .documents.parts import Heading, Labelled, Part, Photo, Table, titles
from .documents.rich import Item, Paragraph, Run, Runs, plain_runs

_SIGNS = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|\{(?=[#.:])")
_LINE_START = re.compile(r"[-+=#]|\d{1,9}(?=[.)])")
_CLOSING_HASHES = re.compile(r"#+$")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\\|]")
_BREAK = "\\\n"


def render(document: Outlined) -> str:
    """Return the paper as Markdown, in its own language. Its logos stay with the other formats."""
    with translation.override(document.language):
        blocks = [*_head(document), *_blocks(outline_of(document)), "---", _text(document.footer)]
    return "\n\n".join(blocks) + "\n"


def _head(document: Outlined) -> Iterator[str]:
    yield _lines((Run(document.week, is_bold=True), Run(f"\n{document.edition}")))
    kind = (
        (Run(document.kind), Run(" "), Run(document.watermark, is_bold=True))
        if document.watermark
        else (Run(document.kind),)
    )
    yield _lines(kind)
    title, subtitle = titles(document)
    yield _heading("#", *title)
    if subtitle:
        yield _lines(subtitle)


def _blocks(parts: Iterable[Part]) -> Iterator[str]:
    """Yield what blank lines part from one another: a list is one block."""
    for is_list, group in groupby(parts, key=lambda part: isinstance(part, Item)):
        if is_list:
            yield from _lists(part for part in group if isinstance(part, Item))
        else:
            yield from (block for part in group if (block := _block(part)))


def _block(part: Part) -> str:
    match part:
        case Heading(text):
            return _heading("##", Run(text))
        case Paragraph(runs):
            return _lines(runs)
        case Labelled(rows):
            return _BREAK.join(f"{_bold(f'{label}:')} {_one_line(runs)}" for label, runs in rows)
        case Table():
            return _table(part)
        case Photo(_sha256, alt):
            return _lines(plain_runs(Run(alt, is_italic=True)))  # what it shows; the file is elsewhere
    return ""  # logos


def _lists(items: Iterable[Item]) -> Iterator[str]:
    """Yield each list with its lists within. Two numbered ones in a row need something between them."""
    lines: list[str] = []
    indents = [0]
    was_numbered = False
    for item in items:
        if lines and item.depth == 0 and item.number == 1 and was_numbered:
            yield "\n".join(lines)
            yield "<!-- -->"
            lines = []
        marker = "-" if item.number is None else f"{item.number}."
        depth = min(item.depth, len(indents) - 1)
        indents[depth + 1 :] = [indents[depth] + len(marker) + 1]
        lines.append(f"{' ' * indents[depth]}{marker} {_lines(item.runs, ' ' * indents[depth + 1])}")
        was_numbered = item.number is not None if item.depth == 0 else was_numbered
    yield "\n".join(lines)


def _table(part: Table) -> str:
    lines = [_row(_one_line((Run(text),)) for text in part.head), _row(["---"] * len(part.head))]
    for cells in part.rows:
        lines.append(_row("<br>".join(_one_line(runs) for runs in cell) for cell in cells))
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _heading(marks: str, *runs: Run) -> str:
    return f"{marks} {_CLOSING_HASHES.sub(_with_backslash, _one_line(plain_runs(*runs)))}"


def _bold(text: str) -> str:
    return _source((Run(text, is_bold=True),))


def _text(text: str) -> str:
    return _lines(plain_runs(Run(text)))


def _one_line(runs: Runs) -> str:
    return " ".join(_source(runs).split("\n"))


def _lines(runs: Runs, indent: str = "") -> str:
    """Return a paragraph; its line breaks stay, and no line begins with what would make it something else."""
    lines = [line.strip(" ") for line in _source(runs).split("\n") if line.strip()]
    return f"{_BREAK}{indent}".join(_with_plain_start(line) for line in lines)


def _with_plain_start(line: str) -> str:
    start = _LINE_START.match(line)
    if start is None:
        return line
    at = start.end() if start[0].isdecimal() else 0
    return f"{line[:at]}\\{line[at:]}"


def _source(runs: Runs) -> str:
    """Return the runs with their marks. Where two marked ones touch, the second is left plain: Markdown has no way."""
    source, closed = "", ""  # the second: the character before a mark at the very end of the source
    for run in runs:
        body = _SIGNS.sub(_with_backslash, run.text)
        core = body.strip()
        if closed and _needs_guard(inner=closed, outer=body[0]):
            body = f"&#{ord(body[0])};{body[1:]}"  # or the mark before would not close: **Really?**yes
            core = body.strip()
        if run.address and core:
            core = f"[{core}]({_address(run.address)})"
        mark = "*" * (2 * run.is_bold + run.is_italic)
        before, after = body[: len(body) - len(body.lstrip())], body[len(body.rstrip()) :] if core else ""
        if not mark or not core or (closed and not before):
            source += before + core + after
            closed = ""
            continue
        source += before
        if source and _needs_guard(inner=core[0], outer=source[-1]):
            source = f"{source[:-1]}&#{ord(source[-1])};"  # or the mark would not open
        source += mark + core + mark + after
        closed = "" if after else core[-1]
    return source


def _needs_guard(*, inner: str, outer: str) -> bool:
    """Whether a mark between a sign within and a word outside would not count; as &#…; the word is none."""
    return not inner.isalnum() and not outer.isspace() and outer not in string.punctuation


def _with_backslash(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _address(address: str) -> str:
    address = _NOT_IN_ADDRESS.sub(lambda match: quote(match[0]), address).replace("&", "&amp;")
    return f"<{address}>" if "(" in address or ")" in address else address
