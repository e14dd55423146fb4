"""The manual's pages as the program shows them: read from Markdown, a paragraph a line, and found by their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sessions.text.folding import fold

if TYPE_CHECKING:
    from markdown_it.token import Token

FOLDER = Path(__file__).parent
ORDER = ("leading", "wall", "phones", "keys", "agendas", "guides", "importing", "files", "secrecy", "command-line")
"""The pages as they are listed; one that is not named comes last."""

Kind = Literal["heading", "text", "point", "code", "row"]


@dataclass(frozen=True)
class Piece:
    """One thing to read: a heading, a paragraph, a point of a list, a line of code, or a row of a table, whose cells
    after the first stand in ``rest``."""

    kind: Kind
    text: str
    rest: str = ""
    first: bool = False
    """Whether it begins something, and so has air above it."""


@dataclass(frozen=True)
class Page:
    """A page of the manual, by its file's name."""

    name: str
    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Hit:
    """A place with the words wanted: which piece of which page, and the heading that it stands under."""

    page: Page
    at: int
    heading: str


@cache
def pages(language: str) -> tuple[Page, ...]:
    """The manual in a language: some 15 ms the first time."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("table")
    found = [_page(path, reader.parse(path.read_text(encoding="utf-8"))) for path in (FOLDER / language).glob("*.md")]
    return tuple(sorted(found, key=_place))


def find(all_: Sequence[Page], text: str) -> Iterator[Hit]:
    """Where all the words of a text stand together, headings first."""
    wanted = fold(text).split()
    hits = [hit for page in all_ for hit in _hits(page, wanted)] if wanted else []
    yield from (hit for hit in hits if hit.page.pieces[hit.at].kind == "heading")
    yield from (hit for hit in hits if hit.page.pieces[hit.at].kind != "heading")


def _hits(page: Page, wanted: Sequence[str]) -> Iterator[Hit]:
    heading = ""
    for at, piece in enumerate(page.pieces):
        if piece.kind == "heading":
            heading = piece.text
        folded = fold(f"{piece.text} {piece.rest}")
        if all(word in folded for word in wanted):
            yield Hit(page, at, heading)


def _place(page: Page) -> tuple[int, str]:
    return (ORDER.index(page.name) if page.name in ORDER else len(ORDER), page.title)


def _page(path: Path, tokens: Sequence[Token]) -> Page:
    title, *pieces = _pieces(tokens)
    return Page(path.stem, title.text, tuple(pieces))


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    inside: list[str] = []
    cells: list[str] = []
    first = True
    for token in tokens:
        match token.type:
            case "heading_open" | "bullet_list_open" | "ordered_list_open" | "paragraph_open":
                inside.append(token.type)
                first = first or token.level == 0
            case "heading_close" | "bullet_list_close" | "ordered_list_close" | "paragraph_close":
                inside.pop()
            case "tr_open":
                cells = []
            case "tr_close":
                yield Piece("row", cells[0], " · ".join(filter(None, cells[1:])), first)
                first = False
            case "thead_open":
                inside.append("thead")
            case "thead_close":
                inside.pop()
            case "fence" | "code_block":
                lines = token.content.rstrip("\n").split("\n")
                yield from (Piece("code", line, first=not at) for at, line in enumerate(lines))
                first = True
            case "inline" if token.level > 1 and not inside:
                cells.append(_plain(token))
            case "inline" if "thead" in inside:
                cells.append(_plain(token))
            case "inline" if "heading_open" in inside:
                yield Piece("heading", _plain(token))
                first = False
            case "inline" if len(inside) > 1:
                yield Piece("point", _plain(token), first=first)
                first = False
            case "inline":
                yield Piece("text", _plain(token), first=first)
                first = True


def _plain(token: Token) -> str:
    """An inline's words, without its marks."""
    said = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            said.append(" ")
        elif child.type in ("text", "code_inline"):
            said.append(child.content)
    return "".join(said)
