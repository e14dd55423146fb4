"""The command ``workshop``: alone it starts the program, and anything said with it is for the command line."""

from __future__ import annotations

import os
import sys

from sessions.words import LANGUAGES
from workshop.cli.launch import has_terminal, run
from workshop.cli.signs import prepare


def main() -> None:
    """Start the program on the person's own store at once; click, which reads everything else, takes 6 ms to load."""
    if sys.argv[1:] or any("WORKSHOP_" in name for name in os.environ) or not has_terminal():
        from workshop.cli.main import main as command_line

        command_line()
        return
    from sessions.store.places import default_path

    prepare()
    run(default_path(), LANGUAGES[0])
