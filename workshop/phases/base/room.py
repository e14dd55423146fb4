"""The wall's look of a phase's screen: the phase's wall and the entry line, and nothing that is the leader's own."""

from __future__ import annotations

from sessions.queries.room import NAMES, for_room
from sessions.words import phrase
from workshop.phases.base.frame import FramedScreen
from workshop.wall.pages import edge_of
from workshop.widgets.foot import MessageLine
from workshop.widgets.form import FieldInput


def show(screen: FramedScreen) -> None:
    """Show the wall or the console, as it is asked for, with the focus on what can be seen."""
    wall = screen.console.wall_look
    screen.set_class(wall, "-wall")
    screen.bar.masked = wall
    if wall:
        follow(screen)
        if screen.form_here is None or screen.form_here.id == "setup":
            screen.line.focus()
    else:
        screen.board.refresh()  # what came while it was hidden has not been painted
    mask(screen)
    fit(screen)


def mask(screen: FramedScreen) -> None:
    """Names are typed unseen on the wall's look."""
    for field in screen.query("#form-room FieldInput").results(FieldInput):
        field.password = screen.console.wall_look and field.spec.name in NAMES


def follow(screen: FramedScreen) -> None:
    """Show the meeting as it is now, as far as the room may see it."""
    if screen.console.wall_look and screen.view is not None:
        console = screen.console
        screen.pane.follow(for_room(screen.room_view(screen.view)), console.words, console.card)


def fit(screen: FramedScreen) -> None:
    """One left edge: what is below the wall begins where its words do."""
    below = (screen.bar, screen.query_one(MessageLine), *screen.query("#form-room Form"))
    for each in below:
        if screen.console.wall_look:
            each.styles.padding = (0, edge_of(screen.size.width))
        elif each.styles.inline.clear_rule("padding"):
            each.refresh(layout=True)


def say_where(screen: FramedScreen) -> bool:
    """Say that something is done where the room does not see it, on the wall's look; False on the console's own."""
    if screen.console.wall_look:
        screen.say(phrase("wall.not_here", key=screen.console.command("wall_look").shown), "look")
    return screen.console.wall_look


def turn(screen: FramedScreen, direction: int) -> bool:
    """Another page of the wall, on its look."""
    return screen.console.wall_look and screen.pane.turn(direction)
