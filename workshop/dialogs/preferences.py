"""How the program looks and which language it speaks, as the person likes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.words import LANGUAGES
from workshop.dialogs.base import Choice, ChoiceScreen
from workshop.looks.themes import THEMES

if TYPE_CHECKING:
    from workshop.app import WorkshopApp


def theme(app: WorkshopApp) -> None:
    """Ask how the program is to look."""
    choices = [Choice(each.name, app.words(f"theme.{each.name}")) for each in THEMES]

    def chosen(name: str | None) -> None:
        if name:
            app.theme = name

    app.push_screen(ChoiceScreen(app.words("command.theme.name"), choices, at=app.theme), chosen)


def language(app: WorkshopApp) -> None:
    """Ask which language to speak."""
    choices = [Choice(each, app.words(f"language.{each}")) for each in LANGUAGES]

    def chosen(name: str | None) -> None:
        if name:
            app.speak(name)

    app.push_screen(ChoiceScreen(app.words("command.language.name"), choices, at=app.words.language), chosen)
