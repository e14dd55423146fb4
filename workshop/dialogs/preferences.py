"""How the program looks and which language it speaks, as the person likes it."""

from __future__ import annotations

from textual.dom import DOMNode

from sessions.words import LANGUAGES
from workshop.console.protocol import console_of
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.looks.themes import THEMES


async def choose_theme(node: DOMNode) -> None:
    """Ask how the program is to look."""
    words = console_of(node).words
    choices = [Choice(each.name, words(f"theme.{each.name}")) for each in THEMES]
    name = await node.app.push_screen_wait(ChoiceScreen(words("command.theme.name"), choices, at=node.app.theme))
    if name:
        node.app.theme = name


async def choose_language(node: DOMNode) -> None:
    """Ask which language to speak."""
    words = console_of(node).words
    choices = [Choice(each, words(f"language.{each}")) for each in LANGUAGES]
    name = await node.app.push_screen_wait(ChoiceScreen(words("command.language.name"), choices, at=words.language))
    if name:
        console_of(node).speak(name)
