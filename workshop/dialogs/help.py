"""F1: what the keys do here, in one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workshop.commands.table import Command, key_name
from workshop.dialogs.base import ReaderScreen
from workshop.widgets.board import Row

if TYPE_CHECKING:
    from workshop.app import WorkshopApp


def help_screen(app: WorkshopApp, commands: Sequence[Command], about: tuple[str, str] | None = None) -> ReaderScreen:
    """The commands that make sense here, with their keys. ``about`` is what the phase has to explain, if it has."""
    words = app.words
    rows = [
        Row("home", words("help.home"), kind="heading"),
        Row("line", words("help.line"), kind="plain"),
    ]
    if about is not None:
        rows += [Row("about", words(about[0]), kind="heading"), Row("what", words(about[1]), kind="plain")]
    rows.append(Row("keys", words("help.keys"), kind="heading"))
    rows += [
        Row(command.id, words(command.name), detail=words(command.help), sign=key_name(command, words) or "/")
        for command in commands
    ]
    rows += [Row("honest", words("help.honest"), kind="heading"), Row("privacy", words("help.privacy"), kind="plain")]
    return ReaderScreen(words("help.title"), rows, foot=words("reader.foot"))
