"""A job: one thing for the store's worker to do, and what a person typed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sessions.words import Phrase

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.meetings import Meetings

Call = Callable[["Meetings", "Meeting | None"], Any]
"""What is done in the worker's thread, with the open store and the meeting that it is in."""


@dataclass(frozen=True, eq=False)
class Job:
    """Something for the worker to do; it is the same job only as itself.

    ``typed`` is what the person wrote, given back if it is refused; a ``secret`` one is shown on no wall and kept in
    no file. A job of a meeting is never done in another one.
    """

    call: Call
    meeting_id: int | None = None
    typed: str = ""
    secret: bool = False
    quiet: bool = False
    """Whether nothing is said when it is done."""
    shown_on: str = ""
    """The phase whose board shows it while it is being saved, and whose line takes it back."""
    leads_on: bool = False
    """Whether what is typed next belongs to what follows it; keys wait for that."""
    marks: str = ""
    """The row that is marked when it is saved: its id, or the beginning of the id of what was made."""
    field: tuple[str, str] | None = None
    """The row and the field of a form that it is for: its words go back there, and to no line."""
    round_id: int | None = None
    """The round that a ballot is for: its words are never a ballot of another."""
    remark: Phrase | None = None
    """What is said with it when it is saved, such as a warning of personal data."""


@dataclass(frozen=True, eq=False)
class Waiting:
    """Words that could not be saved, kept until they are. Without a job they are from an earlier start."""

    typed: str
    secret: bool
    retried: bool
    """Whether trying again may help; else a rule said no, and the words go back to the line to be mended."""
    job: Job | None = None
