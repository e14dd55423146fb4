"""The guide of the phase that is shown: read anew each time, so that one's own file can be mended in the meeting."""

from __future__ import annotations

from sessions.agenda.guides import FOLDER, guide_for
from workshop.phases.base.frame import FramedScreen
from workshop.widgets.guide import Guide, Labels


def show(screen: FramedScreen) -> None:
    """Show the guide in the person's language, and say what is wrong with a file of one's own; not to the room."""
    app, words = screen.console, screen.console.words
    found = guide_for(screen.guide_name, words.language, app.path.parent / FOLDER)
    labels = Labels(
        steps=words("guide.heading.do"),
        minutes=words("guides.minutes"),
        say=words("guide.heading.say"),
        mind=words("guide.heading.mind"),
        more=words("guides.more", key=screen.console.command("guide").shown),
    )
    screen.query_one(Guide).show_guide(found.guide, labels)
    if found.trouble is not None and not app.wall_look:
        screen.say(found.trouble, "look", stays=True)


def turn(screen: FramedScreen) -> None:
    """The guide's next page; after the last one it folds away, and comes back. Not on the wall."""
    if screen.console.wall_look:
        return
    guide = screen.query_one(Guide)
    if not guide.display or not guide.turn():
        screen.toggle_class("-guided" if screen.has_class("-narrow") else "-folded")
