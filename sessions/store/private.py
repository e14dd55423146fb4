"""People's words are for their user alone: files and folders that nobody else may read, from their first byte."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
OTHERS = 0o077
"""Rights of the group and of all others."""


def make_file(path: Path) -> None:
    """An empty file, unless there is one. SQLite gives what it makes beside it the same rights.

    The descriptor is closed before SQLite opens the file: closing it later would drop SQLite's locks.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))


def make_folder(folder: Path) -> None:
    """The folder and those that it is to lie in; what is there already keeps its rights."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=FOLDER, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file", str(folder))


def close_to_others(path: Path) -> None:
    """Take from others what an earlier program let them read of a store: its file, its log, its copies."""
    if os.name != "posix":
        return
    with suppress(OSError):
        for file in path.parent.iterdir():
            if file.name == path.name or file.name.startswith((f"{path.name}-", f"{path.name}.")):
                with suppress(OSError):
                    rights = file.lstat().st_mode
                    if rights & OTHERS and file.is_file() and not file.is_symlink():
                        file.chmod(rights & 0o777 & ~OTHERS)
