"""What the consoles have the wall show besides the phase: nothing, a message, the time as large as the wall."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from sessions.live.view import Timer
from sessions.meeting import Meeting
from tests.sessions.store.making import QUESTION, console, make_meeting
from tests.story.console import Clock
from tests.workshop.wall.hosted import wall


@contextmanager
def led_in(path: Path) -> Iterator[Meeting]:
    """A meeting with an idea, whose first phase has begun when the wall's clock stands still."""
    with console(path, make_meeting(path)) as led:
        led._meetings.clock = Clock()
        led.do(ideas.add, text="Lys upp gångvägen")
        led.do(dialogue.toggle_timer, phase_id=led.view.phase.id)
        yield led


async def test_it_is_emptied_and_shown_again_from_the_console(tmp_path: Path) -> None:
    with led_in(tmp_path / "store.db") as led:
        async with wall(tmp_path / "store.db") as seen:
            await seen.sees(QUESTION)
            led.tell_live(blank=True)
            await seen.until(lambda: not seen.text.strip(), "nothing")
            led.tell_live(blank=False)
            await seen.sees(QUESTION)


async def test_a_message_stands_instead_of_the_phase_and_its_time_is_large(tmp_path: Path) -> None:
    with led_in(tmp_path / "store.db") as led:
        async with wall(tmp_path / "store.db") as seen:
            await seen.sees("Öppna", "20 min kvar")
            led.tell_live(message="Paus till 19.15 [red]")
            await seen.sees("▌ Paus till 19.15 [red]", "██████  ██  ██████  ██████")
            led.tell_live(message="")
            await seen.until(lambda: "19.15" not in seen.text and "██" not in seen.text, "the phase again")


async def test_the_time_is_hidden_small_or_all_there_is_and_ends_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    with led_in(tmp_path / "store.db") as led:
        async with wall(tmp_path / "store.db") as seen:
            monkeypatch.setattr(seen.app, "bell", lambda: rung.append(seen.text))
            await seen.sees("20 min kvar")
            led.tell_live(timer=Timer.HIDDEN)
            await seen.until(lambda: "kvar" not in seen.text, "no time")
            led.tell_live(timer=Timer.FULL, bell=True)
            await seen.sees("kvar av Öppna")
            assert "20 min kvar" not in seen.text
            first = seen.text
            seen.clock.forward(0.5)
            await seen.until(lambda: seen.text != first, "half a minute less")
            first = seen.text
            led.do(dialogue.add_minutes, phase_id=led.view.phase.id, minutes=1)
            await seen.until(lambda: seen.text != first, "a minute more")
            seen.clock.forward(19.6)
            await seen.pass_by(0.5)
            await seen.sees("kvar av Öppna")
            assert not rung
            seen.clock.forward(2)
            for _ in range(3):
                await seen.pass_by(0.5)
            await seen.sees("Tiden är slut", "██████")
            assert len(rung) == 1, "it rings once"


async def test_where_nothing_may_move_it_is_whole_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    with led_in(tmp_path / "store.db") as led:
        led.tell_live(timer=Timer.FULL)
        async with wall(tmp_path / "store.db") as seen:
            await seen.sees("minuter kvar av Öppna")
            first = seen.text
            seen.clock.forward(0.5)
            await seen.pass_by(0.5)
            assert seen.text == first
            seen.clock.forward(1)
            await seen.until(lambda: seen.text != first, "a minute less")
