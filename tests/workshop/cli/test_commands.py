"""Each command does what it says, with its options before or after its name."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from sessions.dialogue import shelf
from sessions.ideas import commands as ideas
from sessions.meetings import Meetings
from sessions.words import Words
from tests.sessions.queries.test_sitting import AUTUMN, first_evening, it_goes_well
from tests.sessions.store.making import console
from tests.workshop.cli.asking import ask


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one dialogue and one meeting."""
    path = tmp_path / "mina.db"
    made = ask("new", "Hur blir torget tryggt?", "--registry-number", "KS 2026/9", "--date", "2026-12-01", store=path)
    assert made.exit_code == 0
    assert made.stdout == "1: träff 1\n"
    return path


def test_a_new_dialogue_stands_in_the_list_with_its_first_meeting(store: Path) -> None:
    shown = ask("list", store=store)
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "   1  Hur blir torget tryggt?  KS 2026/9",
        "         1  Träff 1  2026-12-01  Öppna",
    ]


def test_the_list_as_data_says_id_title_number_date_and_phase(store: Path) -> None:
    ask("new", "--dialogue", 1, store=store)
    rows = json.loads(ask("list", "--json", store=store).stdout)
    assert [(row["id"], row["title"], row["number"], row["date"], row["phase"]) for row in rows] == [
        (1, "Hur blir torget tryggt?", 1, "2026-12-01", "opening"),
        (2, "Hur blir torget tryggt?", 2, None, "opening"),
    ]


def test_an_empty_place_invites_and_its_data_is_an_empty_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "workshop demo" in ask("list").stdout
    assert json.loads(ask("list", "--json").stdout) == []
    assert not list(tmp_path.rglob("*.db"))


def test_a_date_that_can_be_read_two_ways_is_read_back(store: Path) -> None:
    made = ask("new", "--dialogue", 1, "--date", "3/4", "--time", "kl 18", "--ends", "21.00", store=store)
    assert made.exit_code == 0
    assert "3 april" in made.stderr


def test_the_minutes_go_to_a_folder_that_is_made_for_them(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ut" / "hit"
    written = ask("export", 1, "--format", "md, html,json", "--to", folder, store=store)
    files = [Path(line) for line in written.stdout.splitlines()]
    assert [file.suffix for file in files] == [".md", ".html", ".json"]
    assert "Hur blir torget tryggt?" in files[0].read_text(encoding="utf-8")
    assert "Hur blir torget tryggt?" in files[1].read_text(encoding="utf-8")
    assert json.loads(files[2].read_text(encoding="utf-8"))


def test_the_minutes_go_to_standard_output_alone(store: Path) -> None:
    said = ask("export", 1, "--to", "-", store=store)
    assert said.stdout.startswith("# Mötesanteckningar\n")
    assert said.stderr == ""


def test_without_an_id_it_is_the_latest_meeting_that_has_begun_to_be(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = date(2026, 4, 22)
    monkeypatch.setattr("workshop.cli.exports.today", lambda: today)
    for number, day in ((2, today - timedelta(1)), (3, today), (4, today + timedelta(400))):
        assert ask("new", "--dialogue", 1, "--date", day, store=store).stdout == f"{number}: träff {number}\n"
    data = json.loads(ask("export", "--format", "json", "--to", "-", store=store).stdout)
    assert data["meeting"]["number"] == 3


def test_the_minutes_are_in_the_dialogues_language_whoever_asks(store: Path) -> None:
    assert "# Mötesanteckningar" in ask("--language", "en", "export", "1", "--to", "-", store=store).stdout


def test_the_sample_can_be_laid_out_in_a_file_and_used_as_any_store(tmp_path: Path) -> None:
    path = tmp_path / "prov.db"
    filled = ask("demo", "--fill", path, "--language", "en")
    assert filled.exit_code == 0
    assert str(path) in filled.stdout
    rows = json.loads(ask("list", "--json", store=path).stdout)
    assert [(row["number"], row["phase"]) for row in rows] == [(2, "grouping"), (1, "closing")]
    assert ask("export", "--to", "-", store=path).stdout.startswith("# Minutes")


@pytest.mark.parametrize("before", [True, False])
def test_options_for_all_stand_before_or_after_the_name(store: Path, tmp_path: Path, before: bool) -> None:
    common = ("--store", store, "--language", "en")
    shown = ask(*common, "list") if before else ask("list", *common)
    assert "Meeting 1" in shown.stdout
    elsewhere = tmp_path / "inte-här.db"
    assert (
        "Meeting 1"
        in (ask(*common, "list", store=elsewhere) if before else ask("list", *common, store=elsewhere)).stdout
    )


def test_what_stands_nearest_to_the_command_counts(store: Path, tmp_path: Path) -> None:
    shown = ask("--store", tmp_path / "annan.db", "--language", "sv", "list", "--store", store, "--language", "en")
    assert "Meeting 1" in shown.stdout


def test_what_is_put_away_is_listed_only_when_asked_for(store: Path) -> None:
    ask("new", "Undan med den?", store=store)
    meetings = Meetings(store)
    meetings.do(shelf.put_dialogue_away, dialogue_id=2, away=True)
    meetings.do(shelf.rename_meeting, meeting_id=1, was="", title="Första kvällen")
    meetings.close()
    shown = ask("list", store=store).stdout
    assert "Undan med den?" not in shown
    assert "Första kvällen" in shown
    everything = ask("list", "--all", store=store).stdout
    assert "   2  Undan med den?  undanlagd" in everything.splitlines()
    rows = json.loads(ask("list", "--all", "--json", store=store).stdout)
    assert {(row["dialogue"], row["put_away"], row["meeting_title"]) for row in rows} == {
        (1, False, "Första kvällen"),
        (2, True, ""),
    }


def test_a_whole_dialogue_is_a_document_of_its_own(store: Path, tmp_path: Path) -> None:
    ask("new", "--dialogue", 1, store=store)
    folder = tmp_path / "ut"
    written = ask("export", 1, "--kind", "dialogue", "--format", "md,html", "--to", folder, store=store)
    assert written.stdout.splitlines() == [str(folder / f"KS-2026-9-dialogen-id-1.{kind}") for kind in ("md", "html")]
    said = (folder / "KS-2026-9-dialogen-id-1.md").read_text(encoding="utf-8")
    assert said.startswith("# Dialogen så här långt")
    assert "| 1 |  | 1 december 2026 |" in said
    assert said == ask("export", 2, "--kind", "dialogue", "--to", "-", store=store).stdout, "whichever meeting names it"
    as_data = json.loads(ask("export", 1, "--kind", "dialogue", "--format", "json", "--to", "-", store=store).stdout)
    assert [each["meeting"]["id"] for each in as_data["meetings"]] == [1, 2]


def test_what_came_after_the_meeting_is_said_to_be_the_dialogues(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    first_evening(store)
    with console(store, 1, AUTUMN) as meeting:
        it_goes_well(meeting)
    said = Words("sv")("minutes.followed")
    written = ask("export", 1, "--to", tmp_path / "ut", store=store)
    assert said in written.stderr
    assert "de lyser" not in Path(written.stdout.strip()).read_text(encoding="utf-8")
    written = ask("export", 1, "--kind", "dialogue", "--to", tmp_path / "ut", store=store)
    assert written.stderr == ""
    assert "de lyser" in Path(written.stdout.strip()).read_text(encoding="utf-8")


def test_the_words_of_a_withdrawn_idea_are_written_only_when_they_are_asked_for(store: Path) -> None:
    with console(store, 1) as meeting:
        meeting.do(ideas.add, text="Min grannes nummer")
        meeting.do(ideas.withdraw, idea_id=1)
    for kind in ("meeting", "dialogue"):
        plain = ask("export", "--kind", kind, "--to", "-", store=store).stdout
        assert "**1.** Tillbakadragen" in plain
        assert "Min grannes nummer" not in plain
        assert "Min grannes nummer" in ask("export", "--kind", kind, "--withdrawn", "--to", "-", store=store).stdout
