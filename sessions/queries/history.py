"""What happened to one thing, from the journal: when, in which words, what it was before and after. Never who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sessions.words import Phrase

if TYPE_CHECKING:
    from sessions.store.journal import Told

FIRST = {"status": "not_started", "kind": "commitment"}
"""What some fields of a new thing hold before anybody has said anything of them; others are empty, or False."""
RELATED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "cluster": (("membership", "cluster_id"),),
    "idea": (("membership", "idea_id"), ("answer", "idea_id")),
    "perspective": (("answer", "perspective_id"),),
    "proposal": (("reservation", "proposal_id"), ("action", "proposal_id"), ("proposal_idea", "proposal_id")),
    "voting_option": (("voting_correction", "option_id"),),
}
"""Rows of other tables that belong to a thing's history, and the column that says whose they are."""


_HOLDING = {"cluster": ("membership", "cluster_id"), "proposal": ("proposal_idea", "proposal_id")}
"""Where a thing's ideas are, and the column that says whose they are."""


class Way(StrEnum):
    """Whether somebody did something, took it back, or did it again."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True)
class Item:
    """One thing: its table and its id there."""

    table: str
    id: int


@dataclass(frozen=True)
class Difference:
    """One field that changed, as JSON data. None before where there was no row, None after where there is none now."""

    item: Item
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Moment:
    """One change of the thing. ``at`` is in UTC, ``meeting`` a meeting's number, ``taken_back`` if undone since."""

    entry: int
    at: datetime
    meeting: int | None
    what: Phrase
    way: Way
    taken_back: bool
    differences: tuple[Difference, ...]
    came: tuple[int, ...] = ()
    """Ids of the ideas that came under a cluster's heading."""
    left: tuple[int, ...] = ()
    """Ids of the ideas that left it."""


@dataclass(frozen=True)
class History:
    """A thing's moments, the newest first, and how it stands: its fields as JSON data, none if it is gone."""

    item: Item
    moments: tuple[Moment, ...]
    now: Mapping[str, Any] = field(default_factory=dict)

    @property
    def version(self) -> int:
        """The version of it that stands."""
        return int(self.now.get("version", 0))


def unsaid(field: str, value: object) -> bool:
    """Whether a field's value is the one that a new thing has. Zero says something."""
    return value is None or value is False or value in ("", FIRST.get(field))


def history(
    item: Item,
    entries: Sequence[Told],
    told: Mapping[str, Sequence[str]],
    now: Mapping[str, Any],
    numbers: dict[int, int],
) -> History:
    """The history of a thing from the journal's entries about it, oldest first.

    ``told`` names the fields to tell of, by table; ``numbers`` the meetings' numbers by id. An entry that changed
    nothing of what is told is left out, unless it moved the thing.
    """
    back = _taken_back(entries)
    moments = []
    for entry in entries:
        own = [image for image in entry.images if _is_about(item, image.table, image.id, image.before, image.after)]
        differences = tuple(
            difference
            for image in own
            for difference in _differences(Item(image.table, image.id), image.before, image.after, told)
        )
        came, left = _moved(item, own)
        if differences or came or left or any(image.table in ("membership", "answer") for image in own):
            way = Way.UNDONE if entry.undoes is not None else Way.REDONE if entry.redoes is not None else Way.DONE
            moments.append(
                Moment(
                    entry.id,
                    entry.at,
                    numbers.get(entry.meeting_id or 0),
                    entry.what,
                    way,
                    entry.id in back,
                    differences,
                    came,
                    left,
                )
            )
    return History(item, tuple(reversed(moments)), now)


def _taken_back(entries: Iterable[Told]) -> set[int]:
    """Ids of the entries that were undone and not done again."""
    back: set[int] = set()
    for entry in entries:
        if entry.undoes is not None:
            back.add(entry.undoes)
        elif entry.redoes is not None:
            back.discard(entry.redoes)
    return back


def _is_about(
    item: Item, table: str, row_id: int, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> bool:
    if table == item.table:
        return row_id == item.id
    columns = [column for related, column in RELATED.get(item.table, ()) if related == table]
    return any(image is not None and image.get(column) == item.id for image in (before, after) for column in columns)


def _differences(
    item: Item, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, told: Mapping[str, Sequence[str]]
) -> Iterator[Difference]:
    """The told fields that differ. Of a new or a removed row those that say something."""
    for name in told.get(item.table, ()):
        was, now = (before or {}).get(name), (after or {}).get(name)
        if was != now and not (unsaid(name, was) and unsaid(name, now)):
            yield Difference(item, name, was, now)


def _moved(item: Item, images: Sequence[Any]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Ideas that came under a cluster's heading, or behind a proposal, and that left it."""
    table, column = _HOLDING.get(item.table, ("", ""))
    came, left = [], []
    for image in images:
        if image.table == table:
            was, now = ((side or {}).get(column) == item.id for side in (image.before, image.after))
            idea_id = (image.after or image.before)["idea_id"]
            if now and not was:
                came.append(idea_id)
            elif was and not now:
                left.append(idea_id)
    return tuple(sorted(came)), tuple(sorted(left))
