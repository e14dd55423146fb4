"""The next meeting as an entry for a calendar, as short as it can be: it is to fit in a code."""

from __future__ import annotations

from datetime import UTC, datetime

from sessions.view import MeetingView

LONGEST = 60
"""Characters of a text in it: a longer one is cut with a sign, for a code of more is too fine for a camera."""


def entry(view: MeetingView) -> str:
    """The entry; empty where no day is set. Its clock is the one on the wall there; without a time it is the day."""
    head = view.meeting
    if head.next_day is None:
        return ""
    if head.next_time is None:
        starts = f"DTSTART;VALUE=DATE:{head.next_day:%Y%m%d}"
    else:
        moment = datetime.combine(head.next_day, head.next_time).astimezone(UTC)
        starts = f"DTSTART:{moment:%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VEVENT", starts, f"SUMMARY:{_text(view.dialogue.question)}"]
    lines += [f"LOCATION:{_text(head.next_place)}"] if head.next_place else []
    return "\r\n".join([*lines, "END:VEVENT"])


def _text(text: str) -> str:
    """People's words as the format has them: what would end a line or a value is marked."""
    line = " ".join(text.split())
    line = line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
    return line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
