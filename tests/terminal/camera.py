"""A camera before a terminal: it reads the codes that stand in the window."""

from __future__ import annotations

import zxingcpp

from tests.terminal.pseudo import Pseudo

SCALE = 4
HALVES = {"▀": (0, 1), "▄": (1, 0), "█": (0, 0)}
"""Which of a cell's two halves is ink, 0, and which is paper, 1."""


def picture(window: Pseudo, size: tuple[int, int]) -> memoryview:
    """The window as a camera sees it: grey values, each cell two squares high."""
    rows: list[bytes] = []
    for row in range(size[1]):
        halves: tuple[list[int], list[int]] = ([], [])
        for character, *colours in window.colours(row):
            for half, which in zip(halves, HALVES.get(character, (1, 1)), strict=True):
                half += [grey(colours[which])] * SCALE
        rows += [bytes(half) for half in halves for _ in range(SCALE)]
    return memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))


def grey(colour: str) -> int:
    """How light it is; where nothing is painted yet, neither."""
    if colour == "default":
        return 128
    value = int(colour, 16)
    return (value >> 16) * 3 // 10 + (value >> 8 & 255) * 6 // 10 + (value & 255) // 10


def codes(window: Pseudo, size: tuple[int, int]) -> list[zxingcpp.Barcode]:
    """What a camera finds in the window at this moment."""
    return list(zxingcpp.read_barcodes(picture(window, size)))


def read(window: Pseudo, size: tuple[int, int], *texts: str) -> str:
    """Wait until a camera finds one code in the window, with all of this in it; gives what it says."""
    found: list[str] = []

    def finds() -> bool:
        found[:] = [code.text for code in codes(window, size)]
        return len(found) == 1 and all(text in found[0] for text in texts)

    window.until(finds, f"a code that a camera reads, with {texts}")
    return found[0]
