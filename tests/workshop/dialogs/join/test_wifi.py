"""The network's code on the join card: typed by whoever leads, shown when it is wanted, kept only when that is said."""

from __future__ import annotations

from pathlib import Path

from tests.story.console import Console, console
from tests.workshop.dialogs.join.test_card import card
from tests.workshop.phases.base.test_leading import evening
from workshop.card.wifi import Wifi, kept

PASSWORD = "he;ml[b]igt"


async def fill(led: Console, *answers: str) -> None:
    """Name, password, and yes or nothing to each question."""
    await led.sees("Hjälp telefonerna in")
    for answer in ("[red]Hamnen[/]", PASSWORD, *answers):
        if answer == "ja":
            await led.press("right")
        elif answer:
            await led.type(answer)
        await led.press("enter")


async def test_it_is_shown_as_typed_and_leaves_nothing_behind(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await card(led)
        way_in = led.text
        await led.press("w")
        await led.sees("Hjälp telefonerna in")
        await led.press("escape")
        assert led.app.phones.wifi is None
        await led.press("w")
        await fill(led, "", "", "")
        await led.sees("Anslut telefoner till nätverket först", "Nätverk: [red]Hamnen[/]")
        assert PASSWORD not in led.text
        assert led.app.card is not None
        assert led.app.card.wifi == Wifi("[red]Hamnen[/]", PASSWORD)
        await led.press("u")
        await led.sees("Hjälp telefonerna in")
        assert PASSWORD not in led.text, "not while it is typed either"
        await led.press("enter", "enter", "enter", "right", "enter", "enter")
        await led.sees(f"Lösenord: {PASSWORD}")
        await led.press("w")
        assert led.text == way_in
        await led.press("w")
        await led.sees("Nätverk: [red]Hamnen[/]")
        await led.press("escape", "f4", "f2")
        await led.sees("Anslut först till nätverket", f"Lösenord: {PASSWORD}")
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or PASSWORD.encode() not in file.read_bytes(), file.name


async def test_a_bad_password_is_told_of_in_the_form_and_a_kept_one_is_known_next_time(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await card(led)
        await led.press("w")
        await led.sees("Hjälp telefonerna in")
        await led.press("enter")
        await led.type("hemligt1", *["enter"] * 4)
        await led.sees("Skriv nätverkets namn")
        await led.type("Hamnen", "enter")
        await led.type("kort")
        await led.press("enter", "enter", "enter", "enter")
        await led.sees("Lösenordet ska ha mellan 8 och 64 tecken.")
        await led.type("hemligt1")
        await led.press("enter", "enter", "enter", "right", "enter")
        await led.sees("Nätverk: Hamnen")
    assert kept(led.store) == Wifi("Hamnen", "hemligt1")
    async with console(tmp_path) as led:
        await led.press("enter")
        await card(led)
        assert led.app.phones.wifi is None, "only when it is asked for"
        await led.press("w")
        await led.sees("Nätverk: Hamnen")
        await led.press("u", "backspace")
        await led.press("enter", "enter", "enter", "enter", "enter")
        assert led.app.phones.wifi is None
    assert kept(led.store) is None
