"""``workshop slips``: voting slips to print, each with a code of its own. Heavy imports are inside the callback."""

from __future__ import annotations

import re
from pathlib import Path

import click

from sessions.errors import Refused, Unavailable, reason_of
from sessions.words import Words
from workshop.cli.localization import LocalizedCommand
from workshop.cli.options import Place, dialogues_in, everywhere, option
from workshop.cli.output import say

PORT = 8080
_ADDRESS = re.compile(
    r"(?:http://)?(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(?P<port>[0-9]{1,5}))?/?", re.I | re.A
)
"""A name or a number, as it is read on the card or copied out of a browser."""


@click.command(
    "slips", cls=LocalizedCommand, short_help="cli.help.slips_short", help="cli.help.slips", add_help_option=False
)
@click.argument("meeting", type=int)
@option("--count", type=click.IntRange(1, 2_000), required=True, metavar="N", help="cli.help.slips_count")
@option("--to", "file", type=click.Path(path_type=Path), required=True, metavar="FILE", help="cli.help.slips_to")
@option("--address", metavar="ADDRESS", help="cli.help.slips_address")
@everywhere
def slips(store: Place, words: Words, meeting: int, count: int, file: Path, address: str | None) -> None:
    """Make codes, keep their digests for the meeting, and write the slips."""
    path = store.to_read
    known = {each.id: dialogue for dialogue in dialogues_in(path) for each in dialogue.meetings}
    if meeting not in known:
        raise Refused("cli.unknown_meeting", id=meeting)
    from sessions.meeting import Meeting
    from sessions.meetings import Meetings
    from sessions.voting import codes, printing
    from workshop.cli.slip_sheets import printable, sheets

    made = [codes.new_code() for _ in range(count)]
    host = _host_of(address) if address else _usual_host()
    question = known[meeting].question
    drawn = sheets(made, host=host, question=question, words=words)
    meetings = Meetings(path, surface="slips")
    try:
        here = Meeting(meetings, meeting)
        here.do(printing.add_slips, digests=[codes.digest(code) for code in made])
        in_all = here.view.slips.count
        here.leave()
    finally:
        meetings.close()
    try:
        file.write_bytes(drawn)
    except OSError as error:
        raise Unavailable("slips.not_written", path=str(file), why=reason_of(error)) from error
    say(words("slips.written", n=count, path=str(file), host=host))
    say(words("slips.in_all", n=in_all))
    if (printed := printable(question)) != " ".join(question.split()):
        say(words("slips.other_signs", printed=printed))


def _host_of(address: str) -> str:
    """Where phones find the page, with its port: no slip is printed whose code leads nowhere."""
    match = _ADDRESS.fullmatch(address.strip())
    if match is None or not 0 < int(match["port"] or PORT) < 65_536:
        raise Refused("slips.no_address", address=address)
    return f"{match['host']}:{match['port'] or PORT}"


def _usual_host() -> str:
    from workshop.web import network

    there = network.interfaces()
    return f"{there[0].address if there else network.LOOPBACK}:{PORT}"
