"""``workshop import``: perspectives from a file into a dialogue. Heavy imports are inside the callback."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sessions.errors import Refused
from sessions.words import Words
from workshop.cli.localization import LocalizedCommand, Told
from workshop.cli.options import Place, dialogues_in, everywhere, opened, option
from workshop.cli.output import say

if TYPE_CHECKING:
    from sessions.meetings import Meetings
    from sessions.perspectives.rules import Plan


@click.command(
    "import",
    cls=LocalizedCommand,
    short_help="cli.help.import_short",
    help="cli.help.import",
    add_help_option=False,
)
@click.argument("file", type=click.Path(path_type=Path))
@option("--into", type=int, required=True, metavar="DIALOGUE", help="cli.help.into")
@option("--period", default="", metavar="PERIOD", help="cli.help.period")
@option("--talks", type=click.IntRange(0, 1_000_000), metavar="NUMBER", help="cli.help.talks")
@option("--check", is_flag=True, help="cli.help.check")
@option("--leave-out", is_flag=True, help="cli.help.leave_out")
@everywhere
def import_(
    store: Place,
    words: Words,
    file: Path,
    into: int,
    period: str,
    talks: int | None,
    check: bool,
    leave_out: bool,
) -> None:
    """The perspectives of a file, told line by line where something is the matter, and taken all together."""
    path = store.to_read
    if all(into != dialogue.id for dialogue in dialogues_in(path)):
        raise Refused("cli.unknown_dialogue", id=into)
    from sessions.perspectives.files import open_file

    read = open_file(file.expanduser())
    with opened(path) as meetings:
        from sessions.queries import imports

        plan = imports.compare(meetings, into, read, period=period, talks=talks)
        _tell(plan, words)
        if plan.faulty and not leave_out:
            raise Refused("perspectives.must_mend", name=plan.name)
        if not plan.new:
            say(words("perspectives.check.nothing", name=plan.name))
        elif check:
            say(words("perspectives.check.would", name=plan.name, n=len(plan.new)))
        else:
            say(_bring_in(meetings, into, plan, words))


def _tell(plan: Plan, words: Words) -> None:
    """Each remark with its lines, on standard error."""
    from sessions.perspectives.collector import ranges

    for remark in plan.remarks:
        said = words.say(remark.said)
        lines = ranges(remark.lines)
        say(words("perspectives.at_lines", lines=lines, what=said) if lines else said, err=True)


def _bring_in(meetings: Meetings, dialogue_id: int, plan: Plan, words: Words) -> str:
    """Take the perspectives in; gives the sentence that sums it up."""
    from sessions.queries import imports

    try:
        with _bar(len(plan.new), words("perspectives.importing")) as progress:
            imports.bring_in(meetings, dialogue_id, plan, progress)
    except KeyboardInterrupt:
        raise Told(words("perspectives.stopped")) from None
    themes = words("perspectives.themes", n=len(plan.themes))
    said = [words("perspectives.brought_in", n=len(plan.new), themes=themes, name=plan.name)]
    if plan.left:
        said.append(words("perspectives.left_out", n=plan.left))
    return " ".join(said)


@contextmanager
def _bar(length: int, label: str) -> Iterator[Callable[[int], None]]:
    """A progress bar where somebody looks at a terminal; gives what to call with how many are done."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda _done: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda done: bar.update(done - bar.pos)
