"""What the room takes home from the last wall: a camera reads it off a real terminal, in every theme and size."""

from __future__ import annotations

import signal
from datetime import date, time
from pathlib import Path
from typing import Any

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.dialogue import commands as dialogue
from tests.sessions.store.making import console, make_meeting
from tests.terminal.camera import read
from tests.terminal.program import WORKSHOP
from tests.terminal.pseudo import Pseudo
from tests.terminal.test_join import close_card, ends, in_meeting, link, opened_card
from workshop.looks import LOOKS

HELD: dict[tuple[int, int], tuple[str, ...]] = {
    (60, 18): ("SUMMARY:Hur blir ham",),
    (80, 24): ("LOCATION:Tullhuset [red]",),
    (100, 30): ("LOCATION:Tullhuset [red]", "Kommunen: laga lamporna\\nBåtklubben: hålla öppet hus"),
    (160, 45): ("LOCATION:Tullhuset [red]", "Kommunen: laga lamporna\\nBåtklubben: hålla öppet hus"),
}
"""What the first code of each size holds besides the day."""
NEXT: dict[str, Any] = {
    "next_day": date(2026, 5, 20),
    "next_time": time(18, 30),
    "next_place": "Tullhuset [red]",
}
SIZES = tuple(HELD)
WALLS = ((60, 18), (100, 30), (160, 45))
PAGE_DOWN = b"\x1b[6~"


def closing(store: Path) -> None:
    """A meeting that closes, with a next one and what two parties have promised."""
    with console(store, make_meeting(store)) as led:
        for party, promise in (("Kommunen", "laga lamporna"), ("Båtklubben", "hålla öppet hus")):
            led.do(commitments.add, party=party, promise=promise)
        for field, value in NEXT.items():
            led.do(dialogue.reschedule, version=led.view.meeting.version, field=field, value=value)
        last = next(phase for phase in led.view.phases if phase.kind == PhaseKind.CLOSING)
        led.do(dialogue.go_to, phase_id=last.id)


def test_a_camera_reads_the_wall_in_every_theme_and_size_until_the_leaders_window_is_closed(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    closing(store)
    with Pseudo(*WORKSHOP, "--language", "sv", "--store", store, cwd=tmp_path) as window:
        in_meeting(window)
        for theme in LOOKS:
            command = (*WORKSHOP, "--language", "sv", "wall", "--theme", theme, "--store", store)
            with Pseudo(*command, cwd=tmp_path, size=SIZES[0]) as wall:
                takes_home(wall)
                gets_in(wall, opened_card(window), theme)
                close_card(window)
        ends(window, signal.SIGHUP)


def takes_home(wall: Pseudo) -> None:
    """The next meeting, and what is promised."""
    wall.sees("Tack för i dag!", "onsdag 20 maj 2026 kl. 18.30")
    wall.write(PAGE_DOWN)
    for size in SIZES:
        if size != SIZES[0]:
            wall.resize(*size)
        read(wall, size, "BEGIN:VEVENT\nDTSTART:20260520T", *HELD[size])
    wall.resize(*SIZES[0])
    read(wall, SIZES[0], "BEGIN:VEVENT")
    wall.write(PAGE_DOWN)
    read(wall, SIZES[0], "Våra åtaganden\nKommunen: laga lamporna\nBåtklubben: hålla öppet hus")


def gets_in(wall: Pseudo, address: str, theme: str) -> None:
    """To the meeting that goes on, also from the last wall."""
    for size in WALLS:
        if size != WALLS[0]:
            wall.resize(*size)
        link(address, read(wall, size, address.upper()))
        assert address.removeprefix("http://") in wall.text, (theme, size)
