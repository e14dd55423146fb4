"""Another program with the store to itself: ``holder.py PATH`` holds the writer's lock until told to stop."""

from __future__ import annotations

import sys

from pysqlite3 import dbapi2


def main() -> None:
    """Hold it."""
    connection = dbapi2.connect(sys.argv[1], isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    print("ready", flush=True)
    sys.stdin.readline()
    connection.execute("ROLLBACK")
    connection.close()


if __name__ == "__main__":
    main()
