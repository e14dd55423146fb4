"""Two people changed the same words: the second is shown the first's and chooses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from textual.dom import DOMNode

from sessions.errors import Outdated
from workshop.console.protocol import console_of
from workshop.dialogs.choice import Choice, ChoiceScreen

_NONE = 0  # rows begin at version 1


@dataclass(frozen=True)
class Edit:
    """How an edit ended: what was done, or what another had stored that was left to stand instead."""

    done: Any = None
    theirs: str | None = None


def seen(version: int, stored: str, was: str) -> int:
    """The version of a row that an edit of one field was made from.

    ``was`` is what the field held when it was shown. If another has stored something else in it since, the person has
    seen no version of it, and the save must meet what is ``stored`` now.
    """
    return version if stored == was else _NONE


async def edit(
    node: DOMNode,
    attempt: Callable[..., Awaitable[Any]],
    version: int,
    *,
    field: str,
    mine: str,
    was: str,
    show: Callable[[Any], str] = str,
) -> Edit:
    """Save an edit of one field; ``attempt`` saves it over the ``version`` that it is given.

    Where somebody has saved a newer version meanwhile: if the field itself is as the person saw it, the edit is saved
    over that at once. Otherwise both wordings are shown, and the person chooses.
    """
    while True:
        try:
            return Edit(await attempt(version=version))
        except Outdated as newer:
            stored, version = show(newer.theirs[field]), newer.version
            if stored == mine:
                return Edit()
            if stored != was and await _keeps_theirs(node, stored, mine):
                return Edit(theirs=stored)


async def _keeps_theirs(node: DOMNode, theirs: str, mine: str) -> bool:
    """Ask whose words are to stand; who does not answer leaves what is stored."""
    words = console_of(node).words
    choices = [Choice("theirs", words("conflict.theirs"), theirs), Choice("mine", words("conflict.mine"), mine)]
    return await node.app.push_screen_wait(ChoiceScreen(words("conflict.title"), choices)) != "mine"
