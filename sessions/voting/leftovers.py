"""What lies beside a store of rounds that are not open, or that never were its own.

A round's files can outlive it, each by itself, when the power goes as they are removed. And a box can outlive its
store, where that is deleted or an older copy is put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from pysqlite3 import dbapi2

from sessions.voting.box import BallotBox
from sessions.voting.box_file import SUFFIXES, holds_anything, mark_of


class Known(NamedTuple):
    """A round of the store: its mark, and whether it is open."""

    mark: str
    open: bool


def to_clear(store: Path, rounds: Mapping[int, Known]) -> list[int]:
    """The rounds that have files beside the store and are not open in it."""
    return [round_id for round_id in sorted(_beside(store)) if not _stays(store, round_id, rounds.get(round_id))]


def clear(store: Path, round_id: int, known: Known | None = None) -> Path | None:
    """Destroy what is left of a round. A box of another store that holds anything is set aside; gives where it lies."""
    path = BallotBox.beside(store, round_id)
    own = known is not None and _mark(path) in (known.mark, None)
    if own or not path.exists() or not path.stat().st_size or not _holds_anything(path):
        BallotBox.remove(path)
        return None
    aside = next(each for each in _names(store, round_id) if not each.exists())
    for suffix in SUFFIXES:
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


def _beside(store: Path) -> set[int]:
    pattern = re.compile(rf"{re.escape(store.name)}\.round-(\d+)({'|'.join(SUFFIXES)})")
    try:
        names = [pattern.fullmatch(file.name) for file in store.parent.iterdir()]
    except OSError:
        return set()
    return {int(name[1]) for name in names if name}


def _stays(store: Path, round_id: int, known: Known | None) -> bool:
    path = BallotBox.beside(store, round_id)
    return known is not None and known.open and path.exists() and _mark(path) in (known.mark, None)


def _mark(path: Path) -> str | None:
    """The box's mark; None where there is no telling."""
    try:
        return mark_of(path)
    except (dbapi2.Error, OSError):
        return None


def _holds_anything(path: Path) -> bool:
    try:
        return holds_anything(path)
    except (dbapi2.Error, OSError):
        return True


def _names(store: Path, round_id: int) -> Iterator[Path]:
    for number in count(1):
        yield store.with_name(f"{store.name}.other-round-{round_id}-{number}")
