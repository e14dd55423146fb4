"""Whatever is written wrongly, or cannot be done, gets a sentence and a status; never a traceback."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sessions.words import LANGUAGES
from tests.workshop.cli.asking import ask

MISUSED = (
    ("--sotre", "x"),
    ("lst",),
    ("list", "--foo"),
    ("list", "extra"),
    ("list", "--store"),
    ("list", "--language", "fi"),
    ("--language", "fi", "list"),
    ("new",),
    ("new", "Fråga", "--dialogue", "1"),
    ("new", "Vad", "är", "detta?"),
    ("new", "--dialogue", "ett"),
    ("export",),
    ("export", "första", "--to", "-"),
    ("export", "--to"),
    ("export", "--format", "pdf", "--to", "-"),
    ("export", "--kind", "träff", "--to", "-"),
    ("export", "--format", "", "--to", "-"),
    ("export", "--format", "md,json", "--to", "-"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", MISUSED, ids=" ".join)
def test_a_command_written_wrongly_is_answered_in_two_lines(words: tuple[str, ...], language: str) -> None:
    said = ask(*words, language=language)
    assert said.exit_code == 2
    assert said.stdout == ""
    reason, hint = said.stderr.splitlines()
    assert "--help" in hint
    assert not re.search(r"\b[a-z]+\.[a-z_]+\b", reason), "a key instead of its sentence"


def test_the_two_languages_answer_differently() -> None:
    answers = {words: {ask(*words, language=language).stderr for language in LANGUAGES} for words in MISUSED}
    assert [words for words, said in answers.items() if len(said) == 1 and "--language" not in words] == []


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "mina.db"
    assert ask("new", "Frågan", store=path).exit_code == 0
    return path


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("export", "99", "--to", "-"), "99"),
        (("new", "--dialogue", "99"), "99"),
        (("new", ""), "Inget|inget"),
        (("new", "Fråga", "--date", "31/2"), "31/2"),
        (("new", "Fråga", "--date", "snart"), "snart"),
        (("new", "Fråga", "--time", "25"), "25"),
        (("demo",), "terminal"),
        ((), "terminal"),
    ],
)
def test_a_refusal_says_why_and_changes_nothing(store: Path, words: tuple[str, ...], reason: str) -> None:
    before = ask("list", store=store).stdout
    said = ask(*words, store=store)
    assert (said.exit_code, said.stdout) == (1, "")
    assert re.search(reason, said.stderr)
    assert ask("list", store=store).stdout == before


@pytest.mark.parametrize("command", [("list",), ("list", "--json"), ("export", "--to", "-")])
def test_a_named_store_that_is_not_there_is_no_empty_store(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "fel.db"
    said = ask(*command, store=path)
    assert (said.exit_code, said.stdout) == (1, "")
    assert str(path) in said.stderr
    assert not path.exists()


@pytest.mark.parametrize("command", [("list",), ("new", "Fråga"), ("export", "--to", "-")])
def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "brev.db"
    path.write_text("Detta är ett brev. " * 200, encoding="utf-8")
    said = ask(*command, store=path)
    assert said.exit_code == 1
    assert str(path) in said.stderr
    assert path.read_text(encoding="utf-8") == "Detta är ett brev. " * 200


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert ask("list", store=tmp_path).exit_code == 1


def test_a_synced_folder_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    path = tmp_path / "OneDrive - Kommunen" / "mina.db"
    assert ask("new", "Fråga", store=path).exit_code == 1
    assert not path.parent.exists()


def test_a_folder_that_takes_no_files_is_said_and_the_meeting_is_kept(store: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "en-fil"
    blocked.write_text("")
    said = ask("export", "1", "--to", blocked / "ut", store=store)
    assert said.exit_code == 1
    assert str(blocked) in said.stderr


def test_the_sample_never_writes_over_a_file(store: Path) -> None:
    before = store.read_bytes()
    assert ask("demo", "--fill", store).exit_code == 1
    assert store.read_bytes() == before


def test_what_people_write_is_shown_as_text(tmp_path: Path) -> None:
    path = tmp_path / "mina.db"
    hostile = "[red]x[/]\x1b[31m\u202e\u200b {n} %s ${HOME} 👩\u200d🏫\n\tslut\udcff"
    assert ask("new", hostile, "--place", hostile, "--organisation", hostile, store=path).exit_code == 0
    shown = ask("list", store=path).stdout
    assert "[red]x[/]" in shown
    assert "{n} %s ${HOME}" in shown
    assert not set(shown) & set("\x1b\u202e\u200b\udcff")


def test_a_path_that_the_terminal_cannot_spell_is_still_said(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.db"
    assert ask("list", store=Path(os.fsdecode(path))).exit_code == 1


@pytest.mark.parametrize("words", [("--theme", "neon"), ("demo", "--theme", "neon"), ("--theme", "neon", "demo")])
def test_a_theme_that_is_none_is_told_with_those_that_are(words: tuple[str, ...]) -> None:
    refused = ask(*words)
    assert refused.exit_code == 2
    assert all(theme in refused.stderr for theme in ("kväll", "dag", "projektor"))
