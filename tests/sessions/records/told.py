"""The minutes of a view: as Markdown, and their tables."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sessions.records.document import Document, Table
from sessions.records.markdown import markdown
from sessions.records.minutes import minutes
from sessions.view import MeetingView
from sessions.words import Words
from tests.sessions.records.evening import NOW


def written(view: MeetingView) -> str:
    local = NOW.astimezone(ZoneInfo("Europe/Stockholm"))
    return markdown(minutes(view, Words(view.dialogue.language), local))


def document(view: MeetingView) -> Document:
    return minutes(view, Words(view.dialogue.language), NOW)


def tables(view: MeetingView) -> list[Table]:
    return [block for section in document(view).sections for block in section.blocks if isinstance(block, Table)]


def table(view: MeetingView, caption: str) -> Table:
    return next(table for table in tables(view) if table.caption == caption)
