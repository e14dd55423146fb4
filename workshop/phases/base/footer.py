"""What the footer of a phase says: what can be done from where the focus is, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.view import MeetingView
from workshop.commands.table import BY_ID, key_name
from workshop.widgets.frame import KeyHint, KeyLine

if TYPE_CHECKING:
    from workshop.phases.base.frame import FramedScreen

WIDE = 100
"""From this many columns the next phase has room."""


def show(screen: FramedScreen, view: MeetingView) -> None:
    """Show the keys of the board while it has the focus, else those of the line."""
    words = screen.workshop.words
    ids = screen.board_hints() if screen.board.has_focus else screen.hints()
    after = view.next_phase
    screen.query_one(KeyLine).show(
        [KeyHint(key_name(BY_ID[i], words) if i != "palette" else "/", screen.hint_name(i), i) for i in ids],
        words("frame.next", phase=after.name) if after and screen.size.width >= WIDE else "",
    )
