"""What the room's wall comes to, and why it would not."""

from __future__ import annotations

import pytest

from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.voting.view import RoundView
from sessions.words import LANGUAGES, Phrase, Words


def round_of(desk: Meeting) -> RoundView:
    desk.refresh()
    assert desk.view.round is not None
    return desk.view.round


def totals(desk: Meeting) -> dict[int, tuple[int | None, int | None]]:
    """Dots and voters of the options that have any."""
    return {option.number: (option.dots, option.voters) for option in round_of(desk).options if option.dots}


def said(phrase: Phrase) -> str:
    assert all("{" not in Words(language).say(phrase) for language in LANGUAGES)
    return Words("sv").say(phrase)


def refusal(desk: Meeting, line: str) -> str:
    with pytest.raises(Refused) as caught:
        desk.count_wall(line)
    return said(caught.value.phrase)
