"""A store as a story finds it: laid out once a process for each way and moment, and copied then."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sessions.meetings import Meetings
from sessions.store.change import Done

Fill = Callable[[Any], Done]
NAME = "store.db"


class _Laid(NamedTuple):
    fill: Fill
    """Kept, so that its identity stays its own."""
    files: dict[str, bytes]
    """What lies in the folder by name: the store, and the boxes of its open rounds."""
    done: Done


_LAID: dict[Hashable, _Laid] = {}


def laid_out(path: Path, now: datetime, fill: Fill) -> Fill:
    """Copy what a fill lays out to where it is to lie; gives what lays it out no more, and says so as it does."""
    assert path.name == NAME and not path.exists()
    key = _known_by(fill), now, now.astimezone().utcoffset()
    if key not in _LAID:
        _LAID[key] = _lay_out(fill, now)
    for name, content in _LAID[key].files.items():
        file = path.with_name(name)
        file.touch(0o600)
        file.write_bytes(content)
    done = _LAID[key].done
    return lambda _meetings: done


def _known_by(made: Any) -> Hashable:
    """The same for a function with the same values, however often they are put together."""
    if not isinstance(made, partial):
        return made if isinstance(made, Hashable) else id(made)
    values = (*made.args, *(each for pair in sorted(made.keywords.items()) for each in pair))
    return made.func, *map(_known_by, values)


def _lay_out(fill: Fill, now: datetime) -> _Laid:
    with TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        meetings = Meetings(path, lambda: now)
        try:
            done = fill(meetings)
        finally:
            meetings.close()
        boxes = path.parent.glob(f"{NAME}.round-*")
        return _Laid(fill, {file.name: file.read_bytes() for file in (path, *boxes)}, done)
