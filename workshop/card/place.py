"""Where a wall finds who serves its meeting's page: a small file beside the store, for its owner alone.

It holds a port of the laptop itself and a token for one run of the program. How phones come in is in no file.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from glob import escape
from hashlib import sha256
from pathlib import Path

TOKEN_BYTES = 32
_NAME = re.compile(r"\.card-\d+$", re.ASCII)


@dataclass(frozen=True)
class Place:
    """A port, and what both ends prove to each other that they have read in the file."""

    port: int
    token: str = field(repr=False)

    def proof(self, who: str, nonce: str) -> bytes:
        """A line that only who has read the file can say."""
        return hmac.new(self.token.encode(), f"{who} {nonce}".encode(), sha256).hexdigest().encode() + b"\n"


def file_of(store: Path, meeting_id: int) -> Path:
    """The file of a meeting."""
    return store.with_name(f"{store.name}.card-{meeting_id}")


def new_place(port: int) -> Place:
    """A place with a token that nobody knows yet."""
    return Place(port, secrets.token_hex(TOKEN_BYTES))


def write(file: Path, place: Place) -> None:
    """Have walls find this place, and no other that was there before."""
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(f"{place.port} {place.token}")
    part.replace(file)


def read(file: Path) -> Place | None:
    """The place that the file names; None where there is none."""
    try:
        port, _, token = file.read_text("ascii").partition(" ")
        return Place(int(port), token)
    except (OSError, ValueError):
        return None


def find(store: Path, meeting_id: int | None) -> Place | None:
    """The place of a meeting, or with None of the one that was last served."""
    if meeting_id is not None:
        return read(file_of(store, meeting_id))
    there = [each for each in store.parent.glob(f"{escape(store.name)}.card-*") if _NAME.search(each.name)]
    try:
        return read(max(there, key=_written)) if there else None
    except OSError:  # gone meanwhile
        return None


def _written(file: Path) -> int:
    return file.stat().st_mtime_ns


def remove(file: Path, place: Place) -> None:
    """Have no wall find this place any more; another's stays."""
    if read(file) == place:
        with suppress(OSError):
            file.unlink()
