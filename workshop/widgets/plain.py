"""People's text on its way to the screen: never markup."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Plain(Static):
    """A static text that is shown as it is, whatever it holds."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(Content(text), id=id, classes=classes)
        self._text = text

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show(self, text: str | Content) -> None:
        """Show another text; the same one again costs nothing."""
        content = Content(text) if isinstance(text, str) else text
        if self._text != content.plain or content.spans:
            self._text = content.plain
            self.update(content)
