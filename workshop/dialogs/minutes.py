"""F9: the minutes, or the whole dialogue, as they stand now: to files, and on the screen. And who has approved them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from sessions.dialogue import approval
from sessions.dialogue.approval import FIELDS as APPROVAL
from sessions.errors import reason_of
from sessions.text.fields import by_name
from sessions.words import phrase
from workshop.console.job import Job
from workshop.console.messages import Told
from workshop.console.protocol import Console, PhaseHost, console_of
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.dialogs.reader import ReaderScreen
from workshop.dialogs.row_form import RowFormScreen, Subject, Texts
from workshop.widgets.board import Row
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import specs_of

if TYPE_CHECKING:
    from datetime import datetime

    from sessions.dialogue.view import MeetingHead
    from sessions.meeting import Meeting
    from sessions.store.change import Done
    from sessions.view import MeetingView

MEETING, DIALOGUE = "meeting", "dialogue"
FORMATS = ("md", "html")
"""What F9 writes: the first is what Ctrl+L reads."""


class MinutesReader(ReaderScreen):
    """The file that was written last."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "dismiss(None)", id="minutes.back", show=False)]


_FIELDS = by_name(APPROVAL)


class ApprovalSubject(Subject):
    """Who has approved the minutes of this meeting, and on which day."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.title = phrase("approval.title", number=self._now.number)

    def specs(self) -> Sequence[FieldSpec]:
        """Its two fields."""
        return specs_of(APPROVAL, self._now, self.console.words.say)

    def version(self) -> int:
        """The version of the meeting."""
        return self._now.version

    def as_shown(self, field: str, stored: object) -> str:
        """The day as ISO."""
        return _FIELDS[field].shown(stored, self.console.words.say)

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """One field; the day is one that has been."""
        value = _FIELDS[field].read(texts[field], self.console.words.say, self.console.today())
        return meeting.do(approval.record, version=version, field=field, value=value)

    @property
    def _now(self) -> MeetingHead:
        assert self.console.view is not None
        return self.console.view.meeting


async def approve(screen: PhaseHost) -> None:
    """The form of the approval of this meeting's minutes; when it has closed it is said whether they are approved."""
    before = screen.now_view.meeting.approved_at
    await screen.app.push_screen_wait(RowFormScreen(ApprovalSubject(screen.console)))
    meeting = screen.now_view.meeting
    if meeting.approved_at != before:
        screen.say(approval.told(meeting.number, meeting.approved_on if meeting.approved_at else None), "ready")


def default_folder() -> Path:
    """A folder of our own among the person's documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Dialogverkstad"


async def export(screen: PhaseHost) -> None:
    """Ask whether it is the meeting or the whole dialogue, write it to read here and to publish, and say where."""
    console = screen.console
    meeting, words = console.meeting, console.words
    assert meeting is not None
    number = meeting.view.meeting.number
    choices = [
        Choice(MEETING, words("minutes.of_meeting", number=number), words("minutes.of_meeting_what")),
        Choice(DIALOGUE, words("minutes.of_dialogue"), words("minutes.of_dialogue_what")),
    ]
    chosen = await screen.app.push_screen_wait(ChoiceScreen(words("minutes.what"), choices))
    if chosen is None:
        return
    folder = console.minutes_folder or default_folder()
    written, kept, followed = await console.submit(
        Job(
            partial(_write, folder, console.clock(), chosen == DIALOGUE, partial(_tell, screen.app)),
            meeting_id=meeting.id,
            quiet=True,
        )
    )
    meeting.last_export = written[0]
    key = "minutes.written_dialogue" if chosen == DIALOGUE else "minutes.written"
    said = [console.words(key, folder=str(folder), name=written[0].stem)]
    if kept:
        said.append(console.words("minutes.kept_beside"))
    if followed:
        said.append(console.words("minutes.followed"))
    console.say(" ".join(said), "ready", stays=True)


def read(node: DOMNode) -> None:
    """Show the file that was written last."""
    console = console_of(node)
    path = console.meeting.last_export if console.meeting is not None else None
    if path is None:
        console.say(console.words("minutes.none_yet"), "look")
        return
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        console.say(console.words("minutes.unreadable", path=str(path), reason=reason_of(error)), "wrong")
        return
    rows = [Row(str(index), line or " ", kind="plain") for index, line in enumerate(text.splitlines())]
    node.app.push_screen(MinutesReader(str(path), rows, foot=console.words("reader.foot")))


def _tell(app: App[Any], characters: int) -> None:
    """From the worker's thread: how much is written."""
    app.post_message(Told(phrase("minutes.writing", n=characters // 1_000_000)))


def _write(
    folder: Path, now: datetime, whole: bool, told: Callable[[int], None], _meetings: object, meeting: Any
) -> tuple[list[Path], list[Path], bool]:
    """In the worker's thread: the files written, drafts of one's own that were kept beside them, and whether something
    is told after the meeting that is left to the dialogue."""
    from sessions.records.export import write

    kept: list[Path] = []
    views: Sequence[MeetingView] = meeting.dialogue_now() if whole else ()
    view = views[-1] if whole else meeting.as_held()
    return list(write(view, FORMATS, folder, now, kept.append, views, told)), kept, view.held.followed
