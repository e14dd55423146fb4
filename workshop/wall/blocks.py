"""What a wall is made of: few, large things, as data. People's words in them are never markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from sessions.words import Words

if TYPE_CHECKING:
    from sessions.view import MeetingView

Tone = Literal["", "quiet", "ready", "look"]


@dataclass(frozen=True)
class Heading:
    """What the blocks after it belong under; it stands on their page, and again where they go on."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class Big:
    """What matters now: bold, with air and a bar beside it."""

    text: str
    number: str = ""
    note: str = ""
    with_next: bool = False
    """Whether the block after it is to stand on the same page."""
    was: str | None = None
    """What it was, if it is being changed: the words that are new are marked."""


@dataclass(frozen=True)
class Text:
    """One thing of several, with its number, and what is said of it below."""

    text: str
    number: str = ""
    note: str = ""
    tone: Tone = ""


@dataclass(frozen=True)
class Bar:
    """One place of a result: the label whole, a bar of ``share`` (value, greatest), what it stands for in words."""

    text: str
    number: str
    note: str
    share: tuple[int, int]
    sign: str = ""
    """What is to be noticed, as a shared place."""
    times: int = 1
    """How many times as thick as the thinnest."""


@dataclass(frozen=True)
class Facing:
    """Two sides of a tension, facing each other."""

    text: str
    against: str


@dataclass(frozen=True)
class Figure:
    """A figure in large digits, as large as there is room for, and what it counts."""

    digits: str
    text: str = ""
    fills: bool = False
    """Whether it is the one thing there is to see."""
    tone: Tone = ""


@dataclass(frozen=True)
class Columns:
    """How many there are of each value, as columns beside each other."""

    counts: tuple[tuple[str, int], ...]
    note: str = ""
    times: int = 1
    """How many times as high as the lowest picture."""


@dataclass(frozen=True)
class Sheet:
    """A page that is a code to take a picture of, which itself holds ``content``, and beside it what that is."""

    content: str
    title: str
    how: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codes:
    """Pages of codes, in the first of some ways of which every code can be drawn: a code is never shrunk."""

    ways: tuple[tuple[Sheet, ...], ...]
    too_small: str
    """What is said instead where none can."""


Block = Heading | Big | Text | Bar | Facing | Figure | Columns | Codes


@dataclass(frozen=True)
class Wall:
    """What a phase shows the room: blocks from the top, as many pages as they take."""

    blocks: tuple[Block, ...] = ()
    stands: tuple[Block, ...] = ()
    """What stands at the top of every page."""
    foot: str = ""
    """The count, in words, below."""
    middle: bool = False
    """Whether it stands in the middle of the room that there is."""
    reveals: str = ""
    """If it is new, the blocks come one at a time, the last first."""


@dataclass(frozen=True)
class Scene:
    """What a phase's wall is made of: the meeting as the room may see it, the words, and the time."""

    view: MeetingView
    words: Words
    now: datetime


MakeWall = Callable[[Scene], Wall]
"""What each phase has in its ``wall.py``."""
