"""A document as one HTML file that needs nothing beside it: no script, no picture, no address to fetch anything from.

``document.html`` says what everything is, ``document.css`` how it looks. What a public body publishes must meet WCAG
2.1 AA, so what a text is stands in its element and never in its looks alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sessions.records.document import Bullets, Document, Facts, Numbered, Paragraph, Section, Table
from sessions.text.cleaner import clean
from sessions.words import Words

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

FOLDER = Path(__file__).parent
LONGEST = 18
"""The most characters of a word that a cell keeps whole."""


@dataclass(frozen=True)
class Part:
    """A section of level 2 with those of level 3 that belong to it."""

    section: Section
    inner: tuple[Section, ...]


def html(document: Document) -> str:
    """The whole document, ending with a newline. Imports jinja2 at first use."""
    return "".join(pieces(document))


def pieces(document: Document) -> Iterator[str]:
    """The same a little at a time, for who writes it to a file."""
    words = Words(document.language)
    return _template().generate(
        document=document,
        parts=_parts(document.sections),
        title=words(
            "records.html.title", title=document.title, subject=document.subject or "–", status=document.status
        ),
        skip=words("records.html.skip"),
        contents=words("records.html.contents"),
    )


def _parts(sections: Sequence[Section]) -> list[Part]:
    parts: list[tuple[Section, list[Section]]] = []
    for section in sections:
        if section.level == 2:
            parts.append((section, []))
        else:
            parts[-1][1].append(section)
    return [Part(section, tuple(inner)) for section, inner in parts]


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for kind in (Bullets, Facts, Numbered, Paragraph, Table):
        environment.tests[kind.__name__.lower()] = lambda block, kind=kind: isinstance(block, kind)
    environment.tests["long"] = _long
    environment.filters |= {"shown": _shown, "line": _line}
    return environment.get_template("document.html")


def _long(text: str) -> bool:
    """Whether a word of the text may be broken, or it would take the room of the other columns."""
    return len(text) > LONGEST and max(map(len, text.split()), default=0) > LONGEST


def _shown(text: str) -> Markup:
    """Text as its reader sees it. A control or turning sign that is in it all the same becomes a visible one."""
    from markupsafe import Markup

    return Markup("<br>").join(clean(text, lines=True).split("\n"))


def _line(text: str) -> str:
    """As ``_shown``, on one line; escaped by the template."""
    return clean(text, lines=True).replace("\n", " ")
