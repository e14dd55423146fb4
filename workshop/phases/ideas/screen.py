"""Ideas: silent writing, a round, one line an idea, in the speaker's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from sessions.agenda.phases import PhaseKind
from sessions.ideas import commands as ideas
from sessions.ideas.rules import same_words
from sessions.ideas.view import IdeaView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.table import BY_ID
from workshop.dialogs.conflict import choosing
from workshop.phases.base.aside import warn_of_personal_data
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.ideas import turns as turning
from workshop.phases.ideas.answers import pick_answers, show_unanswered
from workshop.phases.ideas.batch import BatchScreen
from workshop.phases.ideas.clarification import clarify
from workshop.phases.ideas.filter import Filter
from workshop.widgets.board import Row
from workshop.widgets.entry import EntryBar, EntryLine, LineMode
from workshop.widgets.plain import Plain
from workshop.widgets.turn_card import TurnCard

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done


STICKY = ("theme", "table")
"""What stays for the next idea."""


class IdeasScreen(PhaseScreen):
    """The ideas of the dialogue, newest last, the line below them."""

    kind = PhaseKind.IDEAS
    BOARD_HINTS = ("change", "withdraw", "clarify", "filter", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._rows_made: dict[int, tuple[IdeaView, int, Row]] = {}
        self._filter = Filter(self)

    def compose_above(self) -> ComposeResult:
        """Whose turn it is, while the word goes round."""
        yield TurnCard(id="turns")

    def compose_below(self) -> ComposeResult:
        """Theme and table: optional, and they stay for the next idea."""
        with Horizontal(id="sticky"):
            for name in STICKY:
                yield Plain(id=f"{name}-label", classes="sticky-label")
                yield EntryLine(id=name)

    def relabel(self) -> None:
        """The labels of theme and table too."""
        self._rows_made.clear()
        super().relabel()
        turning.show(self)
        self.show_filtered()
        for name in STICKY:
            self.query_one(f"#{name}-label", Plain).show(self.workshop.words(f"ideas.{name}"))
            self.query_one(f"#{name}", EntryLine).placeholder = self.workshop.words("ideas.optional")

    def on_mount(self) -> None:
        """Theme and table are as they were left."""
        theme, table = self.workshop.sticky
        self.query_one("#theme", EntryLine).value = theme
        self.query_one("#table", EntryLine).value = table

    def summary(self, view: MeetingView) -> str:
        """``34 idéer · 5 bord``, or ``5 av 34 idéer`` while a filter lasts."""
        words = self.workshop.words
        if self._filter:
            fitting = sum(1 for idea in view.live_ideas if self._filter.fits(idea))
            return words("ideas.filtered", shown=fitting, n=len(view.live_ideas))
        tables = {idea.table for idea in view.live_ideas if idea.table}
        count = words("ideas.count", n=len(view.live_ideas))
        return words("ideas.count_tables", count=count, n=len(tables)) if tables else count

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Every idea with its number, or those that the filter lets through; withdrawn ones stay, quietly."""
        answers = Counter(idea_id for one in view.perspectives.perspectives for idea_id in one.idea_ids)
        return tuple(self._row(idea, answers[idea.id]) for idea in view.ideas if self._filter.fits(idea))

    def home_mode(self) -> LineMode:
        """A new idea."""
        return LineMode(phrase("ideas.new"), self._add, batch=self._batch)

    def edit_last(self) -> None:
        """Change the words of the last idea."""
        live = self.now_view.live_ideas
        if live:
            self.choose(f"idea-{live[-1].id}")

    def choose(self, row_id: str) -> None:
        """Change the words of an idea."""
        idea = self._idea(row_id)
        if idea is None or idea.withdrawn:
            return
        label = phrase("ideas.edit", number=idea.number)
        self.bar.lend(LineMode(label, partial(self._reword, idea), value=idea.text))

    def board_key(self, key: str) -> bool:
        """The letters that filter the list and clarify where we stand."""
        acts = {BY_ID[name].key: act for name, act in self._acts().items()}
        if key not in acts:
            return False
        acts[key]()
        return True

    def switch_kind(self, direction: int) -> None:
        """Left and right on an empty line: pass, or one step back in the round."""
        turning.step(self, "turn_pass" if direction > 0 else "turn_back")

    @on(EntryBar.EmptyEnter)
    def _empty_enter(self, event: EntryBar.EmptyEnter) -> None:
        event.stop()
        turning.step(self, "turn_done")

    def hints(self) -> tuple[str, ...]:
        """The round's keys while it goes on."""
        return turning.HINTS if self.workshop.turns is not None else super().hints()

    def board_hints(self) -> tuple[str, ...]:
        """What an idea answers, where there is something to answer."""
        answering = self.view is not None and bool(self.view.perspectives.perspectives)
        return ("change", "withdraw", "answers", "clarify", "filter", "palette") if answering else self.BOARD_HINTS

    def run_own(self, command_id: str) -> None:
        """The letters' commands, from the footer or the palette."""
        if command_id in turning.HINTS and turning.step(self, command_id):
            return
        act = self._acts().get(command_id)
        act() if act is not None else super().run_own(command_id)

    def withdraw(self, row_id: str) -> None:
        """Take an idea back; it stays in the history."""
        idea = self._idea(row_id)
        if idea is not None:
            self.ask_clerk(lambda meeting: meeting.do(ideas.withdraw, idea_id=idea.id))

    def _row(self, idea: IdeaView, answers: int) -> Row:
        """The idea's row, the same object as long as the idea is the same: a thousand are shown with every key."""
        known = self._rows_made.get(idea.id)
        if known is None or known[:2] != (idea, answers):
            known = self._rows_made[idea.id] = (idea, answers, self._new_row(idea, answers))
        return known[2]

    def _new_row(self, idea: IdeaView, answers: int) -> Row:
        words = self.workshop.words
        table = words("ideas.at_table", table=idea.table) if idea.table else ""
        answered = words("perspectives.answers", n=answers) if answers else ""
        place = " · ".join(filter(None, [idea.theme, table, answered]))
        if idea.clarification:
            place = "\n".join(filter(None, [words("ideas.clarified", text=idea.clarification), place]))
        if idea.withdrawn:
            return Row(
                f"idea-{idea.id}", idea.text, str(idea.number), place, sign=words("ideas.withdrawn"), tone="quiet"
            )
        return Row(f"idea-{idea.id}", idea.text, str(idea.number), place)

    def _acts(self) -> dict[str, Callable[[], None]]:
        return {
            "batch": lambda: self._batch(()),
            "clarify": self._clarify,
            "filter": self._filter.begin,
            "turns": partial(turning.toggle, self),
            "answers": self._answers,
            "unanswered": partial(show_unanswered, self),
        }

    def show_filtered(self) -> None:
        """Show what the filter lets through, and say so."""
        self.board.empty = self.workshop.words("ideas.filter_nothing" if self._filter else f"board.empty.{self.kind}")
        self.watch_view()

    def _clarify(self) -> None:
        live = self.now_view.live_ideas
        idea = self._idea(self.board.highlighted or "") or (live[-1] if live else None)
        if idea is None:
            self.say(phrase("ideas.clarify_how"), "look")
        else:
            clarify(self, idea)

    def _answers(self) -> None:
        live = self.now_view.live_ideas
        idea = self._idea(self.board.highlighted or "") or (live[-1] if live else None)
        if idea is not None and not idea.withdrawn:
            pick_answers(self, idea)

    def _idea(self, row_id: str) -> IdeaView | None:
        return next((idea for idea in self.now_view.ideas if f"idea-{idea.id}" == row_id), None)

    @property
    def _sticky(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", EntryLine).value for name in STICKY}

    def _add(self, text: str) -> None:
        sticky = self._sticky
        warn_of_personal_data(self, text)

        def saved(done: Done | None) -> None:
            if done is not None:
                self.mark_fresh(f"idea-{done.id}")

        self.ask_clerk(lambda meeting: meeting.do(ideas.add, text=text, **sticky), text=text, answer=saved)

    def _reword(self, idea: IdeaView, text: str, version: int | None = None) -> None:
        seen = idea.version if version is None else version

        def call(meeting: Meeting) -> Done:
            return meeting.do(ideas.reword, idea_id=idea.id, version=seen, text=text)

        deal = choosing(
            self,
            field="text",
            mine=text,
            was=idea.text,
            show=str,
            again=lambda version: self._reword(idea, text, version),
        )
        self.ask_clerk(call, text=text, refused=deal, answer=lambda _: self.mark_fresh(f"idea-{idea.id}"))

    def _batch(self, lines: tuple[str, ...]) -> None:
        def chosen(texts: tuple[str, ...] | None) -> None:
            if texts:
                sticky = self._sticky
                self.ask_clerk(lambda meeting: meeting.do(ideas.add_many, texts=texts, **sticky), text="\n".join(texts))

        self.app.push_screen(BatchScreen(lines, same_words(self.now_view.live_ideas)), chosen)

    @on(Input.Changed, "#theme")
    @on(Input.Changed, "#table")
    def _keep_sticky(self) -> None:
        sticky = self._sticky
        self.workshop.sticky = (sticky["theme"], sticky["table"])

    @on(Input.Submitted, "#theme")
    @on(Input.Submitted, "#table")
    def _sticky_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.line.focus()
