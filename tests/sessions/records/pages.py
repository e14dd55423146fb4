"""Reads HTML as a browser would, by the standard's own rules; what breaks them is an error."""

from __future__ import annotations

from typing import Any

from justhtml import JustHTML

FLOWS = frozenset({"h1", "h2", "h3", "p", "li", "dt", "dd", "caption", "th", "td", "title", "a", "span"})
"""Elements that hold text which is read in one go."""


def read(html: str) -> JustHTML:
    """The page; refused if it breaks the standard."""
    return JustHTML(html, sanitize=False, strict=True)


def find(node: Any, selector: str) -> list[Any]:
    """The elements in a page or an element that a selector names, in the order of the file."""
    found: list[Any] = node.query(selector)
    return found


def elements(page: JustHTML) -> list[Any]:
    """Every element in the order of the file."""
    return find(page, "*")


def shape(page: JustHTML) -> list[str]:
    """Every element with the names of its attributes, which tells whether a text has become structure.

    Without ``class``: a cell has one where a word of its text is long.
    """
    return [
        " ".join((element.name, *(name for name in element.attrs if name != "class"))) for element in elements(page)
    ]


def texts(page: JustHTML) -> list[str]:
    """The text of each title, heading, paragraph, point, label and cell, with its line breaks."""
    return [text for element in elements(page) if element.name in FLOWS and (text := text_of(element))]


def text_of(element: Any) -> str:
    """An element's own text with line breaks, without that of an inner element which is read apart."""
    parts = []
    for child in element.children or ():
        if child.name == "br":
            parts.append("\n")
        elif child.name == "#text":
            parts.append(child.data)
        elif child.name not in FLOWS | {"div", "dl", "ul"}:
            parts.append(text_of(child))
    return "".join(parts).strip("\n")
