"""What could not be saved: shown until it is tried again or given up, never over what is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.widgets.plain import Plain


class WaitingList(Plain):
    """One line for each text that waits."""

    DEFAULT_CSS = """
    WaitingList { height: auto; max-height: 4; padding: 0 1; color: $warning; display: none; }
    WaitingList.-any { display: block; }
    """

    def show_waiting(self, lines: Sequence[str]) -> None:
        """Show the waiting ones; nothing takes no room."""
        self.set_class(bool(lines), "-any")
        self.show("\n".join(lines))
