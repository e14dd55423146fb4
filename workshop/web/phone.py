"""What a phase shows on a phone and takes from it, as data; each phase's own stands in its ``phone.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sessions.words import Words

if TYPE_CHECKING:
    from sessions.phones import Own, PhoneDoor
    from sessions.view import MeetingView


@dataclass(frozen=True)
class Scene:
    """What a page is made of: the meeting as the room may see it, the person's words, and the phone's own ideas."""

    view: MeetingView
    words: Words
    own: tuple[Own, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page: its template, by its path in ``workshop/``, and what it says. Equal pages look the same."""

    template: str
    values: tuple[tuple[str, Any], ...] = ()
    writes: bool = False
    """Whether something can be written on it, so that it must not be loaded anew under whoever writes."""


@dataclass(frozen=True)
class Sending:
    """What a form wants done with the store, and under which key what it made is the phone's own."""

    call: Callable[[PhoneDoor], Any]
    said: str
    """The key of the words that say it is done."""
    key: str = ""


Form = Mapping[str, str]
Action = Callable[[Form], Sending]


@dataclass(frozen=True)
class Phone:
    """A phase on a phone: how its page is made, and what its forms do, by the last part of their address."""

    make_page: Callable[[Scene], Page]
    actions: Mapping[str, Action] = field(default_factory=dict)
