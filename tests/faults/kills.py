"""Consoles that are killed: at random moments, at each system call of a deed; and two that are left to write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sessions.errors import Refusal
from sessions.voting import commands as voting
from sessions.voting.view import RoundStatus
from tests.faults import templates
from tests.faults.deeds import MEETING
from tests.faults.finding import Finding
from tests.faults.forks import IN_VAIN, Spec
from tests.faults.oracle import looked_at
from tests.faults.tracing import FULL, KILL, Run, runs
from tests.sessions.store.making import console

MOST = 300
"""System calls of one kind that no deed makes more of."""
OPENED = 40
"""Writes after which the store is open."""
Look = Callable[[Run], tuple[int, int, list[str]]]
"""What was acknowledged of a run, what is found of it, and what is wrong."""


def at_random(folder: Path, times: int, seed: int) -> Finding:
    """One console on a restless evening."""
    template = templates.meeting(folder / "template")
    spec = Spec("evening", str(template), str(folder), tuple(range(times)), within=0.3, seed=seed)
    return _finding("killed at random, whatever is done", runs(spec), journaled)


def among_ballots(folder: Path, times: int, seed: int) -> Finding:
    """Two consoles that lay ballots at full speed."""
    template = templates.open_vote(folder / "template")
    spec = Spec("laying", str(template), str(folder), tuple(range(times)), consoles=2, within=0.3, seed=seed)
    return _finding("killed at random, two laying ballots", runs(spec), laid)


def at_each_step_of_closing(folder: Path, times: int, _seed: int) -> Finding:
    """Closing and revealing a round; with fewer ``times`` only some of the steps."""
    return _finding(
        "killed at each step of closing and revealing",
        _at_each_step("closing", templates.open_vote(folder / "template"), folder, times),
        counted,
    )


def at_each_step_of_emptying(folder: Path, times: int, _seed: int) -> Finding:
    """Emptying the write-ahead log into the store's file."""
    return _finding(
        "killed at each step of emptying the log",
        _at_each_step("emptying", templates.unclosed(folder / "template"), folder, times),
        journaled,
    )


def two_at_full_speed(folder: Path, times: int, seed: int) -> Finding:
    """Two consoles, each on a restless evening, in the same meeting."""
    template = templates.meeting(folder / "template")
    spec = Spec("evening", str(template), str(folder), tuple(range(times)), consoles=2, seed=seed)
    return _finding("two consoles at full speed", runs(spec), journaled)


def on_a_full_disk(folder: Path, times: int, seed: int) -> Finding:
    """A disk that takes no more from some moment on."""
    template = templates.meeting(folder / "template")
    numbers = tuple(range(OPENED, OPENED + 5 * times, 5))
    spec = Spec("evening", str(template), str(folder), numbers, calls=("pwrite64",), seed=seed)
    return _finding("the disk is full from some write on", runs(spec, FULL), called_full)


def _at_each_step(deed: str, template: Path, folder: Path, times: int) -> list[Run]:
    numbers = tuple(range(1, MOST, max(1, MOST // (10 * times))))
    done = runs(Spec(deed, str(template), str(folder), numbers, calls=tuple(IN_VAIN), to_the_end=True), KILL)
    assert any(any(run.codes) for run in done), "nobody was killed"
    return done


def journaled(run: Run) -> tuple[int, int, list[str]]:
    """Each acknowledged change is in the journal, and the tables are what it says."""
    found, wrong = looked_at(run.store, run.acknowledged)
    return len(run.acknowledged), found, wrong


def laid(run: Run) -> tuple[int, int, list[str]]:
    """Each acknowledged ballot is in the box; one for each console may be there that was not acknowledged any more."""
    told = run.told.count("laid")
    _, wrong = looked_at(run.store, ())
    with console(run.store, MEETING) as meeting:
        round_ = meeting.view.round
        assert round_ is not None
        there = round_.slips - templates.BALLOTS
    more = [f"{there - told} ballots that nobody laid"] if there > told + len(run.codes) else []
    return told, min(there, told), wrong + more


def counted(run: Run) -> tuple[int, int, list[str]]:
    """However far closing came, closing once more gives every ballot and nothing of the box stays."""
    told, found, wrong = journaled(run)
    with console(run.store, MEETING) as meeting:
        round_ = meeting.view.round
        assert round_ is not None
        try:
            if round_.status is RoundStatus.OPEN:
                meeting.close_round(round_.id)
            if round_.status is not RoundStatus.REVEALED:
                meeting.do(voting.reveal, round_id=round_.id)
        except Refusal as refusal:
            wrong = [*wrong, f"closing once more is refused: {refusal.phrase.key}"]
        shown = meeting.view.round
        assert shown is not None
        dots = sum(option.dots or 0 for option in shown.options)
    if dots != 3 * templates.BALLOTS + 4:
        wrong = [*wrong, f"{dots} dots are counted"]
    left = [each.name for each in run.folder.glob("dialoger.db.round-*")]
    return told, found, [*wrong, *(f"{name} is left" for name in left)]


def called_full(run: Run) -> tuple[int, int, list[str]]:
    """What was refused was called a full disk, and what was acknowledged is there when it has room again."""
    told, found, wrong = journaled(run)
    return told, found, wrong + sorted({line for line in run.told if not line.isdecimal() and line != "store.full"})


def _finding(fault: str, done: Sequence[Run], look: Look) -> Finding:
    acknowledged = found = 0
    wrong: list[str] = []
    for run in done:
        wrong += [f"{run.folder}: {line}" for line in run.told if line.startswith("!")]
        told, there, amiss = look(run)
        acknowledged, found = acknowledged + told, found + there
        wrong += [f"{run.folder}: {line}" for line in amiss]
    return Finding(fault, len(done), acknowledged, found, tuple(wrong))
