"""Reads the catalogs as people edit them, and the code as Python sees it, to hold one against the other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

from sessions.words.translation import CATALOGS

ROOT = Path(__file__).parents[3]
KEY = re.compile(r"[a-z]+(\.[\w{}]+)+(?<!\.tcss)")
"""What a key looks like; ``{}`` stands for what varies. A stylesheet's name is none."""
SAID_IN_TEMPLATE = re.compile(r'words\("([\w.]+)"( \+ \w+)?((?:, \w+=[^,)]+)*)\)')
SAYING = frozenset({"words", "phrase", "Refused", "Unavailable", "Unusable"})
"""Calls whose first argument is a key and whose named arguments are the sentence's values."""
NAMING = frozenset({"id", "foreign_key"})
"""Arguments that name a binding or a column, which may look like a key."""


@dataclass(frozen=True)
class Entry:
    """One entry of a catalog: its singular and, if it has one, its plural."""

    key: str
    texts: tuple[str, ...]
    domain: str

    @property
    def is_plural(self) -> bool:
        """Whether it has two forms."""
        return len(self.texts) > 1

    @property
    def names(self) -> frozenset[str]:
        """The values that its sentences name, and the count that a plural goes by, which they need not tell."""
        found = {name for text in self.texts for _, name, _, _ in Formatter().parse(text) if name is not None}
        if self.is_plural:
            found.add("n")
        return frozenset(name.split(".")[0].split("[")[0] for name in found)


def sources(language: str) -> list[Path]:
    """The catalogs of a language as people edit them."""
    return sorted((CATALOGS / language / "LC_MESSAGES").glob("*.po"))


def entries(language: str) -> list[Entry]:
    """Every entry of every catalog of a language."""
    found = []
    for source in sources(language):
        with source.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
                    found.append(Entry(key, texts, source.stem))
    return found


@dataclass(frozen=True)
class Use:
    """One place of the code where a key is written. ``names`` are the values handed over, None where not seen."""

    key: str
    where: str
    names: frozenset[str] | None = None


def uses(families: frozenset[str]) -> list[Use]:
    """Every key that the code writes out. What varies in a key stands as ``{}``.

    A text is a key if it looks like one and begins as one of the catalogs' keys does.
    """
    return [use for tree, where in _trees() for use in _uses(tree, where, families)] + list(_templates())


def _templates() -> Iterator[Use]:
    """What the pages for phones say: ``words("key", name=value)``."""
    for path in sorted((ROOT / "workshop").rglob("*.html")):
        for call in SAID_IN_TEMPLATE.finditer(path.read_text(encoding="utf-8")):
            key, joined, values = call.groups()
            names = frozenset(re.findall(r"(\w+)=", values))
            yield Use(f"{key}{{}}" if joined else key, str(path.relative_to(ROOT)), names)


def _trees() -> Iterator[tuple[ast.Module, str]]:
    for folder in ("workshop", "sessions"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" in path.parts:  # names of columns, no words
                continue
            yield ast.parse(path.read_text(encoding="utf-8")), str(path.relative_to(ROOT))


def _uses(tree: ast.Module, where: str, families: frozenset[str]) -> Iterator[Use]:
    called = {id(node.args[0]): node for node in ast.walk(tree) if isinstance(node, ast.Call) and _says(node)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    inside |= {
        id(keyword.value) for keyword in ast.walk(tree) if isinstance(keyword, ast.keyword) and keyword.arg in NAMING
    }
    for node in ast.walk(tree):
        key = _key(node) if id(node) not in inside else None
        if key is None or not KEY.fullmatch(key) or key.split(".")[0] not in families:
            continue
        place = f"{where}:{getattr(node, 'lineno', 0)}"
        call = called.get(id(node))
        if call is None or len(call.args) > 1 or any(keyword.arg is None for keyword in call.keywords):
            yield Use(key, place)
        else:
            yield Use(key, place, frozenset(str(keyword.arg) for keyword in call.keywords))


def _says(call: ast.Call) -> bool:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in SAYING and bool(call.args)


def _key(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
    return None
