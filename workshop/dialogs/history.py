"""H: the history of what one stands on in a list, and an earlier wording taken back from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import methodcaller
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from sessions.commitments.view import CommitmentKind
from sessions.queries.fields import field_of
from sessions.queries.history import Difference, History, Item, Moment, Way, unsaid
from sessions.text.fields import Field, Kind
from sessions.words import Phrase, Words, phrase
from workshop.commands.command import letters
from workshop.console.protocol import PhaseHost
from workshop.console.spec import PhaseSpec
from workshop.dialogs import unmerge
from workshop.dialogs.base import Dialog
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.dialogs.conflict import edit
from workshop.widgets.board import Board, Row
from workshop.widgets.board_lines import fold
from workshop.widgets.plain import Plain

WITHDRAWN = "withdrawn"
"""The field that says that an idea was taken back: it is offered again from whatever moment one stands on."""
CODES = ("yes", "no", "unclear", "short", "long", "stop", "again", "pilot")
"""Values that are words of ours, not of people."""


def item_of(row_id: str, specs: Iterable[PhaseSpec]) -> Item | None:
    """The thing that a row of a board shows; None for a row that is only a row."""
    kind, _, number = row_id.rpartition("-")
    table = next((thing.table for spec in specs for thing in spec.things if thing.row == kind), "")
    return Item(table, int(number)) if table and number.isdecimal() else None


async def open_history(screen: PhaseHost, row_id: str) -> None:
    """Read the history of what a row shows, and open it. Not on the wall: an earlier word is not for the room."""
    if screen.console.wall_look:
        screen.say(phrase("history.not_on_wall"), "look")
        return
    item = item_of(row_id, screen.console.specs.values())
    if item is None:
        screen.say(phrase("history.none"), "look")
        return
    history = await screen.ask_store(methodcaller("history", item), quiet=True, leads_on=True)
    numbers = {idea.id: idea.number for idea in screen.now_view.ideas}
    entry = await screen.app.push_screen_wait(HistoryScreen(history, _teller(screen, history, numbers)))
    moment = next((moment for moment in history.moments if moment.entry == entry), None)
    if moment is not None:
        await _offer(screen, history, moment)


def _teller(screen: PhaseHost, history: History, numbers: dict[int, int]) -> Teller:
    return Teller(screen.console.words, numbers, wish=history.now.get("kind") == CommitmentKind.WISH)


async def _offer(screen: PhaseHost, history: History, moment: Moment) -> None:
    """Offer each value of a moment that is not how it stands now; say why where one cannot be taken back."""
    from sessions.queries.recall import why_not

    if unmerge.is_merge(moment) and history.item.table == "cluster":
        await unmerge.offer(screen, moment.entry)
        return
    teller, withdrawn = _teller(screen, history, {}), bool(history.now.get(WITHDRAWN))
    earlier = [
        difference
        for difference in moment.differences
        if difference.item == history.item
        and difference.after is not None
        and difference.field != WITHDRAWN
        and difference.after != history.now.get(difference.field)
    ]
    if not earlier and not withdrawn:
        screen.say(phrase("history.stands"))
        return
    reasons = [why for difference in earlier if (why := why_not(history.item, difference.field)) is not None]
    able = [difference for difference in earlier if why_not(history.item, difference.field) is None]
    if not able and not withdrawn:
        screen.say(reasons[0], "look")
        return
    words = screen.console.words
    choices = [
        Choice(d.field, teller.take_back(d), fold(teller.value(d.item, d.field, d.after), 60, 4)[0][0]) for d in able
    ]
    if withdrawn:
        choices.insert(0, Choice(WITHDRAWN, words("history.take_up")))
    leave = Choice("leave", words("history.leave"))
    field = await screen.app.push_screen_wait(ChoiceScreen(words("history.take_back_title"), [*choices, leave]))
    back = Difference(history.item, WITHDRAWN, before=True, after=False)
    difference = next((d for d in (*able, back) if d.field == field), None)
    if difference is not None:
        await _restore(screen, history, difference)


async def _restore(screen: PhaseHost, history: History, difference: Difference) -> None:
    from sessions.queries import recall

    teller, item, field = _teller(screen, history, {}), history.item, difference.field
    await edit(
        screen.app,
        partial(screen.submit, recall.restore, item=item, field=field, value=difference.after, in_form=True),
        history.version,
        field=field,
        mine=teller.value(item, field, difference.after),
        was=teller.value(item, field, history.now.get(field)),
        show=partial(teller.value, item, field),
    )


@dataclass(frozen=True)
class Teller:
    """Says moments in words of one language; ``ideas`` are the ideas' numbers by id, ``wish`` if it is of a wish."""

    words: Words
    ideas: dict[int, int]
    wish: bool = False

    def rows(self, history: History) -> Iterator[Row]:
        """The moments, newest first, under the days and meetings that they belong to."""
        last = None
        for moment in history.moments:
            at = moment.at.astimezone()
            heading = (moment.meeting, at.date())
            if heading != last:
                last = heading
                day = self.words.day(at.date(), weekday=True)
                said = self.words("history.day", number=moment.meeting, day=day) if moment.meeting else day
                yield Row(f"h-{moment.entry}", said, kind="heading", selectable=False)
            yield self._row(moment, self.words.clock(at))

    def _row(self, moment: Moment, clock: str) -> Row:
        what = self._what(moment)
        now = [self._named(d, d.after) for d in moment.differences]
        before = [
            self.words("history.before", value=self._named(d, d.before))
            for d in moment.differences
            if not unsaid(d.field, d.before)
        ]
        moved = [
            self.words(key, n=len(numbers), numbers=numbers)
            for key, ideas in (("history.came", moment.came), ("history.left", moment.left))
            if (numbers := tuple(str(self.ideas[i]) for i in ideas if i in self.ideas))
        ]
        shown = [text for text, d in zip(now, moment.differences, strict=True) if d.after is not None]
        text, detail = ("\n".join(shown), [what]) if shown else (what, [])
        return Row(
            str(moment.entry),
            text,
            clock,
            "\n".join([*detail, *moved, *before]),
            sign=self.words("history.taken_back") if moment.taken_back else "",
            tone="quiet" if moment.taken_back else "",
        )

    def _what(self, moment: Moment) -> str:
        said = self.words.say(moment.what)
        match moment.way:
            case Way.UNDONE:
                return self.words("history.undone", what=said)
            case Way.REDONE:
                return self.words("history.redone", what=said)
        return said[:1].upper() + said[1:]

    def _named(self, difference: Difference, value: object) -> str:
        said = self.value(difference.item, difference.field, value)
        if self._is_itself(difference):
            return said
        return self.words("history.field", label=self.label(difference), value=said)

    def label(self, difference: Difference) -> Phrase:
        """What a field is called, as in the form where it is written."""
        field = self._field(difference.item, difference.field)
        return field.in_history if field else phrase(f"history.name.{difference.field}")

    def take_back(self, difference: Difference) -> str:
        """The choice to take an earlier value back."""
        if self._is_itself(difference):
            return self.words("history.take_back")
        return self.words("history.take_back_field", label=self.label(difference))

    def value(self, item: Item, field: str, value: object) -> str:
        """A value as one reads it."""
        match value:
            case None | "":
                return self.words("history.value.none")
            case bool():
                return self.words(f"history.value.{'yes' if value else 'no'}")
            case date():
                return self.words.day(value)
        text = str(value)
        if text in CODES and field in ("horizon", "need", "next"):
            return self.words(f"history.value.{text}")
        described = self._field(item, field)
        if described is None:
            return text
        return described.said(date.fromisoformat(text) if described.kind is Kind.DATE else text, self.words)

    def _field(self, item: Item, name: str) -> Field | None:
        return field_of(item.table, name, wish=self.wish)

    def _is_itself(self, difference: Difference) -> bool:
        field = self._field(difference.item, difference.field)
        return field is not None and field.itself


class HistoryScreen(Dialog[int | None]):
    """Reads what happened to one thing. Enter answers with a moment's entry, to take something back from it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(letters("escape,h"), "dismiss(None)", id="history.back", show=False)
    ]

    def __init__(self, history: History, teller: Teller) -> None:
        super().__init__()
        self._history, self._teller = history, teller

    def compose(self) -> ComposeResult:
        """Title, moments, what the keys do."""
        words = self._teller.words
        with Vertical(classes="dialog -tall"):
            yield Plain(words("history.title"), classes="dialog-title")
            yield Board(max_lines=10_000, empty=words("history.empty"))
            yield Plain(words("history.foot"), classes="dialog-foot")

    def on_mount(self) -> None:
        """Begin at the newest."""
        board = self.query_one(Board)
        board.rows = tuple(self._teller.rows(self._history))
        if self._history.moments:
            board.highlighted = str(self._history.moments[0].entry)
        board.focus()

    @on(Board.Chosen)
    def _chosen(self, event: Board.Chosen) -> None:
        event.stop()
        self.dismiss(int(event.row_id))
