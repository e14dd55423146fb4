"""Imports into a dialogue, with or without a meeting: what a file would give, and taking it in."""

from __future__ import annotations

from collections.abc import Callable

from sessions.dialogue import tables as dialogue
from sessions.meetings import Meetings
from sessions.perspectives import commands, tables
from sessions.perspectives.reader import Reading
from sessions.perspectives.rules import Plan, plan
from sessions.store.change import Done
from sessions.store.engine import reading


def compare(meetings: Meetings, dialogue_id: int, read: Reading, *, period: str = "", talks: int | None = None) -> Plan:
    """What the file would give the dialogue as it is now; nothing is changed."""
    with reading(meetings.engine) as connection:
        groups = dialogue.read_dialogue(connection, dialogue_id).actor_groups
        return plan(read, tables.read(connection, dialogue_id), groups, period=period, talks=talks)


def bring_in(
    meetings: Meetings, dialogue_id: int, planned: Plan, progress: Callable[[int], None] = lambda _done: None
) -> Done:
    """Take in what is new, in one transaction with one journal row."""
    return meetings.do_in(
        (dialogue_id, None),
        commands.bring_in,
        name=planned.name,
        found=planned.new,
        period=planned.period,
        talks=planned.talks,
        progress=progress,
    )
