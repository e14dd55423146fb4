"""What every command of the command line has: its help, its language, and where the store is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sessions.errors import Refused
from sessions.words import LANGUAGES
from workshop.cli.launch import has_terminal
from workshop.cli.localization import LocalizedOption, Told, words_of
from workshop.cli.output import say
from workshop.looks import LOOKS

if TYPE_CHECKING:
    from sessions.meetings import Meetings
    from sessions.queries.shelf import Shelf, ShelfDialogue
    from sessions.words import Words

option = partial(click.option, cls=LocalizedOption)
place = partial(option, "--store", type=click.Path(path_type=Path), metavar="PATH", help="cli.help.store")
language_option = option(
    "--language",
    type=click.Choice(LANGUAGES),
    envvar="WORKSHOP_LANGUAGE",
    expose_value=False,  # read by localization.language_of, before anything can be refused
    help="cli.help.language",
)
theme_option = partial(option, "--theme", type=click.Choice(LOOKS), help="cli.help.theme")
help_option = click.help_option("-h", "--help", cls=LocalizedOption, help="cli.help.help")


def everywhere(command: Callable[..., None]) -> Callable[..., None]:
    """``--store`` and ``--language`` after the command as well as before it; the callback gets place and words."""

    @place()
    @language_option
    @help_option
    @wraps(command)
    def with_place(store: Path | None, **rest: Any) -> None:
        ctx = click.get_current_context()
        command(Place(store or ctx.find_root().params["store"]), words_of(ctx), **rest)

    return with_place


def today() -> date:
    """The day it is where the laptop stands."""
    return date.today()  # noqa: DTZ011 — its own clock and zone are meant


class Place:
    """Where the store is: where the person says, or the system's own place for it."""

    def __init__(self, said: Path | None) -> None:
        self.said = said

    @property
    def path(self) -> Path:
        """The store's file, which need not be there yet."""
        if self.said is not None:
            from sessions.text.paths import there

            return there(self.said.expanduser())
        from sessions.store import places

        return places.default_path()

    @property
    def to_read(self) -> Path:
        """As ``path``; refused if somebody named a file that is not there, so that a slip is not an empty answer."""
        if self.said is not None and not self.path.exists():
            raise Refused("cli.no_store", path=str(self.path))
        return self.path


@contextmanager
def opened(path: Path) -> Iterator[Meetings]:
    """The store at ``path``, opened, with what there is to know of it on standard error."""
    from sessions.meetings import Meetings

    meetings = Meetings(path)
    try:
        for said in meetings.take_remarks():
            say(words_of(click.get_current_context()).say(said), err=True)
        yield meetings
    finally:
        meetings.close()


def dialogues_in(path: Path) -> tuple[ShelfDialogue, ...]:
    """What is on the shelf; of a damaged one what can be read, which is told on standard error."""
    found = shelf_in(path)
    if found.damage is not None:
        say(words_of(click.get_current_context()).say(found.damage.phrase), err=True)
    return found.dialogues


def shelf_in(path: Path) -> Shelf:
    """The shelf. An empty one is believed only of a store that opens."""
    from sessions.queries import shelf

    found = shelf.read(path)
    if not found.dialogues and found.damage is None and path.exists():
        with opened(path):
            pass
        found = shelf.read(path)  # an older store has just been moved to today's schema
    return found


def needs_terminal(words: Words) -> None:
    """Refuse to start the program where there is no terminal for it."""
    if not has_terminal():
        raise Told(words("cli.no_terminal"))
