"""What a person does with the perspectives, and what stands there."""

from __future__ import annotations

from tests.story.console import Console
from workshop.widgets.plain import Plain


async def bring_in(led: Console, path: object) -> None:
    """Ask for the command, paste the path, Enter."""
    led.run("bring_in")
    await led.settle()
    await led.paste(str(path), "enter")


def texts(led: Console) -> list[str]:
    return [one.text for one in led.view.perspectives.perspectives]


def theme(led: Console) -> str:
    return led.phase.query_one("#theme", Plain).text
