"""``workshop approve``: who has approved a meeting's minutes, and when. Heavy imports are inside the callback."""

from __future__ import annotations

import click

from sessions.errors import Refused
from sessions.words import Words
from workshop.cli.localization import LocalizedCommand, Misused
from workshop.cli.options import Place, dialogues_in, everywhere, opened, option, today
from workshop.cli.output import say


@click.command(
    "approve",
    cls=LocalizedCommand,
    short_help="cli.help.approve_short",
    help="cli.help.approve",
    add_help_option=False,
)
@click.argument("meeting", type=int)
@option("--by", "who", default="", metavar="NAME", help="cli.help.approve_by")
@option("--on", "day", default="", metavar="DATE", help="cli.help.approve_on")
@option("--withdraw", is_flag=True, help="cli.help.approve_withdraw")
@everywhere
def approve(store: Place, words: Words, meeting: int, who: str, day: str, *, withdraw: bool) -> None:
    """Write both, or take both away."""
    if withdraw == bool(who.strip()):
        raise Misused(click.get_current_context(), words("cli.approve_who"))
    path = store.to_read
    if all(meeting != known.id for dialogue in dialogues_in(path) for known in dialogue.meetings):
        raise Refused("cli.unknown_meeting", id=meeting)
    from sessions.dialogue import approval
    from sessions.meeting import Meeting
    from sessions.text import dates

    became, on = None, None if withdraw else dates.day_or_none(day, today(), past=True) or today()
    with opened(path) as meetings:
        here = Meeting(meetings, meeting)
        try:
            for field, value in (("approved_on", on), ("approved_by", who)):
                version = here.refresh().meeting.version
                done = here.do(approval.record, version=version, field=field, value=value)
                became = done.said or became
                if done.remark is not None:
                    say(words.say(done.remark), err=True)
        finally:
            here.leave()
    if became is not None:
        say(words.say(became))
