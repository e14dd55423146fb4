"""What is painted for a room can be read from its last row: contrast by WCAG's own formula, from the themes."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from workshop.looks import CONTRAST, CONTRAST_LIGHT
from workshop.looks.themes import THEMES

PROJECTED = [theme for theme in THEMES if theme.name in (CONTRAST, CONTRAST_LIGHT)]
SEEN_FROM_AFAR = 7.0
NAMES = ("foreground", "accent", "success", "warning", "error")


def luminance(color: str | None) -> float:
    """How light a colour is, from 0 to 1."""
    assert color is not None
    parts = (part / 255 for part in Color.parse(color).rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | None, other: str | None) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_the_wall_can_be_read_from_the_last_row(theme: Theme) -> None:
    """In every theme: on a single screen the console's own is the wall's."""
    painted = [*(getattr(theme, name) for name in NAMES), theme.variables["quiet"]]
    assert min(contrast(color, theme.background) for color in painted) >= SEEN_FROM_AFAR


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_no_two_signs_look_alike_and_a_code_is_dark_on_light(theme: Theme) -> None:
    assert len({theme.accent, theme.success, theme.warning, theme.error}) == 4
    assert contrast(theme.variables["code-ink"], theme.variables["code-paper"]) == pytest.approx(21)
    assert luminance(theme.variables["code-ink"]) < luminance(theme.variables["code-paper"])


def test_there_is_a_light_one_and_a_dark_one() -> None:
    assert {theme.dark for theme in PROJECTED} == {True, False}
