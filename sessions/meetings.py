"""An opened store: makes dialogues and meetings, carries out commands, undoes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec

from sqlalchemy import Connection

from sessions.dialogue.numbers import check_numbers
from sessions.errors import Refused, Unavailable
from sessions.store import journal, owner, places, schema, undo
from sessions.store.change import Change, Done
from sessions.store.engine import reading, wait_no_more, writing
from sessions.store.journal import Step
from sessions.store.seat import Seat
from sessions.store.sqlite import telling
from sessions.tables import TABLES
from sessions.text.personal import remark
from sessions.voting import leftovers
from sessions.voting import tables as voting
from sessions.words import Phrase, phrase

P = ParamSpec("P")
Command = Callable[Concatenate[Change, P], Done]
Clock = Callable[[], datetime]
Ids = tuple[int | None, int | None]
"""Dialogue id and meeting id of a change; None for what belongs to neither."""
Check = Callable[[Change], None]
"""Refuses a change before it is committed."""

NOWHERE: Ids = (None, None)

assert TABLES, "a store is made with every table known"


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


def no_check(_change: Change) -> None:
    """Lets every change through."""


class Meetings:
    """The store at a path, opened for one surface. For one thread at a time."""

    def __init__(self, path: Path, clock: Clock = utc_now, surface: str = "") -> None:
        """Open the store, making it or moving it to today's schema first; ``Unusable`` if that cannot be.

        A ``surface`` with a name is no console: it holds no seat, and no console undoes what it did.
        """
        self.path = path
        self.clock = clock
        new_here = not owner.was_ours(path)
        self.engine = schema.open_store(path, clock())
        try:
            with telling(path):
                self._seat = None if surface else Seat(path)
        except BaseException:
            self.engine.dispose()
            raise
        self.surface = surface or (self._seat.surface if self._seat is not None else "")
        """This surface's name in the journal."""
        self._passed: set[int] = set()
        self._remarks: list[Phrase] = []
        if new_here and (doubt := places.doubt(path)) is not None:
            self._remarks.append(doubt)
        self._clear_leftovers()

    @property
    def seat(self) -> int:
        """The number of this console's seat; 0 where it has none."""
        return self._seat.number if self._seat is not None else 0

    def do(self, command: Command[P], /, *args: P.args, **kwargs: P.kwargs) -> Done:
        """Carry out a command that belongs to no meeting, such as making one."""
        return self.do_in(NOWHERE, command, *args, **kwargs)

    def undo(self) -> Done:
        """Take back this console's last change outside of any meeting."""
        return self.undo_in(NOWHERE, self._passed)

    def redo(self) -> Done:
        """Do again what was last undone outside of any meeting."""
        return self.redo_in(NOWHERE, self._passed)

    def do_in(self, ids: Ids, command: Command[P], /, *args: P.args, **kwargs: P.kwargs) -> Done:
        """One command, one transaction, one journal row; nothing is written where nothing changed.

        Whatever door the words came in by, it is remarked here if they look like personal data.
        """
        with writing(self.engine) as connection:
            change = Change(connection, self.clock(), *ids)
            done = command(change, *args, **kwargs)
            check_numbers(change)
            if change.images:
                journal.write(change, done, surface=self.surface, command=command.__qualname__)
        return replace(done, remark=done.remark or remark(change.new_texts))

    def undo_in(self, ids: Ids, passed: set[int], check: Check = no_check) -> Done:
        """Undo one step. A step that cannot be undone is told of and passed by: the next press goes further back."""
        with reading(self.engine) as connection:
            step = undo.next_undo(connection, self.surface, ids[1], passed)
        if step is None:
            raise Refused("undo.nothing")
        if step.final is not None:
            passed.add(step.id)
            raise Refused("undo.final", what=step.what, why=step.final)
        return self._put_back(undo.undo, "undo.refused", ids, step, passed, check)

    def last_change(self, ids: Ids, passed: set[int]) -> int:
        """The journal's entry of this console's last change that can be undone; 0 when there is none."""
        with reading(self.engine) as connection:
            return undo.last_change(connection, self.surface, ids[1], passed)

    def redo_in(self, ids: Ids, passed: set[int], check: Check = no_check) -> Done:
        """Redo one step. A step that cannot be done again is told of and passed by."""
        with reading(self.engine) as connection:
            step = undo.next_redo(connection, self.surface, ids[1], passed)
        if step is None:
            raise Refused("undo.nothing_to_redo")
        return self._put_back(undo.redo, "undo.redo_refused", ids, step, passed, check)

    def _put_back(
        self, way: Callable[..., Done], refusal: str, ids: Ids, step: Step, passed: set[int], check: Check
    ) -> Done:
        try:
            with writing(self.engine) as connection:
                change = Change(connection, self.clock(), *ids)
                done = way(change, surface=self.surface, step=step)
                check_numbers(change)
                check(change)
                return done
        except Refused as refused:
            passed.add(step.id)
            raise Refused(refusal, what=step.what, why=_why(refused.phrase)) from refused

    def take_remarks(self) -> list[Phrase]:
        """What is to be told of the store, each thing once."""
        remarks, self._remarks = self._remarks, []
        return remarks

    def tell_aside(self, box: Path | None) -> None:
        """Remember to tell that another store's box of ballots was set aside, if one was."""
        if box is not None:
            self._remarks.append(phrase("voting.set_aside", path=str(box)))

    def _clear_leftovers(self) -> None:
        """Destroy what is left of rounds that are not open. If the store is busy, the next who opens it does."""
        with suppress(Unavailable):
            with reading(self.engine) as connection:
                rounds = voting.read_marks(connection)
            if not leftovers.to_clear(self.path, rounds):
                return
            with self.standing_still() as connection:
                rounds = voting.read_marks(connection)
                for round_id in leftovers.to_clear(self.path, rounds):
                    self.tell_aside(leftovers.clear(self.path, round_id, rounds.get(round_id)))

    @contextmanager
    def standing_still(self) -> Iterator[Connection]:
        """Nobody writes to the store meanwhile, so that what is read of it holds."""
        with writing(self.engine) as connection:
            yield connection

    def wait_no_more(self) -> None:
        """Be refused at once where another program has the store to itself; from any thread."""
        wait_no_more(self.engine)

    def close(self) -> None:
        """Let the store and the seat go."""
        self.engine.dispose()
        if self._seat is not None:
            self._seat.leave()


def _why(refusal: Phrase) -> Phrase:
    """Why something is not put back, as it is said within a sentence."""
    if refusal.key == "dialogue.number_taken":
        return phrase("undo.number_taken", **refusal.values)
    return refusal if refusal.key.startswith("undo.") else phrase("undo.in_use")
