"""A paste that the terminal does not mark comes as keys, and is words all the same."""

from __future__ import annotations

from pathlib import Path

from tests.sessions.store.making import asked
from tests.terminal.program import open_meeting, workshop
from tests.terminal.test_two_and_killed import in_ideas


def test_slashes_tabs_and_letters_of_an_unmarked_paste_do_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    in_ideas(store)
    with workshop(store) as window:
        open_meeting(window)
        window.paste("Fler lampor\n/dev/null är trasig\n? varför inte\nEn bänk\tXylofon\n")
        window.sees("4 idéer", "/dev/null är trasig")
        window.press("Tab")
        window.sees("Enter Ändra")
        window.paste("extra buss")
        window.sees("extra buss")
        window.press("Enter")
        window.sees("5 idéer")
    kept = ["Fler lampor", "/dev/null är trasig", "? varför inte", "En bänk Xylofon", "extra buss"]
    assert asked(store, "SELECT text, withdrawn FROM idea ORDER BY number") == [(text, 0) for text in kept]
