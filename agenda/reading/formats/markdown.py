"""Markdown, by way of HTML that remembers the lines."""

import re

from markdown_it import MarkdownIt

from ..blocks import Document, compose
from ..characters import clean
from . import html
from .encodings import decoded

# HTML in the file is shown as text, so that "<tbc>" is not lost; only what converters leave behind is heeded.
_LEFT_BEHIND = re.compile(
    r"&lt;(/?)(br|u|b|i|em|strong|span|sup|sub|div|center|p|a|img|mark)\b((?:(?!&gt;).)*)&gt;", re.I
)
_ESCAPED = "\ue000"  # stands for a sign before which a backslash says that it is text
_ATTRIBUTES = re.compile(r"[ \t]*(?<!\\)\{[#.:][^{}\n]*\}(?=[ \t]*$)", re.M)  # "# Background {#background}"
_RULES_OF_TABLE = re.compile(
    r"^ {2,3}-{3,}(?: +-{3,})*[ \t]*$", re.M
)  # in tables of spaces: they underline no heading
_HANGING = re.compile(
    r"^[^\n]*\S[^\n]*(?:\n {12,}[^\s|*+-][^\n]*)+", re.M
)  # wrapped in the last column of such a table
_COMMENT = re.compile(r"(?<!\\)<!--.*?-->", re.S)


def read(content: bytes) -> Document:
    """Return the document in a Markdown file; its lines keep their numbers."""
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), clean(decoded(content)))
    text = _HANGING.sub(_on_one_line, _RULES_OF_TABLE.sub("", _ATTRIBUTES.sub("", text)))
    rendered = _LEFT_BEHIND.sub(_tag, _rendered(text.replace("\\<", _ESCAPED))).replace(_ESCAPED, "&lt;")
    lines, healed = html.finish(html.lines_of(rendered, keeps_tabs=True), keeps_tabs=True)
    return compose(lines, healed)


def _on_one_line(match: re.Match) -> str:
    """Return wrapped lines as one; the lines below keep their numbers."""
    return re.sub(r"\n +", " ", match[0]) + "\n" * match[0].count("\n")


def _rendered(text: str) -> str:
    parser = (
        MarkdownIt("commonmark", {"html": False, "breaks": True})
        .enable(["table", "strikethrough"])
        .disable("code")
    )
    tokens = parser.parse(text)
    for token in tokens:
        if token.map and token.nesting == 1 and token.type != "table_open":
            token.attrSet("data-line", str(token.map[0] + 1))
    return parser.renderer.render(tokens, parser.options, {}) or "<p></p>"


def _tag(match: re.Match) -> str:
    closing, name, _attributes = match.groups()
    if name.lower() == "br":
        return "<br>"
    return f"<{closing}{name}>" if name.lower() in ("b", "strong", "i", "em", "u") else " "
