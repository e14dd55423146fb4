"""What several parts of the minutes have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import time

from sessions.dialogue.view import EarlierMeeting
from sessions.notes.view import NoteKind
from sessions.records.document import Bullets, Section
from sessions.view import MeetingView
from sessions.words import Words


def hours(starts: time | None, ends: time | None, words: Words) -> str:
    """``kl. 18.00–21.00``, or as much of it as is known."""
    if starts and ends:
        return words("records.hours.both", starts=starts, ends=ends)
    if starts:
        return words("records.hours.starts", starts=starts)
    return words("records.hours.ends", ends=ends) if ends else ""


def own(view: MeetingView, meeting_id: int) -> bool:
    """Whether it is this meeting's own, and was not taken over from an earlier one."""
    return all(meeting_id != earlier.id for earlier in view.earlier)


def meeting_to_name(view: MeetingView, meeting_id: int) -> EarlierMeeting | None:
    """The meeting where something happened, unless it is the one whose minutes these are."""
    return next((each for each in (*view.earlier, *view.held.meetings) if each.id == meeting_id), None)


def taken_up(view: MeetingView, table: str, row_id: int, *, but: Iterable[str] = ()) -> bool:
    """Whether the meeting has changed a row that may be older than it, in other columns than those."""
    return bool(view.held.touched.get((table, row_id), frozenset()) - frozenset(but))


def took_up(view: MeetingView, *tables: str) -> bool:
    """Whether the meeting has made or changed any row of these tables."""
    return any(table in tables for table, _ in view.held.touched)


def runs(numbers: Sequence[int], words: Words) -> str:
    """``1–6, 8 och 9``."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    said = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(number) for number in run] for run in found]
    return words.listing([each for run in said for each in run])


def notes_of(view: MeetingView, kinds: Iterable[NoteKind], words: Words) -> Iterator[Section]:
    """A section for each of these kinds of notes that has any."""
    for kind in kinds:
        assert kind != NoteKind.PRIVATE
        texts = tuple(note.text for note in view.notes if note.kind == kind)
        if texts:
            yield Section(words(f"records.notes.{kind}"), 2, (Bullets(texts),))
