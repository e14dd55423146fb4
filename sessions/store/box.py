"""The box of an open round: its own small store beside the main one, destroyed when the round is over.

It holds opaque payloads under keys that say nothing. While the round is open the laptop's owner could look into
it; what it never tells, not even to them, is who laid a ballot or in which order they came.
"""

from __future__ import annotations

import hmac
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2

from sessions.errors import Refused, Unavailable
from sessions.store.sqlite import BUSY_SECONDS, PRAGMAS, telling

_PRAGMAS = ("PRAGMA secure_delete = ON", "PRAGMA temp_store = MEMORY", *PRAGMAS)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS ballot (key BLOB PRIMARY KEY, payload TEXT NOT NULL, spoiled INTEGER NOT NULL)"
    " WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS desk (name TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID",
)


class BallotBox:
    """One round's box. From any thread, one at a time. Errors of the store come as ``Unavailable``."""

    def __init__(self, connection: Any) -> None:
        """Use ``create`` or ``open``."""
        self._connection = connection
        self._seen = self._data_version()

    @staticmethod
    def beside(store: Path, round_id: int) -> Path:
        """Where the box of a round lies: beside the main store."""
        return store.with_name(f"{store.name}.round-{round_id}")

    @classmethod
    def create(cls, path: Path) -> BallotBox:
        """The box at ``path``, made if it is missing. Two processes may both ask: they get the same box."""
        with _telling():
            # Nobody else may read it from its first byte; SQLite gives -wal and -shm the same mode.
            # The descriptor is closed before SQLite opens the file: closing it later would drop SQLite's locks.
            with suppress(FileExistsError):
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return cls(_prepared(path))

    @classmethod
    def open(cls, path: Path) -> BallotBox | None:
        """The box at ``path``; None where there is none. Never makes one."""
        with _telling():
            try:
                return cls(_prepared(path))
            except dbapi2.OperationalError:
                if path.exists():
                    raise
                return None

    def put(self, payload: str, *, spoiled: bool, desk: str, most: int, token: str | None = None) -> None:
        """Lay one ballot; on disk when this returns. Refused when the box is sealed or already holds ``most``.

        A slip gets a token of its own, forgotten at once. The same token again replaces its ballot. The desk is
        remembered with the key of its last ballot only, so that it can take that one back.
        """
        with self._writing():
            if self._meta("sealed"):
                raise Refused("voting.sealed")
            key = hmac.digest(self._meta("secret"), (token or secrets.token_hex(16)).encode(), "sha256")
            ballots = {row[0]: row for row in self._connection.execute("SELECT key, payload, spoiled FROM ballot")}
            if key not in ballots and len(ballots) >= most:
                raise Refused("voting.all_in", n=most)
            self._lay_out([*(ballots | {key: (key, payload, int(spoiled))}).values()])
            self._connection.execute("INSERT OR REPLACE INTO desk VALUES (?, ?)", (desk, key))
        self._tidy()

    def take_back(self, desk: str) -> bool:
        """Remove the ballot that this desk laid last. Once: then none is remembered. False if there is none."""
        with self._writing():
            found = self._connection.execute("SELECT key FROM desk WHERE name = ?", (desk,)).fetchone()
            if found is not None:
                rows = self._connection.execute("SELECT key, payload, spoiled FROM ballot WHERE key <> ?", found)
                self._lay_out(rows.fetchall())
                self._connection.execute("DELETE FROM desk WHERE name = ?", (desk,))
        if found is not None:
            self._tidy()
        return found is not None

    def counts(self) -> tuple[int, int]:
        """How many valid ballots (blank ones included) and how many spoiled ones it holds."""
        with _telling():
            all_, spoiled = self._connection.execute(
                "SELECT count(*), coalesce(sum(spoiled), 0) FROM ballot"
            ).fetchone()
        return all_ - spoiled, spoiled

    def payloads(self) -> list[str]:
        """Every ballot's payload, spoiled ones included, in an order that means nothing."""
        with _telling():
            return [row[0] for row in self._connection.execute("SELECT payload FROM ballot ORDER BY key")]

    def seal(self) -> None:
        """Take no more ballots and give none back. What it holds stays until ``remove``, so closing can be repeated."""
        with self._writing():
            self._connection.execute("INSERT OR IGNORE INTO meta VALUES ('sealed', x'01')")
            self._connection.execute("DELETE FROM desk")
        self._tidy()

    def changed(self) -> bool:
        """Whether anybody else has changed it since the last time this was asked. Costs 3 µs."""
        with _telling():
            version = self._data_version()
        seen, self._seen = self._seen, version
        return version != seen

    def close(self) -> None:
        """Let the box go. It stays on disk."""
        self._connection.close()

    @staticmethod
    def remove(path: Path) -> None:
        """Destroy the box at ``path``: its content first, then its files. No matter how much is gone already.

        Close this process's own box before. A process that still holds the box finds it empty and sealed. Where a
        file is held so that it cannot be deleted (Windows), it stays without content until this is asked again.
        """
        with suppress(dbapi2.Error, OSError):
            _empty(path)
        for suffix in ("-journal", "-wal", "-shm", ""):
            with suppress(OSError):
                path.with_name(path.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with _telling(), _transaction(self._connection):
            yield

    def _lay_out(self, ballots: list[tuple[bytes, str, int]]) -> None:
        """Write all ballots anew by key: left to itself, SQLite stores a page's rows in the order they came.

        Costs about 2 ms for 1,000 ballots.
        """
        self._connection.execute("DELETE FROM ballot")
        self._connection.executemany("INSERT INTO ballot VALUES (?, ?, ?)", sorted(ballots))

    def _tidy(self) -> None:
        """Empty the write-ahead log, which is a list of what came when. The ballot counts whether or not this works."""
        with suppress(dbapi2.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _meta(self, name: str) -> bytes:
        row = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else b""

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _connect(path: Path) -> Any:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = dbapi2.connect(
        uri, uri=True, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None, cached_statements=32
    )
    try:
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                for pragma in _PRAGMAS:
                    connection.execute(pragma).fetchall()
                return connection
            except dbapi2.OperationalError as error:
                # SQLite does not wait by itself while two processes make a new file WAL at once.
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.005)
    except BaseException:
        connection.close()
        raise


def _prepared(path: Path) -> Any:
    connection = _connect(path)
    try:
        if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'desk'").fetchone() == (0,):
            with _transaction(connection):
                for table in _TABLES:
                    connection.execute(table)
                connection.execute("INSERT OR IGNORE INTO meta VALUES ('secret', ?)", (secrets.token_bytes(32),))
    except BaseException:
        connection.close()
        raise
    return connection


def _empty(path: Path) -> None:
    connection = _connect(path)
    try:
        with _transaction(connection):
            connection.execute("INSERT OR IGNORE INTO meta VALUES ('sealed', x'01')")
            connection.execute("DELETE FROM ballot")
            connection.execute("DELETE FROM desk")
            connection.execute("DELETE FROM meta WHERE name = 'secret'")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


@contextmanager
def _transaction(connection: Any) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _telling() -> Iterator[None]:
    """As ``telling``; a damaged box is trouble as well, and so is a folder that cannot be written."""
    with telling():
        try:
            yield
        except dbapi2.OperationalError:
            raise
        except (dbapi2.DatabaseError, OSError) as error:
            raise Unavailable("store.trouble", reason=getattr(error, "strerror", None) or str(error)) from error
