"""Every wall as text at each size: all its pages, in Swedish at three sizes and in English at the smallest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.live.view import ALL_ASKED, SUM, LiveView, Timer
from sessions.queries.room import for_room
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus
from sessions.words import Words
from tests.sessions.records.evening import round_of, whole
from tests.workshop.wall.hosted import kinds, plain
from workshop.cli.wall import find_walls
from workshop.wall.show import Show

NOW = datetime(2025, 3, 14, 18, 4, tzinfo=UTC)
SIZES = [("sv", (60, 18)), ("sv", (100, 30)), ("sv", (160, 45)), ("en", (60, 18))]
NAMED = [f"{language}-{columns}x{rows}" for language, (columns, rows) in SIZES]
MESSAGES = {"sv": "Paus till 19.15. Kaffe finns i hallen.", "en": "Break until 19:15. There is coffee in the hall."}
STAGES = (RoundStatus.OPEN, RoundStatus.CLOSED)


def in_phase(view: MeetingView, kind: PhaseKind) -> MeetingView:
    """The evening in a phase whose clock has run for five minutes."""
    phase = PhaseView(99, kind, 15, 0, NOW - timedelta(minutes=5))
    return replace(view, phases=(phase, *view.phases), meeting=replace(view.meeting, phase_id=99))


def every_page(view: MeetingView, language: str, size: tuple[int, int]) -> str:
    """All pages of the wall of a view, a line between them."""
    show = Show(Words(language), find_walls, lambda: NOW, lambda: 0.0)
    show.follow(for_room(view), ())
    pages: list[str] = []
    while (page := plain(show.lines(size))) not in pages:
        pages.append(page)
        show.turn(1)
    return f"\n{'─' * size[0]}\n".join(pages) + "\n"


@pytest.mark.parametrize(("language", "size"), SIZES, ids=NAMED)
def test_each_wall(text_file: Any, language: str, size: tuple[int, int]) -> None:
    """The question whole at the top, the phase, what belongs to it, and nothing for whoever leads."""
    evening = whole(language)
    shots = {str(kind): in_phase(evening, kind) for kind in kinds()}
    for status in STAGES:
        rounds = (replace(round_of(status), id=9, number=9),)
        shots[f"prioritising-{status}"] = replace(in_phase(evening, PhaseKind.PRIORITISING), rounds=rounds)
    perspectives, commitments = (in_phase(evening, kind) for kind in (PhaseKind.PERSPECTIVES, PhaseKind.COMMITMENTS))
    shots["perspectives-read"] = replace(perspectives, live=LiveView(page="Vem platsen är till för"))
    shots["perspectives-together"] = replace(perspectives, live=LiveView(together=True))
    for name, reading in (("read", 2), ("wish", 5), ("all-read", SUM)):
        shots[f"commitments-{name}"] = replace(commitments, live=LiveView(reading=reading))
    proposals = in_phase(evening, PhaseKind.PROPOSALS)
    first = proposals.proposals[0]
    shots["proposals-typed"] = replace(
        proposals, proposals=(first,), live=LiveView(draft_of=first.id, draft=f"{first.wording} 2026")
    )
    shown = in_phase(evening, PhaseKind.IDEAS)
    for name, turn in (
        ("turn", LiveView(turn=7, turn_seats=26)),
        ("turn-passed", LiveView(turn=12, turn_seats=26, turn_passed=2)),
        ("turn-again", LiveView(turn=3, turn_seats=26, turn_again=True)),
        ("turn-over", LiveView(turn=ALL_ASKED, turn_seats=26)),
    ):
        shots[f"ideas-{name}"] = replace(shown, live=turn)
    shots["message"] = replace(shown, live=LiveView(message=MESSAGES[language]))
    shots["clock"] = replace(shown, live=LiveView(timer=Timer.FULL))
    late = replace(shown.phase, running_since=NOW - timedelta(minutes=16))
    shots["clock-out"] = replace(shown, live=LiveView(timer=Timer.FULL), phases=(late, *shown.phases[1:]))
    shots["clock-hidden"] = replace(shown, live=LiveView(timer=Timer.HIDDEN))
    shots["prioritising-before"] = replace(in_phase(evening, PhaseKind.PRIORITISING), rounds=())
    for name, view in shots.items():
        assert every_page(view, language, size) == text_file(name=name), name
