"""``workshop import``: a report comes in by one command, and what is the matter with it is told line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sessions.perspectives import commands
from tests.sessions.store.making import asked, dump
from tests.workshop.cli.asking import ask

CORPUS = Path(__file__).parents[2] / "sessions" / "perspectives" / "corpus"
REPORT = CORPUS / "excel-sverige.csv"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "mina.db"
    assert ask("new", "Hur blir hamnen trygg?", store=path).exit_code == 0
    return path


def test_a_report_from_excel_is_in_and_summed_up(store: Path) -> None:
    done = ask("import", REPORT, "--into", 1, "--period", "mars–maj 2026", "--talks", 143, store=store)
    assert done.exit_code == 0
    assert done.stdout == "10 perspektiv i 4 teman från excel-sverige.csv har tagits in.\n"
    assert done.stderr == ""
    assert asked(store, "SELECT name, period, talks FROM source") == [("excel-sverige.csv", "mars–maj 2026", 143)]
    assert asked(store, "SELECT count(*), min(actor_group) FROM perspective") == [(10, "civilsamhälle")]


def test_twice_is_once_and_is_said(store: Path) -> None:
    ask("import", REPORT, "--into", 1, store=store)
    before = dump(store)
    again = ask("import", REPORT, "--into", 1, store=store)
    assert again.exit_code == 0
    assert again.stdout == "Inget är ändrat. Allt i excel-sverige.csv finns redan.\n"
    assert again.stderr == "Rad 2–11: finns redan i dialogen. Tas inte in en gång till.\n"
    assert dump(store) == before


def test_check_only_says_what_would_be_taken(store: Path) -> None:
    before = dump(store)
    done = ask("import", REPORT, "--into", 1, "--check", store=store, language="en")
    assert done.exit_code == 0
    assert done.stdout == "Nothing was changed. excel-sverige.csv would give 10 perspectives.\n"
    assert dump(store) == before


@pytest.mark.parametrize("check", [(), ("--check",)])
def test_faulty_rows_are_told_by_line_and_nothing_is_taken(store: Path, check: tuple[str, ...]) -> None:
    before = dump(store)
    done = ask("import", CORPUS / "felrader.csv", "--into", 1, *check, store=store)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "Rad 3, 5: perspektivet saknas. Tas inte in.\n" in done.stderr
    assert done.stderr.endswith("lägg till --leave-out för att ta in resten.\n")
    assert dump(store) == before


def test_who_says_so_gets_the_rest(store: Path) -> None:
    done = ask("import", CORPUS / "felrader.csv", "--into", 1, "--leave-out", store=store)
    assert done.exit_code == 0
    assert done.stdout == "8 perspektiv i 2 teman från felrader.csv har tagits in. 3 rader togs inte in.\n"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("finns-inte.csv", "ingen fil"),
        ("tom.csv", "tom"),
        ("omdopt-kalkylblad.csv", "CSV UTF-8"),
        ("fel-kolumner.csv", "ingen kolumn heter perspektiv"),
        ("blandad-kodning.csv", "Rad 6"),
        ("trasig.json", "Rad 4"),
        ("..", "mapp"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(store: Path, name: str, reason: str) -> None:
    before = dump(store)
    done = ask("import", CORPUS / name, "--into", 1, store=store)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert dump(store) == before


def test_a_dialogue_that_is_not_there_is_told_before_the_file_is_read(store: Path) -> None:
    done = ask("import", "finns-inte.csv", "--into", 7, store=store)
    assert done.exit_code == 1
    assert "id 7" in done.stderr


@pytest.mark.parametrize("words", [("--into",), (), ("--into", "ett"), ("--into", 1, "--talks", -1)])
def test_a_command_written_wrongly_is_answered_so(store: Path, words: tuple[object, ...]) -> None:
    done = ask("import", REPORT, *words, store=store)
    assert done.exit_code == 2
    assert "--help" in done.stderr


def test_interrupted_it_has_taken_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(store)

    def interrupted(*_rows: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "wording", interrupted)
    done = ask("import", REPORT, "--into", 1, store=store)
    assert done.exit_code == 1
    assert done.stderr == "Avbrutet. Inget har tagits in.\n"
    assert dump(store) == before
