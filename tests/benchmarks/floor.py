"""The least a Textual program can do: one Label, which says which key it got. `python -m tests.benchmarks.floor`."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Label


class Floor(App[None]):
    """One Label."""

    count = 0

    def compose(self) -> ComposeResult:
        """The Label."""
        yield Label("Golvet")

    def on_key(self, event: events.Key) -> None:
        """Say which."""
        self.count += 1
        self.query_one(Label).update(f"{event.key} {self.count}")


if __name__ == "__main__":
    Floor().run()
