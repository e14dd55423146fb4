"""``workshop wall``: what the room sees, in a terminal of its own."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from sessions.errors import Refused
from sessions.words import Words
from workshop.cli.launch import keys_kept
from workshop.cli.localization import LocalizedCommand
from workshop.cli.options import Place, everywhere, needs_terminal, option
from workshop.console.ending import ended_by_signals
from workshop.looks import CONTRAST, LOOKS

if TYPE_CHECKING:
    from sessions.agenda.phases import PhaseKind


@click.command(
    "wall", cls=LocalizedCommand, short_help="cli.help.wall_short", help="cli.help.wall", add_help_option=False
)
@click.argument("meeting", required=False, type=int)
@option("--test", is_flag=True, help="cli.help.wall_test")
@option("--theme", type=click.Choice(LOOKS), help="cli.help.wall_theme")
@everywhere
def wall(store: Place, words: Words, meeting: int | None, test: bool, theme: str | None) -> None:
    """The wall of the meeting that goes on, or of the one that is named."""
    needs_terminal(words)
    if meeting is not None:
        _check(store.to_read, meeting)
    run(store.path, words.language, theme or _said_before() or CONTRAST, meeting, test=test)


def _said_before() -> str | None:
    """The theme that stands before the command's name; what the environment says is of the person's own screen."""
    root = click.get_current_context().find_root()
    said = root.get_parameter_source("theme") is ParameterSource.COMMANDLINE
    return root.params["theme"] if said else None


def _check(path: Path, meeting_id: int) -> None:
    """Refuse a meeting that is not there; what is wrong with a store, the wall tells."""
    from sessions.queries import shelf

    found = shelf.read(path)
    known = {meeting.id for dialogue in found.dialogues for meeting in dialogue.meetings}
    if known and meeting_id not in known:
        raise Refused("cli.unknown_meeting", id=meeting_id)


@cache
def find_walls() -> Mapping[PhaseKind, str]:
    """What makes each phase's wall; read when the first is shown."""
    from workshop.phases.registry import registered

    return {kind: spec.wall for kind, spec in registered().items() if spec.wall}


def run(path: Path, language: str, theme: str, meeting_id: int | None, *, test: bool) -> None:
    """The wall on the store at ``path``, which need not be there yet."""
    for stale in ("COLUMNS", "LINES"):
        os.environ.pop(stale, None)
    with ended_by_signals(), keys_kept() as settings:
        gc.disable()
        from workshop.wall.app import WallApp

        app = WallApp(path, find_walls, language, meeting_id=meeting_id, theme=theme, test=test)
        with contextlib.suppress(ImportError):  # Windows has a terminal of its own kind
            from workshop.console.terminal import driver_on

            app.driver_class = driver_on(settings)
        gc.enable()
        gc.freeze()
        app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
