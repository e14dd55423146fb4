"""The one SQLite library of the process, and how a store is connected to.

The interpreter's own ``sqlite3`` is forbidden: its library has the WAL-reset race, and two libraries in one
process drop each other's locks. This module is light, for what must not wait for the tables' import.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from sessions.errors import Damaged, Unavailable, reason_of
from sessions.words import Phrase, phrase

BUSY_SECONDS = 5.0
"""How long a transaction waits for another process before it is refused."""

ROOM = 65_536
"""Bytes that a disk must have free for a store to be opened at all: SQLite takes half of it for its shared memory."""

REASONS = {
    dbapi2.SQLITE_CANTOPEN: "system.not_opened",
    dbapi2.SQLITE_IOERR: "system.disk",
    dbapi2.SQLITE_READONLY: "system.write_protected",
}
"""What SQLite says of a file and a disk, as we say it; the rest is told in its own words."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    *(("PRAGMA fullfsync = ON", "PRAGMA checkpoint_fullfsync = ON") if sys.platform == "darwin" else ()),
)


def readable(text: bytes) -> str:
    """A stored text; where a damaged disk has left bytes that are none, it says so in their place."""
    return text.decode("utf-8", "replace")


def look(path: Path) -> Any:
    """A bare connection for reading; it sets nothing up."""
    connection = dbapi2.connect(str(path), timeout=BUSY_SECONDS)
    connection.text_factory = readable
    return connection


def connect(path: Path) -> Any:
    """A bare connection with the house's pragmas, outside of any transaction."""
    connection = dbapi2.connect(str(path), timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None)
    try:
        connection.text_factory = readable
        for pragma in PRAGMAS:
            connection.execute(pragma).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def look_on(path: Path) -> Any:
    """A bare connection for one who follows the store and cannot write to it; there must be one.

    It waits for nobody: who follows asks again soon.
    """
    uri = f"{path.absolute().as_uri()}?mode=rw"  # with mode=ro SQLite leaves its two files behind
    connection = dbapi2.connect(uri, uri=True, timeout=0.1, check_same_thread=False, isolation_level=None)
    try:
        connection.text_factory = readable
        connection.execute("PRAGMA query_only = ON").fetchall()
        connection.execute("PRAGMA schema_version").fetchall()  # opens the log as well
    except BaseException:
        connection.close()
        raise
    return connection


@dataclass(frozen=True)
class OnDisk:
    """A database's file and its write-ahead log, as the disk knows them. To look costs some µs.

    A file can be deleted or replaced under whoever has it open; what is written then goes nowhere.
    """

    path: Path
    files: tuple[tuple[int, int] | None, ...]

    @classmethod
    def of(cls, path: Path) -> OnDisk:
        """What is there now."""
        return cls(path, (_inode(str(path)), _inode(f"{path}-wal")))

    def check(self) -> None:
        """Refuse to go on where they are no longer there."""
        if OnDisk.of(self.path).files != self.files:
            raise Unavailable("store.gone", path=str(self.path))


def _inode(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 — a Path takes three times as long
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns what the driver says of the busy, full or failing store at ``path`` into a sentence."""
    try:
        yield
    except Exception as error:
        told = trouble(error, path)
        if told is error:
            raise
        raise told from error


def trouble(error: Exception, path: Path) -> Exception:
    """The refusal that tells a person of a driver's error or a file's; other errors come back as they are."""
    cause = _cause(error)
    said: Phrase | str
    if isinstance(cause, OSError):
        full, said = cause.errno in (errno.ENOSPC, errno.EDQUOT), reason_of(cause)
    elif type(cause) in (dbapi2.OperationalError, dbapi2.DatabaseError):
        if is_busy(cause):
            return Unavailable("store.busy", seconds=int(BUSY_SECONDS))
        if is_damage(cause):
            return damaged(path)
        full = _code(cause) == dbapi2.SQLITE_FULL
        said = phrase(REASONS[_code(cause)]) if _code(cause) in REASONS else str(cause)
        # For its shared memory SQLite says no more than that it could not be made.
        full = full or (_code(cause) in (dbapi2.SQLITE_IOERR, dbapi2.SQLITE_CANTOPEN) and not _has_room(path))
    else:
        return error
    return Unavailable("store.full") if full else Unavailable("store.trouble", reason=said)


def as_full(error: Exception, path: Path) -> Unavailable | None:
    """The refusal that tells of a full disk, if that is what stopped the driver."""
    told = trouble(error, path)
    return told if isinstance(told, Unavailable) and told.phrase.key == "store.full" else None


def _has_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free >= ROOM
    except OSError:
        return True


def damaged(path: Path) -> Damaged:
    """That the store at ``path`` is damaged; and where its newest copy is, if a move to a new schema has left one."""
    copies = [each for each in path.parent.iterdir() if each.name.startswith(f"{path.name}.before-")]
    if not copies:
        return Damaged("store.damaged", path=str(path))
    newest = max(copies, key=lambda copy: copy.stat().st_mtime)
    return Damaged("store.damaged_copied", path=str(path), copy=str(newest))


def is_busy(error: Exception) -> bool:
    """Whether another process has the database to itself just now."""
    return _code(_cause(error)) in (dbapi2.SQLITE_BUSY, dbapi2.SQLITE_LOCKED)


def is_damage(error: Exception) -> bool:
    """Whether a database's own content is in pieces."""
    return _code(_cause(error)) in (dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB)


def is_trouble(error: Exception) -> bool:
    """Whether it is the store that failed, and not its content or whoever used it: asking again may work."""
    cause = _cause(error)
    failed = isinstance(cause, dbapi2.OperationalError) and _code(cause) != dbapi2.SQLITE_ERROR  # wrong SQL
    return failed or isinstance(cause, OSError)


def _code(error: Exception) -> int:
    """SQLite's own word for what went wrong, without its finer shades; 0 if it was not SQLite that said it."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _cause(error: Exception) -> Exception:
    cause = getattr(error, "orig", None)
    return cause if isinstance(cause, Exception) else error
