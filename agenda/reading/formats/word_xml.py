"""The XML of Word files: its names, and what is done to its elements."""

from typing import TypeAlias

import lxml.etree

Element: TypeAlias = lxml.etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = ("0", "false", "none", "off")


def value(node: Element, name: str, inside: str = "") -> str:
    """Return the value of a property of the node; empty where it has none."""
    found = node.find(f"{W}{inside}/{W}{name}" if inside else f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "1") not in _OFF


def child_named(node: Element, name: str) -> Element:
    """Return the child of that name, which is made the first where there is none."""
    child = node.find(f"{W}{name}")
    if child is None:
        child = node.makeelement(f"{W}{name}")
        node.insert(0, child)
    return child


def keep(node: Element, tags: set[str]) -> None:
    """Take all children out but those with the tags."""
    for child in list(node):
        if child.tag not in tags:
            node.remove(child)


def drop(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def unwrap(node: Element) -> None:
    """Put the children of a node in its place."""
    parent = node.getparent()
    if parent is not None:
        place = parent.index(node)
        parent[place : place + 1] = list(node)
