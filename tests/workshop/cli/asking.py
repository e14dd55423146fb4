"""Runs the command line as a person would, in this process."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from workshop.cli.main import main


def ask(*words: object, store: Path | None = None, language: str | None = "sv") -> Result:
    """What ``workshop`` answers. A traceback is an error of the test at once."""
    env = {"WORKSHOP_STORE": str(store) if store else None, "WORKSHOP_LANGUAGE": language}
    result = CliRunner(env=env).invoke(main, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
