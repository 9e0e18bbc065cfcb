"""Text in pieces of one style, for formats that are not HTML: what the editor wrote, and what we compose."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from events.languages import OriginalText
from events.templatetags.rich_text import rich_text

# What neither XML nor a reader of Markdown accepts.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile(" ?(?:\r\n?|[\n\u2028\u2029]) ?")
_SPACE = re.compile(r"[ \t]+")
_HTML_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True)
class Run:
    """Text of one style; a line break in it is one that somebody set."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""  # where a link leads
    language: str = ""  # where it is another one than that of the paper


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    style: str = "body"  # or "quiet" or "notice"
    keeps_next: bool = False  # stays on one page with what follows


@dataclass(frozen=True)
class Item:
    """One point of a list. Number 1 begins a new list; a bullet has none."""

    runs: Runs
    number: int | None = None
    depth: int = 0


def typed(text: str, *, is_bold: bool = False) -> Run:
    """Return a text of the record: one shown in its original language says which."""
    return Run(text, is_bold, language=text.language if isinstance(text, OriginalText) else "")


def plain_runs(*runs: Run) -> Runs:
    """Return the runs without characters that no format takes, with single spaces and none at the edges of lines."""
    result: list[Run] = []
    for run in runs:
        text = _LINE_BREAK.sub("\n", _SPACE.sub(" ", _UNREADABLE.sub("", run.text)))
        if not result or result[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" " if result else " \n")
        if text.startswith("\n") and result:
            result[-1] = replace(result[-1], text=result[-1].text.rstrip(" "))
        if text:
            result.append(replace(run, text=text))
    while result and not (text := result[-1].text.rstrip(" \n")):
        result.pop()
    return (*result[:-1], replace(result[-1], text=text)) if result else ()


def rich_parts(html: str) -> tuple[Paragraph | Item, ...]:
    """Return the paragraphs and list items of the editor's HTML, sanitized as on every page."""
    reader = _Reader(typed(html).language)
    reader.feed(rich_text(html))
    reader.close()
    reader.finish_block()
    return tuple(reader.parts)


def rich_line(html: str) -> Runs:
    """Return the runs of one paragraph of HTML."""
    return tuple(run for part in rich_parts(html) for run in part.runs)


@dataclass
class _List:
    is_numbered: bool
    count: int = 0


@dataclass
class _Style:
    bold: int = 0
    italic: int = 0
    addresses: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Cuts sanitized HTML, of the eight elements that the editor knows, into parts."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.parts: list[Paragraph | Item] = []
        self._runs: list[Run] = []
        self._lists: list[_List] = []
        self._has_new_item = False
        self._style = _Style()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.finish_block()
            self._lists.append(_List(is_numbered=tag == "ol"))
        elif tag == "li":
            self.finish_block()
            self._has_new_item = True
        elif tag == "p":
            self._begin_paragraph()
        elif tag == "br":
            self._add("\n")
        elif tag == "a":
            self._style.addresses.append(dict(attributes).get("href") or "")
        else:
            self._restyle(tag, 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.finish_block()
            self._lists.pop()
        elif tag == "li":
            self.finish_block()
            self._has_new_item = False
        elif tag == "p" and not self._lists:
            self.finish_block()
        elif tag == "a":
            self._style.addresses.pop()
        else:
            self._restyle(tag, -1)

    def handle_data(self, data: str) -> None:
        self._add(_HTML_SPACE.sub(" ", data))

    def finish_block(self) -> None:
        """Make a part of the text so far."""
        runs, self._runs = plain_runs(*self._runs), []
        if not runs:
            return
        if not (self._lists and self._has_new_item):
            self.parts.append(Paragraph(runs))
            return
        current = self._lists[-1]
        current.count += 1
        self._has_new_item = False
        number = current.count if current.is_numbered else None
        self.parts.append(Item(runs, number, len(self._lists) - 1))

    def _begin_paragraph(self) -> None:
        """A second paragraph of a list item goes on in it on a new line."""
        if self._lists and self._runs:
            self._add("\n")
        else:
            self.finish_block()

    def _add(self, text: str) -> None:
        style = self._style
        address = style.addresses[-1] if style.addresses else ""
        self._runs.append(Run(text, style.bold > 0, style.italic > 0, address, self._language))

    def _restyle(self, tag: str, change: int) -> None:
        if tag == "strong":
            self._style.bold += change
        elif tag == "em":
            self._style.italic += change
