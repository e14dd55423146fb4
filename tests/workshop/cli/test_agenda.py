"""``workshop new --agenda``: by name, by file, one's own; a wrong file is told whole, and nothing is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sessions.store.making import asked
from tests.workshop.cli.asking import ask

MINE = 'title = "Kort"\n[[phases]]\nkind = "ideas"\nminutes = 20\n[[phases]]\nkind = "break"\nminutes = 5\n'
WRONG = '[[phases]]\nkind = "fika"\nminutes = 0\n'


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "mina.db"


def kinds(store: Path, meeting: int = 1) -> list[str]:
    rows = asked(store, f"SELECT kind FROM phase WHERE meeting_id = {meeting} ORDER BY position")
    return [kind for (kind,) in rows]


def test_without_it_a_meeting_is_an_evening(store: Path) -> None:
    assert ask("new", "Hur?", store=store).stdout == "1: träff 1\n"
    assert kinds(store)[0] == "opening"
    assert sum(minutes for (minutes,) in asked(store, "SELECT minutes FROM phase")) == 180


def test_the_house_s_own_are_found_by_name(store: Path) -> None:
    made = ask("new", "Hur?", "--agenda", "step-3", "--time", "18", "--place", "Tullhuset", store=store)
    assert (made.exit_code, made.stdout) == (0, "1: träff 1\n2: träff 2\n3: träff 3\n")
    rows = json.loads(ask("list", "--json", store=store).stdout)
    assert [row["number"] for row in rows] == [3, 2, 1]
    assert ask("new", "--dialogue", "1", "--agenda", "step-4", store=store).stdout == "4: träff 4\n"
    assert kinds(store, 4) == ["opening", "proposals", "break", "commitments", "closing"]


def test_one_s_own_is_found_beside_the_store_or_by_its_file(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "agendor"
    folder.mkdir()
    (folder / "kort.toml").write_text(MINE, encoding="utf-8")
    assert ask("new", "Hur?", "--agenda", "kort", store=store).exit_code == 0
    assert kinds(store) == ["ideas", "break"]
    assert ask("new", "--dialogue", "1", "--agenda", folder / "kort.toml", store=store).exit_code == 0
    assert kinds(store, 2) == ["ideas", "break"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_wrong_file_is_told_whole_and_nothing_is_made(store: Path, tmp_path: Path, language: str) -> None:
    (tmp_path / "fel.toml").write_text(WRONG, encoding="utf-8")
    said = ask("new", "Hur?", "--agenda", tmp_path / "fel.toml", store=store, language=language)
    assert (said.exit_code, said.stdout) == (1, "")
    first, *rest = said.stderr.splitlines()
    assert first.startswith("fel.toml ")
    assert [line.split(":")[0] for line in rest] == ["  phases[1].kind", "  phases[1].minutes"]
    assert not store.exists()


@pytest.mark.parametrize("wanted", ["fika", "fika.toml", "/ingen/sådan.toml"])
def test_a_name_that_is_none_is_told_with_those_that_there_are(store: Path, wanted: str) -> None:
    said = ask("new", "Hur?", "--agenda", wanted, store=store)
    assert (said.exit_code, said.stdout) == (1, "")
    assert wanted in said.stderr
    assert "evening, three-meetings, step-3 och step-4" in said.stderr
    assert not store.exists()


def test_a_folder_is_no_agenda(store: Path, tmp_path: Path) -> None:
    said = ask("new", "Hur?", "--agenda", tmp_path, store=store)
    assert said.exit_code == 1
    assert "Det är en mapp, inte en fil." in said.stderr
