"""When an app has nothing more to do by itself: what a person would call still.

``Pilot.pause`` asks every widget of the screen to answer, twice a key: a third of the time of the screens' tests. Here
the loop itself is asked whether anything waits to be run.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from textual.app import App

PATIENCE = 60.0
"""Seconds until something that should happen is held not to."""
PAINTINGS = 20
"""How often a picture may ask for another before what is asked for is no longer waited for."""


async def idle(app: App[Any]) -> None:
    """Wait until nothing waits to be run and the picture is painted; raise what the app died of."""
    await _nothing_waits(app)
    for _ in range(PAINTINGS):
        if not _unpainted(app):
            return
        try:
            app.screen._on_timer_update()
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


def _unpainted(app: App[Any]) -> bool:
    """Whether the top screen would paint or call back at its next sixtieth of a second."""
    if not app.screen_stack:
        return False
    screen = app.screen
    if screen._callbacks:
        return True
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
    )
