"""A console beside another: the other one is the door itself, as a second terminal has it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from tests.sessions.store import making
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from workshop.dialogs.choice import ChoiceScreen


@asynccontextmanager
async def beside(folder: Path, phase: PhaseKind = PhaseKind.IDEAS) -> AsyncIterator[tuple[Console, Meeting]]:
    """A console in a phase of the sample, and another at the same meeting."""
    async with console(folder, fill=partial(fill, language="sv")) as led:
        with making.console(folder / "store.db", led.view.meeting.id) as other:
            move(other, phase)
            await led.until(lambda: led.view.phase.kind == phase and led.phase.kind == phase, f"{phase}")
            await led.settle()
            yield led, other


def move(other: Meeting, phase: PhaseKind) -> None:
    """The other goes to a phase."""
    if other.view.phase.kind != phase:
        other.do(dialogue.go_to, phase_id=next(each.id for each in other.view.phases if each.kind == phase))


def reword(other: Meeting, number: int, text: str) -> None:
    """The other changes an idea's words."""
    idea = next(idea for idea in other.view.ideas if idea.number == number)
    other.do(ideas.reword, idea_id=idea.id, version=idea.version, text=text)


async def test_what_the_other_saves_is_seen_and_the_half_typed_line_stays_with_its_cursor(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        await led.type("Bänkar längs kajen", "left", "left", "left")
        other.do(ideas.add, text="Fler lampor vid bryggan")
        await led.until(lambda: led.view.ideas[-1].text == "Fler lampor vid bryggan", "the other's idea")
        assert led.line == "Bänkar längs kajen"
        await led.type("X")
        assert led.line == "Bänkar längs kaXjen"


@pytest.mark.parametrize(
    ("keys", "kept"),
    [(["enter"], "Deras ord"), (["down", "enter"], "Mina ord"), (["escape"], "Deras ord")],
    ids=["theirs", "mine", "escape"],
)
async def test_both_change_one_wording_and_the_second_chooses(tmp_path: Path, keys: list[str], kept: str) -> None:
    async with beside(tmp_path) as (led, other):
        last = len(led.view.ideas)
        await led.press("up", "end", "ctrl+u")
        await led.type("Mina ord")
        reword(other, last, "Deras ord")
        await led.press("enter")
        await led.sees("Någon annan hann ändra samma sak.", "Deras ord", "Mina ord")
        await led.press(*keys)
        await led.until(lambda: not isinstance(led.screen, ChoiceScreen), "the choice to be made")
        await led.until(lambda: led.view.ideas[-1].text == kept, kept)
        other.refresh()
        assert other.view.ideas[-1].text == kept


@pytest.mark.parametrize(("keys", "kept"), [(["enter"], "Deras"), (["down", "enter"], "Mina")], ids=["theirs", "mine"])
async def test_both_change_one_field_of_a_form_and_the_second_chooses(
    tmp_path: Path, keys: list[str], kept: str
) -> None:
    async with beside(tmp_path, PhaseKind.COMMITMENTS) as (led, other):
        await led.say("Båtklubben")
        await led.type("Mina")
        other.refresh()
        made = other.view.commitments[-1]
        other.do(commitments.describe, commitment_id=made.id, version=made.version, field="promise", value="Deras")
        await led.until(lambda: led.view.commitments[-1].promise == "Deras", "the other's promise")
        assert led.line == "Mina"
        await led.press("enter")
        await led.sees("Någon annan hann ändra samma sak.", "Deras", "Mina")
        await led.press(*keys)
        await led.until(lambda: led.view.commitments[-1].promise == kept, kept)
        await led.settle()
        await led.press("escape")
        other.refresh()
        assert other.view.commitments[-1].promise == kept


async def test_both_change_the_purpose_and_the_second_chooses(tmp_path: Path) -> None:
    async with beside(tmp_path, PhaseKind.OPENING) as (led, other):
        await led.press("tab", "home", "enter", "end", "ctrl+u")
        await led.type("Mitt syfte")
        other.refresh()
        other.do(dialogue.describe, version=other.view.dialogue.version, field="purpose", text="Deras syfte")
        await led.until(lambda: led.view.dialogue.purpose == "Deras syfte", "the other's purpose")
        await led.press("enter")
        await led.sees("Någon annan hann ändra samma sak.", "Deras syfte", "Mitt syfte")
        await led.press("down", "enter")
        await led.until(lambda: led.view.dialogue.purpose == "Mitt syfte", "mine")


async def test_a_fact_that_another_has_changed_is_told_before_it_is_saved_over(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        led.run("prepare")
        await led.settle()
        await led.press("end", "ctrl+u")
        await led.type("Min fråga?")
        other.do(dialogue.describe, version=other.view.dialogue.version, field="question", text="Deras fråga?")
        await led.until(lambda: led.view.dialogue.question == "Deras fråga?", "the other's question")
        await led.press("enter")
        await led.sees("Deras fråga?", "Min fråga?")
        assert led.view.dialogue.question == "Deras fråga?"
        await led.press("up", "enter", "escape")
        await led.until(lambda: led.view.dialogue.question == "Min fråga?", "mine, now that theirs was seen")


async def test_a_refused_field_keeps_what_was_typed_whatever_others_save(tmp_path: Path) -> None:
    async with beside(tmp_path, PhaseKind.COMMITMENTS) as (led, other):
        await led.say("Båtklubben")
        await led.type("öppna", "enter", "enter")
        await led.type("ringa", "enter")
        await led.type("31 april", "enter")
        await led.sees("31 april")
        other.refresh()
        made = other.view.commitments[-1]
        other.do(commitments.describe, commitment_id=made.id, version=made.version, field="promise", value="öppna nu")
        await led.until(lambda: led.view.commitments[-1].promise == "öppna nu", "the other's promise")
        await led.sees("31 april", "öppna nu")
        assert len(led.screen.query(".field.-wrong")) == 1


async def test_another_field_of_the_same_row_is_no_conflict(tmp_path: Path) -> None:
    async with beside(tmp_path, PhaseKind.COMMITMENTS) as (led, other):
        await led.say("Båtklubben")
        await led.type("öppna")
        other.refresh()
        made = other.view.commitments[-1]
        other.do(
            commitments.describe,
            commitment_id=made.id,
            version=made.version,
            field="first_step",
            value="ringa styrelsen",
        )
        await led.press("enter")
        await led.until(lambda: led.view.commitments[-1].promise == "öppna", "the promise")
        assert led.view.commitments[-1].first_step == "ringa styrelsen"
        assert not isinstance(led.screen, ChoiceScreen)


async def test_the_phase_is_followed_at_once_unless_something_is_half_typed(tmp_path: Path) -> None:
    async with beside(tmp_path) as (led, other):
        move(other, PhaseKind.GROUPING)
        await led.until(lambda: led.phase.kind == PhaseKind.GROUPING, "the phase that the other went to")
        await led.settle()
        await led.type("1 2 Lj")
        move(other, PhaseKind.CLOSING)
        await led.sees("Träffen är nu i Avsluta. Ctrl+T följer med.")
        assert (led.phase.kind, led.line) == (PhaseKind.GROUPING, "1 2 Lj")
        await led.press("ctrl+t")
        await led.until(lambda: led.phase.kind == PhaseKind.CLOSING, "to follow")
        move(other, PhaseKind.GROUPING)
        await led.until(lambda: led.phase.kind == PhaseKind.GROUPING, "the phase before")
        await led.settle()
        assert led.line == "1 2 Lj"


async def test_a_round_that_the_other_closes_takes_no_more_ballots_here_and_keeps_the_one_typed(tmp_path: Path) -> None:
    async with beside(tmp_path, PhaseKind.PRIORITISING) as (led, other):
        await led.press("ctrl+o", "ctrl+o")
        await led.say("1 2 3", "2 3 4")
        await led.sees("2 av 26 sedlar")
        await led.type("1 1 2")
        other.refresh()
        other.close_round()
        await led.until(lambda: led.round == "closed", "the round to be closed")
        await led.press("enter")
        assert led.line == "1 1 2"
        voting_round = other.view.round
        assert voting_round is not None
        other.do(voting.reveal, round_id=voting_round.id)
        await led.sees("2 prickar")
        assert led.view.round is not None
        assert led.view.round.given == 2


async def test_while_another_program_holds_the_store_what_is_typed_waits_in_a_list_and_is_saved_by_ctrl_r(
    tmp_path: Path,
) -> None:
    async with beside(tmp_path) as (led, _):
        before = len(led.view.ideas)
        holder = making.process("holder.py", tmp_path / "store.db")
        await led.type("Fler lampor [/x]", "enter")
        await led.sees(
            "✗ Inte sparad: Fler lampor [/x] (Ctrl+R försöker igen)", "höll filen med dina dialoger upptagen"
        )
        await led.type("Nästa idé")
        making.start(holder)
        making.said(holder)
        await led.press("ctrl+r")
        await led.until(lambda: len(led.view.ideas) == before + 1, "the idea to be saved")
        await led.settle()
        assert led.view.ideas[-1].text == "Fler lampor [/x]"
        assert led.line == "Nästa idé"
        assert "Inte sparad" not in led.text
        await led.press("ctrl+r")
        await led.sees("Allt är sparat.")
