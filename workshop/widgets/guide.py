"""The guide: what the phase is for, what to do and say, what to mind. Folds away, and is never on the wall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content

from sessions.agenda.guides import Guide as GuideText
from workshop.widgets.board_lines import fold
from workshop.widgets.plain import Plain
from workshop.widgets.room import Fitted

MARGIN, GAP, WIDEST = 3, 2, 66
"""Cells for the minutes, which hang in the margin; between them and the text; and of the widest line of text."""

Line = tuple[str, str, str]
"""What stands in the margin, the text beside it, and the text's style."""
Block = list[Line]
"""Lines that are not torn apart."""


@dataclass(frozen=True)
class Labels:
    """The guide's own words."""

    steps: str
    minutes: str
    say: str
    mind: str
    more: str


class Guide(Fitted, Plain):
    """One guide, a page at a time: each page ends between two things to read, never inside one."""

    DEFAULT_CSS = """
    Guide { width: 36; height: 1fr; padding: 0 1; color: $text-muted; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._guide, self._labels = GuideText(), Labels("", "", "", "", "")
        self._page = 0

    def show_guide(self, guide: GuideText, labels: Labels) -> None:
        """Show a guide from its beginning."""
        self._guide, self._labels, self._page = guide, labels, 0
        self.fit()

    def turn(self, by: int = 1) -> bool:
        """Show another page. False, and the first page again, when there is none that way."""
        there = self._page + by
        within = 0 <= there < len(self._pages())
        self._page = there if within else 0
        self.fit()
        return within

    def on_resize(self) -> None:
        """More or less fits."""
        self.fit()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel turns pages."""
        event.stop()
        if self._page + 1 < len(self._pages()):
            self.turn()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel turns pages back."""
        event.stop()
        if self._page:
            self.turn(-1)

    def fit(self) -> None:
        """Draw what fits."""
        if not self.size:
            return
        pages = self._pages()
        self._page = min(self._page, len(pages) - 1)
        lines = pages[self._page]
        if self._page + 1 < len(pages):
            height = self.size.height - 1
            lines = [*lines, *[("", "", "")] * (height - len(lines)), ("", self._labels.more, "$text-muted")]
        pieces: list[tuple[str, str]] = []
        for margin, text, style in lines:
            pieces += [(f"{margin:>{MARGIN}}{' ' * GAP}", ""), (f"{text}\n", style)]
        self.show(Content.assemble(*pieces))

    def _pages(self) -> list[list[Line]]:
        width = max(8, min(WIDEST, self.size.width - MARGIN - GAP))
        return paged(list(blocks(self._guide, self._labels, width)), self.size.height)


def blocks(guide: GuideText, labels: Labels, width: int) -> Iterator[Block]:
    """The guide's things to read, each set in lines of a width. A heading stands with the first thing under it."""
    if guide.purpose:
        yield _set(guide.purpose, width)
    heading: Block = [("", "", ""), (labels.minutes, labels.steps, HEADING)]
    for step in guide.steps:
        yield heading + _set(step.text, width, str(step.minutes))
        heading = []
    if guide.say:
        yield [("", "", ""), ("", labels.say, HEADING), *_set(guide.say, width, style="$foreground")]
    heading = [("", "", ""), ("", labels.mind, HEADING)]
    for text in guide.mind:
        yield heading + _set(text, width)
        heading = []


HEADING = "bold $foreground"


def _set(text: str, width: int, margin: str = "", style: str = "") -> Block:
    lines, _ = fold(text, width)
    return [("" if at else margin, line, style) for at, line in enumerate(lines)]


def paged(things: Sequence[Block], height: int) -> list[list[Line]]:
    """The lines of each page. A page that is not the last keeps one line free, to say that there is more.

    What is higher than a page is torn; nothing else is. A page does not begin with a blank line.
    """
    whole = _trimmed([line for thing in things for line in thing])
    if len(whole) <= height or height < 3:
        return [whole]
    pages: list[list[Line]] = []
    page: list[Line] = []
    for thing in things:
        if page and len(page) + len(thing) > height - 1:
            pages.append(page)
            page = []
        page = _trimmed([*page, *thing])
        while len(page) > height - 1:
            pages.append(page[: height - 1])
            page = page[height - 1 :]
    return [*pages, page] if page else pages


def _trimmed(lines: list[Line]) -> list[Line]:
    while lines and lines[0] == ("", "", ""):
        lines = lines[1:]
    return lines
