"""What is due over all dialogues: late first, in both languages and as data."""

from __future__ import annotations

import json
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pysqlite3 import dbapi2

from sessions.commitments import commands as commitments
from sessions.experiments import commands as experiments
from sessions.experiments.view import Next
from sessions.meeting import Meeting
from sessions.parking import commands as parking
from sessions.queries import due
from sessions.queries.due import DueKind
from tests.sessions.store.making import QUESTION, console, first_store, make_meeting
from tests.workshop.cli.asking import ask

TODAY = date(2026, 4, 22)
LATE, SOON, LATER = TODAY - timedelta(days=3), TODAY + timedelta(days=4), TODAY + timedelta(days=40)


def experiment(meeting: Meeting, what: str, **fields: Any) -> None:
    meeting.do(experiments.begin, what=what)
    for field, value in fields.items():
        made = meeting.view.experiments[-1]
        meeting.do(experiments.describe, experiment_id=made.id, version=made.version, field=field, value=value)


def commitment(meeting: Meeting, party: str, promise: str, **fields: Any) -> None:
    meeting.do(commitments.add, party=party, promise=promise)
    for field, value in fields.items():
        made = meeting.view.commitments[-1]
        meeting.do(commitments.describe, commitment_id=made.id, version=made.version, field=field, value=value)


def parked(meeting: Meeting, text: str, **fields: str) -> None:
    meeting.do(parking.park, text=text)
    for field, value in fields.items():
        made = meeting.view.parked[-1]
        meeting.do(parking.describe, parked_id=made.id, version=made.version, field=field, value=value)


@pytest.fixture(autouse=True)
def it_is_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day that no midnight ends."""
    monkeypatch.setattr("workshop.cli.due.today", lambda: TODAY)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with something due of every kind."""
    path = tmp_path / "mina.db"
    with console(path, make_meeting(path)) as meeting:
        experiment(meeting, "hålla hallen öppen", report_by=SOON, responsible="Fritidsledaren")
        experiment(meeting, "tända lamporna", report_by=LATE, lesson="det lyser")
        experiment(meeting, "flytta busskuren")
        commitment(
            meeting, "Kommunen", "laga lamporna", first_step="ringa elbolaget", first_step_by=LATE, due_by=TODAY,
            follow_up=LATER,
        )  # fmt: skip
        commitment(meeting, "Polisen", "komma förbi")
        parked(meeting, "Vem äger kajen?", to_whom="Hamnen", when=f"senast {SOON.isoformat()}")
        parked(meeting, "Får man bada?", when="i sommar")
        parked(meeting, "Vart?")
        parked(meeting, "Hur djupt?", when=LATE.isoformat(), answer="fyra meter")
    change(path, "UPDATE dialogue SET feedback = 'Brev till alla i juni', registry_number = 'KS 2026/112'")
    return path


def change(path: Path, sql: str) -> None:
    """What another room of the house has written."""
    connection = dbapi2.connect(str(path))
    connection.execute(sql)
    connection.commit()
    connection.close()


def kinds(path: Path) -> list[tuple[str, date | None]]:
    return [(each.kind.value, each.day) for each in due.read(path) or ()]


def test_it_is_said_late_first_then_todays_then_what_comes_then_what_has_no_date(store: Path) -> None:
    shown = ask("list", "--due", store=store)
    assert shown.exit_code == 0
    of_it = f"{'':14}KS 2026/112 {QUESTION}"
    assert shown.stdout.splitlines() == [
        "Försenat",
        f"  {LATE}  Första steget i åtagande 1: ringa elbolaget (Kommunen)",
        of_it,
        "I dag",
        f"  {TODAY}  Åtagande 1 ska vara klart: laga lamporna (Kommunen)",
        of_it,
        "Framöver",
        f"  {SOON}  Berätta hur experiment 1 gick: hålla hallen öppen (Fritidsledaren)",
        of_it,
        f"  {SOON}  Svar på parkerad fråga 1: Vem äger kajen? (Hamnen)",
        of_it,
        f"  {LATER}  Uppföljning av åtagande 1: laga lamporna (Kommunen)",
        of_it,
        "Utan datum",
        "  –           Berätta hur experiment 3 gick: flytta busskuren",
        of_it,
        "  –           Svar på parkerad fråga 2: Får man bada?",
        of_it,
        "  –           Återkoppling till deltagarna: Brev till alla i juni",
        of_it,
    ]
    english = ask("list", "--due", store=store, language="en").stdout
    assert [line for line in english.splitlines() if not line.startswith(" ")] == [
        "Late",
        "Today",
        "Coming up",
        "No date",
    ]


def test_as_data_each_says_kind_date_lateness_words_and_dialogue(store: Path) -> None:
    rows = json.loads(ask("list", "--due", "--json", store=store).stdout)
    assert rows[0] == {
        "kind": "first_step", "date": LATE.isoformat(), "late": True, "number": 1, "text": "ringa elbolaget",
        "who": "Kommunen", "to": "", "dialogue": 1, "title": QUESTION, "registry_number": "KS 2026/112",
    }  # fmt: skip
    assert [row["late"] for row in rows] == [True, False, False, False, False, False, False, False]
    assert rows[-1]["kind"] == "feedback"
    assert rows[-1]["date"] is None


@pytest.mark.parametrize(
    ("sql", "left"),
    [
        ("UPDATE commitment SET status = 'under_way'", {DueKind.DUE_BY, DueKind.FOLLOW_UP}),
        ("UPDATE commitment SET status = 'changed'", {DueKind.DUE_BY, DueKind.FOLLOW_UP}),
        ("UPDATE commitment SET status = 'done'", set()),
        ("UPDATE commitment SET status = 'cancelled'", set()),
        ("UPDATE commitment SET kind = 'wish'", {DueKind.WISH}),
    ],
)
def test_of_a_commitment_only_what_is_still_to_come(store: Path, sql: str, left: set[DueKind]) -> None:
    change(store, sql)
    of_commitments = {DueKind.FIRST_STEP, DueKind.DUE_BY, DueKind.FOLLOW_UP, DueKind.WISH}
    assert {DueKind(kind) for kind, _ in kinds(store)} & of_commitments == left


def test_a_wish_says_to_whom_it_is_and_who_passes_it_on(store: Path) -> None:
    change(store, "UPDATE commitment SET kind = 'wish', reports_back = 'Prästen'")
    assert f"  {LATER}  Önskemål 1 till Kommunen: laga lamporna (Prästen)" in ask("list", "--due", store=store).stdout
    (row,) = (row for row in json.loads(ask("list", "--due", "--json", store=store).stdout) if row["kind"] == "wish")
    assert (row["to"], row["who"]) == ("Kommunen", "Prästen")


def test_what_has_been_told_or_given_or_put_away_waits_no_longer(store: Path) -> None:
    assert [kind for kind, _ in kinds(store)].count("experiment") == 2
    change(store, f"UPDATE experiment SET next = '{Next.STOP.value}'")
    change(store, "UPDATE parked SET answer = 'ja'")
    change(store, f"UPDATE dialogue SET feedback_day = '{TODAY}'")
    assert {kind for kind, _ in kinds(store)} == {"first_step", "due_by", "follow_up"}
    change(store, "UPDATE dialogue SET put_away = 1")
    assert kinds(store) == []
    assert "Inget väntar" in ask("list", "--due", store=store).stdout


def test_hostile_words_are_shown_as_they_were_cleaned(store: Path) -> None:
    with console(store, 1) as meeting:
        commitment(meeting, "[/x] <b>\x1b]0;x\x07", "låta\u202e \x9b31m bli", due_by=SOON)
    shown = ask("list", "--due", store=store).stdout
    assert "[/x] <b>" in shown
    assert not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in shown if sign != "\n")


def test_where_there_is_no_store_nothing_waits_and_none_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "Nothing is waiting" in ask("list", "--due", language="en").stdout
    assert json.loads(ask("list", "--due", "--json").stdout) == []
    assert not list(tmp_path.rglob("*.db"))


def test_a_file_that_is_none_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "brev.txt"
    path.write_text("Hej" * 500)
    refused = ask("list", "--due", store=path)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "Filen är orörd" in refused.stderr
    assert path.read_text() == "Hej" * 500


def test_a_store_from_an_older_program_is_moved_first(tmp_path: Path) -> None:
    old = first_store(tmp_path / "gammal.db")
    assert due.read(old) is None
    assert "Inget väntar" in ask("list", "--due", store=old).stdout
    assert due.read(old) == ()
