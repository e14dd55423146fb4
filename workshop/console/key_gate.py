"""Keys and clicks are handed on one at a time. Keys are held while there is nothing to type in: none is lost, none goes
astray. A click that was for what is not there any more is for nothing."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from workshop.console import burst
from workshop.console.pointer import Aim, Pointer

ROUNDS = 3
"""How often everything from the focus up to the app empties its queue before a key is held to have had its effect:
the key in a list, what the list says of it, and what the screen makes of that."""
QUIT_SECONDS = 1.0
"""How long quitting waits for a key before it that has no end."""
STEPS = 8
"""Turns of the loop in which an answer has reached the task that awaits it, shields and all."""


class KeyGate:
    """Keys, pastes and what the mouse does on their way from the terminal to whatever has the focus or is pointed at.

    Keys that come in a lump, typed ahead or over a slow line, would all go to what has the focus now, though the
    first may open something for the others. So each waits until the one before has had its effect, and all wait
    while somebody holds them. A key is for whatever comes; a click is for what was seen as it was made, or for
    nothing. ``hand_on`` gives an event to the app.
    """

    def __init__(self, app: App[None], hand_on: Callable[[events.Event], Awaitable[None]], held_by: Hashable) -> None:
        self._app, self._hand_on = app, hand_on
        self._waiting: deque[tuple[events.Event, Aim | None]] = deque()
        self._pointer = Pointer(app)
        self._ready: WeakSet[Screen[Any]] = WeakSet()
        self._first = held_by
        self._holders: set[Hashable] = {held_by}
        self._working = False
        self._turn = 0
        self._between: list[Callable[[], None]] = []
        self._burst = burst.Burst(app)

    @property
    def quiet(self) -> bool:
        """Whether every key has had its effect, and the next would be handed on at once."""
        return not (self._holders or self._working or self._waiting)

    @property
    def typed_ahead(self) -> bool:
        """Whether keys wait that were typed already."""
        return any(aim is None for _, aim in self._waiting)

    def watch(self) -> None:
        """Know from now on which screen is on top. The app runs."""
        self._app.screen_change_signal.subscribe(self._app, self._pointer.follow, immediate=True)
        self._pointer.follow(self._app.screen)

    async def take(self, event: events.Event) -> bool:
        """Whether the event is a person's, and so is taken care of. Quitting waits for what was typed before it."""
        if not isinstance(event, events.Key | events.Paste | events.MouseEvent) or event.is_forwarded:
            return False
        if isinstance(event, events.Key) and event.key == "ctrl+q":
            if not (self._working or self._waiting):
                return False
            asyncio.get_running_loop().call_later(QUIT_SECONDS, self._overtake, event, len(self._waiting))
        if isinstance(event, events.MouseMove):
            await self._move(event, self._pointer.aim(event))
            return True
        self._waiting.append((event, self._pointer.aim(event) if isinstance(event, events.MouseEvent) else None))
        if not self._working:
            await self._next()
        return True

    def _overtake(self, event: events.Event, ahead: int) -> None:
        """Hand an event on before the others, if of those ahead of it none has been handed on in the meantime."""
        for at, each in enumerate(self._waiting):
            if each[0] is event and at < ahead:
                asyncio.get_running_loop().call_later(QUIT_SECONDS, self._overtake, event, at)
            elif each[0] is event:
                del self._waiting[at]
                self._app.call_later(self._hand_on, event)
                return

    async def _move(self, event: events.MouseMove, aim: Aim) -> None:
        """The mouse passes by keys that wait, but no click; of its way after that only the end matters."""
        if all(each is None for _, each in self._waiting):
            if self._pointer.meets(event, aim) is not None:
                await self._hand_on(event)
            return
        if isinstance(self._waiting[-1][0], events.MouseMove):
            self._waiting.pop()
        self._waiting.append((event, aim))

    def hold(self, holder: Hashable) -> None:
        """Hold keys until this holder, and every other, has released them."""
        self._holders.add(holder)
        self._pointer.move_on()

    def release(self, holder: Hashable) -> None:
        """Let the held keys through, as far as this holder goes."""
        self._holders.discard(holder)
        if not self._holders:
            self._go_on()

    def between(self, act: Callable[[], None]) -> None:
        """Do something when no key is on its way to where it acts: now, or else before the next one."""
        if self._working:
            self._between.append(act)
        else:
            act()

    def did_nothing(self, event: events.Key) -> None:
        """A letter meant nothing where it came; with those that follow it may be a word."""
        self._burst.did_nothing(event)

    def start_over(self) -> None:
        """Who held the keys may be gone, and so may whoever had the last one: hand on what waits."""
        self._holders &= {self._first}
        self._turn += 1
        self._working = False
        self._go_on()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keys wait as long as this lasts."""
        holder = object()
        self.hold(holder)
        try:
            yield
        finally:
            self.release(holder)

    def hold_a_step(self) -> None:
        """Keys wait until whoever awaits an answer that was just given has taken the next step."""
        holder = object()
        self.hold(holder)
        self.release_after_step(holder)

    def release_after_step(self, holder: Hashable) -> None:
        """Release when whoever awaits an answer that was just given has taken the next step."""
        self._step(holder, STEPS)

    def _step(self, holder: Hashable, left: int) -> None:
        if left:
            asyncio.get_running_loop().call_soon(self._step, holder, left - 1)
        else:
            self.release(holder)

    def _go_on(self) -> None:
        if not self._working:
            self._working = True
            self._app.call_later(self._next)

    async def _next(self, *, looked: bool = False) -> None:
        while self._between:
            self._between.pop(0)()
        while self._waiting and not self._holders and self._screen_is_ready():
            if not looked and self._burst.must_look(self._waiting[0][0], alone=len(self._waiting) == 1):
                self._working = True
                asyncio.get_running_loop().call_later(burst.LOOK, self._look, self._turn)
                return
            event, aim = self._waiting.popleft()
            pointed = None
            if aim is not None and isinstance(event, events.MouseEvent):
                pointed = self._pointer.meets(event, aim)
                if pointed is None:
                    continue
            self._working, turn = True, self._turn
            try:
                if not self._burst.take(event, self._waiting[0][0] if self._waiting else None):
                    await self._hand_on(event)
            finally:
                pressed = aim is None or isinstance(event, events.MouseDown | events.MouseUp)
                await self._finish(ROUNDS if pressed else 1, turn, pointed)
            return
        self._working = False

    def _look(self, turn: int) -> None:
        """Hand on what waited for the next key, when the keys that have come are here."""
        if turn == self._turn:
            self._app.call_later(self._next, looked=True)

    def _screen_is_ready(self) -> bool:
        """Whether the top screen has its focus; if not, it says when."""
        screen = self._app.screen
        if screen in self._ready:
            return True
        screen.call_after_refresh(self._has_its_focus, screen)
        return False

    def _has_its_focus(self, screen: Screen[Any]) -> None:
        self._ready.add(screen)
        self._go_on()

    async def _finish(self, rounds: int, turn: int, pointed: Widget | None = None) -> None:
        first = pointed or self._app.focused
        path: list[MessagePump] = [*first.ancestors_with_self] if first else [self._app.screen, self._app]
        await self._climb(path, rounds, turn)

    async def _climb(self, path: list[MessagePump], rounds: int, turn: int) -> None:
        """Be called when all that waits in the queue of the path's first is done, and so on up the path."""
        if turn != self._turn:
            return
        while path:
            if path.pop(0).call_later(self._climb, path, rounds, turn):
                return
        await (self._finish(rounds - 1, turn) if rounds > 1 else self._next())
