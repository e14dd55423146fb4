"""A letter is the same key with Shift or Caps Lock on."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode

import workshop
from tests.sessions.store.sampled import fill
from tests.story.console import console
from tests.workshop.phases.ideas.test_filter import to_ideas


def every_node() -> Iterator[type[DOMNode]]:
    """Each class of ours that stands on the screen."""
    for module in pkgutil.walk_packages(workshop.__path__, "workshop."):
        import_module(module.name)
    waiting = [DOMNode]
    while waiting:
        cls = waiting.pop()
        waiting += cls.__subclasses__()
        if cls.__module__.startswith("workshop."):
            yield cls


def test_every_letter_that_does_something_does_the_same_with_shift() -> None:
    seen = 0
    for cls in every_node():
        keys = {
            key: (binding.action, binding.priority)
            for binding in Binding.make_bindings(cls.__dict__.get("BINDINGS", ()))
            for key in [binding.key]
        }
        for key, does in keys.items():
            if len(key) == 1 and key.isalpha():
                assert keys.get(key.swapcase()) == does, f"{key} of {cls.__name__}"
                seen += 1
    assert seen > 40


async def test_capitals_withdraw_in_a_list_and_skip_in_the_phases(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.press("f8")
        asked = led.view.next_phase
        assert asked is not None
        await led.press("H")
        assert asked.id in [phase.id for phase in led.view.phases if phase.skipped]
        await led.press("H", "escape")
        await to_ideas(led)
        await led.press("tab", "end", "X")
        await led.until(lambda: led.view.ideas[-1].withdrawn, "the idea to be taken back")
