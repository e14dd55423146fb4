"""Every part of the wall as it is painted, in every theme: read from the last row, and never told by colour alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from tests.workshop.looks.test_contrast import SEEN_FROM_AFAR, contrast
from tests.workshop.wall.hosted import wall
from workshop.looks import LOOKS
from workshop.wall.canvas import Canvas
from workshop.wall.setting import PARTS


def colours(style: Style) -> tuple[str, str]:
    """Ink and paper, as hexadecimal figures."""
    assert style.color is not None and style.bgcolor is not None
    ink, paper = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    return ink.hex, paper.hex


def painted(canvas: Canvas, part: str) -> Style:
    """How a part is painted, as the terminal is told."""
    canvas.show([((part, "█"),)])
    (segment, *_) = canvas.render_line(0)
    assert segment.text == "█" and segment.style is not None
    return segment.style


@pytest.mark.parametrize("theme", LOOKS)
async def test_each_part_stands_out_from_its_ground(tmp_path: Path, theme: str) -> None:
    async with wall(tmp_path / "store.db", test=True, theme=theme) as seen:
        for part in PARTS:
            ink, paper = colours(painted(seen.app.canvas, part))
            assert contrast(ink, paper) >= SEEN_FROM_AFAR, part
        assert colours(painted(seen.app.canvas, "code")) == ("#000000", "#ffffff")
        changed = painted(seen.app.canvas, "changed")
        assert changed.underline and not painted(seen.app.canvas, "bold").underline, "a shape tells what is new"
