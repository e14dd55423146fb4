"""What the command line says is for people: no name in it steers the terminal, no encoding turns a sign to a code."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.sessions.store.making import asked
from tests.workshop.cli.asking import ask
from tests.workshop.cli.test_processes import shell

EVIL = "\x1b]0;HEJ\x07\x9b31m\u202e"
SEEN = "␛]0;HEJ␇[U+009B]31m[U+202E]"


@pytest.mark.parametrize(
    "words",
    [
        ("list", EVIL),
        (EVIL,),
        ("list", f"--{EVIL}"),
        ("--language", EVIL, "list"),
        ("--store", f"/finns/inte/{EVIL}.db", "list"),
        ("export", EVIL, "--to", "."),
        ("export", "--format", EVIL, "--to", "."),
        ("new", "Hur?", "--date", EVIL),
        ("new", "Hur?", "--agenda", EVIL),
        ("new", "Hur?", "--time", EVIL),
        ("import", EVIL, "--into", "1"),
        ("approve", EVIL, "--by", "deltagarna"),
        ("approve", "1", "--by", "deltagarna", "--on", EVIL),
        ("wall", EVIL),
        ("serve", EVIL),
        ("serve", "--host", EVIL),
        ("slips", EVIL, "--count", "1", "--to", "a.pdf"),
        ("slips", "1", "--count", EVIL, "--to", "a.pdf"),
        ("slips", "1", "--count", "1", "--to", f"/finns/inte/{EVIL}.pdf"),
        ("demo", "--fill", "/dev/null/" + EVIL),
    ],
)
def test_what_is_repeated_of_a_command_steers_no_terminal(tmp_path: Path, words: tuple[str, ...]) -> None:
    store = tmp_path / "mina.db"
    assert ask("new", "Hur blir torget tryggt?", store=store).exit_code == 0
    done = ask(*words, store=store)
    assert done.exit_code != 0
    steering = {sign for sign in done.output if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf")}
    assert not steering


def test_a_file_name_is_shown_and_opened(tmp_path: Path) -> None:
    store, agendas = tmp_path / "mina.db", tmp_path / "agendor"
    agendas.mkdir()
    (agendas / f"{EVIL}.toml").write_text("inte en dagordning", encoding="utf-8")
    done = ask("new", "Hur?", "--agenda", EVIL, store=store)
    assert SEEN in done.stderr
    assert "\x1b" not in done.output
    (agendas / f"{EVIL}.toml").write_text('[[phases]]\nkind = "ideas"\nminutes = 5\n', encoding="utf-8")
    assert "\x1b" not in ask("new", "Hur?", "--agenda", "okänd", store=store).output
    folder = tmp_path / EVIL
    ask("new", "Hur?", store=store)
    assert SEEN in ask("export", "1", "--to", folder, store=store).stdout
    assert list(folder.iterdir())


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-1", "cp437"])
def test_an_older_encoding_gets_near_signs(tmp_path: Path, encoding: str) -> None:
    store = tmp_path / "mina.db"
    assert ask("new", "Från → till\u2011sjön ✓ 👩🏽\u200d🚒 Ł", store=store).exit_code == 0
    listed = shell("--store", store, "list", cwd=tmp_path, PYTHONIOENCODING=encoding).stdout.decode(encoding)
    assert "Från -> till-sjön" in listed
    assert "??" in listed
    assert "\\" not in listed
    data = shell("--store", store, "list", "--json", cwd=tmp_path, PYTHONIOENCODING=encoding).stdout
    assert json.loads(data)[0]["title"].startswith("Från → till")
    made = ("--store", store, "slips", "1", "--count", "1", "--to", "kort.pdf", "--address", "10.0.0.2")
    printed = shell(*made, cwd=tmp_path, PYTHONIOENCODING=encoding).stdout.decode(encoding)
    assert "röstkort" in printed
    assert "\\" not in printed
    helped = shell("--help", cwd=tmp_path, PYTHONIOENCODING=encoding).stdout.decode(encoding)
    assert "\\u" not in helped
    assert asked(store, "SELECT question FROM dialogue")[0][0].startswith("Från → till")
