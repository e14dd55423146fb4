"""What the page's process holds together: the meeting's room, the store, and by what phones are let in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from workshop.web import rendering
from workshop.web.codes import Guesses, ShortCode
from workshop.web.devices import Signer
from workshop.web.phone import Page, Scene
from workshop.web.room import Room
from workshop.web.settings import Settings
from workshop.web.store import PhoneStore
from workshop.web.tables.codes import TableCodes


class Pages:
    """The page of one moment, made once for all phones that have nothing of their own."""

    def __init__(self, phones: Mapping[str, str]) -> None:
        self._phones = phones
        self._epoch = -1
        self._made: dict[str, Page] = {}

    def page(self, epoch: int, scene: Scene) -> Page:
        """The page of the phase that the meeting is in; what is in the view changes with the epoch alone."""
        if epoch != self._epoch:
            self._epoch = epoch
            self._made.clear()
            rendering.forget()
        phone = rendering.phone_of(self._phones, scene)
        make_mine = phone.make_mine if phone is not None else None
        if scene.own and make_mine is None:
            return rendering.make_page(self._phones, scene)
        language = scene.words.language
        if language not in self._made:
            self._made[language] = rendering.make_page(self._phones, scene)
        page = self._made[language]
        return page if make_mine is None else replace(page, mine=make_mine(scene))


class Site:
    """One served meeting, in a running event loop."""

    def __init__(self, settings: Settings, fault: Callable[[Exception], None], spent: Callable[[], None]) -> None:
        """``spent`` is called when the code of digits has been guessed at so often that it is valid no more."""
        self.settings, self.fault, self.spent = settings, fault, spent
        self.signer = Signer(settings.secret)
        self.short_code = ShortCode()
        self.slip_guesses = Guesses()
        self.tables = TableCodes(settings.secret)
        self.room = Room()
        self.pages = Pages(settings.phones)
        self.store = PhoneStore(Path(settings.path), settings.meeting_id, self.room)
