"""How phones come in, on a page of its own: a code for cameras, and beside it an address and digits for hands."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from sessions.words import Words
from workshop.card.view import Card
from workshop.card.wifi import Wifi
from workshop.wall.digits import ROWS, drawn_apart
from workshop.wall.pages import Page, Place
from workshop.wall.setting import Line
from workshop.wall.sheet import BETWEEN, EDGE, Part, beside, code_that_fits, fitting, folded, in_middle, room_beside

NARROWEST = 22
"""Cells that must be left beside a code: three digits drawn as small as they can be."""
NOWHERE = -2
"""The block of a wall that the page is of: none."""


def pages(card: Card, words: Words, size: tuple[int, int]) -> tuple[Page, ...]:
    """The card on a screen of columns and rows; the network that it helps into comes first, on a page of its own.

    A code is whole or not there: then the words say what to do.
    """
    columns, rows = size
    code = code_that_fits(card.link, (columns - EDGE - BETWEEN - NARROWEST, rows))
    said = fitting(_said(card, words, room_beside(code, columns), rows, with_code=code is not None), rows)
    way_in = _page(said if code is None else beside(code, said), size)
    return (way_in,) if card.wifi is None else (_network(card.wifi, words, size), way_in)


def network_said(wifi: Wifi, words: Words) -> tuple[str, ...]:
    """What a network is called, and its password where it is to be seen."""
    password = words("wifi.shown_password", password=wifi.password) if wifi.password and wifi.shows else ""
    return tuple(filter(None, (words("wifi.shown_name", name=wifi.name), password)))


def _network(wifi: Wifi, words: Words, size: tuple[int, int]) -> Page:
    columns, rows = size
    code = code_that_fits(wifi.content, (columns - EDGE - BETWEEN - NARROWEST, rows))
    width = room_beside(code, columns)
    how = words("wall.wifi.how" if code is not None else "wall.wifi.no_room")
    parts = [(folded(words("wall.wifi.title"), width, "accent"), False), (folded(how, width, "text"), True)]
    parts += [(folded(text, width, "bold"), False) for text in network_said(wifi, words)]
    said = fitting(parts, rows)
    return _page(said if code is None else beside(code, said), size)


def _page(lines: Sequence[Line], size: tuple[int, int]) -> Page:
    """A page that is nothing but these lines, in the middle of the screen."""
    return Page((Place(NOWHERE, in_middle(lines, size[0])),), 0, size[1], middle=True, bare=True)


def _said(card: Card, words: Words, width: int, rows: int, *, with_code: bool) -> list[tuple[Part, bool]]:
    """The parts from the top, and whether each can be left out."""
    address = f"http://{card.host}"
    if cell_len(address) > width:
        address = card.host  # what a browser takes as well
    title = folded(words("wall.join.title"), width, "accent")
    how = folded(words("wall.join.how" if with_code else "wall.join.no_room"), width, "text")
    where = folded(address, width, "bold")
    if not card.short:
        return [(title, False), (how, False), (where, False)]
    typed = folded(words("wall.join.digits"), width, "text")
    left = rows - len(title) - len(where) - 2
    digits: Part = [(("accent", line),) for line in drawn_apart(card.short, width, max(ROWS, left))]
    if len(digits) > 2 * ROWS + 1:  # large: the rest has room beside it
        left -= len(how) + len(typed) + 2
        digits = [(("accent", line),) for line in drawn_apart(card.short, width, max(ROWS, left))]
    return [(title, False), (how, with_code), (where, False), (typed, True), (digits, False)]
