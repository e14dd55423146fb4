"""The command `workshop` with nothing said: at once on the person's own store, without what reads a command line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.sessions.store.making import make_meeting
from tests.terminal.tmux import Tmux

ALONE = """
import sys
from workshop.cli.program import main
try:
    main()
finally:
    print("slut", "click" in sys.modules)
"""


@pytest.mark.parametrize(
    ("said", "meeting", "end"),
    [((), "Träff 1", "slut False"), (("WORKSHOP_LANGUAGE=en",), "Meeting 1", "slut True")],
    ids=["nothing", "language"],
)
def test_alone_it_opens_the_persons_own_store(tmp_path: Path, said: tuple[str, ...], meeting: str, end: str) -> None:
    store = tmp_path / "dialogverkstad" / "dialoger.db"
    store.parent.mkdir()
    make_meeting(store)
    unset = ("-u", "WORKSHOP_STORE", "-u", "WORKSHOP_LANGUAGE", "-u", "WORKSHOP_THEME")
    home = f"XDG_DATA_HOME={tmp_path}"
    with Tmux("env", *unset, home, *said, sys.executable, "-c", ALONE, cwd=Path(__file__).parents[2]) as window:
        window.sees(meeting)
        window.press("C-q")
        window.sees(end)
