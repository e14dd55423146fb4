"""Two real terminals: the program that leads, and the wall that the room sees."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.sessions.store.making import make_meeting
from tests.terminal.program import open_meeting, workshop


def test_the_wall_shows_what_is_led_beside_it_and_survives_its_death(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with workshop(store, "wall", columns=60, rows=18) as wall:
        wall.sees("Här finns ingen träff än")
        make_meeting(store)
        wall.sees("Ingen träff har börjat än")
        with workshop(store) as led:
            open_meeting(led)
            led.press("F8", "Enter")
            wall.sees("Hur blir hamnen trygg på kvällen?", "Idéer", "Skriv en idé i taget")
            led.type("Lys upp [red]bron[/x]", "Enter")
            wall.sees("▌ 1  Lys upp [red]bron[/x]", "1 idé")
            led.sees("Sparat: idé 1")
            led.press("C-p")
            led.sees("Skriv för att hitta")
            led.type("laget runt")
            led.sees("vems tur det är")
            led.press("Enter")
            led.sees("Hur många platser?")
            led.type("5", "Enter")
            wall.sees("Plats 1 av 5 har ordet")
            os.kill(led.pid, signal.SIGKILL)
        with workshop(store) as led:
            open_meeting(led)
            led.type("Ett café", "Enter")
            wall.sees("▌ 2  Ett café", "2 idéer")
            wall.sees_no("Plats 1 av 5")
        wall.type("typed in the wrong window.", "C-c")
        wall.sees("▌ 2  Ett café")
        wall.press("C-q")
        wall.until(lambda: wall.dead, "the end")


def test_the_test_picture_says_how_large_the_letters_are_and_needs_no_store(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with workshop(store, "wall", "--test", columns=60, rows=18) as wall:
        wall.sees("Ser ni det här från sista raden?", "60 tecken på bredden, 18 rader", "Bra: 60 × 18", "✓ klart")
        for size, said in (((160, 45), "för små"), ((50, 14), "för stora"), ((20, 5), "Fönstret är för")):
            wall.resize(*size)
            wall.sees(said)
        wall.press("C-q")
        wall.until(lambda: wall.dead, "the end")
    assert not store.exists()


def test_a_meeting_that_is_not_there_is_refused_before_anything_is_shown(tmp_path: Path) -> None:
    make_meeting(tmp_path / "store.db")
    with workshop(tmp_path / "store.db", "wall", "99") as wall:
        wall.sees("Det finns ingen träff med id 99.")
        wall.until(lambda: wall.dead, "the end")
