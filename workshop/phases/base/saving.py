"""A screen of a meeting that saves: the way of one change from here to the store, and the mark of what was saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.timer import Timer

from sessions.words import Phrase
from workshop.console.job import Job, Waiting
from workshop.dialogs.conflict import Edit, edit
from workshop.phases.base.frame import FramedScreen

FRESH_SECONDS = 4.0
"""How long what was just saved is marked."""


class SavingScreen(FramedScreen):
    """Hands commands to the store and awaits them. Its rows are shown by a subclass."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh: str | None = None
        """The row that was just saved."""
        self._fading: Timer | None = None

    def show_rows(self) -> None:
        """Put on the board what stands there now."""
        raise NotImplementedError

    def is_busy(self) -> bool:
        """Whether the person is in the middle of something here."""
        return bool(self.line.value) or self.bar.is_lent

    def aside(self) -> Waiting | None:
        """What is half-typed in the line and no draft of this phase."""
        text = self.bar.aside
        return Waiting(text, self.bar.mode.secret, retried=False) if text.strip() else None

    def give_back(self, job: Job, *, anywhere: bool = False) -> bool:
        """Put a job's words in the line that they came from, or in any; False if something else stands there.

        Those of another meeting or for a form go to no line here, a ballot to none but that of its rounds, and none to
        where other words are on their way.
        """
        here = job.meeting_id in (None, self.now_view.meeting.id) and job.field is None
        fits = job.shown_on == self.kind or (anywhere and job.round_id is None)
        return here and fits and not self.console.keys.typed_ahead and self.bar.give_back(job.typed)

    async def submit(
        self,
        command: Callable[..., Any],
        /,
        *,
        typed: str = "",
        secret: bool = False,
        quiet: bool = False,
        in_form: bool = False,
        leads_on: bool = False,
        marks: str = "",
        remark: Phrase | None = None,
        **values: Any,
    ) -> Any:
        """Have a command done in the meeting and wait until it is on disk; gives what was done. See ``Job``."""
        return await self.ask_store(
            partial(_command, command, values),
            typed=typed,
            secret=secret,
            quiet=quiet,
            in_form=in_form,
            leads_on=leads_on,
            marks=marks,
            remark=remark,
        )

    async def ask_store(
        self,
        call: Callable[[Any], Any],
        *,
        in_form: bool = False,
        in_field: tuple[str, str] | None = None,
        **options: Any,
    ) -> Any:
        """Have something done with the meeting in the worker's thread and wait for its result. See ``Job``."""
        return await self.console.submit(
            Job(
                partial(_in_meeting, call),
                meeting_id=self.now_view.meeting.id,
                shown_on="" if in_form else self.kind,
                field=in_field,
                **options,
            )
        )

    async def edit(
        self,
        command: Callable[..., Any],
        /,
        version: int,
        *,
        field: str,
        mine: str,
        was: str,
        show: Callable[[Any], str] = str,
        **values: Any,
    ) -> Edit:
        """Save an edit of words that somebody else may have changed meanwhile; see ``conflict.edit``."""
        attempt = partial(self.submit, command, **values)
        return await edit(self, attempt, version, field=field, mine=mine, was=was, show=show)

    async def edit_with(
        self,
        call: Callable[[Any, int], Any],
        version: int,
        *,
        field: str,
        mine: str,
        was: str,
        show: Callable[[Any], str] = str,
        **options: Any,
    ) -> Edit:
        """As ``edit``; ``call`` saves with the meeting over a version, in the worker's thread."""
        attempt = partial(self._attempt, call, options)
        return await edit(self, attempt, version, field=field, mine=mine, was=was, show=show)

    async def _attempt(self, call: Callable[[Any, int], Any], options: dict[str, Any], version: int) -> Any:
        return await self.ask_store(partial(_over, call, version), **options)

    def stand_on(self, row_id: str) -> None:
        """Highlight a row and see it, in this console alone. On the wall's look there is none to stand on."""
        self.board.highlighted = row_id
        if self.board.highlighted == row_id:
            self.board.reveal(row_id)
            (self.line if self.console.wall_look else self.board).focus()

    def arrived(self, row_id: str) -> None:
        """Mark for a moment what was just saved. The view that shows it comes with it, or has come."""
        self.fresh = row_id
        if self._fading is not None:
            self._fading.stop()
        self._fading = self.set_timer(FRESH_SECONDS, self._fade)

    def _fade(self) -> None:
        self.fresh = None
        self.show_rows()


def _command(command: Callable[..., Any], values: dict[str, Any], meeting: Any) -> Any:
    return meeting.do(command, **values)


def _in_meeting(call: Callable[[Any], Any], _meetings: object, meeting: Any) -> Any:
    return call(meeting)


def _over(call: Callable[[Any, int], Any], version: int, meeting: Any) -> Any:
    return call(meeting, version)
