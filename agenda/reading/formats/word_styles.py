"""The named styles of a Word file: which make text bold, hide it or make it a heading."""

from collections.abc import Iterable
from dataclasses import dataclass

from .word_xml import Element, W, child_named, drop, is_on, keep, value

_LONGEST_HEADING = 150  # characters: longer paragraphs with a level in the outline are numbered text
_KNOWN_HEADINGS = ("heading ", "title", "subtitle")


@dataclass(frozen=True)
class Style:
    """What a named style does to text. `level` is that of a heading from 1; 0 for other text."""

    name: str = ""
    is_bold: bool = False
    is_hidden: bool = False
    level: int = 0

    @property
    def is_known_heading(self) -> bool:
        return self.name.lower().startswith(_KNOWN_HEADINGS)


Styles = dict[str, Style]


def styles_of(roots: Iterable[Element]) -> Styles:
    """Return the styles by their ids, each with what it has from the styles it is based on. Slims the parts."""
    styles: Styles = {}
    for root in roots:
        nodes = {node.get(f"{W}styleId", ""): node for node in root.iter(f"{W}style")}
        styles |= {key: _style(key, nodes) for key in nodes}
        keep(root, {f"{W}style"})
        for node in nodes.values():
            keep(node, {f"{W}name", f"{W}pPr"})
    return styles


def _style(key: str, nodes: dict[str, Element]) -> Style:
    name, chain = value(nodes[key], "name"), []
    while key in nodes and nodes[key] not in chain:
        chain.append(nodes[key])
        key = value(nodes[key], "basedOn")
    outline = next((level for node in chain if (level := value(node, "outlineLvl", "pPr"))), "")
    return Style(name, _is_switched(chain, "b"), _is_switched(chain, "vanish"), level_of(outline))


def _is_switched(chain: list[Element], name: str) -> bool:
    switches = [node.find(f"{W}rPr/{W}{name}") for node in chain]
    return next((is_on(switch) for switch in switches if switch is not None), False)


def level_of(outline: str) -> int:
    """Return the level of a heading from its level in the outline, which counts from 0; 9 is text."""
    return int(outline) + 1 if outline.isdecimal() and int(outline) < 9 else 0


def drop_hidden(root: Element, styles: Styles) -> None:
    for run in list(root.iter(f"{W}r")):
        switch = run.find(f"{W}rPr/{W}vanish")
        paragraph = next(run.iterancestors(f"{W}p"), run)
        names = (value(run, "rStyle", "rPr"), value(paragraph, "pStyle", "pPr"))
        is_hidden = any(styles[name].is_hidden for name in names if name in styles)
        if is_on(switch) if switch is not None else is_hidden:
            drop(run)


def set_heading(paragraph: Element, styles: Styles) -> None:
    """A paragraph with a level in the outline is a heading, under whatever name its style goes."""
    style = styles.get(value(paragraph, "pStyle", "pPr"), Style())
    own = value(paragraph, "outlineLvl", "pPr")
    level = level_of(own) if own else style.level
    is_short = len("".join(text.text or "" for text in paragraph.iter(f"{W}t"))) <= _LONGEST_HEADING
    if level and is_short and not style.is_known_heading:
        node = child_named(child_named(paragraph, "pPr"), "pStyle")
        node.set(f"{W}val", f"Heading{min(level, 6)}")


def set_bold(paragraph: Element, styles: Styles) -> None:
    """Give the runs of a paragraph what its style says of bold type, where they do not say otherwise."""
    style = styles.get(value(paragraph, "pStyle", "pPr"), Style())
    if style.is_bold and not style.level and not style.is_known_heading:
        for run in paragraph.iter(f"{W}r"):
            child_named(child_named(run, "rPr"), "b")
