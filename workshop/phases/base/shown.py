"""What the console has the wall show besides the phase: how much of the time, and a message to the room."""

from __future__ import annotations

from functools import partial

from sessions.live.view import LiveView, Timer
from sessions.text.cleaner import clean
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.phases.base.frame import FramedScreen
from workshop.widgets.entry import LineMode

BELL = "bell"


def remind(screen: FramedScreen) -> None:
    """Say what the wall shows instead of the phase: it may be from another day."""
    view = screen.console.view
    live = LiveView() if view is None else view.live
    if live.blank:
        screen.say(phrase("wall.is_blank", key=screen.console.command("blank").shown), "look", stays=True)
    elif live.message:
        screen.say(phrase("wall.message.stands", text=live.message), "look")


async def choose_timer(screen: FramedScreen) -> None:
    """Ask how much of the time the wall shows, and whether it rings when the time is out."""
    words, live = screen.console.words, screen.now_view.live
    choices = [Choice(each, words(f"wall.timer.{each}"), words(f"wall.timer.{each}_what")) for each in Timer]
    rings = words("wall.timer.rings" if live.bell else "wall.timer.silent")
    choices.append(Choice(BELL, words("wall.timer.bell"), words("wall.timer.bell_what"), sign=rings))
    asked = ChoiceScreen(words("command.wall_timer.name"), choices, at=live.timer)
    chosen = await screen.app.push_screen_wait(asked)
    if chosen == BELL:
        await screen.console.live.show(bell=not live.bell)
        screen.say(phrase("wall.timer.is_silent" if live.bell else "wall.timer.is_ringing"))
    elif chosen:
        await screen.console.live.show(timer=Timer(chosen))
        screen.say(phrase(f"wall.timer.is_{chosen}"))


async def message(screen: FramedScreen) -> None:
    """The line takes a message to the room; the one that stands on the wall is taken away."""
    if screen.now_view.live.message:
        await screen.console.live.show(message="")
        screen.say(phrase("wall.message.gone"))
    else:
        screen.bar.lend(LineMode(phrase("wall.message.line"), partial(_show, screen)))


@task
async def _show(screen: FramedScreen, text: str) -> None:
    await screen.console.live.show(message=clean(text))
    screen.say(phrase("wall.message.shown"))
