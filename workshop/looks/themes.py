"""The themes. Every colour of the program is here."""

from __future__ import annotations

from textual.theme import Theme

from workshop.looks import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT


def _theme(
    name: str, *, dark: bool, ink: str, paper: str, quiet: str, line: str, accent: str, signs: tuple[str, str, str]
) -> Theme:
    ready, look, wrong = signs
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=paper,
        success=ready,
        warning=look,
        error=wrong,
        dark=dark,
        variables={
            "quiet": quiet,
            "line": line,
            "code-ink": "#000000",
            "code-paper": "#ffffff",
            "text-muted": quiet,
            "text-disabled": quiet,
            "block-cursor-background": accent,
            "block-cursor-foreground": paper,
            "input-cursor-background": accent,
            "input-cursor-foreground": paper,
            "input-selection-background": f"{accent} 35%",
            "scrollbar": line,
            "scrollbar-hover": quiet,
            "scrollbar-active": accent,
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "scrollbar-corner-color": paper,
        },
    )


THEMES = (
    _theme(
        DARK,
        dark=True,
        ink="#e8e6e1",
        paper="#16191f",
        quiet="#a3abb6",
        line="#3a414c",
        accent="#7cc4ff",
        signs=("#8fd694", "#f2c14e", "#ff8a80"),
    ),
    _theme(
        LIGHT,
        dark=False,
        ink="#1d2126",
        paper="#fbfaf7",
        quiet="#4b525b",
        line="#c9c8c2",
        accent="#08519a",
        signs=("#165d2a", "#764600", "#a11c15"),
    ),
    _theme(
        CONTRAST,
        dark=True,
        ink="#ffffff",
        paper="#000000",
        quiet="#d6d6d6",
        line="#8a8a8a",
        accent="#7cc8ff",
        signs=("#7dff8a", "#ffd23f", "#ff9a8f"),
    ),
    _theme(
        CONTRAST_LIGHT,
        dark=False,
        ink="#000000",
        paper="#ffffff",
        quiet="#3d4248",
        line="#6b7076",
        accent="#00418a",
        signs=("#005222", "#6b3d00", "#8f1410"),
    ),
)
