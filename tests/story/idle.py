"""When an app has nothing more to do by itself: what a person would call still.

``Pilot.pause`` asks every widget of the screen to answer, twice a key: a third of the time of the screens' tests. Here
the loop itself is asked whether anything waits to be run.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from textual.app import App
from textual.screen import Screen

PATIENCE = 60.0
"""Seconds until something that should happen is held not to."""
PAINTINGS = 20
"""How often a picture may ask for another before what is asked for is no longer waited for."""


async def idle(app: App[Any]) -> None:
    """Wait until nothing waits to be run and the picture is painted; raise what the app died of."""
    await _nothing_waits(app)
    for _ in range(PAINTINGS):
        unpainted = [screen for screen in _shown(app) if _is_unpainted(screen)]
        if not unpainted:
            return
        for screen in unpainted:
            try:
                screen._on_timer_update()
            except Exception as error:  # noqa: BLE001 - as the screen's own timer does
                app._handle_exception(error)
        await _nothing_waits(app)


async def _nothing_waits(app: App[Any]) -> None:
    """Whatever is left is up to a clock, a thread or a person."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    deadline = time.monotonic() + PATIENCE
    while True:
        await asyncio.sleep(0)
        if app._exception is not None:
            raise app._exception
        if not ready:
            return
        assert time.monotonic() < deadline, "The app does not come to rest."


def _shown(app: App[Any]) -> list[Screen[Any]]:
    """The screens that are seen: the top one, before it those that are seen around it."""
    return [*app._background_screens, app.screen] if app.screen_stack else []


def _is_unpainted(screen: Screen[Any]) -> bool:
    """Whether it would paint or call back at its next sixtieth of a second."""
    waits = screen._callbacks or screen._layout_required or screen._scroll_required or screen._dirty_widgets
    # A screen around the top one has that paint for it, and goes on asking for itself to be painted.
    return bool(waits or (screen is screen.app.screen and (screen._repaint_required or screen._recompose_required)))
