"""What can be done wherever one is: each dialog is imported when somebody asks for it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from workshop.commands.command import bindings
from workshop.commands.common import EVERYWHERE
from workshop.console.command_app import CommandApp
from workshop.console.tasks import task


class EverywhereApp(CommandApp):
    """Has the commands of everywhere, but for the way out."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(EVERYWHERE)

    @task
    async def action_palette(self) -> None:
        """Find a command by typing."""
        from workshop.dialogs.palette import PaletteScreen

        chosen = await self.push_screen_wait(PaletteScreen(self.available()))
        if chosen:
            await self.run_command(chosen)

    def action_help(self) -> None:
        """What the keys do here, and the manual."""
        from workshop.dialogs.help import HelpScreen

        explains = self.phase_screen.EXPLAINS if self.phase_screen is not None else None
        self.push_screen(HelpScreen(self.available(), explains))

    @task
    async def action_blank(self) -> None:
        """Empty the screen and the wall, or show the wall again."""
        from workshop.dialogs import reader

        await reader.turn_blank(self)

    @task
    async def action_theme(self) -> None:
        """Choose how the program looks."""
        from workshop.dialogs import preferences

        await preferences.choose_theme(self)

    @task
    async def action_language(self) -> None:
        """Choose which language to speak."""
        from workshop.dialogs import preferences

        await preferences.choose_language(self)

    def action_help_quit(self) -> None:
        """Ctrl+C copies; who wants out is told how."""
        self.say(self.words("frame.how_to_quit"))
