"""A document as what it means, before it has a format: sections, paragraphs, lists and tables of plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """A label and what it says, such as "Plats" and "Sjömanskyrkan", or the points that it has."""

    label: str
    value: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list without order."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One point with its own number, which is its name and need not follow on the one before."""

    number: int
    text: str
    details: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Numbered:
    """Points that people refer to by their numbers."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Facts:
    """Labels with what they say."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Table:
    """A table with one heading row.

    ``numeric`` holds the indexes of the columns that hold numbers, ``names`` that of the column that names its row.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    names: int = 0

    def __post_init__(self) -> None:
        assert all(len(row) == len(self.columns) for row in self.rows)


Block = Paragraph | Bullets | Numbered | Facts | Table


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. Level 2 is a part of the document, 3 a part of the level 2 before it."""

    heading: str
    level: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    """A whole document. All texts are plain: each format makes them safe in its own way.

    ``subject`` is what it is about and ``reference`` what it is filed under, to tell it from others of its title.
    """

    title: str
    language: str
    status: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    subject: str = ""
    reference: str = ""
