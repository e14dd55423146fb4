"""Digits that are drawn large: of whole cells, heavy enough to be read from the last row."""

from __future__ import annotations

GLYPHS = {
    "0": "111101101101111",
    "1": "010110010010111",
    "2": "111001111100111",
    "3": "111001111001111",
    "4": "101101111001001",
    "5": "111100111001111",
    "6": "111100111101111",
    "7": "111001001001001",
    "8": "111101111101111",
    "9": "111101111001111",
    ".": "00001",
    ":": "01010",
}
"""Each five rows of as many pixels; a pixel is two cells wide, so that it is about square."""
ROWS = 5
LARGEST = 3


def pixels(text: str) -> tuple[str, ...]:
    """The rows of a figure, in 0 and 1, with a pixel between two digits. What has no glyph is left out."""
    rows = [""] * ROWS
    for glyph in (GLYPHS[character] for character in text if character in GLYPHS):
        wide = len(glyph) // ROWS
        for row in range(ROWS):
            space = "0" if rows[row] else ""
            rows[row] += space + glyph[row * wide : (row + 1) * wide]
    return tuple(rows)


def drawn(text: str, width: int, height: int) -> tuple[str, ...]:
    """The figure as large as fits; where not even the smallest does, as it is written."""
    rows = pixels(text)
    cells = len(rows[0]) * 2
    scale = min(LARGEST, width // cells if cells else 0, height // ROWS)
    if scale < 1:
        return (text,)
    lines = ("".join("██" * scale if pixel == "1" else "  " * scale for pixel in row).rstrip() for row in rows)
    return tuple(line for line in lines for _ in range(scale))


def drawn_apart(text: str, width: int, height: int) -> tuple[str, ...]:
    """The same, in two halves below each other where they are larger so."""
    whole = drawn(text, width, height)
    half = len(text) // 2
    upper, lower = (drawn(part, width, (height - 1) // 2) for part in (text[:half], text[half:]))
    return (*upper, "", *lower) if len(upper) > len(whole) else whole
