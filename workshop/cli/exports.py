"""``workshop export``: the minutes of a meeting, or a whole dialogue. Heavy imports are inside the callback."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sessions.errors import Refused
from sessions.words import Words
from workshop.cli.localization import LocalizedCommand, Misused
from workshop.cli.options import Place, dialogues_in, everywhere, opened, option, today
from workshop.cli.output import say

if TYPE_CHECKING:
    from sessions.queries.shelf import ShelfDialogue


@click.command(
    "export",
    cls=LocalizedCommand,
    short_help="cli.help.export_short",
    help="cli.help.export",
    add_help_option=False,
)
@click.argument("meeting", type=int, required=False)
@option("--format", "formats", default="md", metavar="FORMATS", help="cli.help.format")
@option("--to", "folder", required=True, metavar="DIR", help="cli.help.to")
@option("--kind", type=click.Choice(("meeting", "dialogue")), default="meeting", help="cli.help.kind")
@option("--withdrawn", is_flag=True, help="cli.help.withdrawn")
@everywhere
def export(
    store: Place, words: Words, meeting: int | None, formats: str, folder: str, kind: str, *, withdrawn: bool
) -> None:
    """The minutes of a meeting as it was held, or all that its dialogue has come to."""
    wanted = tuple(dict.fromkeys(part.strip() for part in formats.split(",")))
    from sessions.records.export import check

    try:
        check(wanted)
    except Refused as refused:
        raise Misused(click.get_current_context(), words.say(refused.phrase)) from None
    if folder == "-" and len(wanted) != 1:
        raise Misused(click.get_current_context(), words("cli.one_format"))
    path = store.to_read
    dialogues = dialogues_in(path)
    if meeting is None:
        meeting = _latest(dialogues)
    elif all(meeting != known.id for dialogue in dialogues for known in dialogue.meetings):
        raise Refused("cli.unknown_meeting", id=meeting)
    to = None if folder == "-" else Path(folder).expanduser()
    _write(path, meeting, wanted, to, words, whole=kind == "dialogue", withdrawn=withdrawn)


def _write(
    path: Path,
    meeting_id: int,
    formats: tuple[str, ...],
    to: Path | None,
    words: Words,
    *,
    whole: bool,
    withdrawn: bool,
) -> None:
    """Into the folder, or to standard output; ``withdrawn`` ideas with their words."""
    from sessions.meeting import Meeting
    from sessions.records import export as records

    with opened(path) as meetings:
        meeting = Meeting(meetings, meeting_id)
        try:
            views = meeting.dialogue_now() if whole else (meeting.as_held(),)
        finally:
            meeting.leave()
        now = meetings.clock()
    if withdrawn:
        views = tuple(replace(view, held=replace(view.held, keeps_words=True)) for view in views)
    if to is None:
        click.echo(records.render(views[-1], formats[0], now, views if whole else ()).encode(), nl=False)
        return
    kept: list[Path] = []
    for written in records.write(views[-1], formats, to, now, kept.append, views if whole else ()):
        say(str(written))
    for aside in kept:
        say(words("minutes.kept", name=aside.name), err=True)
    if views[-1].held.followed:
        say(words("minutes.followed"), err=True)


def _latest(dialogues: tuple[ShelfDialogue, ...]) -> int:
    """Today's meeting, or the latest; one that is still to come only where there is no other."""
    meetings = [meeting for dialogue in dialogues for meeting in dialogue.meetings]
    been = [meeting for meeting in meetings if meeting.day is None or meeting.day <= today()]
    latest = max(been or meetings, key=lambda meeting: (meeting.day or date.min, meeting.id), default=None)
    if latest is None:
        raise Refused("cli.no_meeting")
    return latest.id
