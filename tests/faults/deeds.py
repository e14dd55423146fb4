"""What a console does while something befalls it. Each deed says what the door has acknowledged, as it goes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from sessions.errors import Refusal
from sessions.store.sqlite import connect
from sessions.voting import commands as voting
from tests.faults.oracle import newest
from tests.sessions.store.acts import FINAL, UNDOABLE
from tests.sessions.store.making import console

Deed = Callable[[Path, random.Random], Iterator[str]]
MEETING = 1
ACTS = 40


def evening(path: Path, dice: random.Random) -> Iterator[str]:
    """Whatever a dice chooses of all that a person can do: the journal's newest entry, or why something was refused."""
    with console(path, MEETING) as meeting:
        for _ in range(ACTS):
            try:
                chosen = dice.random()
                if chosen < 0.1:
                    meeting.undo()
                elif chosen < 0.15:
                    meeting.redo()
                else:
                    dice.choice((*UNDOABLE, *FINAL))(meeting, *(dice.randrange(100) for _ in range(3)))
            except Refusal as refusal:
                if refusal.phrase.key.startswith("store."):
                    yield refusal.phrase.key
                    continue
            yield str(newest(path))


def laying(path: Path, dice: random.Random) -> Iterator[str]:
    """Ballots, one after the other, into the open round."""
    with console(path, MEETING) as meeting:
        for _ in range(ACTS):
            meeting.lay_ballot(" ".join(str(dice.randrange(1, 13)) for _ in range(3)))
            yield "laid"


def closing(path: Path, _dice: random.Random) -> Iterator[str]:
    """The open round is closed and its result revealed."""
    with console(path, MEETING) as meeting:
        round_ = meeting.view.round
        assert round_ is not None
        meeting.close_round(round_.id)
        yield str(newest(path))
        meeting.do(voting.reveal, round_id=round_.id)
        yield str(newest(path))


def emptying(path: Path, _dice: random.Random) -> Iterator[str]:
    """The write-ahead log is emptied into the store's file."""
    connection = connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    yield str(newest(path))
    connection.close()


DEEDS: dict[str, Deed] = {"evening": evening, "laying": laying, "closing": closing, "emptying": emptying}
