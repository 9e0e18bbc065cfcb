"""Accidents of layout healed: wrapped lines joined, hyphens undone, bullets told from text, columns from tabs."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .blocks import Kind, Line
from .characters import CJK, bare, plain
from .vocabulary.labels import begins_with_label, label_key
from .vocabulary.letters import CLOSINGS
from .vocabulary.people import HONORIFIC

# A bullet or a number at the start of a line, with the white space behind it.
_BULLET = r"[•·▪◦‣●○■□►➢➤✓❖✔▶→⇒♦◊◆☐☑☒>»\uf0b7\uf0a7\uf0d8*+-]+|o(?=\s)|[–—](?=\s)"
_NUMBER = "|".join(
    [
        r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,5})[.)](?!\d)",
        r"\d{1,2}、",
        r"[(（]?[一二三四五六七八九十]{1,3}[、)）]",
        r"[أ-ي]\s?[-)]",
        r"\d{1,2}-(?=\s*[^\W\d])",
    ]
)
_MARKER = re.compile(rf"\s*(?:(?:{_BULLET})(?=\s)\s+|(?:[•▪●‣\uf0b7])\s*|(?:{_NUMBER})\s*(?=\S))")
_HEADING_NUMBER = re.compile(r"\s*(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d)?)[.)]\s+(?=\S)")
_COLUMN_GAP = re.compile(r"\t+|(?<=\S) {4,}(?=\S)")
_ENDS = re.compile(r"[.;:!?。؛؟…][\"')\]]*$")
_HYPHEN = re.compile(r"(?<=[a-zà-ÿа-я])[-‐\u00ad]$")
_ADDRESS = re.compile(r"(?:://|www\.|@)\S*$")
_CO = re.compile(r"(?<!\w)co[-‐]\s*(?:spons|organi|host|chair|conven)\w*$", re.I)
_FACT = re.compile(r"\s*(?:https?://|\d{1,2}\s*[:.h]\s*\d{2}\b|[\w.+-]+@|tel\b|phone\b|\+\d)", re.IGNORECASE)
# A line that ends so is not complete.
_DANGLING = re.compile(
    r"[,،]$|\b(?:by|the|of|and|to|at|in|on|for|a|an|from|with|before|or|de|la|le|du|des|et|en|à|del|el|y|по|в|и|на|с)$"
)
_MOST_COLUMNS = 12  # set by hand; what has more gaps is no table
LONG = 120  # characters: a file with longer lines breaks them where paragraphs end


def marker_length(text: str) -> int:
    """Return how many characters of the line are a bullet or a number before an item; 0 where it is none."""
    match = _MARKER.match(text)
    if (
        not match
        or not text[match.end() :].strip()
        or _is_abbreviation(text[: match.end()], text[match.end() :])
    ):
        return 0
    return match.end()


def heading_number_length(text: str) -> int:
    """Return how many characters number a heading: `II. `, `3. `, `B) `."""
    match = _HEADING_NUMBER.match(text)
    return match.end() if match else 0


def is_capitals(text: str) -> bool:
    """Whether a short line is written in capitals, as headings are where there is no other means."""
    letters = [letter for letter in text if letter.isalpha()]
    is_written = 2 * len(letters) > len("".join(text.split()))  # and no line of times: "4 P.M. – 5 P.M."
    return len(letters) > 3 and is_written and len(text) < 150 and all(letter.isupper() for letter in letters)


def split_columns(line: Line, row: int) -> list[Line]:
    """Return the cells of a line that is set with tabs or wide gaps; the line itself where it has none."""
    numbered = max(line.marker, heading_number_length(line.text))
    gaps = [gap for gap in _COLUMN_GAP.finditer(line.text) if gap.start() > 0 and gap.end() > numbered]
    if not gaps or len(gaps) >= _MOST_COLUMNS or not line.text[gaps[-1].end() :].strip():
        return [line]
    edges = [0, *(edge for gap in gaps for edge in gap.span()), len(line.text)]
    cells = []
    for column, (start, end) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        cells.append(
            replace(
                cut_line(line, start, end), row=row, column=column, is_beside=column > 0,
                kind=Kind.PARAGRAPH if column else line.kind, marker=0 if column else line.marker,
            )
        )  # fmt: skip
    return cells


def cut_line(line: Line, start: int, end: int) -> Line:
    """Return the part of a line, its spans moved along."""
    bold = tuple((max(s, start) - start, min(e, end) - start) for s, e in line.bold if s < end and e > start)
    links = tuple(
        (max(s, start) - start, min(e, end) - start, address)
        for s, e, address in line.links
        if s < end and e > start
    )
    return replace(line, text=line.text[start:end], bold=bold, links=links)


def wrap_widths(lines: list[str]) -> list[int]:
    """Return for each line the width at which its paragraph is wrapped, in characters; 0 where it is not.

    Lines are wrapped where none of them had room for the first word of the next. Two lines alone can have that by
    chance: they take the width of the other paragraphs.
    """
    widths = [0] * len(lines)
    for first, last in _paragraphs(lines):
        width = max(len(line) for line in lines[first:last])
        has_room = [
            len(lines[n]) + 1 + len(_first_word(lines[n + 1])) <= width for n in range(first, last - 1)
        ]
        if 45 <= width <= LONG and last - first > 2 and sum(has_room) <= len(has_room) / 4:
            widths[first:last] = [width] * (last - first)
    known = sorted(width for width in widths if width)
    usual = known[len(known) // 2] if known else 0
    for first, last in _paragraphs(lines):
        if last - first == 2 or not widths[first] and usual:
            widths[first:last] = [usual] * (last - first)
    return widths


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield first and last line (exclusive) of each run of lines that are not empty."""
    start = None
    for number, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = number
        elif not line.strip() and start is not None:
            yield start, number
            start = None


def goes_on(before: Line, after: Line, width: int) -> bool:
    """Whether a line is only the wrapped rest of the one before it. The lines touch: no blank line between."""
    first, second = before.text.rstrip(), after.text.strip()
    if not first or not second or after.marker or Kind.HEADING in (before.kind, after.kind):
        return False
    is_full = bool(width) and len(first) + len(_first_word(second)) >= 0.96 * width
    if begins_with_label(second) or (_FACT.match(second) and not is_full) or _is_list(first, second):
        return False
    if before.marker and label_key(first[before.marker :]) and not second[0].islower():
        return False  # "一、背景" heads the text below
    if _ENDS.search(plain(first)):
        return is_full and not begins_with_label(first)
    if second[0].islower() and not begins_with_label(first):
        return len(first) >= 40 or is_full
    return is_full or (len(first) >= 30 and bool(_DANGLING.search(first)))


def _first_word(text: str) -> str:
    """Return what has to stand on one line: a word, a Chinese character."""
    word = text.split()[0]
    return word[:1] if CJK.match(word) else word


def _is_list(first: str, second: str) -> bool:
    """Whether both lines begin with a form of address: each names a person."""
    return bool(HONORIFIC.match(first) and HONORIFIC.match(second))


def join_hyphenated(lines: list[Line]) -> tuple[list[Line], list[tuple[str, str, int]]]:
    """Move the rest of a word that was cut at the end of a line up to its beginning."""
    healed, joined = [], list(lines)
    for index in range(len(joined) - 1):
        first, second = joined[index], joined[index + 1]
        tail = re.match(r"\s*([a-zà-ÿа-я]+\S*)\s*", second.text)
        if not (second.continues and tail and _HYPHEN.search(first.text.rstrip())):
            continue
        is_letter = bool(_ADDRESS.search(first.text) or _CO.search(first.text + tail[1]))
        kept = first.text.rstrip() if is_letter else first.text.rstrip().removesuffix("-").removesuffix("‐")
        word = kept + tail[1]
        joined[index] = replace(first, text=word)
        joined[index + 1] = cut_line(second, tail.end(), len(second.text))
        healed.append(("hyphen", word.split()[-1], first.number or 0))
    return joined, healed


def mark_closing(lines: list[Line]) -> list[Line]:
    """Mark the lines below "Kind regards" and its like as aside: who signs is not a fact of the event."""
    marked, open_for = [], 0
    for line in lines:
        words = bare(line.text).strip(" ,.!")
        if open_for and (begins_with_label(line.text) or len(line.text) > 90 or line.kind is Kind.HEADING):
            open_for = 0
        if open_for:
            open_for -= 1
            line = replace(line, is_aside=True)
        elif (
            any(words == closing or words.startswith(closing + ",") for closing in CLOSINGS)
            and len(words) < 80
        ):
            open_for = 10
        marked.append(line)
    return marked


def _is_abbreviation(marker: str, rest: str) -> bool:
    """`a.m.`, `p. ex.` and a day before its month look like the number of an item."""
    letter = bare(marker).strip(" ().")
    return letter in {"h", "m", "p"} or (letter == "a" and bare(rest)[:1] in "mp" and rest[1:2] == ".")
