"""A path as people type it, paste it or drop it on the window, and the file on the disk that it means."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ESCAPED = re.compile(r"\\(.)")


def typed_path(text: str) -> Path:
    """The path that was meant: with quotes, ``~``, ``file://`` or escaped signs; å in either way of writing it."""
    path = text.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "\"'":
        path = path[1:-1]
    if path.lower().startswith("file://"):
        path = unquote(urlsplit(path).path)
    elif "\\" in path and not _exists(there(Path(path))):
        unescaped = _ESCAPED.sub(r"\1", path)
        path = unescaped if "\\ " in path or _exists(there(Path(unescaped))) else path
    try:
        return there(Path(path).expanduser())
    except RuntimeError:  # somebody's home that is not known
        return Path(path)


def there(path: Path) -> Path:
    """The path as the disk spells it: å is one sign on most, an a with a ring on others. As given where nothing is."""
    if _exists(path) or str(path).isascii():
        return path
    found = Path(path.anchor)
    for part in path.parts[1:] if path.anchor else path.parts:
        found = _spelt(found, part)
    return found if _exists(found) else path


def _spelt(folder: Path, name: str) -> Path:
    if _exists(folder / name):
        return folder / name
    wanted = unicodedata.normalize("NFC", name)
    try:
        return next(each for each in folder.iterdir() if unicodedata.normalize("NFC", each.name) == wanted)
    except (StopIteration, OSError, ValueError):
        return folder / name


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a path that no system can have is a ValueError
        return False
