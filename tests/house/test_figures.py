"""The figures that the house is held to: no circle, no crowded folder, no file or class that is two."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("sessions", "workshop")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
LONGEST_FILE = 300
LONGEST_CLASS = 249
MOST_MODULES = 20
"""Modules that a folder may have before it is two."""
MOST_NESTED = 90
"""Functions and lambdas within others in the workshop: who waits for an answer awaits it."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parts(path: Path) -> Iterator[ast.AST]:
    """Everything that is written in a file."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def nested(path: Path) -> Iterator[int]:
    """The lines of the lambdas of a file, and of its functions that stand within others."""
    for part in parts(path):
        if isinstance(part, ast.Lambda):
            yield part.lineno
        elif isinstance(part, Function):
            yield from (each.lineno for each in ast.walk(part) if isinstance(each, Function) and each is not part)


def test_there_is_no_circle() -> None:
    """Also not of imports for the type checker alone: a reader walks those too."""
    graph = grimp.build_graph(*ROOMS, exclude_type_checking_imports=False, cache_dir=None)
    circles = {
        " > ".join(sorted(way))
        for module in graph.modules
        for known in graph.find_modules_directly_imported_by(module)
        if (way := graph.find_shortest_chain(known, module))
    }
    assert not circles


def test_every_file_is_one_room() -> None:
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert not {path: lines for path, lines in long.items() if lines > LONGEST_FILE}


def test_every_class_is_one_thing() -> None:
    classes = [(path, part) for path in MODULES for part in parts(path) if isinstance(part, ast.ClassDef)]
    assert not [
        f"{path.relative_to(ROOT)}: {each.name}"
        for path, each in classes
        if (each.end_lineno or 0) - each.lineno + 1 > LONGEST_CLASS
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_no_folder_is_crowded(room: str) -> None:
    folders = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    assert not {
        str(folder): count
        for folder, count in folders.items()
        if folder.is_relative_to(ROOT / room) and count > MOST_MODULES
    }


def test_few_functions_of_the_workshop_stand_in_others() -> None:
    found = {str(path.relative_to(ROOT)): [*nested(path)] for path in MODULES if path.is_relative_to(ROOT / "workshop")}
    assert sum(map(len, found.values())) < MOST_NESTED, {path: lines for path, lines in found.items() if lines}
