"""Which kinds of phases there are is not written down: a guide makes one. It is read, planned, gone to and kept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sessions.agenda import kinds
from sessions.agenda.guides import FOLDER, guide_for, house
from sessions.agenda.kinds import HOUSE, KEYS
from sessions.agenda.phases import PhaseKind, steps
from sessions.agenda.reader import Unreadable, read
from sessions.agenda.timing import PhaseView, eaten
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.meetings import Meetings
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import console

LISTENING = PhaseKind("listening")
GUIDE = 'place = 25\nstep = 3\nprotected = true\npurpose = "Att höra."\nsteps = [{ minutes = 4, text = "Var tyst." }]\n'
AGENDA = b"""
phases = [
    { kind = "opening", minutes = 5 },
    { kind = "listening", minutes = 20 },
    { kind = "closing", minutes = 5 },
]
"""


@pytest.fixture
def added(tmp_path: Path) -> Iterator[Path]:
    """A folder with the guide of a phase that the house does not have."""
    folder = tmp_path / "added"
    (folder / "sv").mkdir(parents=True)
    (folder / "sv" / "listening.toml").write_text(GUIDE, encoding="utf-8")
    kinds.add_folder(folder)
    yield folder
    kinds.drop_folder(folder)


def test_a_guide_makes_a_kind_that_stands_where_it_says(added: Path) -> None:
    known = PhaseKind.known()
    assert known[known.index(LISTENING) - 1 : known.index(LISTENING) + 2] == ("perspectives", LISTENING, "ideas")
    assert (LISTENING.step, LISTENING.protected) == (3, True)
    assert house(LISTENING, "sv").purpose == house(LISTENING, "en").purpose == "Att höra.", "rather than nothing"
    kinds.drop_folder(added)
    assert LISTENING not in PhaseKind.known()
    assert (LISTENING.step, LISTENING.protected, house(LISTENING, "sv").steps) == (None, False, ())


@pytest.mark.usefixtures("added")
def test_an_added_kind_is_read_planned_gone_to_and_read_back(tmp_path: Path) -> None:
    agenda = read(AGENDA, "lyssna")
    path = tmp_path / "dialoger.db"
    meetings = Meetings(path)
    made = meetings.do(dialogue.create, question="Hur?")
    assert made.id is not None
    planned = meetings.do(dialogue.plan_all, dialogue_id=made.id, agenda=agenda)
    meetings.close()
    assert planned.id is not None
    with console(path, planned.id) as meeting:
        listening = meeting.view.phases[1]
        assert listening.kind == LISTENING and listening.kind.step == 3
        meeting.do(dialogue.go_to, phase_id=listening.id)
        meeting.do(arrangement.add, after=listening.id, kind=LISTENING, minutes=7)
        meeting.do(arrangement.repeat, phase_id=listening.id)
        meeting.undo()
    with console(path, planned.id) as meeting:
        assert meeting.view.phase.kind == LISTENING
        assert [(phase.kind, phase.minutes) for phase in meeting.view.phases] == [
            ("opening", 5),
            ("listening", 20),
            ("listening", 7),
            ("closing", 5),
        ]


@pytest.mark.usefixtures("added")
def test_the_minutes_of_an_added_kind_are_guarded_as_its_guide_says() -> None:
    now = datetime(2026, 4, 22, 17, 0, tzinfo=UTC)
    phases = [PhaseView(1, PhaseKind.IDEAS, 30, 60, None), PhaseView(2, LISTENING, 20, 0, None)]
    assert eaten(phases, 0, now, now + timedelta(minutes=44)) == 5


def test_a_kind_without_a_guide_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(AGENDA, "lyssna")
    assert [error.key for error in caught.value.errors] == ["agenda.wrong.kind"]
    path = tmp_path / "dialoger.db"
    meetings = Meetings(path)
    made = meetings.do(dialogue.create, question="Hur?")
    assert made.id is not None
    planned = meetings.do(dialogue.plan, dialogue_id=made.id)
    meetings.close()
    assert planned.id is not None
    with console(path, planned.id) as meeting:
        before = meeting.view.phases
        with pytest.raises(Refused, match=r"dialogue\.no_phase_kind") as refused:
            meeting.do(arrangement.add, after=before[0].id, kind=LISTENING)
        assert "listening" in Words("sv").say(refused.value.phrase) and "ideas" in Words("en").say(refused.value.phrase)
        assert meeting.refresh().phases == before


def test_a_meeting_of_a_house_with_more_phases_can_still_be_opened(added: Path, tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db"
    meetings = Meetings(path)
    made = meetings.do(dialogue.create, question="Hur?")
    assert made.id is not None
    planned = meetings.do(dialogue.plan, dialogue_id=made.id, sitting=read(AGENDA, "lyssna").meetings[0])
    meetings.close()
    kinds.drop_folder(added)
    assert planned.id is not None
    with console(path, planned.id) as meeting:
        assert steps([phase.kind for phase in meeting.view.phases]) == (3, 3, 3)


def test_the_facts_of_a_kind_are_the_same_in_every_language() -> None:
    for kind in PhaseKind.known():
        said = [
            tomllib.loads((HOUSE / language / f"{kind}.toml").read_text(encoding="utf-8")) for language in LANGUAGES
        ]
        facts = [{key: each[key] for key in KEYS if key in each} for each in said]
        assert facts[0] == facts[1], kind
        assert facts[0]["place"] > 0 and facts[0].get("step") in (3, 4, None)


@pytest.mark.parametrize("key", KEYS)
def test_a_guide_of_ones_own_says_nothing_of_the_kind_itself(tmp_path: Path, key: str) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "ideas.toml").write_text(f'{key} = 1\nsay = "Hej"', encoding="utf-8")
    found = guide_for(PhaseKind.IDEAS, "sv", folder)
    assert found.trouble is not None
    assert f": {key} är ingen nyckel; de som finns är purpose, steps, say och mind." in Words("sv").say(found.trouble)
    assert found.guide == house(PhaseKind.IDEAS, "sv")


def test_the_kinds_that_the_program_names_are_the_houses() -> None:
    named = {value for value in vars(PhaseKind).values() if isinstance(value, PhaseKind)}
    assert named <= set(PhaseKind.known())
    assert all(f"{kind}" == str(kind) == kind for kind in named)
