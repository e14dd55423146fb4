"""Help in the person's language, at once."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sessions.words import LANGUAGES, Words
from tests.workshop.cli.asking import ask
from workshop.cli.localization import language_of
from workshop.cli.main import main

COMMANDS = ((), *((name,) for name in main.commands))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_every_command_says_what_it_and_its_options_do(command: tuple[str, ...], language: str) -> None:
    said = ask(*command, "--help", language=language)
    assert said.exit_code == 0
    assert not re.search(r"\bcli\.[a-z_.]+", said.stdout), "a key instead of its sentence"
    assert Words(language)("cli.help.usage") in said.stdout
    options = main.commands[command[0]].params if command else main.params
    for option in options:
        if isinstance(option, click.Option):
            assert option.opts[-1] in said.stdout
            assert option.help is not None
            assert option.help.startswith("cli.help.")
    assert ask(*command, "-h", language=language).stdout == said.stdout


def test_help_is_swedish_until_somebody_asks_for_english() -> None:
    assert "Val:" in ask("--help", language=None).stdout
    assert "Options:" in ask("--help", "--language", "en", language=None).stdout
    assert "Options:" in ask("--language=en", "list", "--help", language="sv").stdout


@pytest.mark.parametrize(
    ("args", "environment", "language"),
    [
        ([], None, "sv"),
        ([], "en", "en"),
        ([], "fi", "sv"),
        (["--language", "en"], "sv", "en"),
        (["--language=sv", "list"], "en", "sv"),
        (["--language", "sv", "list", "--language", "en"], None, "en"),
        (["new", "--", "--language", "en"], None, "sv"),
        (["--language"], None, "sv"),
    ],
)
def test_the_language_is_known_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, args: list[str], environment: str | None, language: str
) -> None:
    monkeypatch.delenv("WORKSHOP_LANGUAGE", raising=False)
    if environment is not None:
        monkeypatch.setenv("WORKSHOP_LANGUAGE", environment)
    assert language_of(args) == language


def test_help_loads_nothing_heavy() -> None:
    look = (
        "import sys; from workshop.cli.main import main; sys.argv = ['workshop', 'list', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'textual', 'rich', 'sqlmodel', 'sqlalchemy', 'alembic', 'babel', 'pysqlite3', 'asyncio'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    root = Path(__file__).parents[3]
    ran = subprocess.run([sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"
