"""What the console has the wall show: chosen by commands, taken away by the same, and nothing to undo."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sessions.live.view import Timer
from sessions.sample import fill
from tests.story.console import Console, console


async def palette(led: Console, name: str) -> None:
    """Find a command in the palette by its name."""
    await led.press("/")
    await led.type(name, "enter")


async def test_how_much_of_the_time_is_chosen_and_whether_it_rings(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await palette(led, "tiden på duken")
        await led.sees("Dold", "Liten", "Hela duken", "Ring när tiden är slut", "av")
        await led.press("down", "enter")
        await led.sees("Duken visar bara tiden.")
        assert led.view.live.timer is Timer.FULL
        await palette(led, "tiden på duken")
        await led.press("end", "enter")
        await led.sees("Duken ringer när tiden är slut.")
        assert (led.view.live.timer, led.view.live.bell) == (Timer.FULL, True)


async def test_a_message_is_shown_and_taken_away_by_the_same_command(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=(60, 18)) as led:
        await led.press("f8", "enter")
        await palette(led, "meddelande")
        await led.sees("Meddelande till rummet")
        await led.type("Paus till 19.15", "f4", "enter")
        await led.sees("▌ Paus till 19.15", "██", "Samma kommando tar bort det.")
        await led.press("ctrl+z")
        await led.sees("ångrar du med samma kommando")
        assert led.view.live.message == "Paus till 19.15"
        await palette(led, "meddelande")
        await led.sees("Meddelandet är borta från duken.")
        assert led.view.live.message == ""
        assert "19.15" not in led.text


async def test_the_second_undo_is_of_what_was_saved_before(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.say("Ett café")
        await palette(led, "meddelande")
        await led.type("Strax tillbaka", "enter", "ctrl+z", "ctrl+z")
        await led.sees("Ångrat: idé 41")


async def test_one_key_empties_screen_and_wall_and_brings_both_back(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.type("Halvskrivet")
        await led.press("f5")
        await led.until(lambda: led.view.live.blank and not led.text.strip(), "nothing here nor there")
        await led.press("f5")
        await led.until(lambda: not led.view.live.blank, "the wall again")
        assert led.line == "Halvskrivet"
        await led.press("f5", "escape")
        await led.sees("Duken är tom. F5 visar träffen igen.", "Halvskrivet")
        assert led.view.live.blank
        await led.press("f4")
        assert "Ljus och sikt" not in led.text, "the wall's look is as empty"
        await led.press("f5")
        await led.sees("Ljus och sikt", "Duken visar träffen igen.")


async def test_who_comes_to_a_meeting_is_told_what_its_wall_shows(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await palette(led, "meddelande")
        await led.type("Paus", "enter")
        await led.sees("Duken visar meddelandet.")
    async with console(tmp_path) as led:
        await led.press("enter")
        await led.sees("Duken visar ett meddelande: ”Paus”.")
