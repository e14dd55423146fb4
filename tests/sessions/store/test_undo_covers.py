"""Undo covers every command: each is among the acts that the dice undo, or a story here shows that it says why not."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import sessions
from sessions.dialogue import approval, shelf
from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.ideas import moderation
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.store.change import Done
from sessions.voting import codes, printing
from sessions.voting import commands as voting
from tests.sessions.store import acts
from tests.sessions.store.making import console, make_meeting, open_round, opened

Command = Callable[..., Done]


def commands() -> dict[str, Command]:
    """Every command of every topic: a public function of a change that gives what was done."""
    found: dict[str, Command] = {}
    for topic in pkgutil.iter_modules(sessions.__path__):
        if topic.ispkg and topic.name not in ("store", "records", "words", "agenda", "queries", "text"):
            package = importlib.import_module(f"sessions.{topic.name}")
            for room in pkgutil.iter_modules(package.__path__):
                found |= _commands_of(importlib.import_module(f"sessions.{topic.name}.{room.name}"))
    return found


def _commands_of(module: ModuleType) -> dict[str, Command]:
    return {
        f"{module.__name__}.{name}": function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(function).return_annotation == "Done"
        and "change" in inspect.signature(function).parameters
    }


def acted() -> set[str]:
    """The commands that the acts call."""
    return {
        f"{module.__name__}.{part.attr}"
        for act in (*acts.UNDOABLE, *acts.FINAL)
        for part in ast.walk(ast.parse(inspect.getsource(act)))
        if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name)
        for module in [vars(inspect.getmodule(act)).get(part.value.id)]
        if isinstance(module, ModuleType)
    }


def revealed(meeting: Meeting) -> int:
    round_id = open_round(meeting, entitled=3, options=3)
    meeting.lay_ballot("1 2")
    meeting.close_round()
    meeting.do(voting.reveal, round_id=round_id)
    return round_id


def close(meeting: Meeting) -> None:
    open_round(meeting)
    meeting.close_round()


def correct(meeting: Meeting) -> None:
    revealed(meeting)
    assert meeting.view.round is not None
    option = meeting.view.round.options[0]
    meeting.do(voting.correct, option_id=option.id, version=option.version, dots=2, reason="Felräknat")


def cancel(meeting: Meeting) -> None:
    meeting.do(voting.cancel_round, round_id=open_round(meeting))


def run_off(meeting: Meeting) -> None:
    meeting.do(voting.open_run_off, round_id=revealed(meeting), criterion="Viktigast")


def on_criterion(meeting: Meeting) -> None:
    done = revealed(meeting)
    meeting.do(voting.open_on_criterion, round_id=done, criterion="Genomförbart", dots_each=3, stacking=1, entitled=3)


def adopt(meeting: Meeting) -> None:
    revealed(meeting)
    assert meeting.view.round is not None
    meeting.do(proposals.adopt, option_id=meeting.view.round.options[0].id)


def again(meeting: Meeting) -> None:
    meeting.do(voting.open_again, round_id=revealed(meeting))


def appoint(meeting: Meeting) -> None:
    version = meeting.view.meeting.version
    meeting.do(dialogue.appoint, version=version, roles={"leaders": "Åsa och Bo", "note_taker": "Cilla"})


def approve(meeting: Meeting) -> None:
    version = meeting.view.meeting.version
    meeting.do(approval.record, version=version, field="approved_by", value="Deltagarna")


def held(meeting: Meeting) -> int:
    waiting_id = meeting.do(moderation.hold, key="k" * 22, text="Lampor").id
    assert waiting_id is not None
    return waiting_id


def moderate(meeting: Meeting) -> None:
    meeting.do(dialogue.moderate, moderated=True)


def release(meeting: Meeting) -> None:
    meeting.do(moderation.release, waiting_id=held(meeting))


def set_aside(meeting: Meeting) -> None:
    meeting.do(moderation.set_aside, waiting_id=held(meeting))


def reword_waiting(meeting: Meeting) -> None:
    meeting.do(moderation.reword, waiting_id=held(meeting), version=1, text="Fler lampor")


def open_trial(meeting: Meeting) -> None:
    meeting.do(voting.open_trial, criterion="Prov", options=("Bulle", "Frukt"), entitled=3)


def add_slips(meeting: Meeting) -> None:
    meeting.do(printing.add_slips, digests=[codes.digest("KXP47M2Q")])


STORIES: dict[Command, Callable[[Meeting], object]] = {
    voting.open_round: open_round,
    voting.close_round: close,
    voting.reveal: revealed,
    voting.cancel_round: cancel,
    voting.open_run_off: run_off,
    voting.open_again: again,
    voting.open_on_criterion: on_criterion,
    voting.correct: correct,
    proposals.adopt: adopt,
    dialogue.appoint: appoint,
    approval.record: approve,
    dialogue.moderate: moderate,
    moderation.release: release,
    moderation.set_aside: set_aside,
    moderation.reword: reword_waiting,
    printing.add_slips: add_slips,
    voting.open_trial: open_trial,
}
"""Commands that need a whole story before them; each ends with the command."""
OUTSIDE: tuple[Command, ...] = (
    dialogue.create,
    dialogue.plan,
    dialogue.plan_all,
    shelf.rename_dialogue,
    shelf.rename_meeting,
    shelf.put_dialogue_away,
    shelf.put_meeting_away,
)
"""Commands that belong to no meeting: undone on the start screen."""
PHONES: tuple[Command, ...] = (ideas.send, ideas.mend, ideas.mend_idea, moderation.hold, moderation.mend)
"""Commands of phones, which no console undoes: see the tests of their door."""


def test_every_command_is_undone_by_the_dice_or_has_a_story_here() -> None:
    known = {f"{command.__module__}.{command.__name__}" for command in (*STORIES, *OUTSIDE, *PHONES)}
    assert sorted(commands().keys() - acted() - known) == []


def test_the_acts_and_stories_are_of_commands_that_exist() -> None:
    found = set(commands().values())
    assert set(STORIES) | set(OUTSIDE) <= found
    assert len(found) > 40


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    path = tmp_path / "dialoger.db"
    with console(path, make_meeting(path)) as made:
        yield made


@pytest.mark.parametrize("command", STORIES, ids=lambda command: command.__name__)
def test_what_has_a_story_is_undone_or_says_why_not(meeting: Meeting, command: Command) -> None:
    STORIES[command](meeting)
    after = meeting.view
    try:
        meeting.undo()
    except Refused as refused:
        why = str(refused.phrase.values["why"].key)
        last = refused.phrase.key, why.partition(".")[0]
        said = True
    else:
        last, said = ("", ""), False
    assert (meeting.view == after) == said
    assert last == ("", "") or (last[0] == "undo.final" and last[1] in {"voting", "counting", "approval", "undo"})


def test_what_belongs_to_no_meeting_is_undone_outside_of_any(tmp_path: Path) -> None:
    with opened(tmp_path / "dialoger.db") as meetings:
        dialogue_id = meetings.do(dialogue.create, question="Hur blir hamnen trygg?").id
        assert dialogue_id is not None
        meeting_id = meetings.do(dialogue.plan, dialogue_id=dialogue_id).id
        assert meeting_id is not None
        meetings.do(shelf.rename_dialogue, dialogue_id=dialogue_id, was="Hur blir hamnen trygg?", question="Hur?")
        meetings.do(shelf.rename_meeting, meeting_id=meeting_id, was="", title="Uppföljning")
        meetings.do(shelf.put_meeting_away, meeting_id=meeting_id, away=True)
        meetings.do(shelf.put_dialogue_away, dialogue_id=dialogue_id, away=True)
        undone = [meetings.undo().what.key for _ in range(4)]
        assert undone == ["shelf.what.away", "shelf.what.away", "shelf.what.meeting_renamed", "shelf.what.renamed"]
        assert meetings.undo().what.key == "dialogue.what.meeting"
        assert meetings.undo().what.key == "dialogue.what.new"
