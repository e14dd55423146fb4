"""A filter over the ideas: the line finds as it is typed, and gives all back when it ends."""

from __future__ import annotations

from collections.abc import Callable

from sessions.ideas.view import IdeaView
from sessions.queries.search import Wanted
from sessions.text.folding import fold
from sessions.words import phrase
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.entry import LineMode


class Filter:
    """What the line filters by, while it is lent for that; ``changed`` shows what is let through."""

    def __init__(self, screen: PhaseScreen, changed: Callable[[], None]) -> None:
        self._screen, self._changed = screen, changed
        self._wanted: Wanted | None = None

    def __bool__(self) -> bool:
        return bool(self._wanted)

    def begin(self) -> None:
        """Lend the line: each key filters, Enter goes to what was found, Escape shows all again."""
        mode = LineMode(
            phrase("ideas.filter"),
            self._to_list,
            changed=self._want,
            ended=self._end,
            stays=True,
            takes_empty=True,
        )
        self._screen.bar.lend(mode)

    def fits(self, idea: IdeaView) -> bool:
        """Whether the idea has every word, in what was said, meant, its theme or its number."""
        if not self._wanted:
            return True
        return self._wanted.fits(fold(f"{idea.text}\n{idea.clarification}\n{idea.theme}\n{idea.number}"))

    def _want(self, text: str) -> None:
        self._wanted = Wanted(text)
        self._changed()

    def _end(self) -> None:
        self._wanted = None
        self._changed()

    def _to_list(self, _text: str) -> None:
        board = self._screen.board
        first = next((row.id for row in board.rows if row.selectable), None)
        if not self._wanted:
            self._screen.bar.take_back()
        elif first is not None:
            board.highlighted = first
            board.focus()
