"""Reads Markdown as a reader of it would, with a CommonMark renderer."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(markdown: str) -> list[Token]:
    """What the text means to a renderer."""
    return READER.parse(markdown)


def texts(markdown: str) -> list[str]:
    """The text of every heading, paragraph, list item and cell, as shown."""
    return ["".join(_shown(child) for child in token.children or ()) for token in tokens(markdown) if token.children]


def shape(markdown: str) -> list[str]:
    """The kinds of everything in it but the texts, which tells whether a text has become structure."""
    kinds: list[str] = []
    for token in tokens(markdown):
        kinds.append(f"{token.type}{token.tag}")
        kinds.extend(child.type for child in token.children or () if child.type not in ("text", "text_special"))
    return kinds


def _shown(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
