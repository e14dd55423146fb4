"""The join card in a real terminal: a camera reads it in every theme, and the page ends with whoever led."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import psutil

from tests.sessions.store.making import make_meeting
from tests.terminal.camera import codes, read
from tests.terminal.program import WORKSHOP
from tests.terminal.pseudo import Pseudo
from workshop.looks import LOOKS

SIZES = ((80, 24), (100, 30))
WALL = (60, 18)
F2, DOWN, ESCAPE, PALETTE = b"\x1bOQ", b"\x1b[B", b"\x1b", b"\x10"


def in_meeting(window: Pseudo) -> None:
    """Open the meeting that the start screen stands on."""
    window.sees("Enter")
    window.write(b"\r")
    window.sees("F1 Hjälp")


def opened_card(window: Pseudo) -> str:
    """F2 in the meeting; gives the address that stands there."""
    window.write(F2)
    window.sees("Esc tillbaka", "telefoner är med")
    window.until(lambda: re.search(r"▀▀▀▀▀▀▀", window.text), "the code")
    (address,) = re.findall(r"http://[\d.:]+", window.text)
    return str(address)


def close_card(window: Pseudo) -> None:
    """Escape."""
    window.write(ESCAPE)
    window.until(lambda: "telefoner är med" not in window.text and "F1 Hjälp" in window.text, "the card to go")


def link(address: str, found: str) -> str:
    """What a camera reads, which is the way in to this address."""
    assert re.fullmatch(rf"{re.escape(address.upper())}/S/\w{{10}}", found), found
    return found


def ends(window: Pseudo, number: signal.Signals) -> None:
    """However the program ends, the page's process ends with it."""
    below = psutil.Process(window.process.pid).children(recursive=True)
    (page,) = [each for each in below if "workshop.web" in each.cmdline()]
    program = page.parent()
    assert program is not None
    program.send_signal(number)
    gone, alive = psutil.wait_procs([page, program], timeout=10)
    assert len(gone) == 2
    assert not alive


def test_a_camera_reads_the_code_in_every_theme_and_gets_in_until_the_program_is_told_to_end(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    command = (*WORKSHOP, "--language", "sv", "--theme", LOOKS[0], "--store", store)
    with Pseudo(*command, cwd=tmp_path, size=SIZES[0]) as window:
        in_meeting(window)
        seen = set()
        for theme in LOOKS:
            if theme != LOOKS[0]:
                choose_next_theme(window)
            address = opened_card(window)
            for size in SIZES:
                if size != SIZES[0]:
                    window.resize(*size)
                    window.sees("Esc tillbaka", "telefoner är med")
                found = link(address, read(window, size))
                seen.add((size, *window.colours(0)))
                with build_opener(ProxyHandler({})).open(found, timeout=20) as answer:
                    assert answer.status == 200
            window.resize(*SIZES[0])
            close_card(window)
        assert len(seen) == len(LOOKS) * len(SIZES)
        ends(window, signal.SIGTERM)


def choose_next_theme(window: Pseudo) -> None:
    """By the command for it."""
    window.write(PALETTE)
    window.sees("Skriv för att hitta")
    window.write(b"Utseende\r")
    window.sees("Projektor")
    window.write(DOWN + b"\r")
    window.sees("F1 Hjälp")


def test_the_card_is_off_the_wall_when_it_is_closed_and_when_who_leads_is_killed(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    with (
        Pseudo(*WORKSHOP, "--language", "sv", "wall", "--store", store, cwd=tmp_path, size=WALL) as wall,
        Pseudo(*WORKSHOP, "--language", "sv", "--store", store, cwd=tmp_path) as window,
    ):
        in_meeting(window)
        address = opened_card(window)
        shown = link(address, read(wall, WALL))
        for key, seen in ((ESCAPE, "F1 Hjälp"), (b"\x1b[19~", "Enter går"), (b"\r", "Ny idé")):
            window.write(key)
            window.sees(seen)
        wall.until(lambda: not codes(wall, WALL), "no code")
        wall.sees("Idéer")
        window.write(F2)
        assert read(wall, WALL) == shown, "the code holds all evening"
        ends(window, signal.SIGKILL)
        wall.until(lambda: not codes(wall, WALL), "no code")
        wall.sees("Idéer")
    for file in tmp_path.iterdir():
        held = file.read_bytes()
        assert not [part for part in (shown[-10:], address.removeprefix("http://")) if part.encode() in held], file.name
