"""F1: what the keys do here, in one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from sessions.words import Words
from workshop.commands.command import Command
from workshop.dialogs.reader import ReaderScreen
from workshop.widgets.board import Row


class HelpScreen(ReaderScreen):
    """The help, which F1 ends too."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "dismiss(None)", id="help.back", show=False)]


def help_screen(words: Words, commands: Sequence[Command], about: tuple[str, str] | None = None) -> HelpScreen:
    """The commands that make sense here, with their keys. ``about`` is what the phase has to explain, if it has."""
    rows = [
        Row("home", words("help.home"), kind="heading"),
        Row("line", words("help.line"), kind="plain"),
    ]
    if about is not None:
        rows += [Row("about", words(about[0]), kind="heading"), Row("what", words(about[1]), kind="plain")]
    rows.append(Row("keys", words("help.keys"), kind="heading"))
    rows += [
        Row(command.id, words(command.name), detail=words(command.help), sign=command.key_name(words) or "/")
        for command in commands
    ]
    rows += [Row("honest", words("help.honest"), kind="heading"), Row("privacy", words("help.privacy"), kind="plain")]
    return HelpScreen(words("help.title"), rows, foot=words("reader.foot"))
