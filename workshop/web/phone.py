"""What a phase shows on a phone and takes from it, as data; each phase's own stands in its ``phone.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sessions.errors import Refused
from sessions.words import Words

if TYPE_CHECKING:
    from sessions.phones import Own, PhoneDoor
    from sessions.view import MeetingView
    from sessions.voting.ballots import PhoneBallot
    from sessions.voting.box_ballots import Held


@dataclass(frozen=True)
class Scene:
    """What a page is made of: the meeting as the room may see it, the person's words, and what is the phone's own."""

    view: MeetingView
    words: Words
    own: tuple[Own, ...] = ()
    """Its ideas."""
    ballot: Held | None = None
    """Its ballot in the round that is open."""
    kept: Mapping[str, str] = field(default_factory=dict)
    """The form that it sent and that could not be taken."""
    seed: str = ""
    """The same for one phone as long as it is known, and told to nobody."""


@dataclass(frozen=True)
class Mine:
    """What differs between phones on a page that is otherwise made once for all: texts, and an order.

    A template says ``mine("name")`` where a text goes, and ``part`` before each part of it that has a place in the
    order, and after the last.
    """

    texts: tuple[tuple[str, str], ...] = ()
    order: tuple[int, ...] = ()
    """The parts, by their place in the template, 0 for the first."""


@dataclass(frozen=True)
class Page:
    """A page: its template, by its path in ``workshop/``, and what it says. Equal pages look the same."""

    template: str
    values: tuple[tuple[str, Any], ...] = ()
    writes: bool = False
    """Whether something can be written on it, so that it must not be loaded anew under whoever writes."""
    mine: Mine = Mine()


@dataclass(frozen=True)
class Sending:
    """What a form wants done with the store, and under which key what it made is the phone's own."""

    call: Callable[[PhoneDoor], Any] | PhoneBallot
    """A ballot is laid together with all others that have come, in the name of the phone that sent it."""
    said: str
    """The key of the words that say it is done."""
    key: str = ""


Form = Mapping[str, str]
Action = Callable[[Form], Sending]


@dataclass(frozen=True)
class Phone:
    """A phase on a phone: how its page is made, and what its forms do, by the last part of their address."""

    make_page: Callable[[Scene], Page]
    make_mine: Callable[[Scene], Mine] | None = None
    """Where the page is the same for all phones but for this: all that is made of ``ballot``, ``kept`` and ``seed``."""
    actions: Mapping[str, Action] = field(default_factory=dict)


def whole(text: str) -> int:
    """A form's whole number, which the page itself put there; refused where somebody else did."""
    if not (text.isdecimal() and text.isascii() and len(text) < 10):
        raise Refused("phones.try_again")
    return int(text)
