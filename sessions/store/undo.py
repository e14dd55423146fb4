"""Undo and redo of one surface's own changes, by writing earlier images as new changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection

from sessions.store import journal
from sessions.store.change import Change, Done, put_back
from sessions.store.journal import Step


def standing(steps: list[Step]) -> tuple[list[Step], list[Step]]:
    """What stands and what has been taken back, each oldest first, after a surface's steps.

    A new change empties what could be redone, as in every editor. Each step knows the newest entry that made or
    took it back: its images are the ones to go back from, because their versions are the newest.
    """
    done: list[Step] = []
    undone: list[Step] = []
    for step in steps:
        if step.undoes is not None:
            taken = next(s for s in done if s.id == step.undoes)
            done.remove(taken)
            undone.append(replace(taken, newest=step.id))
        elif step.redoes is not None:
            again = next(s for s in undone if s.id == step.redoes)
            undone.remove(again)
            done.append(replace(again, newest=step.id))
        else:
            done.append(step)
            if step.final is None:
                undone.clear()
    return done, undone


def next_undo(connection: Connection, surface: str, meeting_id: int | None, passed: Collection[int]) -> Step | None:
    """The step that the next undo takes, leaving out those passed by; None when there is none."""
    done, _ = standing(journal.steps(connection, surface=surface, meeting_id=meeting_id))
    return next((step for step in reversed(done) if step.id not in passed), None)


def last_change(connection: Connection, surface: str, meeting_id: int | None, passed: Collection[int]) -> int:
    """The newest entry that did what stands and can be undone, leaving out those passed by; 0 when there is none."""
    done, _ = standing(journal.steps(connection, surface=surface, meeting_id=meeting_id))
    return max((step.newest for step in done if step.final is None and step.id not in passed), default=0)


def next_redo(connection: Connection, surface: str, meeting_id: int | None, passed: Collection[int]) -> Step | None:
    """The step that the next redo does again, leaving out those passed by; None when there is none."""
    _, undone = standing(journal.steps(connection, surface=surface, meeting_id=meeting_id))
    return next((step for step in reversed(undone) if step.id not in passed), None)


def undo(change: Change, *, surface: str, step: Step) -> Done:
    """Take the step back, as a new change with its own journal row."""
    put_back(change, journal.images_of(change.connection, step.newest))
    done = Done(step.what)
    journal.write(change, done, surface=surface, command="undo", undoes=step.id)
    return done


def redo(change: Change, *, surface: str, step: Step) -> Done:
    """Do the undone step again, by taking back what undid it."""
    put_back(change, journal.images_of(change.connection, step.newest))
    done = Done(step.what)
    journal.write(change, done, surface=surface, command="redo", redoes=step.id)
    return done
