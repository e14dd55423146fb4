"""The minutes as files."""

from __future__ import annotations

import contextlib
import errno
import glob
import json
import os
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from secrets import token_hex

from babel.localtime import get_localzone

from sessions.errors import Refused, Unavailable
from sessions.records.data import data, dialogue_data
from sessions.records.dialogue import dialogue
from sessions.records.markdown import markdown
from sessions.records.minutes import minutes
from sessions.view import MeetingView
from sessions.words import Words

_SECOND = 1_000_000_000
_LONGEST = 60
"""The most characters of a registry number or a question in a file name."""


FORMATS = ("md", "html", "json")
Meetings = Sequence[MeetingView]
"""The dialogue's meetings by number, where it is the dialogue that is written; none where it is one meeting."""


def render(view: MeetingView, wanted: str, now: datetime, meetings: Meetings = ()) -> str:
    """The minutes, or the dialogue, in one of ``FORMATS`` and in its language. ``now`` is aware, and said in the local
    zone."""
    check((wanted,))
    here = _here(now)
    if wanted == "json":
        said = dialogue_data(meetings, here) if meetings else data(view, here)
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    words = Words(view.dialogue.language)
    document = dialogue(meetings, words, here) if meetings else minutes(view, words, here)
    if wanted == "md":
        return markdown(document)
    from sessions.records.html import html

    return html(document)


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
        if wanted not in FORMATS:
            raise Refused("records.no_format", format=wanted, formats=FORMATS)


def write(
    view: MeetingView,
    formats: Sequence[str],
    folder: Path,
    now: datetime,
    kept: Callable[[Path], object] = lambda _path: None,
    meetings: Meetings = (),
) -> tuple[Path, ...]:
    """Write the minutes into the folder, made if missing, and give the files in the order of the formats.

    The same meeting's earlier draft is replaced, whole or not at all; one that somebody has edited since is kept under
    a name of its own, which ``kept`` is told. ``Unavailable`` if the folder does not take it.
    """
    check(formats)
    texts = [render(view, wanted, now, meetings) for wanted in formats]
    name = dialogue_name(view) if meetings else file_name(view)
    paths = tuple(folder / f"{name}.{wanted}" for wanted in formats)
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
    parts = (
        _case(view),
        _plain(words("records.file", number=view.meeting.number)),
        view.meeting.day.isoformat() if view.meeting.day else "",
        f"id-{view.meeting.id}",
    )
    return "-".join(part for part in parts if part)


def dialogue_name(view: MeetingView) -> str:
    """As ``file_name``, of a whole dialogue. Ends in the dialogue's id."""
    words = Words(view.dialogue.language)
    return "-".join(filter(None, (_case(view), _plain(words("records.file.dialogue")), f"id-{view.dialogue.id}")))


def _case(view: MeetingView) -> str:
    case = _plain(view.dialogue.registry_number) or _plain(view.dialogue.question)
    return case[:_LONGEST].strip("-")


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
    _clear(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}-{token_hex(4)}.tmp")
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


def _clear(path: Path) -> None:
    """Remove what a program that was killed has left beside a file."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        process = left.name.removeprefix(f".{path.name}.").partition("-")[0]
        if process.isdecimal() and not _runs(int(process)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    import psutil

    return psutil.pid_exists(process)
