"""The tables' codes, shown when they are asked for: with one a table writes what the console sees."""

from __future__ import annotations

from pathlib import Path

from tests.story.console import console
from tests.workshop.dialogs.join.test_card import card, phone_at
from tests.workshop.phases.base.test_leading import evening


async def test_a_table_comes_in_by_its_code_and_writes(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        await card(led)
        async with phone_at(led) as host:
            await led.press("b")
            await led.sees("Borden skriver själva", "Bord 1", "Bord 6")
            assert "Bord 7" not in led.text
            await led.press("a")
            await led.sees("Bord 7")
            table, digits, link = led.app.phones.table_ways()[6]
            await led.press("end")
            await led.sees(digits, link)
            await led.press("escape", "escape")
            page = await host.get()
            while "/join" not in page.html:
                page = await host.get()
            page = await host.post("/join", page.fields("/join") | {"code": digits})
            assert f"Bord {table}" in page.text
            page = await host.post("/table/ideas", page.fields("/table/ideas") | {"text": "Lampor\nBänkar"})
            assert "Sparat." in page.text
            await led.sees("Lampor", "Bänkar", "2 idéer", "bord 7")
            assert led.app.phones.shown.phones == 0, "a table is no phone"
            await led.press("f2", "b", "x")
            assert [each[0] for each in led.app.phones.table_ways()] == [1, 2, 3, 4, 5, 6]
