"""The rows of the ideas: each the same object for as long as what it shows is the same."""

from __future__ import annotations

from collections import Counter

from sessions.ideas.view import IdeaView
from sessions.perspectives.view import PerspectivesView
from sessions.words import Words
from workshop.widgets.board import Row
from workshop.widgets.board_page import same_start


class IdeaRows:
    """Makes a row of each idea, and of ideas that only add to those before only the new ones: ten thousand are shown
    with every save.
    """

    def __init__(self) -> None:
        self._ideas: tuple[IdeaView, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._answering = PerspectivesView()
        self._answers: Counter[int] = Counter()
        self._said: Words | None = None
        self._made: dict[int, tuple[IdeaView, tuple[int, bool], Row]] = {}
        self._edited: frozenset[int] = frozenset()

    def of(
        self,
        ideas: tuple[IdeaView, ...],
        perspectives: PerspectivesView,
        words: Words,
        edited: frozenset[int] = frozenset(),
    ) -> tuple[Row, ...]:
        """The ideas with their numbers, and how many perspectives each answers.

        Withdrawn ones stay, quietly. ``edited`` are the ids of those that whoever leads has mended.
        """
        same = same_start(self._ideas, ideas)
        if self._said is not words:
            self._said, same = words, 0
            self._made.clear()
        if self._answering is not perspectives:
            self._answering, same = perspectives, 0
            self._answers = Counter(idea_id for one in perspectives.perspectives for idea_id in one.idea_ids)
        if self._edited != edited:
            self._edited, same = edited, 0
        self._ideas, self._rows = ideas, (*self._rows[:same], *(self._row(idea) for idea in ideas[same:]))
        return self._rows

    def _row(self, idea: IdeaView) -> Row:
        told = self._answers[idea.id], idea.id in self._edited
        known = self._made.get(idea.id)
        if known is None or known[:2] != (idea, told):
            known = self._made[idea.id] = (idea, told, self._new_row(idea, *told))
        return known[2]

    def _new_row(self, idea: IdeaView, answers: int, edited: bool) -> Row:
        words = self._said
        assert words is not None
        table = words("ideas.at_table", table=idea.table) if idea.table else ""
        answered = words("perspectives.answers", n=answers) if answers else ""
        place = " · ".join(filter(None, [idea.theme, table, answered]))
        if idea.clarification:
            place = "\n".join(filter(None, [words("ideas.clarified", text=idea.clarification), place]))
        if idea.withdrawn:
            return Row(
                f"idea-{idea.id}", idea.text, str(idea.number), place, sign=words("ideas.withdrawn"), tone="quiet"
            )
        sign = words("moderation.edited") if edited else ""
        return Row(f"idea-{idea.id}", idea.text, str(idea.number), place, sign=sign)
