"""Undo and redo of one surface's own changes, by writing earlier images as new changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import IntegrityError

from sessions.errors import Refused
from sessions.store import journal
from sessions.store.base import METADATA
from sessions.store.change import Change, Done, Image, Values, kind_of, to_image
from sessions.store.journal import Step
from sessions.store.scope import AT_ONCE


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


def put_back(change: Change, images: Iterable[Image]) -> None:
    """Write the earlier images over the rows, as part of a new change.

    Refused where a row is no longer as the images' change left it, or where something newer rests on it.
    """
    backwards = list(images)[::-1]
    change.look_up(backwards)
    now = _as_they_are(change.connection, backwards)
    for image in backwards:
        table = METADATA.tables[image.table]
        current = now.get((image.table, image.id))
        stays = staying(table, image.after) if image.before and image.after else frozenset()
        newer = frozenset((current or {}).keys() - (image.after or current or {}).keys())  # columns of a later schema
        if content(current, stays | newer) != content(image.after, stays):
            raise Refused("undo.changed_since")
        after = None
        if image.before is not None:
            kept = {name: value for name, value in (current or {}).items() if name in stays | newer}
            after = blank(table, image.before) | image.before | kept
            after["version"] = (current or image.before)["version"] + 1
        try:
            change.put(image, current, after)
        except IntegrityError as error:
            raise Refused("undo.in_use") from error
        now[image.table, image.id] = after


def _as_they_are(connection: Connection, images: Sequence[Image]) -> dict[tuple[str, int], Values | None]:
    """The rows of the images as they are now, by table and id; an import has thousands, asked for many at a time."""
    now: dict[tuple[str, int], Values | None] = {}
    for name in dict.fromkeys(image.table for image in images):
        table = METADATA.tables[name]
        ids = sorted({image.id for image in images if image.table == name})
        for at in range(0, len(ids), AT_ONCE):
            for found in connection.execute(select(table).where(table.c.id.in_(ids[at : at + AT_ONCE]))):
                now[name, found.id] = to_image(dict(found._mapping))
    return now


def blank(table: Table, image: Values) -> Values:
    """What the columns hold that are newer than the image."""
    return {c.name: None if c.nullable else kind_of(c)() for c in table.columns if c.name not in image}


def staying(table: Table, image: Values | None = None) -> frozenset[str]:
    """Columns that no undo compares or touches, because what changes them is final: ``info={"final": True}``.

    Where that is so of some rows alone it says of which: ``info={"final": …}``, a function of a row's image.
    """
    marks = {column.name: column.info.get("final", False) for column in table.columns}
    return frozenset(
        name
        for name, final in marks.items()
        if final is True or (callable(final) and image is not None and final(image))
    )


def content(image: Values | None, leaving_out: frozenset[str] = frozenset()) -> Values | None:
    """What a row says, leaving out its version and those columns."""
    return {name: image[name] for name in image.keys() - leaving_out - {"version"}} if image else None
