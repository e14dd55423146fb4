"""Going round the room in the ideas (*laget runt*), kept in this console's memory alone.

On an empty line Enter is done, → is pass and ← is one step back. Saving an idea never ends a turn: who has the word may
have several ideas, and what is written may be somebody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sessions.ideas import turns
from sessions.ideas.turns import MOST_SEATS, Turns
from sessions.words import phrase
from workshop.widgets.entry import LineMode
from workshop.widgets.turn_card import TurnCard

if TYPE_CHECKING:
    from workshop.phases.ideas.screen import IdeasScreen

HINTS = ("turn_done", "turn_pass", "turn_back", "wall_look", "phases", "palette")
"""The footer while a round goes on."""


def toggle(screen: IdeasScreen) -> None:
    """Begin a round, or end the one that goes on."""
    if screen.workshop.turns is None:
        _ask(screen, str(screen.now_view.present or ""))
    else:
        _set(screen, None)
        screen.say(phrase("turns.ended"))


def step(screen: IdeasScreen, command_id: str) -> bool:
    """Done, pass or one step back; False where no round goes on. Done when all have been asked ends it."""
    now = screen.workshop.turns
    if now is None or screen.bar.is_lent:
        return False
    if now.seat is None and command_id == "turn_done":
        _set(screen, None)
    else:
        steps = {"turn_done": now.done, "turn_pass": now.pass_by, "turn_back": now.back}
        _set(screen, steps[command_id]())
    return True


def show(screen: IdeasScreen) -> None:
    """Show whose turn it is, or nothing."""
    card, words, now = screen.query_one(TurnCard), screen.workshop.words, screen.workshop.turns
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


def _ask(screen: IdeasScreen, value: str) -> None:
    def begin(text: str) -> None:
        seats = int(text) if text.strip().isdecimal() and len(text.strip()) < 6 else 0
        if 1 <= seats <= MOST_SEATS:
            _set(screen, turns.begin(seats))
        else:
            _ask(screen, text)
            screen.say(phrase("turns.how_many", most=MOST_SEATS), "look")

    screen.bar.lend(LineMode(phrase("turns.ask"), begin, value=value))


def _set(screen: IdeasScreen, now: Turns | None) -> None:
    screen.workshop.turns = now
    show(screen)
    screen.show_keys()
