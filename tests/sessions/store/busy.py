"""A console that writes hard: ``busy.py PATH`` makes the store grow and empties its log, until told to stop."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Thread

from sessions.store.sqlite import connect


def main() -> None:
    """Write."""
    connection = connect(Path(sys.argv[1]))
    connection.execute("PRAGMA wal_autocheckpoint = 20").fetchall()
    connection.execute("PRAGMA synchronous = OFF").fetchall()
    stop = Thread(target=sys.stdin.readline, daemon=True)
    stop.start()
    print("ready", flush=True)
    while stop.is_alive():
        connection.execute(
            'INSERT INTO idea (version, dialogue_id, meeting_id, number, text, theme, "table", clarification,'
            " withdrawn)"
            " SELECT 1, 1, 1, coalesce(max(number), 0) + 1, hex(zeroblob(20000)), '', '', '', 0 FROM idea"
        )
    connection.close()


if __name__ == "__main__":
    main()
