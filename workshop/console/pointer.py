"""A click or a turn of the wheel is for what was seen as it was made, and for nothing that has come in its place."""

from __future__ import annotations

from typing import Any, NamedTuple

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget


class Aim(NamedTuple):
    """What was seen by whoever used the mouse: the screen that stood painted on top, if one did, and at which stage."""

    screen: Screen[Any] | None = None
    stage: int = 0


class Pointer:
    """Knows what the mouse was aimed at, and whether that is still there."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._painted: Screen[Any] | None = None
        self._stage = 0
        self._pressed = Aim()
        self._pressed_at, self._pressed_when = Offset(-1, -1), 0.0
        self._is_down = False

    def follow(self, screen: Screen[Any]) -> None:
        """Another screen is on top. It is seen when it is painted."""
        self._painted = None
        screen.call_after_refresh(self._see, screen)

    def _see(self, screen: Screen[Any]) -> None:
        if screen is self._app.screen:
            self._painted = screen

    def move_on(self) -> None:
        """Something has begun: what is under the pointer may be another thing from here on."""
        self._stage += 1

    def aim(self, event: events.MouseEvent) -> Aim:
        """What an event is for that has just come.

        The further clicks of a double click are for what the first was for, whatever that has brought.
        """
        if isinstance(event, events.MouseDown):
            at, since = event.screen_offset, event.time - self._pressed_when
            if at != self._pressed_at or since > self._app.CLICK_CHAIN_TIME_THRESHOLD:
                self._pressed = self._seen
                self._pressed_at, self._pressed_when = at, event.time
        return self._pressed if isinstance(event, events.MouseDown | events.MouseUp) else self._seen

    @property
    def _seen(self) -> Aim:
        return Aim(self._painted, self._stage)

    def meets(self, event: events.MouseEvent, aim: Aim) -> Widget | None:
        """The widget that an event goes to now; None if what it was for is gone, or may be another thing."""
        widget = self._under(event) if aim.screen is self._app.screen else None
        if isinstance(event, events.MouseUp):
            was_down, self._is_down = self._is_down, False
            return widget if was_down else None
        if aim.stage != self._stage and not isinstance(event, events.MouseMove):
            widget = None
        if isinstance(event, events.MouseDown):
            self._is_down = widget is not None
        return widget

    def _under(self, event: events.MouseEvent) -> Widget | None:
        """What stands there: the picture may still show what has been removed."""
        try:
            widget = self._app.mouse_captured or self._app.screen.get_widget_at(*event.screen_offset)[0]
        except NoWidget:
            return None
        return widget if widget.is_attached else None
