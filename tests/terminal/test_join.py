"""The join card in a real terminal: a camera reads it in every theme, and the page ends with whoever led."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import psutil
import pytest
import zxingcpp

from tests.sessions.store.making import make_meeting
from tests.terminal.program import WORKSHOP
from tests.terminal.pseudo import Pseudo
from workshop.looks import LOOKS

SIZES = ((80, 24), (100, 30))
WALLS = ((60, 18), (100, 30), (160, 45))
SCALE = 4
HALVES = {"▀": (0, 1), "▄": (1, 0), "█": (0, 0)}
"""Which of a cell's two halves is ink, 0, and which is paper, 1."""


def picture(window: Pseudo, size: tuple[int, int]) -> memoryview:
    """The window as a camera sees it: grey values, each cell two squares high."""
    rows: list[bytes] = []
    for row in range(size[1]):
        halves: tuple[list[int], list[int]] = ([], [])
        for character, *colours in window.colours(row):
            for half, which in zip(halves, HALVES.get(character, (1, 1)), strict=True):
                half += [grey(colours[which])] * SCALE
        rows += [bytes(half) for half in halves for _ in range(SCALE)]
    return memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))


def grey(colour: str) -> int:
    """How light it is; where nothing is painted yet, neither."""
    if colour == "default":
        return 128
    value = int(colour, 16)
    return (value >> 16) * 3 // 10 + (value >> 8 & 255) * 6 // 10 + (value & 255) // 10


def read(window: Pseudo, size: tuple[int, int]) -> zxingcpp.Barcode:
    """The one code that a camera finds in the window."""
    window.until(lambda: zxingcpp.read_barcodes(picture(window, size)), "a code that a camera reads")
    (found,) = zxingcpp.read_barcodes(picture(window, size))
    return found


def opened_card(window: Pseudo) -> str:
    """F2 in the meeting; gives the address that stands there."""
    window.sees("Enter")
    window.write(b"\r")
    window.sees("F1 Hjälp")
    window.write(b"\x1bOQ")
    window.sees("Esc tillbaka", "telefoner är med")
    window.until(lambda: re.search(r"▀▀▀▀▀▀▀", window.text), "the code")
    (address,) = re.findall(r"http://[\d.:]+", window.text)
    return str(address)


@pytest.mark.parametrize("theme", LOOKS)
def test_a_camera_reads_the_code_and_gets_in(tmp_path: Path, theme: str) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    command = (*WORKSHOP, "--language", "sv", "--theme", theme, "--store", store)
    with Pseudo(*command, cwd=tmp_path, size=SIZES[0]) as window:
        address = opened_card(window)
        for size in SIZES:
            if size != SIZES[0]:
                window.resize(*size)
                window.sees("Esc tillbaka", "telefoner är med")
            found = read(window, size)
            assert re.fullmatch(rf"{re.escape(address.upper())}/S/\w{{10}}", found.text)
            with build_opener(ProxyHandler({})).open(found.text, timeout=20) as answer:
                assert answer.status == 200


def test_a_camera_reads_the_wall_in_every_theme_and_size(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    with Pseudo(*WORKSHOP, "--language", "sv", "--store", store, cwd=tmp_path) as window:
        address = opened_card(window)
        for theme in LOOKS:
            size = WALLS[0]
            with Pseudo(*WORKSHOP, "wall", "--theme", theme, "--store", store, cwd=tmp_path, size=size) as wall:
                for size in WALLS:
                    if size != WALLS[0]:
                        wall.resize(*size)
                    found = read(wall, size).text
                    assert re.fullmatch(rf"{re.escape(address.upper())}/S/\w{{10}}", found), (theme, size)
                    assert address.removeprefix("http://") in wall.text


def test_the_card_is_off_the_wall_when_it_is_closed_and_when_who_leads_is_killed(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    size = WALLS[0]
    with (
        Pseudo(*WORKSHOP, "--language", "sv", "wall", "--store", store, cwd=tmp_path, size=size) as wall,
        Pseudo(*WORKSHOP, "--language", "sv", "--store", store, cwd=tmp_path) as window,
    ):
        address = opened_card(window)
        link = read(wall, size).text
        for key, seen in ((b"\x1b", "F1 Hjälp"), (b"\x1b[19~", "Enter går"), (b"\r", "Ny idé")):
            window.write(key)
            window.sees(seen)
        gone(wall, size)
        wall.sees("Idéer")
        window.write(b"\x1bOQ")
        assert read(wall, size).text == link, "the code holds all evening"
        window.process.kill()
        gone(wall, size)
        wall.sees("Idéer")
    for file in tmp_path.iterdir():
        held = file.read_bytes()
        assert not [part for part in (link[-10:], address.removeprefix("http://")) if part.encode() in held], file.name


def gone(window: Pseudo, size: tuple[int, int]) -> None:
    """Wait until no camera finds a code there."""
    window.until(lambda: not zxingcpp.read_barcodes(picture(window, size)), "no code")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_the_page_ends_with_the_program_however_that_ends(tmp_path: Path, number: signal.Signals) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    with Pseudo(*WORKSHOP, "--language", "sv", "--store", store, cwd=tmp_path) as window:
        opened_card(window)
        window.until(lambda: pages_of(window), "the page's process")
        (page,) = pages_of(window)
        program = page.parent()
        assert program is not None
        program.send_signal(number)
        gone, alive = psutil.wait_procs([page, program], timeout=10)
        assert len(gone) == 2
        assert not alive


def pages_of(window: Pseudo) -> list[psutil.Process]:
    """The processes of the page of the program in a window."""
    below = psutil.Process(window.process.pid).children(recursive=True)
    return [each for each in below if "workshop.web" in each.cmdline()]
