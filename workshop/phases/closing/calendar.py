"""The next meeting as an entry for a calendar, which most phones' cameras offer to keep."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sessions.view import MeetingView
from workshop.widgets.board_lines import visible

LONGEST = 60
"""Characters of a text in it: a longer one is cut with a sign, for a code of more is larger than a screen."""
SHORT = 78
"""Bytes of one that is as short as it can be: a code of 33 modules a side, which a wall of 18 rows has room for."""


def entry(view: MeetingView, promised: Sequence[str] = (), *, short: bool = False) -> str:
    """The entry; empty where no day is set. ``promised`` are lines that it holds whole; a ``short`` one tells when.

    Its clock is the one on the wall there; without a time it is the day.
    """
    head = view.meeting
    if head.next_day is None:
        return ""
    if head.next_time is None:
        starts = f"DTSTART;VALUE=DATE:{head.next_day:%Y%m%d}"
    else:
        moment = datetime.combine(head.next_day, head.next_time).astimezone(UTC)
        starts = f"DTSTART:{moment:%Y%m%dT%H%M%SZ}"
    question = view.dialogue.question
    if short:
        made = (_entry(starts, _text(question, longest)) for longest in range(LONGEST, 1, -1))
        return next((each for each in made if len(each.encode()) <= SHORT), _entry(starts, "…"))
    more = [f"LOCATION:{_text(head.next_place)}"] if head.next_place else []
    more += ["DESCRIPTION:" + "\\n".join(_escaped(line) for line in promised)] if promised else []
    return _entry(starts, _text(question), *more)


def _entry(starts: str, summary: str, *more: str) -> str:
    return "\n".join(["BEGIN:VEVENT", starts, f"SUMMARY:{summary}", *more, "END:VEVENT"])


def _text(text: str, longest: int = LONGEST) -> str:
    line = " ".join(visible(text).split())
    return _escaped(line if len(line) <= longest else line[: longest - 1].rstrip() + "…")


def _escaped(text: str) -> str:
    """People's words as the format has them: what would end a line or a value is marked."""
    line = " ".join(visible(text).split())
    return line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
