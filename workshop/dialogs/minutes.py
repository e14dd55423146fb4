"""F9: the minutes as they stand now, to a file, and on the screen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from workshop.console.job import Job
from workshop.console.protocol import Console, console_of
from workshop.dialogs.reader import ReaderScreen
from workshop.widgets.board import Row

if TYPE_CHECKING:
    from datetime import datetime

FORMATS = ("md", "html")
"""What F9 writes: the first is what Ctrl+L reads."""


class MinutesReader(ReaderScreen):
    """The file that was written last."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "dismiss(None)", id="minutes.back", show=False)]


def default_folder() -> Path:
    """A folder of our own among the person's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Dialogverkstad"


async def export(console: Console) -> None:
    """Write the minutes to read here and to publish, and say where."""
    meeting = console.meeting
    assert meeting is not None
    folder = console.minutes_folder or default_folder()
    written, kept = await console.submit(
        Job(partial(_write, folder, console.clock()), meeting_id=meeting.id, quiet=True)
    )
    meeting.last_export = written[0]
    said = [console.words("minutes.written", folder=str(folder), name=written[0].stem)]
    if kept:
        said.append(console.words("minutes.kept_beside"))
    console.say(" ".join(said), "ready", stays=True)


def read(node: DOMNode) -> None:
    """Show the file that was written last."""
    console = console_of(node)
    path = console.meeting.last_export if console.meeting is not None else None
    if path is None:
        console.say(console.words("minutes.none_yet"), "look")
        return
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        console.say(console.words("minutes.unreadable", path=str(path), reason=reason), "wrong")
        return
    rows = [Row(str(index), line or " ", kind="plain") for index, line in enumerate(text.splitlines())]
    node.app.push_screen(MinutesReader(str(path), rows, foot=console.words("reader.foot")))


def _write(folder: Path, now: datetime, _meetings: object, meeting: Any) -> tuple[list[Path], list[Path]]:
    """In the worker's thread: the files written, and drafts of one's own that were kept beside them."""
    from sessions.records.export import write

    kept: list[Path] = []
    return list(write(meeting.as_held(), FORMATS, folder, now, kept.append)), kept
