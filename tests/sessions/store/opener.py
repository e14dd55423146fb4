"""A console that opens a store, in a process of its own.

``opener.py PATH SCRIPTS`` waits for a line, opens the store as a program that has those scripts, and says the
store's revision.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from sessions.store import migrate
from sessions.store.revisions import history_of
from sessions.store.schema import open_store, revision
from sessions.tables import TABLES


def main() -> None:
    """Open it."""
    assert TABLES
    assert migrate  # dear, and once for all who are forked
    path, history = Path(sys.argv[1]), history_of(Path(sys.argv[2]))
    print("ready", flush=True)
    sys.stdin.readline()
    engine = open_store(path, datetime.now(UTC), history)
    with engine.connect() as connection:
        print(revision(connection, path, history))
    engine.dispose()


if __name__ == "__main__":
    main()
