"""Voting slips on sheets of A4, with lines to cut along."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import cast

from anyascii import anyascii
from fpdf import FPDF

from sessions.voting.codes import written
from sessions.words import Words

WIDE, HIGH = 210.0, 297.0
"""Millimetres of a sheet."""
COLUMNS, ROWS = 2, 5
EDGE = 6.0
CODE = 34.0
QUIET = 4
"""Modules of white around a QR code."""
FONT = "windows-1252"
"""The signs that PDF's own fonts have."""


def sheets(codes: Sequence[str], *, host: str, question: str, words: Words) -> bytes:
    """The slips of these codes as PDF."""
    sheet = FPDF(unit="mm", format="A4")
    sheet.core_fonts_encoding = FONT
    sheet.set_auto_page_break(False)
    sheet.set_margin(0)
    sheet.set_title(words("slips.title"))
    question = printable(question)
    for first in range(0, len(codes), COLUMNS * ROWS):
        sheet.add_page()
        _cut_lines(sheet)
        for at, code in enumerate(codes[first : first + COLUMNS * ROWS]):
            row, column = divmod(at, COLUMNS)
            _slip(sheet, code, (column * WIDE / COLUMNS, row * HIGH / ROWS), host, question, words)
    return bytes(sheet.output())


def printable(text: str) -> str:
    """The text on one line, as the slips' font can show it: ``ł`` is ``l``, a bus ``:bus:``. No sign goes unseen."""
    return "".join(map(_printable, unicodedata.normalize("NFC", " ".join(text.split()))))


def _printable(sign: str) -> str:
    try:
        sign.encode(FONT)
    except UnicodeEncodeError:
        return anyascii(sign) or ("" if unicodedata.combining(sign) else "?")
    return sign


def _cut_lines(sheet: FPDF) -> None:
    sheet.set_draw_color(150)
    sheet.set_line_width(0.2)
    sheet.set_dash_pattern(dash=2, gap=2)
    for row in range(1, ROWS):
        sheet.line(0, row * HIGH / ROWS, WIDE, row * HIGH / ROWS)
    for column in range(1, COLUMNS):
        sheet.line(column * WIDE / COLUMNS, 0, column * WIDE / COLUMNS, HIGH)
    sheet.set_dash_pattern()


def _slip(sheet: FPDF, code: str, corner: tuple[float, float], host: str, question: str, words: Words) -> None:
    left, top = corner[0] + EDGE, corner[1] + EDGE
    _draw_code(sheet, f"HTTP://{host}/K/{code}".upper(), left - 2, top + 6)
    beside, room = left + CODE + 2, WIDE / COLUMNS - 2 * EDGE - CODE - 2
    _text(sheet, words("slips.title"), (beside, top), room, 13, lines=1, bold=True)
    _text(sheet, question, (beside, top + 7), room, 9, lines=3)
    _text(sheet, written(code), (beside, top + 21), room, 20, lines=1, bold=True)
    _text(sheet, words("slips.how", host=host), (beside, top + 31), room, 8, lines=5)


def _text(
    sheet: FPDF, text: str, at: tuple[float, float], width: float, points: int, *, lines: int, bold: bool = False
) -> None:
    """A printable text in so many lines at most."""
    sheet.set_font("Helvetica", "B" if bold else "", points)
    height = points * 0.43
    made = cast("list[str]", sheet.multi_cell(width, height, text, align="L", dry_run=True, output="LINES"))
    folded = [line.encode("latin-1").decode(FONT) for line in made]
    if len(folded) > lines:
        folded = [*folded[: lines - 1], folded[lines - 1][:-1] + "…"]
    for at_line, line in enumerate(folded):
        sheet.set_xy(at[0], at[1] + at_line * height)
        sheet.cell(width, height, line)


def _draw_code(sheet: FPDF, content: str, left: float, top: float) -> None:
    import qrcode

    code = qrcode.QRCode(border=QUIET)
    code.add_data(content)
    code.make(fit=True)
    modules = code.get_matrix()
    side = CODE / len(modules)
    sheet.set_fill_color(0)
    for row, line in enumerate(modules):
        start = 0
        while start < len(line):
            end = start
            while end < len(line) and line[end]:
                end += 1
            if end > start:
                sheet.rect(left + start * side, top + row * side, (end - start) * side, side, style="F")
            start = end + 1
