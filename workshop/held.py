"""Keys that are typed before there is anything to type in are held, not lost."""

from __future__ import annotations

from collections.abc import Callable

from textual import events


class HeldKeys:
    """Keeps keys and pastes while a screen is on its way, and hands them on in their order."""

    def __init__(self, hand_on: Callable[[events.Event], object]) -> None:
        self._hand_on = hand_on
        self._held: list[events.Event] = []
        self.holding = True

    def takes(self, event: events.Event) -> bool:
        """Whether the event was held. Quitting never waits."""
        if not self.holding or not isinstance(event, events.Key | events.Paste):
            return False
        if isinstance(event, events.Key) and event.key == "ctrl+q":
            return False
        self._held.append(event)
        return True

    def hold(self) -> None:
        """Hold keys from now on."""
        self.holding = True

    def release(self) -> None:
        """Let the held keys through."""
        self.holding = False
        held, self._held = self._held, []
        for event in held:
            self._hand_on(event)
