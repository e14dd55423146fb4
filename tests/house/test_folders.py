"""The tests stand as the program does: a folder for each of its folders, and no picture of a test that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = {"__snapshots__", "corpus", "golden", "__pycache__"}
"""Folders of what tests compare with."""
ONLY_HERE = {"phases/walk", "phases/walk/words", "phases/walk/guides", "phases/walk/guides/sv", "phases/walk/guides/en"}
"""A phase that only the tests have."""


def folders(of: Path) -> Iterator[Path]:
    """Every folder of tests below one."""
    for path in of.iterdir():
        if path.is_dir() and path.name not in OURS:
            yield path
            yield from folders(path)


@pytest.mark.parametrize("room", ["sessions", "workshop"])
def test_every_folder_of_tests_is_a_folder_of_the_program(room: str) -> None:
    tests = ROOT / "tests"
    lost = [each for each in folders(tests / room) if not (ROOT / each.relative_to(tests)).is_dir()]
    assert {each.relative_to(tests / room).as_posix() for each in lost} <= ONLY_HERE


def test_every_picture_is_of_a_test_that_there_is() -> None:
    """Syrupy tells of those whose test ran and did not ask for them; it does not look where no test runs."""
    lost = []
    for path in (ROOT / "tests").rglob("__snapshots__/*/*"):
        module = path.parents[2] / f"{path.parent.name}.py"
        (name,) = re.findall(r"^\w+", path.name)
        if not (module.is_file() and f"def {name}(" in module.read_text(encoding="utf-8")):
            lost.append(str(path.relative_to(ROOT)))
    assert not lost
