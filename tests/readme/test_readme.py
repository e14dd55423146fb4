"""What the README says is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from tests.readme.picture import PICTURE, draw, in_stockholm, texts
from tests.readme.tables import README, written
from workshop.cli.main import main as workshop

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")


def test_the_tables_of_keys_and_command_line_are_the_codes() -> None:
    """``python -m tests.readme.tables`` writes them."""
    assert written(TEXT) == TEXT


async def test_the_picture_shows_the_program_as_it_is(tmp_path: Path) -> None:
    """``python -m tests.readme.picture`` draws it."""
    with in_stockholm():
        drawn = await draw(tmp_path)
    assert texts(drawn) == texts(PICTURE.read_text(encoding="utf-8"))


def test_what_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", TEXT):
        assert (ROOT / target).is_file(), target


def test_every_place_in_the_code_that_it_names_is_there() -> None:
    named = re.findall(r"`((?:sessions|workshop|tests|\.ci)/[\w./]*)`", TEXT)
    assert named
    assert [place for place in named if not (ROOT / place).exists()] == []
    modules = re.findall(r"python -m ([\w.]+)", TEXT)
    assert [module for module in modules if importlib.util.find_spec(module) is None] == []
    rooms = [module for module in modules if (ROOT / module.replace(".", "/")).is_dir()]
    assert [room for room in rooms if importlib.util.find_spec(f"{room}.__main__") is None] == []


def test_every_command_that_it_shows_is_one() -> None:
    shown = set(re.findall(r"\bworkshop ([a-z]+)\b", "\n".join(re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL))))
    assert shown <= set(workshop.commands)
    options = set(re.findall(r"workshop [^`\n]*?(--[a-z-]+)", TEXT))
    known = {name for command in workshop.commands.values() for param in command.params for name in param.opts}
    assert options <= known


def test_its_test_command_is_the_one_that_everybody_runs() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pip install -e '.[dev]' && pytest -n auto" in TEXT
    assert "pip install -q -e '.[dev]'" in run
    assert re.search(r"\bpytest -n auto ", run)


@pytest.mark.parametrize("word", ["issue", "claude", "session #", "/home/", "/tmp/", "http://"])
def test_it_speaks_of_the_program_only(word: str) -> None:
    assert word not in TEXT.casefold()
