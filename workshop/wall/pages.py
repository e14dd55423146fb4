"""A wall divided in pages: nothing is cut and nothing shrinks; what does not fit comes on the next page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from workshop.wall.blocks import Bar, Big, Block, Codes, Columns, Figure, Heading, Sheet, Text, Wall
from workshop.wall.setting import Line, beside, set_block
from workshop.wall.sheet import sheet_lines, sheets_of
from workshop.widgets.board_lines import fold

SMALLEST = (30, 10)
"""Columns and rows in which a wall can still be shown."""
WIDEST = 124
"""Cells of a line that an eye can still follow across a room."""
EDGE = 2
MOST_AIR = 3
DRAWN = Bar | Columns
"""What is drawn larger where there is room for it."""
MOST_TIMES = 3
LEAST = 3
"""Rows that must be left below what stands on every page."""


@dataclass(frozen=True)
class Place:
    """The lines of a block, or of what of it is on a page. Below one that heads others there is no air."""

    block: int
    lines: tuple[Line, ...]
    heads: bool = False


@dataclass(frozen=True)
class Page:
    """The places of a page from the top, the rows of air between them, and the rows that there are."""

    places: tuple[Place, ...]
    air: int
    room: int
    middle: bool = False
    bare: bool = False
    """Whether it has the whole screen, with nothing above it, below it or beside it."""

    @property
    def blocks(self) -> frozenset[int]:
        """Which blocks begin or go on here."""
        return frozenset(place.block for place in self.places)

    def lines(self, hidden: int = 0) -> list[Line]:
        """Its lines, without those of the first ``hidden`` blocks of the wall: they keep their room."""
        found: list[Line] = []
        for at, place in enumerate(self.places):
            found += [()] * (0 if not at or self.places[at - 1].heads else self.air)
            found += [()] * len(place.lines) if 0 <= place.block < hidden else place.lines
        spare = self.room - len(found)
        return [*[()] * (spare // 2 if self.middle else 0), *found]


@dataclass(frozen=True)
class Head:
    """What stands at the top of every page: the question whole, the phase, how much of its time is left."""

    question: str
    phase: str
    time: str = ""
    over: bool = False
    """Whether its time is out: then that is to be noticed."""


@dataclass(frozen=True)
class Spread:
    """A wall on a screen of a size: its pages, and what stands above and below each."""

    pages: tuple[Page, ...]
    head: Head
    foot: tuple[Line, ...]
    question: tuple[str, ...]
    width: int
    edge: int
    rows: int

    def screen(self, at: int, place: str, hidden: int = 0) -> list[Line]:
        """The lines of the screen with a page; ``place`` says which of the pages it is."""
        if self.pages[at].bare:
            return self.pages[at].lines()
        time = ("look" if self.head.over else "quiet", self.head.time)
        facts: Line = tuple(each for each in (time, ("quiet", place)) if each[1])
        if len(facts) > 1:
            facts = (facts[0], ("", "   "), facts[1])
        top: list[Line] = [(("bold", line),) for line in self.question]
        top += beside((("accent", self.head.phase),), facts, self.width)
        above = [()] if self.rows >= 24 else []
        body = [*above, *top, (), *self.pages[at].lines(hidden)]
        body += [()] * (self.rows - len(body) - len(self.foot))
        body += self.foot
        margin = ("", " " * self.edge)
        return [(margin, *line) if line else () for line in body]


def edge_of(columns: int) -> int:
    """Cells at the left of what is shown."""
    return (columns - min(WIDEST, columns - 2 * EDGE)) // 2


def spread(wall: Wall, head: Head, size: tuple[int, int]) -> Spread:
    """Divide a wall in pages for a screen of columns and rows."""
    columns, rows = size
    edge = edge_of(columns)
    width = columns - 2 * edge
    question = fold(head.question, width)[0] if head.question else []
    blocks = wall.blocks
    if len(question) > max(2, rows // 4):  # a long question is whole on a page of its own
        blocks = (Text(head.question), *blocks)
        question = fold(head.question, width, 2)[0]
    foot: list[Line] = [(("quiet", line),) for line in fold(wall.foot, width)[0]] if wall.foot else []
    foot = [(), *foot] if foot else []
    head_rows = len(beside((("", head.phase),), (("", head.time + "   12 (12)"),), width))
    room = rows - len(question) - head_rows - 1 - len(foot) - (1 if rows >= 24 else 0)
    pages: list[Page] = []
    begun = 0
    for at, block in enumerate(blocks):
        sheets = sheets_of(block, size) if isinstance(block, Codes) else ()
        if sheets:  # codes have pages of their own, between what comes before and after
            before = Wall(blocks[begun:at], wall.stands, middle=wall.middle)
            pages += _divide(before, width, max(1, room), begun) if before.blocks else ()
            pages += (_code_page(sheet, at, size) for sheet in sheets)
            begun = at + 1
    if begun < len(blocks) or not pages:
        pages += _divide(replace(wall, blocks=blocks[begun:]), width, max(1, room), begun)
    return Spread(tuple(pages), head, tuple(foot), tuple(question), width, edge, rows)


def _code_page(sheet: Sheet, at: int, size: tuple[int, int]) -> Page:
    return Page((Place(at, sheet_lines(sheet, size)),), 0, size[1], middle=True, bare=True)


def _number_cells(blocks: Sequence[Block]) -> int:
    """Cells for the numbers of a wall."""
    return max((cell_len(block.number) for block in blocks if isinstance(block, Text | Bar)), default=0)


def _divide(wall: Wall, width: int, room: int, begun: int) -> Iterator[Page]:
    """Blocks of a wall in pages; ``begun`` is the place of the first of them among all."""
    blocks, stands, middle = wall.blocks, wall.stands, wall.middle
    number = _number_cells(blocks)
    top = [Place(-1, set_block(block, width, room, number)) for block in stands]
    left = room - _height(top, 1) - (1 if top else 0)
    if top and left < LEAST:  # what stands takes the page: it takes its turn with the rest
        blocks, top, left = (*stands, *blocks), [], room
    fills = any(isinstance(block, Figure) and block.fills for block in blocks)
    for times in range(MOST_TIMES, 0, -1):
        drawn = [replace(each, times=times) if isinstance(each, DRAWN) else each for each in blocks]
        places = [replace(_placed(drawn, at, width, left, number), block=begun + at) for at in range(len(blocks))]
        if drawn == list(blocks) or _height([*top, *places], 2) <= room:
            break
    for air in range(MOST_AIR, 0, -1):
        if _height([*top, *places], air) <= room:
            yield Page((*top, *places), air, room, middle=middle or fills)
            return
    for page in _pages(_grouped(blocks, places), left):
        yield Page((*top, *page), 1, room)


def _placed(blocks: Sequence[Block], at: int, width: int, room: int, number: int) -> Place:
    """A block set; one that fills may grow to what the others leave."""
    block = blocks[at]
    if isinstance(block, Figure) and block.fills:
        others = (set_block(each, width, room, number) for each in blocks if each is not block)
        room -= sum(len(lines) + 2 for lines in others)
    return Place(at, set_block(block, width, room, number), heads=isinstance(block, Heading))


def _grouped(blocks: Sequence[Block], places: Sequence[Place]) -> Iterator[list[Place]]:
    """What stands on one page together: a heading and what comes first under it, a wording and its picture."""
    group: list[Place] = []
    for block, place in zip(blocks, places, strict=True):
        group.append(place)
        if not (isinstance(block, Heading) or (isinstance(block, Big) and block.with_next)):
            yield group
            group = []
    if group:
        yield group


def _pages(groups: Iterable[Sequence[Place]], left: int) -> Iterator[list[Place]]:
    """Groups in pages of so many rows. A heading stands again where what is under it goes on."""
    page: list[Place] = []
    heading: Place | None = None
    for group in _fitting(groups, left):
        if page and _height([*page, *group], 1) > left:
            yield page
            page = [heading] if heading is not None and not group[0].heads else []
            if _height([*page, *group], 1) > left:
                page = []
        heading = group[0] if group[0].heads else heading
        page = [*page, *group]
        while _height(page, 1) > left:  # longer than a page: it goes on over the next
            first, page = _cut(page, left)
            yield first
    if page:
        yield page


def _fitting(groups: Iterable[Sequence[Place]], left: int) -> Iterator[Sequence[Place]]:
    """Groups; one that is longer than a page falls apart, so that what can be whole is."""
    for group in groups:
        if _height(group, 1) <= left or group[0].heads:
            yield group
        else:
            yield from ([place] for place in group)


def _cut(page: Sequence[Place], left: int) -> tuple[list[Place], list[Place]]:
    """What fits of places that are longer than a page, and the rest."""
    first: list[Place] = []
    for at, place in enumerate(page):
        fits = left - _height([*first, replace(place, lines=())], 1)
        if fits < len(place.lines):
            cut = max(0, fits)
            kept = [replace(place, lines=place.lines[:cut])] if cut else []
            return [*first, *kept], [replace(place, lines=place.lines[cut:]), *page[at + 1 :]]
        first.append(place)
    return first, []


def _height(places: Sequence[Place], air: int) -> int:
    between = sum(0 if place.heads else air for place in places[:-1])
    return between + sum(len(place.lines) for place in places)
