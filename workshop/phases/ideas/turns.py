"""Going round the room in the ideas (*laget runt*), kept in this console's memory; the wall is told whose turn it is.

On an empty line Enter is done, → is pass and ← is one step back. Saving an idea never ends a turn: who has the word may
have several ideas, and what is written may be somebody else's.
"""

from __future__ import annotations

from functools import partial

from sessions.ideas import turns
from sessions.ideas.turns import MOST_SEATS, Turns
from sessions.live.view import ALL_ASKED
from sessions.text.numbers import whole
from sessions.words import phrase
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.entry import LineMode
from workshop.widgets.turn_card import TurnCard

HINTS = ("turn_done", "turn_pass", "turn_back", "wall_look", "phases", "palette")
"""The footer while a round goes on."""


def toggle(screen: PhaseScreen) -> None:
    """Begin a round, or end the one that goes on."""
    if screen.meeting.turns is None:
        _ask(screen, str(screen.now_view.present or ""))
    else:
        _set(screen, None)
        screen.say(phrase("turns.ended"))


def step(screen: PhaseScreen, command_id: str) -> bool:
    """Done, pass or one step back; False where no round goes on. Done when all have been asked ends it."""
    now = screen.meeting.turns
    if now is None or screen.bar.is_lent:
        return False
    if now.seat is None and command_id == "turn_done":
        _set(screen, None)
    else:
        steps = {"turn_done": now.done, "turn_pass": now.pass_by, "turn_back": now.back}
        _set(screen, steps[command_id]())
    return True


def show(screen: PhaseScreen) -> None:
    """Show whose turn it is, or nothing."""
    card, words, now = screen.query_one(TurnCard), screen.console.words, screen.meeting.turns
    if now is None:
        card.hide()
        return
    if now.seat is None:
        rest = words("turns.all_asked")
    elif now.again:
        rest = words("turns.asked_again", seats=now.seats)
    elif now.passed:
        rest = words("turns.seats_passed", seats=now.seats, n=len(now.passed))
    else:
        rest = words("turns.seats", seats=now.seats)
    card.show(words("turns.seat"), now.seat, rest)


def _tell(screen: PhaseScreen, now: Turns | None) -> None:
    """Have the wall show it."""
    if now is None:
        screen.console.live.tell(turn=None, turn_seats=0, turn_passed=0, turn_again=False)
    else:
        seat = ALL_ASKED if now.seat is None else now.seat
        passed = len(now.passed)
        screen.console.live.tell(turn=seat, turn_seats=now.seats, turn_passed=passed, turn_again=now.again)


def _ask(screen: PhaseScreen, value: str) -> None:
    screen.bar.lend(LineMode(phrase("turns.ask"), partial(_begin, screen), value=value))


def _begin(screen: PhaseScreen, text: str) -> None:
    seats = whole(text) or 0
    if 1 <= seats <= MOST_SEATS:
        _set(screen, turns.begin(seats))
    else:
        _ask(screen, text)
        screen.say(phrase("turns.how_many", most=MOST_SEATS), "look")


def _set(screen: PhaseScreen, now: Turns | None) -> None:
    screen.meeting.turns = now
    _tell(screen, now)
    show(screen)
    screen.show_keys()
