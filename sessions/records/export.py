"""The minutes as files."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from babel.localtime import get_localzone

from sessions.errors import Refused, Unavailable
from sessions.records.data import data
from sessions.records.markdown import markdown
from sessions.records.minutes import minutes
from sessions.view import MeetingView
from sessions.words import Words

_SECOND = 1_000_000_000
_LONGEST = 60
"""The most characters of a registry number or a question in a file name."""


def _markdown(view: MeetingView, now: datetime) -> str:
    return markdown(minutes(view, Words(view.dialogue.language), now))


def _html(view: MeetingView, now: datetime) -> str:
    from sessions.records.html import html

    return html(minutes(view, Words(view.dialogue.language), now))


def _json(view: MeetingView, now: datetime) -> str:
    return json.dumps(data(view, now), ensure_ascii=False, indent=2) + "\n"


_RENDERERS: dict[str, Callable[[MeetingView, datetime], str]] = {
    "md": _markdown,
    "html": _html,
    "json": _json,
}
FORMATS = tuple(_RENDERERS)


def render(view: MeetingView, wanted: str, now: datetime) -> str:
    """The minutes in one of ``FORMATS``, in the dialogue's language. ``now`` is aware, and said in the local zone."""
    check((wanted,))
    return _RENDERERS[wanted](view, _here(now))


def _here(now: datetime) -> datetime:
    """The moment where the laptop stands, in a zone that knows summer from winter: what was said in June is told so in
    November. Where no zone is known, by today's offset."""
    try:
        return now.astimezone(get_localzone())
    except (LookupError, ValueError):
        return now.astimezone()


def check(formats: Sequence[str]) -> None:
    """Refuse a format that there is not."""
    for wanted in formats:
        if wanted not in _RENDERERS:
            raise Refused("records.no_format", format=wanted, formats=FORMATS)


def write(
    view: MeetingView,
    formats: Sequence[str],
    folder: Path,
    now: datetime,
    kept: Callable[[Path], object] = lambda _path: None,
) -> tuple[Path, ...]:
    """Write the minutes into the folder, made if missing, and give the files in the order of the formats.

    The same meeting's earlier draft is replaced, whole or not at all; one that somebody has edited since is kept under
    a name of its own, which ``kept`` is told. ``Unavailable`` if the folder does not take it.
    """
    check(formats)
    texts = [render(view, wanted, now) for wanted in formats]
    paths = tuple(folder / f"{file_name(view)}.{wanted}" for wanted in formats)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, text in zip(paths, texts, strict=True):
            if _edited(path):
                kept(_put_aside(path, Words(view.dialogue.language)("records.edited")))
            _replace(path, text)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        raise Unavailable("records.full" if full else "records.not_writable", path=str(folder)) from error
    return paths


def file_name(view: MeetingView) -> str:
    """The file's name without its ending: plain letters, digits and hyphens, whatever people have written.

    Begins with the case: its registry number or else its question, since another store has a meeting with the same id.
    Ends in the meeting's id as ``workshop list`` shows it, so that two meetings of one store never share a file.
    """
    words = Words(view.dialogue.language)
    case = _plain(view.dialogue.registry_number) or _plain(view.dialogue.question)
    parts = (
        case[:_LONGEST].strip("-"),
        _plain(words("records.file", number=view.meeting.number)),
        view.meeting.day.isoformat() if view.meeting.day else "",
        f"id-{view.meeting.id}",
    )
    return "-".join(part for part in parts if part)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-")


def _edited(path: Path) -> bool:
    """Whether somebody has saved the file since we wrote it: ours are of a whole second, an editor's hardly ever."""
    try:
        return path.stat().st_mtime_ns % _SECOND != 0
    except FileNotFoundError:
        return False


def _put_aside(path: Path, name: str) -> Path:
    """Give the file a free name that tells what it is."""
    for number in count(1):
        aside = path.with_stem(f"{path.stem}-{_plain(name)}-{number}")
        if not aside.exists():
            return path.rename(aside)
    raise AssertionError


def _replace(path: Path, text: str) -> None:
    """Put the text where the path is, through a file beside it that is on disk before it takes the name."""
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        whole_second = int(beside.stat().st_mtime) * _SECOND
        os.utime(beside, ns=(whole_second, whole_second))
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
