"""One person: honorific, name, function and affiliation, or only a function where nobody is named yet."""

import re
from dataclasses import dataclass

from ..blocks import Block, Span
from ..characters import ARABIC, CJK, bare, squeezed
from ..organizations import Index
from ..vocabulary.people import (
    CAPITALIZED_NAME,
    CONFIRMED,
    FUNCTION,
    HONORIFIC,
    HONORIFIC_BEHIND,
    NOT_A_NAME,
    TBC,
    VACANT,
)
from .posts import Post, read_post

_FOREIGN_NAME = re.compile(r"[\u0600-\u06ff\u4e00-\u9fff·\s]+?(?=\s*[,،(（:：–—\-|\t\n，、;؛]|\s*$)")
_AFTER_NAME = re.compile(r"\s*(?:[,،(（|\t\n:;，–—]|\s-\s|-\s|$|\bof\b|\bfrom\b|\bwill\b|\band\b)")
_BEFORE = re.compile(r"[\s\-–—•,]*(?:(?:and|et|y|и)\s+)?")
_MOST_WORDS = 22  # of a function without a name


@dataclass(frozen=True)
class Person:
    """Somebody who speaks. `name` is empty where only a function or an organization is said."""

    name: str
    honorific: str
    role: str
    function: str
    affiliation: str
    is_tbc: bool
    spans: tuple[Span, ...]
    line: int
    confidence: float
    organization: int | None = None


def read_person(block: Block, role: str, index: Index, needs_sign: bool = False) -> Person | None:
    """Read one person. `needs_sign`: only with an honorific, since nothing else says that this is a person."""
    text, is_tbc = _without_tbc(block)
    begin = match.end() if (match := _BEFORE.match(text)) else 0
    honorific = HONORIFIC.match(text, begin)
    start = honorific.end() if honorific else begin
    name = name_at(text, start)
    if not honorific and (needs_sign or not is_name(name, text, start, index)):
        return None if needs_sign else _unnamed(block, text, role, is_tbc, index)
    if not name:
        return _unnamed(block, text, role, is_tbc, index)
    end = start + len(name)
    post = read_post(text[end:], index)
    name, behind = _without_honorific_behind(name)
    return Person(
        squeezed(name).strip(" ,."),
        squeezed(honorific[0]).strip(" ,") if honorific else behind,
        role,
        post.function,
        post.affiliation,
        is_tbc,
        ((block.start, block.end),),
        block.line,
        0.9 if honorific or behind else 0.75,
        post.organization,
    )


def name_at(text: str, begin: int) -> str:
    """Return the words of a name that begins here, before a function or separator; empty where there is none."""
    if ARABIC.match(text[begin : begin + 1]) or CJK.match(text[begin : begin + 1]):
        match = _FOREIGN_NAME.match(text, begin)
        name = match[0].strip() if match else ""
        function = None if CJK.search(name) else FUNCTION.search(bare(name))
        name = name[: function.start()].strip() if function else name
        return name if len(name.split()) <= 6 else ""
    match = CAPITALIZED_NAME.match(text, begin)
    name = match[0] if match else ""
    function = FUNCTION.search(bare(name))
    return (name[: function.start()] if function else name).rstrip(" ,.")


def is_name(name: str, text: str, begin: int, index: Index) -> bool:
    """Whether words without an honorific are a person's name: two to five, and no organization."""
    words = name.split()
    if CJK.match(name):
        return bool(HONORIFIC_BEHIND.search(name))
    if not 2 <= len(words) <= 5 or NOT_A_NAME.search(bare(name)) or any(letter.isdigit() for letter in name):
        return False
    is_acronym = bool(re.fullmatch(r"[A-Z]{2,}", words[0])) and not words[-1].istitle()
    if is_acronym or index.match(name)[0]:
        return False
    return bool(_AFTER_NAME.match(text, begin + len(name)))


def _without_tbc(block: Block) -> tuple[str, bool]:
    """Return the words with "(tbc)" blanked out, and whether the person is still to be confirmed."""
    match = TBC.search(block.bare)
    if not match:
        return block.plain, False
    text = block.plain[: match.start()] + " " * len(match[0]) + block.plain[match.end() :]
    return text, not CONFIRMED.search(match[0])


def _without_honorific_behind(name: str) -> tuple[str, str]:
    """Return a Chinese name and what is written behind it: 李明先生."""
    behind = HONORIFIC_BEHIND.search(name) if CJK.search(name) else None
    return (name[: behind.start()], behind[0]) if behind else (name, "")


def _unnamed(block: Block, text: str, role: str, is_tbc: bool, index: Index) -> Person | None:
    """Read a function or an organization without a name: "High-level representative (tbc)"."""
    words = squeezed(text).strip(" ,.;:-–—")
    if not words or VACANT.fullmatch(bare(words)) or len(words.split()) > _MOST_WORDS:
        return None
    known = index.match(words)[0]
    function = FUNCTION.search(bare(words))
    if not known and not (function and function.start() < 25):
        return None
    post = Post("", words, known.id) if known else read_post(text, index)
    spans = ((block.start, block.end),)
    return Person(
        "", "", role, post.function, post.affiliation, is_tbc, spans, block.line, 0.7, post.organization
    )
