"""What the elements of HTML mean for a reader: which are not seen, which begin a line, which stand aside."""

import re
from collections.abc import Iterator

import lxml.html

SKIPPED = {
    "script", "style", "head", "title", "template", "noscript", "object", "embed", "svg", "canvas", "audio", "video",
    "iframe", "select", "datalist", "option", "button", "input", "textarea",
    "del", "s", "strike",  # what somebody struck out is not said any more
}  # fmt: skip
BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "address", "blockquote", "center",
    "body", "form", "fieldset", "legend", "figure", "figcaption", "ul", "ol", "menu", "dir", "dl", "li", "dt", "dd",
    "hr", "table", "tbody", "thead", "tfoot", "caption", "details", "summary", "dialog",
}  # fmt: skip
LISTS = {"ul", "ol", "menu", "dir"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ASIDE = {"nav", "footer"}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_HIDING_STYLES = (
    r"display\s*:\s*none", r"visibility\s*:\s*hidden", r"mso-hide\s*:\s*all", r"(?<!-)opacity\s*:\s*0(?![\d.])",
    r"font-size\s*:\s*0(?![\d.])", r"max-height\s*:\s*0(?![\d.])",
)  # fmt: skip
_HIDING = re.compile("|".join(_HIDING_STYLES), re.I)
# Classes and ids by which pages mark what only screen readers say, and mail programs what is no part of the message.
_UNSEEN = re.compile(
    r"(?<![\w-])(?:sr-only|visually-?hidden|screen-reader-text|element-invisible|skip-link)(?![\w-])"
)
_SET_ASIDE = re.compile(
    "gmail_quote|gmail_attr|yahoo_quoted|moz-cite|divRplyFwdMsg|signature|breadcrumb|cookie|share-buttons",
    re.I,
)


def is_hidden(node: lxml.html.HtmlElement) -> bool:
    """Whether nobody sees the element, or it is a control of the page."""
    return (
        node.tag in SKIPPED
        or node.get("hidden") is not None
        or bool(_HIDING.search(node.get("style", "")))
        or bool(_UNSEEN.search(node.get("class", "")))
    )


def is_aside(node: lxml.html.HtmlElement) -> bool:
    """Whether the element is no part of the document: menus, earlier messages, signatures."""
    if node.tag == "blockquote" and node.get("type") == "cite":
        return True
    return node.tag in _ASIDE or bool(_SET_ASIDE.search(f"{node.get('class')} {node.get('id')}"))


def is_furniture(node: lxml.html.HtmlElement) -> bool:
    """Whether it is the wall of logos of a concept note of our own: names there stand for logos that are missing."""
    return node.get("class") == "logo-wall"


def marks(node: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield "" for what makes text bold, and the address of a link."""
    if node.tag in ("b", "strong", "th") or _BOLD.search(node.get("style", "")):
        yield ""
    address = node.get("href", "") if node.tag == "a" else ""
    if address.lower().startswith(("http:", "https:", "mailto:")):
        yield address


def span(cell: lxml.html.HtmlElement, name: str) -> int:
    """Return how many columns or rows a cell covers."""
    value = cell.get(name, "1")
    return min(int(value), 50) if value.isascii() and value.isdigit() and int(value) else 1


def cells_of(row: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return list(row.iterchildren("td", "th"))


def is_layout(table: lxml.html.HtmlElement, rows: list[lxml.html.HtmlElement]) -> bool:
    """Whether a table only sets parts of a page beside each other."""
    if all(len(cells_of(row)) < 2 for row in rows) or table.find(".//table") is not None:
        return True
    return any(_is_page(cell) for row in rows for cell in cells_of(row))


def _is_page(cell: lxml.html.HtmlElement) -> bool:
    """Whether a cell holds a heading with text below it."""
    heading = next(cell.iter(*HEADINGS), None)
    if heading is None:
        return False
    after = [node for node in heading.itersiblings() if node.tag in BLOCKS]
    return any((node.text_content() or "").strip() for node in after)
