"""The minutes as files."""

from __future__ import annotations

import contextlib
import errno
import glob
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from secrets import token_hex

from babel.localtime import get_localzone

from sessions.errors import Refused, Unavailable
from sessions.records import markdown
from sessions.records.data import data, dialogue_data
from sessions.records.dialogue import dialogue
from sessions.records.minutes import minutes
from sessions.view import MeetingView
from sessions.words import Words

_SECOND = 1_000_000_000
_OFTEN = 1_000_000
"""Characters after which it is told how far the writing has come."""
_LONGEST = 60
"""The most characters of a registry number or a question in a file name."""


FORMATS = ("md", "html", "json")
Meetings = Sequence[MeetingView]
"""The dialogue's meetings by number, where it is the dialogue that is written; none where it is one meeting."""


def render(view: MeetingView, wanted: str, now: datetime, meetings: Meetings = ()) -> str:
    """The minutes, or the dialogue, in one of ``FORMATS`` and in its language. ``now`` is aware, and said in the local
    zone."""
    check((wanted,))
    return "".join(_pieces(view, wanted, now, meetings))


def _pieces(view: MeetingView, wanted: str, now: datetime, meetings: Meetings) -> Iterator[str]:
    """The same a little at a time: what people have said in a year is never in memory once more as a page."""
    here = _here(now)
    if wanted == "json":
        said = dialogue_data(meetings, here) if meetings else data(view, here)
        yield from json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(said)
        yield "\n"
        return
    words = Words(view.dialogue.language)
    document = dialogue(meetings, words, here) if meetings else minutes(view, words, here)
    if wanted == "md":
        yield from markdown.pieces(document)
    else:
        from sessions.records import html

        yield from html.pieces(document)


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
    told: Callable[[int], object] = lambda _characters: None,
) -> tuple[Path, ...]:
    """Write the minutes into the folder, made if missing, and give the files in the order of the formats.

    The same meeting's earlier draft is replaced, whole or not at all; one that somebody has edited since is kept under
    a name of its own, which ``kept`` is told. ``told`` hears now and then how many characters are written in all.
    ``Unavailable`` if the folder does not take it.
    """
    check(formats)
    name = dialogue_name(view) if meetings else file_name(view)
    paths = tuple(folder / f"{name}.{wanted}" for wanted in formats)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        pieces = _counted((_pieces(view, wanted, now, meetings) for wanted in formats), told)
        for path, text in zip(paths, pieces, strict=True):
            with _beside(path) as beside:
                _put_on_disk(beside, text)
                if _edited(path):
                    kept(_put_aside(path, Words(view.dialogue.language)("records.edited")))
                beside.replace(path)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
        raise Unavailable("records.full" if full else "records.not_writable", path=str(folder)) from error
    return paths


def file_name(view: MeetingView) -> str:
    """The file's name without its ending: plain letters, digits and hyphens, whatever people have written.

    Begins with the case: its registry number or else its question, since another store has a meeting with the same id.
    Ends in the meeting's id as ``workshop list`` shows it, so that two meetings of one store never share a file;
    approved minutes have one of their own, which no later draft takes the place of.
    """
    words, approved = Words(view.dialogue.language), view.meeting.approved_on if view.approved else None
    parts = (
        _case(view),
        _plain(words("records.file", number=view.meeting.number)),
        view.meeting.day.isoformat() if view.meeting.day else "",
        f"id-{view.meeting.id}",
        _plain(words("records.file.approved", day=approved.isoformat())) if approved else "",
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


def _counted(texts: Iterable[Iterator[str]], told: Callable[[int], object]) -> Iterator[Iterator[str]]:
    """The same texts; ``told`` hears how much of them all has been taken."""
    written = said = 0

    def counting(pieces: Iterator[str]) -> Iterator[str]:
        nonlocal written, said
        for piece in pieces:
            yield piece
            written += len(piece)
            if written - said >= _OFTEN:
                said = written
                told(written)

    return map(counting, texts)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file's place beside another, for what is to take its name when it is whole; else it goes."""
    _clear(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}-{token_hex(4)}.tmp")
    try:
        yield beside
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _put_on_disk(path: Path, pieces: Iterable[str]) -> None:
    """Write a new file, on disk when this returns. Its time is of a whole second, as no editor's is."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    whole_second = int(path.stat().st_mtime) * _SECOND
    os.utime(path, ns=(whole_second, whole_second))


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
