"""What two phases have in common: the perspectives by theme, and those that no idea answers yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from sessions.perspectives.view import PerspectiveView
from sessions.words import Words, phrase
from workshop.dialogs.reader import ReaderScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Row


def show_unanswered(screen: PhaseScreen) -> None:
    """Read the perspectives that no idea answers yet."""
    words, view = screen.console.words, screen.now_view.perspectives
    rows = list(by_theme(view.unanswered, words))
    if not rows:
        done = "perspectives.all_answered" if view.perspectives else "perspectives.none_to_answer"
        screen.say(phrase(done))
        return
    title = words("perspectives.unanswered", n=len(view.unanswered))
    screen.app.push_screen(ReaderScreen(title, rows, foot=words("reader.foot")))


def by_theme(there: Sequence[PerspectiveView], words: Words) -> Iterator[Row]:
    """The perspectives under their themes."""
    themes = list(dict.fromkeys(one.theme for one in there))
    ordered = sorted(there, key=lambda one: (themes.index(one.theme), one.number))
    for theme, ones in groupby(ordered, key=attrgetter("theme")):
        name = theme or words("perspectives.no_theme")
        yield Row(f"theme-{theme}", name, kind="heading", selectable=False)
        for one in ones:
            yield Row(f"perspective-{one.id}", one.text, str(one.number), group_and_count(one, words))


def group_and_count(one: PerspectiveView, words: Words) -> str:
    """``invånare · 23 samtal``."""
    talks = words("perspectives.talks", n=one.talks) if one.talks is not None else ""
    return " · ".join(filter(None, [one.actor_group, talks]))
