"""What stands on the wall at a moment: a meeting's phase, a sentence instead of it, or the test picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING

from sessions.agenda.phases import PhaseKind
from sessions.live.view import LiveView, Timer
from sessions.words import Phrase, Words
from workshop.wall import card as card_pages
from workshop.wall import instead
from workshop.wall.blocks import MakeWall, Scene, Text, Wall
from workshop.wall.pages import Head, Spread, spread
from workshop.wall.picture import picture, too_small
from workshop.wall.setting import Line
from workshop.wall.turning import Turning
from workshop.widgets.board_lines import fold

if TYPE_CHECKING:
    from sessions.view import MeetingView
    from sessions.watch import GoingOn
    from workshop.card.view import Card

MINUTE = timedelta(minutes=1)


class Show:
    """Makes the lines of the screen. ``seconds`` is a clock that only turns pages."""

    def __init__(
        self,
        words: Words,
        walls: Callable[[], Mapping[PhaseKind, str]],
        clock: Callable[[], datetime],
        seconds: Callable[[], float],
        *,
        test: bool = False,
        still: bool = False,
    ) -> None:
        self.words, self._walls, self._clock, self._seconds = words, walls, clock, seconds
        self._test = test
        self.turning = Turning(still=still)
        self._view: MeetingView | None = None
        self._going_on: Sequence[GoingOn] = ()
        self._said: Phrase | None = None
        self._card: Card | None = None
        self._made: tuple[object, ...] = ()
        self._spread: Spread | None = None
        self._shown: object = None
        self._goes: int | None = None
        self._rings = False
        self.blank = False

    def follow(self, view: MeetingView | None, going_on: Sequence[GoingOn]) -> None:
        """What the room may see now."""
        self._view, self._going_on, self._said = view, going_on, None

    def lose(self, said: Phrase) -> None:
        """A sentence instead."""
        self._said = said

    def take_card(self, card: Card | None) -> None:
        """How phones come in now; None when they do not."""
        self._card = card

    def turn(self, by: int) -> None:
        """Another page, around."""
        if self._spread is not None:
            self.turning.turn(by, self._seconds())

    def turn_on(self, by: int) -> bool:
        """Another page, as far as there are any; False where none follows."""
        follows = self._spread is not None and 0 <= self.turning.page + by < len(self._spread.pages)
        if follows or self.turning.hidden:
            self.turn(by if follows else 0)
            return True
        return False

    def choice(self, figure: int) -> int | None:
        """The meeting that a figure stands for, where there are several."""
        return self._going_on[figure - 1].meeting_id if 0 < figure <= len(self._going_on) else None

    def lines(self, size: tuple[int, int]) -> list[Line]:
        """The screen as it stands now."""
        self._mind_end()
        if self.blank or self._live.blank or not all(size):
            return []
        if too_small(size):
            said: list[Line] = [(("text", line),) for line in fold(self.words("wall.too_small"), size[0])[0]]
            return said[: size[1]]
        head = self._head()
        card = self._shown_card
        made = (self._view, self._going_on, self._said, self.words, head, size, self._seen_time(), card)
        if made != self._made or self._spread is None:
            self._made = made
            wall = Wall() if card is not None and card.asked else self._wall(size)
            self._spread = spread(wall, head, size)
            if card is not None:
                self._spread = self._with_card(self._spread, card, size)
            shown = self._what()
            self.turning.take(wall, self._spread, self._seconds(), anew=shown != self._shown)
            self._shown = shown
        self.turning.tick(self._seconds())
        count = len(self._spread.pages)
        place = self.words("wall.page", number=self.turning.page + 1, count=count) if count > 1 else ""
        return self._spread.screen(self.turning.page, place, self.turning.hidden)

    def _what(self) -> object:
        """What is shown, so far that another is a new thing and not a change."""
        if self._view is None or self._said is not None:
            return self._said, self._shown_card
        card = self._shown_card
        how = None if card is None else card.asked
        return self._view.meeting.id, self._view.phase.id, self._live.message, self._is_clock, how

    @property
    def _shown_card(self) -> Card | None:
        """The card, where it is to be seen: when it is asked for, and while people come."""
        card, view = self._card, self._view
        if card is None or self._said is not None:
            return None
        if view is None:  # nothing has happened yet: then it is the card's meeting that begins
            return None if self._going_on else replace(card, asked=True)
        if card.meeting_id != view.meeting.id:
            return None
        comes = view.phase.kind == PhaseKind.OPENING and not self._live.message and not self._is_clock
        return card if card.asked or comes else None

    def _with_card(self, made: Spread, card: Card, size: tuple[int, int]) -> Spread:
        """The card first; where it is asked for nothing else."""
        there = card_pages.pages(card, self.words, size)
        return replace(made, pages=there if card.asked else (*there, *made.pages))

    @property
    def _live(self) -> LiveView:
        """What the consoles have said that the wall is to show."""
        return LiveView() if self._view is None or self._said is not None else self._view.live

    @property
    def _is_clock(self) -> bool:
        """Whether the time that is left is all there is to see."""
        live, view = self._live, self._view
        return live.timer is Timer.FULL and not live.message and view is not None and bool(view.phase.minutes)

    def _seen_time(self) -> object:
        """What of the time can be seen."""
        if self._view is None:
            return None
        return int(self._clock().timestamp() // (1 if self._is_clock and not self.turning.still else 60))

    def _mind_end(self) -> None:
        """Ring once when the time runs out while somebody looks, if that is wanted."""
        if self._view is None or self._said is not None:
            return
        phase = self._view.phase
        goes = phase.id if phase.running_since is not None and phase.minutes else None
        out = goes is not None and not phase.left(self._clock())
        if out and self._goes == goes:
            self._rings = self._live.bell
        self._goes = None if out else goes

    def rings(self) -> bool:
        """Whether the bell is to ring now, once."""
        rings, self._rings = self._rings, False
        return rings

    def _head(self) -> Head:
        if self._test or self._view is None or self._said is not None:
            return Head("", self.words("wall.test.phase") if self._test else "")
        name, time = self._phase_name(), self._time()
        return Head(self._view.dialogue.question, name, time, over=time == self.words("wall.time_up"))

    def _phase_name(self) -> str:
        assert self._view is not None
        name = self._view.phase.name
        return name if isinstance(name, str) else self.words.say(name)

    def _time(self) -> str:
        """How much of the phase's time is left, where its clock runs; that it is over, quietly."""
        assert self._view is not None
        phase, now = self._view.phase, self._clock()
        hidden = self._is_clock or self._live.timer is Timer.HIDDEN
        if hidden or phase.running_since is None or not phase.minutes:
            return ""
        left = phase.left(now)
        return self.words("wall.left", n=-(-left // MINUTE)) if left else self.words("wall.time_up")

    def _wall(self, size: tuple[int, int]) -> Wall:
        words, view = self.words, self._view
        if self._test:
            return picture(size, words)
        if self._said is not None:
            return Wall((Text(words.say(self._said)),))
        if self._live.message:
            return instead.message(self._live.message)
        if view is not None and self._is_clock:
            return instead.clock(view.phase, self._phase_name(), words, self._clock(), still=self.turning.still)
        if view is not None:
            return self._maker(view.phase.kind)(Scene(view, words, self._clock()))
        if self._going_on:
            offered = (
                Text(f"{each.question} · {words('frame.meeting', number=each.number)}", str(at))
                for at, each in enumerate(self._going_on, 1)
            )
            return Wall((Text(words("wall.choose")), *offered))
        return Wall((Text(words("wall.no_meeting")),))

    def _maker(self, kind: PhaseKind) -> MakeWall:
        """The phase's own; one that has none shows its name, above."""
        module, _, name = self._walls().get(kind, "").partition(":")
        if not module:
            return _nothing
        made: MakeWall = getattr(import_module(module), name)
        return made


def _nothing(_scene: Scene) -> Wall:
    return Wall()
