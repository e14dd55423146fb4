"""What the README says is so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from sessions.words import LANGUAGES
from tests.readme.picture import PICTURE, draw, in_stockholm, texts
from tests.readme.tables import MANUAL, README
from workshop.cli.main import main as workshop

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")
LONGEST = 130


async def test_the_picture_shows_the_program_as_it_is(tmp_path: Path) -> None:
    """``python -m tests.readme.picture`` draws it."""
    with in_stockholm():
        drawn = await draw(tmp_path)
    assert texts(drawn) == texts(PICTURE.read_text(encoding="utf-8"))


def test_it_is_short_and_speaks_swedish_first() -> None:
    assert len(TEXT.splitlines()) <= LONGEST
    first = TEXT.split("\n\n")[1]
    assert len(re.findall(r"\b(?:och|är|ett|för|dig|som)\b", first)) >= 5
    assert not re.search(r"\b(?:the|and|is)\b", TEXT.split("## In English")[0])


def test_what_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", TEXT):
        assert (ROOT / target).is_file(), target


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_to_every_page_of_the_manual(language: str) -> None:
    for path in (MANUAL / language).iterdir():
        assert f"]({path.relative_to(ROOT).as_posix()})" in TEXT


def test_every_place_in_the_code_that_it_names_is_there() -> None:
    named = re.findall(r"`((?:sessions|workshop|tests|\.ci)/[\w./]*)`", TEXT)
    assert named
    assert [place for place in named if not (ROOT / place).exists()] == []
    modules = re.findall(r"python -m ([\w.]+\.[\w.]+)", TEXT)
    assert [module for module in modules if importlib.util.find_spec(module) is None] == []
    rooms = [module for module in modules if (ROOT / module.replace(".", "/")).is_dir()]
    assert [room for room in rooms if importlib.util.find_spec(f"{room}.__main__") is None] == []


def test_every_command_that_it_shows_is_one() -> None:
    shown = set(re.findall(r"(?:`|/|\\|run )workshop ([a-z]+)\b", TEXT))
    assert shown and shown <= set(workshop.commands)
    known = {name for command in workshop.commands.values() for param in command.params for name in param.opts}
    assert set(re.findall(r"`(--[a-z]+)[ `]", TEXT)) <= known


def test_its_commands_are_the_ones_that_everybody_runs() -> None:
    run, test = re.findall(r"```sh\n(.*?)\n```", TEXT, re.DOTALL)
    assert run == "python3 -m venv .venv && .venv/bin/pip install -q -e . && .venv/bin/workshop demo"
    assert (ROOT / test).is_file()
    script = (ROOT / test).read_text(encoding="utf-8")
    assert "pip install -e '.[dev]' && pytest -n auto" in TEXT
    assert "pip install -q -e '.[dev]'" in script
    assert re.search(r"\bpytest -n auto ", script)


@pytest.mark.parametrize("word", ["issue", "claude", "session #", "/home/", "/tmp/", "http://"])
def test_it_speaks_of_the_program_only(word: str) -> None:
    assert word not in TEXT.casefold()
