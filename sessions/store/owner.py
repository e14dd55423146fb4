"""Whose a file is, told before anything is written: connecting to it with our pragmas would already change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from pysqlite3 import dbapi2

from sessions.errors import Unusable
from sessions.store.sqlite import damaged, is_trouble

OURS = 0x4456_4B53
"""SQLite's ``application_id`` of our stores."""

_LOG_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_FRAME = 24
"""Bytes before each page in the write-ahead log."""
_APPLICATION = slice(68, 72)
"""Where a database's first page says whose it is."""


def check(path: Path) -> None:
    """Refuse a file that is another program's. No lock is taken and nothing touched, for it may be in use.

    Its first page says whose it is. The newest of that may be in the write-ahead log alone, or on its way from there:
    the file is then shorter than it says, or still without tables. What the log says goes before.
    Where nothing of the file can be read, it was ours if a console has had a seat at it: then it is damaged.
    """
    if not path.exists():
        return
    logged = set(_in_log(path.with_name(f"{path.name}-wal")))
    if OURS not in logged and not _ours(path, new=not logged):
        raise Unusable("store.not_a_store", path=str(path))


def was_ours(path: Path) -> bool:
    """Whether a console has had a seat at it."""
    try:
        return path.with_name(f"{path.name}.seat-1").exists()
    except OSError:
        return False


def _ours(path: Path, *, new: bool) -> bool:
    """What the file itself says. One without tables may become ours, if it is ``new``."""
    try:
        with closing(dbapi2.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA writable_schema = ON")  # takes a file that is shorter than it says
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            empty = application != OURS and connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    except dbapi2.DatabaseError as error:
        if is_trouble(error):
            raise
        if not _half_made(path) and was_ours(path):
            raise damaged(path) from error
        return _half_made(path)
    if empty and new and was_ours(path):
        raise damaged(path)
    return application == OURS or (empty and new)


def _half_made(path: Path) -> bool:
    """Whether the file has never been whole: SQLite's first page was on its way when the power went."""
    with suppress(OSError), path.with_name(f"{path.name}-journal").open("rb") as file:
        return file.read(len(_JOURNAL_MAGIC)) == _JOURNAL_MAGIC
    return False


def _in_log(path: Path) -> Iterator[int]:
    """Whose each first page in a write-ahead log says that it is. The log has no locks that reading it could drop."""
    with suppress(OSError), path.open("rb") as file:
        head = file.read(32)
        if head[:4] not in _LOG_MAGIC:
            return
        size, salt = int.from_bytes(head[8:12]), head[16:24]
        while len(frame := file.read(_FRAME)) == _FRAME and frame[8:16] == salt:
            if int.from_bytes(frame[:4]) == 1:
                yield int.from_bytes(file.read(size)[_APPLICATION])
            else:
                file.seek(size, 1)
