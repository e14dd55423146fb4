"""People's text on its way to the screen: never markup."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from workshop.widgets.room import room


class Plain(Static):
    """A static text that is shown as it is, whatever it holds."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(Content(text), id=id, classes=classes)
        self._text = text
        self._spans = Content(text).spans

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show(self, text: str | Content) -> None:
        """Show another text; the same one again costs nothing."""
        content = Content(text) if isinstance(text, str) else text
        if (self._text, self._spans) != (content.plain, content.spans):
            keeps = self._keeps_size(content.plain)
            self._text, self._spans = content.plain, content.spans
            self.update(content, layout=not keeps)

    def _keeps_size(self, text: str) -> bool:
        """Whether a text takes the room that the one before it takes, so that the screen need not be laid out anew."""
        if not self.styles.auto_dimensions:
            return True
        if not (text and self._text) or "\n" in text + self._text:
            return False
        before, after, width = cell_len(self._text), cell_len(text), self.styles.width
        grows = width is not None and width.is_auto
        return max(before, after) <= room(self).width and (before == after or not grows)
