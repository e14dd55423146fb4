"""Pictures of a running app: as text, which reads in a diff, and as SVG, which shows colour and weight."""

from __future__ import annotations

import re
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App


def text_shot(app: App[Any]) -> str:
    """What the top screen shows now, a line for each row of the terminal, without the spaces that end lines."""
    visible_screen_stack.set(app._background_screens)  # what a dialog stands on, as when the app itself paints
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def svg_shot(app: App[Any]) -> str:
    """What is on the screen now as SVG, the same for the same picture."""
    return re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="", simplify=True))
