"""The way in as the room sees it: on the wall's look of the console, and its digits while people come."""

from __future__ import annotations

from pathlib import Path

from tests.story.console import console
from tests.workshop.dialogs.join.test_card import card, phone_at, type_digits, until
from tests.workshop.phases.base.test_leading import evening


async def test_in_the_opening_the_digits_hold_without_the_card(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await card(led)
        first = led.app.phones.shown.short
        async with phone_at(led) as phone, phone_at(led) as late:
            await led.press("escape")
            assert led.app.phones.shown.short == first
            assert led.app.card is not None
            assert not led.app.card.asked
            page = await phone.get()
            assert "Välkommen" in (await phone.post("/join", page.fields("/join") | {"code": first})).text
            await led.go_to("ideas")
            await until(late, "Rikta telefonens kamera")
            assert not led.app.phones.shown.short
            await led.go_to("opening")
            await until(late, "Skriv koden")
            assert led.app.phones.shown.short not in ("", first)
            await led.go_to("ideas")
            await card(led)
            await type_digits(led, late)


async def test_the_walls_look_has_the_card_and_nothing_of_the_leaders(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.press("f4")
        assert "Var med på telefonen" not in led.text
        await led.press("f2")
        await led.sees("Var med på telefonen")
        host = led.app.phones.shown.host
        await led.sees(host)
        assert "kontrollera" not in led.text
        await led.press("f2")
        await led.sees("Var med på telefonen", host)
        await led.go_to("ideas")
        assert host not in led.text
