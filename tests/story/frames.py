"""Frames that nobody looks at, which are a fifth of the time of the screens' tests.

What a test looks at is drawn, all of it, when it looks. A whole meeting, faults and the wall are drawn frame by frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.screen import Screen


@contextmanager
def undrawn() -> Iterator[None]:
    """Draw no frame by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "_compositor_refresh", _pass)
        yield


def _pass(screen: Screen[Any]) -> None:
    """What the screen does with a frame, but for drawing it."""
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()
    screen.app._update_mouse_over(screen)
