"""A round whose box takes no ballots says so on the screen, and what to press."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.meeting import Meeting
from sessions.store.change import Done
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.view import NewOption, RoundStatus
from tests.story.console import console
from tests.workshop.phases.prioritising.voted import go_to


def with_open_round(meetings: Any, *, sealed: bool = False, lost: bool = False) -> Done:
    """A meeting whose round has two ballots, as a console finds it that comes back."""
    case = meetings.do(dialogue.create, question="Hur blir hamnen trygg?", actor_groups=["invånare"])
    planned: Done = meetings.do(dialogue.plan, dialogue_id=case.id)
    assert planned.id is not None
    meeting = Meeting(meetings, planned.id)
    go_to(meeting, PhaseKind.PRIORITISING)
    options = [NewOption("Belysning"), NewOption("Bänkar")]
    meeting.do(voting.open_round, criterion="Viktigast", dots_each=3, stacking=1, entitled=9, options=options)
    meeting.lay_ballot("1 2")
    meeting.lay_ballot("1")
    voting_round = meeting.view.round
    assert voting_round is not None
    if sealed:
        meeting._ballots.seal(voting_round)
    meeting.leave()
    if lost:
        BallotBox.remove(BallotBox.beside(meetings.path, voting_round.id))
    return planned


def sealed(meetings: Any) -> Done:
    """The power went between sealing and counting."""
    return with_open_round(meetings, sealed=True)


def lost(meetings: Any) -> Done:
    """Somebody deleted the box."""
    return with_open_round(meetings, lost=True)


async def test_a_round_that_was_closed_and_not_counted_is_counted_by_one_key(tmp_path: Path) -> None:
    async with console(tmp_path, fill=sealed) as led:
        await led.sees("Stängd, inte räknad · Ctrl+O räknar · 2 av 9 sedlar", "Viktigast")
        assert "Röstsedlar" not in led.text, "there is nothing to choose to count"
        await led.say("1 2")
        await led.sees("Ctrl+O räknar omgången.")
        assert led.line == "1 2"
        await led.press("ctrl+u", "ctrl+o")
        await led.sees("Stängd, inte visad än · 2 av 9 sedlar")
        await led.press("ctrl+o", "ctrl+o")
        await led.sees("2 prickar · 2 röstande")


async def test_a_round_whose_ballots_are_gone_never_shows_none_as_if_it_were_so(tmp_path: Path) -> None:
    async with console(tmp_path, fill=lost) as led:
        await led.sees("Röstsedlarna är borta eller skadade · Ctrl+O avbryter omgången · Viktigast")
        assert "0 av 9" not in led.text
        await led.say("1 2")
        await led.sees("är borta eller skadade, så inget räknades")
        await led.press("ctrl+u", "right", "ctrl+o", "down", "enter")
        await led.until(lambda: led.view.round is None, "the round to be given up")
        assert [each.status for each in led.view.rounds] == [RoundStatus.CANCELLED]


async def test_ballots_of_another_store_are_told_on_the_start_screen(tmp_path: Path) -> None:
    box = BallotBox.create(BallotBox.beside(tmp_path / "store.db", 4), "of another store")
    box.put("1 2", spoiled=False, desk="console 1", room=lambda slips, wall: None)
    box.close()
    async with console(tmp_path) as led:
        await led.sees("röstsedlar som inte hör till någon omgång här", "other-round-4-1")
