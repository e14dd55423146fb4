"""The READMEs of the two houses show the rooms that there are, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSES = ("sessions", "workshop")
PATH = re.compile(r"`([\w.<>-]+(?:/[\w.<>-]*)+|\w+\.py)`")
"""What looks like a path in backticks; ``<…>`` in it stands for any name, and a bare module may be of any folder."""


@pytest.mark.parametrize("house", HOUSES)
def test_every_path_that_the_readme_names_is_there(house: str) -> None:
    readme = ROOT / house / "README.md"
    named = PATH.findall(readme.read_text(encoding="utf-8"))
    assert len(named) > 20
    lost = []
    for path in named:
        pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
        wanted = f"**/{pattern}" if "/" not in path else pattern
        if not any(any(base.glob(wanted)) for base in (ROOT, readme.parent)):
            lost.append(path)
    assert not lost


@pytest.mark.parametrize("house", HOUSES)
def test_the_readme_shows_every_room(house: str) -> None:
    readme = ROOT / house / "README.md"
    text = readme.read_text(encoding="utf-8")
    rooms = [path.stem for path in readme.parent.iterdir() if path.suffix == ".py" or path.is_dir()]
    missing = [name for name in rooms if not name.startswith("_") and not re.search(rf"\b{name}\b", text)]
    assert not missing


def test_the_readme_of_the_workshop_names_its_every_folder() -> None:
    workshop = ROOT / "workshop"
    text = (workshop / "README.md").read_text(encoding="utf-8")
    folders = [path for path in workshop.rglob("*") if path.is_dir() and not path.name.startswith("_")]
    folders = [path for path in folders if path.parent.name != "phases"]  # a phase needs no line there
    assert not [str(path.relative_to(ROOT)) for path in folders if not re.search(rf"\b{path.name}\b", text)]
