"""An app that has our themes, and no others."""

from __future__ import annotations

from textual import constants
from textual.app import App
from textual.theme import Theme

from workshop.looks.themes import THEMES


def is_still() -> bool:
    """Whether the person has asked for no motion at all, also where it tells something."""
    return constants.TEXTUAL_ANIMATIONS == "none"


class ThemedApp(App[None]):
    """An app that looks as its theme says from its first paint."""

    def __init__(self, theme: str) -> None:
        # The styles are made with it at once: to make them anew takes 3 ms of the start.
        self.set_reactive(App.theme, theme)
        super().__init__()
        self.animation_level = "none"  # a form goes to its field at once: what glides there tells nothing

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes by their names."""
        return {theme.name: theme for theme in THEMES}
