"""Ideas: silent writing, a round, one line an idea, in the speaker's own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from sessions.agenda.phases import PhaseKind
from sessions.ideas import commands as ideas
from sessions.ideas.rules import same_words
from sessions.ideas.view import IdeaView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.command import bindings
from workshop.console.tasks import task
from workshop.phases.base import room
from workshop.phases.base.content import STYLES
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.base.unanswered import show_unanswered
from workshop.phases.ideas import turns
from workshop.phases.ideas.answers import pick_answers
from workshop.phases.ideas.batch import BatchScreen
from workshop.phases.ideas.clarification import clarify
from workshop.phases.ideas.filter import Filter
from workshop.phases.ideas.rows import IdeaRows
from workshop.phases.ideas.spec import SPEC
from workshop.phases.ideas.waiting import WaitingScreen
from workshop.widgets.board import Row
from workshop.widgets.entry import EntryBar, EntryLine, LineMode
from workshop.widgets.plain import Plain
from workshop.widgets.turn_card import TurnCard

STICKY = ("theme", "table")
"""What stays for the next idea."""


class IdeasScreen(PhaseScreen):
    """The ideas of the dialogue, newest last, the line below them."""

    CSS_PATH: ClassVar = [STYLES, Path(__file__).with_name("screen.tcss")]
    kind = PhaseKind.IDEAS
    BINDINGS: ClassVar[list[BindingType]] = bindings(SPEC.commands)
    BOARD_HINTS = ("change", "withdraw", "clarify", "filter", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._rows = IdeaRows()
        self._filter = Filter(self, self.show_filtered)

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
        super().relabel()
        turns.show(self)
        self.show_filtered()
        for name in STICKY:
            self.query_one(f"#{name}-label", Plain).show(self.console.words(f"ideas.{name}"))
            self.query_one(f"#{name}", EntryLine).placeholder = self.console.words(f"ideas.{name}_hint")

    def on_mount(self) -> None:
        """Theme and table are as they were left."""
        for name in STICKY:
            self.query_one(f"#{name}", EntryLine).value = self.meeting.sticky.get(name, "")

    def summary(self, view: MeetingView) -> str:
        """``34 idéer · 5 bord``, or ``5 av 34 idéer`` while a filter lasts."""
        words = self.console.words
        if self._filter:
            fitting = sum(map(self._filter.fits, view.live_ideas))
            return words("ideas.filtered", shown=fitting, n=len(view.live_ideas))
        tables = {idea.table for idea in view.live_ideas if idea.table}
        count = words("ideas.count", n=len(view.live_ideas))
        count = words("ideas.count_tables", count=count, n=len(tables)) if tables else count
        waiting = 0 if self.console.wall_look else len(view.still_waiting)
        return words("moderation.summary", count=count, n=waiting) if waiting else count

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Every idea, or those that the filter lets through."""
        ideas = tuple(filter(self._filter.fits, view.ideas)) if self._filter else view.ideas
        return self._rows.of(ideas, view.perspectives, self.console.words, view.edited_ideas)

    def home_mode(self) -> LineMode:
        """A new idea."""
        return LineMode(phrase("ideas.new"), self._add, batch=self._batch, alone=True)

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
        self.bar.lend(LineMode(label, partial(self._reword, idea), value=idea.text, goes_on=True))

    def switch_kind(self, direction: int) -> None:
        """Left and right on an empty line: pass, or one step back in the round."""
        turns.step(self, "turn_pass" if direction > 0 else "turn_back")

    @on(EntryBar.EmptyEnter)
    def _empty_enter(self, event: EntryBar.EmptyEnter) -> None:
        event.stop()
        turns.step(self, "turn_done")

    def hints(self) -> tuple[str, ...]:
        """The round's keys while it goes on."""
        return turns.HINTS if self.meeting.turns is not None else super().hints()

    def board_hints(self) -> tuple[str, ...]:
        """What an idea answers, where there is something to answer."""
        answering = self.view is not None and bool(self.view.perspectives.perspectives)
        return ("change", "withdraw", "answers", "clarify", "filter", "palette") if answering else self.BOARD_HINTS

    def action_turn_done(self) -> None:
        """The seat has had its say."""
        turns.step(self, "turn_done")

    def action_turn_pass(self) -> None:
        """The seat says pass."""
        turns.step(self, "turn_pass")

    def action_turn_back(self) -> None:
        """One step back in the round."""
        turns.step(self, "turn_back")

    def action_turns(self) -> None:
        """Go round the room, or end it."""
        turns.toggle(self)

    def action_batch(self) -> None:
        """Write a pile of ideas."""
        self._batch(())

    def action_waiting(self) -> None:
        """The ideas from phones that wait."""
        self.app.push_screen(WaitingScreen())

    def action_filter(self) -> None:
        """Show only ideas that have the words written."""
        self._filter.begin()

    def action_idea_theme(self) -> None:
        """Say which theme the next ideas belong to."""
        self._stick("theme")

    def action_idea_table(self) -> None:
        """Say which table the next ideas come from."""
        self._stick("table")

    def _stick(self, name: str) -> None:
        if room.say_where(self):
            return
        line = self.query_one(f"#{name}", EntryLine)
        self.set_focus(line)
        line.select_all()
        self.say(phrase("ideas.sticky_how"))

    def action_unanswered(self) -> None:
        """The perspectives that no idea answers yet."""
        show_unanswered(self)

    def action_clarify(self) -> None:
        """Write under an idea what the speaker meant."""
        idea = self._here
        if idea is None:
            self.say(phrase("ideas.clarify_how"), "look")
        else:
            clarify(self, idea)

    def action_answers(self) -> None:
        """Choose which perspectives an idea answers."""
        idea = self._here
        if idea is not None and not idea.withdrawn:
            pick_answers(self, idea)

    @property
    def _here(self) -> IdeaView | None:
        """The idea that the highlight stands on, or else the last."""
        live = self.now_view.live_ideas
        return self._idea(self.board.highlighted or "") or (live[-1] if live else None)

    def withdraw(self, row_id: str) -> None:
        """Take an idea back; it stays in the history."""
        idea = self._idea(row_id)
        if idea is not None:
            self._withdraw(idea)

    @task
    async def _withdraw(self, idea: IdeaView) -> None:
        await self.submit(ideas.withdraw, idea_id=idea.id)

    def show_filtered(self) -> None:
        """Show what the filter lets through, and say so."""
        self.board.empty = self.console.words("ideas.filter_nothing" if self._filter else f"board.empty.{self.kind}")
        self.watch_view()

    def _idea(self, row_id: str) -> IdeaView | None:
        return next((idea for idea in self.now_view.ideas if f"idea-{idea.id}" == row_id), None)

    @property
    def _sticky(self) -> dict[str, str]:
        return {name: self.query_one(f"#{name}", EntryLine).value for name in STICKY}

    @task
    async def _add(self, text: str) -> None:
        theme, table = self._sticky.values()
        await self.submit(ideas.add, text=text, theme=theme, table=table, typed=text, marks="idea")

    @task
    async def _reword(self, idea: IdeaView, text: str) -> None:
        await self.edit(
            ideas.reword,
            idea.version,
            field="text",
            mine=text,
            was=idea.text,
            idea_id=idea.id,
            text=text,
            typed=text,
            marks=f"idea-{idea.id}",
        )

    @task
    async def _batch(self, lines: tuple[str, ...]) -> None:
        texts = await self.app.push_screen_wait(BatchScreen(lines, same_words(self.now_view.live_ideas)))
        if texts:
            theme, table = self._sticky.values()
            await self.submit(ideas.add_many, texts=texts, theme=theme, table=table, typed="\n".join(texts))

    @on(Input.Changed, "#theme")
    @on(Input.Changed, "#table")
    def _keep_sticky(self) -> None:
        self.meeting.sticky = self._sticky

    @on(Input.Submitted, "#theme")
    @on(Input.Submitted, "#table")
    def _sticky_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.line.focus()
