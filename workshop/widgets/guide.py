"""The guide: what to do and say now. Folds away, and is never on the wall."""

from __future__ import annotations

from textual.content import Content

from workshop.widgets.plain import Plain


class Guide(Plain):
    """Three short parts, each with its heading."""

    DEFAULT_CSS = """
    Guide { width: 36; height: 1fr; padding: 0 1 0 2; color: $text-muted; overflow-y: auto; }
    """

    def show_parts(self, parts: list[tuple[str, str]]) -> None:
        """Show heading and text of each part."""
        pieces: list[tuple[str, str]] = []
        for heading, text in parts:
            pieces += [(f"{heading}\n", "bold $foreground"), (f"{text}\n\n", "")]
        self.show(Content.assemble(*pieces))
