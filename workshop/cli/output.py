"""What the command line says to people: nothing in it steers the terminal."""

from __future__ import annotations

from typing import IO, Any

import click


def say(text: str, *, err: bool = False, file: IO[Any] | None = None) -> None:
    """Say a line or several, with what would steer the terminal made visible."""
    from sessions.text.cleaner import visible

    click.echo(visible(text), err=err, file=file)
