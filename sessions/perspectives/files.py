"""Opens a file of perspectives: the one room of the topic that touches a disk."""

from __future__ import annotations

import stat
from pathlib import Path

from sessions.errors import Refused, reason_of
from sessions.perspectives.reader import Reading, read
from sessions.text.cleaner import clean
from sessions.text.paths import there

LARGEST = 10
"""Megabytes of a file, of a million bytes each. Larger ones are refused before they are read."""


def open_file(path: Path) -> Reading:
    """What the file says; refused with the reason where there is no such file, or none that can be read."""
    shown, path = clean(str(path)), there(path)
    try:
        size = _size(path, shown)
        if size > LARGEST * 1_000_000:
            raise Refused("perspectives.file.too_big", size=-(-size // 1_000_000), most=LARGEST)
        with path.open("rb") as file:
            data = file.read(LARGEST * 1_000_000 + 1)
    except (OSError, ValueError) as error:  # a path that no system can have is a ValueError
        raise Refused("perspectives.file.unreadable", path=shown, reason=reason_of(error)) from None
    return read(clean(path.name), data[: LARGEST * 1_000_000])


def _size(path: Path, shown: str) -> int:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise Refused("perspectives.file.missing", path=shown) from None
    if stat.S_ISDIR(found.st_mode):
        raise Refused("perspectives.file.folder", path=shown)
    if not stat.S_ISREG(found.st_mode):  # a pipe would never end
        raise Refused("perspectives.file.no_file", path=shown)
    return found.st_size
