"""Two criteria on one list as a two-way picture, with the list beside it. A priority to talk about, not a decision."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from sessions.view import MeetingView
from sessions.voting.comparison import compare, pairs, said_uneven
from sessions.voting.view import Compared, Comparison, Field, RoundView
from sessions.words import Words, phrase
from workshop.commands.command import letters
from workshop.dialogs.reader import PeekScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Board, Row
from workshop.widgets.plain import Plain
from workshop.widgets.two_way import Picture, TwoWay
from workshop.widgets.two_way_lines import Names, Point

FIELDS = (Field.BOTH, Field.FIRST, Field.SECOND, Field.BETWEEN, Field.NEITHER)
"""The fields in the order of the list."""


def found(view: MeetingView) -> tuple[tuple[RoundView, RoundView], ...]:
    """The rounds that can be compared, the newest first: this meeting's, or where it has none those of earlier ones."""
    every = pairs(view.rounds)
    return tuple(pair for pair in every if pair[0].meeting_id == view.meeting.id) or every


def open_comparison(screen: PhaseScreen) -> None:
    """Show the picture, or say what there must be first."""
    if found(screen.now_view):
        screen.app.push_screen(ComparisonScreen())
    else:
        screen.say(phrase("comparing.nothing"), "look", stays=True)


class ComparisonScreen(PeekScreen):
    """The picture and its list. Up and down mark an option in the picture; left and right choose other two rounds."""

    CSS_PATH = Path(__file__).with_name("comparison.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(letters("j"), "dismiss(None)", id="comparison.back", show=False),
        Binding("left", "turn(-1)", id="comparison.left", show=False),
        Binding("right", "turn(1)", id="comparison.right", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Title, what is high, the picture and its list, how to get back."""
        words = self.console.words
        with Vertical(id="comparison"):
            yield Plain(id="comparison-title")
            yield Plain(words("comparing.nature"), id="comparison-nature")
            with Horizontal(id="comparison-middle"):
                yield TwoWay(id="two-way")
                yield Board(more=self.more)
            yield Plain(id="comparison-foot")

    def on_mount(self) -> None:
        """Stand on the first option, and follow what is corrected meanwhile."""
        self._show()
        board = self.query_one(Board)
        board.focus()
        board.highlighted = next((row.id for row in board.rows if row.selectable), None)
        self.watch(self.app, "view", self._show, init=False)

    def action_turn(self, direction: int) -> None:
        """Go through the rounds that can be compared."""
        self._at = (self._at + direction) % len(found(self.now_view))
        self._show()

    @on(Board.Highlighted)
    def _highlighted(self, event: Board.Highlighted) -> None:
        event.stop()
        self._show()

    def _show(self) -> None:
        view = self.console.view
        all_ = found(view) if view is not None else ()
        if not all_:
            return
        words, board = self.console.words, self.query_one(Board)
        comparison = compare(*all_[self._at % len(all_)])
        held = next((each for each in view.earlier if each.id == comparison.first.meeting_id), None) if view else None
        title = words("comparing.title_of", number=held.number) if held else words("comparing.title")
        self.query_one("#comparison-title", Plain).show(title)
        nature, uneven = words("comparing.nature"), said_uneven(comparison.first, comparison.second)
        said = f"{nature}\n{words.say(uneven)}" if uneven else nature
        self.query_one("#comparison-nature", Plain).show(said)
        board.rows = tuple(rows(comparison, words))
        here = int((board.highlighted or "option-0").partition("-")[2])
        self.query_one(TwoWay).present(picture(comparison, words), here)
        foot = words("comparing.foot")
        if len(all_) > 1:
            foot = words("comparing.foot_pairs", at=self._at + 1, n=len(all_), foot=foot)
        self.query_one("#comparison-foot", Plain).show("" if self.console.wall_look else foot)


def rows(comparison: Comparison, words: Words) -> Iterator[Row]:
    """The options by field, each with its dots by both criteria."""
    criteria = {Field.FIRST: comparison.first.criterion, Field.SECOND: comparison.second.criterion}
    for field in FIELDS:
        inside = [each for each in comparison.options if each.field is field]
        if inside:
            said = words(f"comparing.heading.{field}", criterion=criteria.get(field))
            yield Row(f"h-{field}", said, kind="heading", selectable=False)
        for each in inside:
            detail = words("comparing.dots", across=each.first.dots, n=each.second.dots or 0)
            yield Row(f"option-{each.first.number}", each.first.label, str(each.first.number), detail)


def picture(comparison: Comparison, words: Words) -> Picture:
    """The options as points, by their share of the dots that the foremost got."""
    return Picture(
        [_point(each, comparison.most) for each in comparison.options],
        Names(*(words(f"comparing.name.{field}") for field in (Field.SECOND, Field.BOTH, Field.NEITHER, Field.FIRST))),
        up=words("comparing.up", criterion=comparison.second.criterion),
        across=words("comparing.across", criterion=comparison.first.criterion),
        no_room=words("comparing.no_room"),
    )


def _point(each: Compared, most: tuple[int, int]) -> Point:
    return Point(
        each.first.number,
        Fraction(each.first.dots or 0, most[0]),
        Fraction(each.second.dots or 0, most[1]),
        each.levels,
    )
