"""Random keys, pastes, clicks and window sizes at random moments, as a terminal sends them: nothing goes wrong."""

from __future__ import annotations

import asyncio
import random
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.message import Message

from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from workshop.console.parser import TerminalParser

FUNCTION = [f"\x1bO{letter}" for letter in "PQRS"] + [f"\x1b[{n}~" for n in (15, 17, 18, 19, 20)]
STEERING = [*(f"\x1b[{letter}" for letter in "ABCDHFZ"), *(f"\x1b[{n}~" for n in (2, 3, 5, 6)), "\t", "\x7f", " "]
CONTROL = [chr(code) for code in range(1, 27) if chr(code) not in "\x11\x1b"] + ["\x00", "\x1bx", "\x1b[99~", "\x1b[1;"]
LETTERS = "hxcblfpnmdtrjgsaokuHXCBLFPNMDTRJGSAOKU+-0123456789åäö"
TYPED = ("hej ", "3 3 7", "7=12 3=4", "1 2 Ljus", "invånare 12", "2026-12-01", "1 0 0 2 3 1", "ja", "?", "/", "/förb")
PASTED = ["a\x1b[B\x1b[3~b", "[/x]\nen\u202etvå", "| a | b |\n" * 4, "å" * 300, "👩🏽‍🚒\x9b31m", "1\n2\n3", "\x1b[200~"]


def hand(chance: random.Random, columns: int, rows: int) -> str:
    """Something that a hand does, as its terminal tells it."""
    match chance.choices(range(7), (10, 24, 24, 6, 6, 4, 26))[0]:
        case 0:
            return chance.choice(FUNCTION)
        case 1:
            return chance.choice([*STEERING, "\r", "\r", "\r", "\r", "\x1b", "\x1b"])
        case 2:
            return chance.choice(LETTERS)
        case 3:
            return chance.choice(CONTROL)
        case 4:
            return chance.choice(TYPED)
        case 5:
            return f"\x1b[200~{chance.choice(PASTED)}\x1b[201~"
    at = f"{chance.randint(1, columns)};{chance.randint(1, rows)}"
    button = chance.choice([0, 0, 0, 0, 1, 2, 64, 65, 32, 35])
    once = f"\x1b[<{button};{at}M" + (f"\x1b[<{button};{at}m" if button < 32 else "")
    return once * chance.choice([1, 1, 2, 4])


class Terminal:
    """A terminal whose hand does what chance says, and that waits as long as chance says."""

    def __init__(self, led: Console, seed: int) -> None:
        self._led, self._chance, self._parser = led, random.Random(seed), TerminalParser()
        self._size = (120, 40)

    async def use(self, times: int) -> None:
        """Do so many things, each a while after the one before: at once, or when that has had some of its effect."""
        for _ in range(times):
            if self._chance.random() < 0.02:
                self._resize(self._chance.randint(20, 200), self._chance.randint(5, 60))
            self._send(hand(self._chance, *self._size))
            for _ in range(self._chance.choice([0, 0, 1, 5, 20, 100])):
                await asyncio.sleep(0)

    async def go_on(self) -> None:
        """To some phase."""
        for keys in ["\x1b"] * 3 + ["\x1b[19~", "\x1b[H"] + ["\x1b[B"] * self._chance.randint(0, 8) + ["\r"]:
            self._send(keys)
            await self._led.settle()

    def _send(self, text: str) -> None:
        found: list[Message] = [*self._parser.feed(text)]
        if self._parser._timeout_time is not None:  # long enough for Escape to be Escape
            self._parser._timeout_time = 0.0
            found += self._parser.tick()
        for event in found:
            self._led.app.post_message(event)

    def _resize(self, columns: int, rows: int) -> None:
        self._size = size = Size(columns, rows)
        driver = self._led.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size
        self._led.post(events.Resize(size, size))


@pytest.mark.parametrize("seed", [9])
async def test_no_hand_ends_the_program_or_makes_it_deaf(tmp_path: Path, seed: int) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), drawn=True) as led:
        terminal = Terminal(led, seed)
        for _ in range(8):
            await terminal.go_on()
            await terminal.use(60)
            await led.settle()
            if led.app._exit:  # as a person ends it
                break
        assert not led.app.faults
