"""F9: the minutes as they stand now, to a file, and on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workshop.console.worker import Errand
from workshop.dialogs.base import ReaderScreen
from workshop.widgets.board import Row

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from workshop.app import WorkshopApp

FORMATS = ("md", "html")
"""What F9 writes: the first is what Ctrl+L reads."""


def default_folder() -> Path:
    """A folder of our own among the person's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Dialogverkstad"


def export(app: WorkshopApp) -> None:
    """Write the minutes to read here and to publish, and say where."""
    folder = app.minutes_folder or default_folder()
    written: list[Path] = []
    kept: list[Path] = []

    def call(_meetings: object, meeting: Meeting | None) -> None:
        from sessions.records.export import write

        assert meeting is not None
        written.extend(write(meeting.refresh(), FORMATS, folder, app.clock(), kept.append))

    def answer(_done: object) -> None:
        app.last_export = written[0]
        said = [app.words("minutes.written", folder=str(folder), name=written[0].stem)]
        if kept:
            said.append(app.words("minutes.kept_beside"))
        app.say(" ".join(said), "ready", stays=True)

    app.carry(Errand(call, quiet=True, answer=answer))


def read(app: WorkshopApp) -> None:
    """Show the file that was written last."""
    path = app.last_export
    if path is None:
        app.say(app.words("minutes.none_yet"), "look")
        return
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        app.say(app.words("minutes.unreadable", path=str(path), reason=error.strerror or str(error)), "wrong")
        return
    rows = [Row(str(index), line or " ", kind="plain") for index, line in enumerate(text.splitlines())]
    app.push_screen(ReaderScreen(str(path), rows, foot=app.words("reader.foot")))
