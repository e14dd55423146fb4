"""Two people changed the same words: the second is shown the first's and chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sessions.errors import Outdated, Refusal
from workshop.dialogs.base import Choice, ChoiceScreen

if TYPE_CHECKING:
    from workshop.phases.base.screen import PhaseScreen


_NONE = 0  # rows begin at version 1


def seen(version: int, stored: str, was: str) -> int:
    """The version of a row that an edit of one field was made from.

    ``was`` is what the field held when it was shown. If another has stored something else in it since, the person has
    seen no version of it, and the save must meet what is ``stored`` now.
    """
    return version if stored == was else _NONE


def choosing(
    screen: PhaseScreen,
    *,
    field: str,
    mine: str,
    was: str,
    show: Callable[[object], str],
    again: Callable[[int], None],
    theirs: Callable[[str], None] | None = None,
) -> Callable[[Refusal], bool]:
    """What to do with an edit that met a newer version.

    If the field itself is as the person saw it, the edit is saved over the newer version at once. Otherwise both
    wordings are shown; ``again`` saves mine over the given version, ``theirs`` takes in the other.
    """

    def deal(refusal: Refusal) -> bool:
        if not isinstance(refusal, Outdated):
            return False
        stored = show(refusal.theirs[field])
        if stored == was:
            again(refusal.version)
            return True
        if stored == mine:
            return True
        words = screen.workshop.words

        def chosen(answer: str | None) -> None:
            if answer == "mine":
                again(refusal.version)
            elif theirs is not None:
                theirs(stored)

        screen.app.push_screen(
            ChoiceScreen(
                words("conflict.title"),
                [Choice("theirs", words("conflict.theirs"), stored), Choice("mine", words("conflict.mine"), mine)],
            ),
            chosen,
        )
        return True

    return deal
