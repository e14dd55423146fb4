"""The join card: phones come in by what stands on it, and the meeting goes on whatever becomes of the page."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from pathlib import Path

import psutil
import pytest
from playwright.async_api import expect

from tests.sessions.store.making import asked
from tests.story.console import Console, console
from tests.workshop.phases.base.test_leading import evening
from tests.workshop.web.chromium import browser
from tests.workshop.web.served import Phone
from workshop.web import network, supervisor


async def card(led: Console) -> None:
    """F2, until the page answers."""
    await led.press("f2")
    await led.until(lambda: led.app.phones.shown.answers, "the page to answer")


def phone_at(led: Console) -> Phone:
    """A phone whose owner types the address that stands on the card."""
    (address,) = re.findall(r"http://[\d.:]+", led.text)
    return Phone(address)


async def type_digits(led: Console, phone: Phone) -> None:
    """The owner types the digits too."""
    shown = led.app.phones.shown
    page = await phone.get()
    page = await phone.post("/join", page.fields("/join") | {"code": shown.short})
    assert page.status == 200
    assert "Skriv en idé" in page.text


async def test_two_phones_write_what_the_console_shows(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led, browser() as chromium:
        await led.go_to("ideas")
        await card(led)
        link = led.app.phones.shown.link
        pages = []
        for text in ("Lys upp [red]bron[/x]", "Ett café"):
            page = await (await chromium.new_context(locale="sv-SE")).new_page()
            await page.goto(link)
            await page.get_by_label("Skriv en idé").fill(text)
            pages.append(page)
        await led.sees("2 telefoner är med")
        await led.press("escape")
        for page in pages:
            await page.get_by_role("button", name="Skicka").click()
            await expect(page.get_by_role("status").first).to_have_text("Skickat. Tack!")
        await led.sees("Lys upp [red]bron[/x]", "Ett café", "2 idéer")
        await led.say("Från en lapp")
        await led.sees("3 idéer")
        await led.go_to("grouping")
        for page in pages:
            await expect(page.get_by_text("Följ med på duken.")).to_be_visible()
    assert asked(led.store, "SELECT count(*) FROM idea_key") == [(0,)]


async def test_the_digits_hold_while_the_card_stands(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        await card(led)
        first = led.app.phones.shown.short
        async with phone_at(led) as inside, phone_at(led) as late:
            await type_digits(led, inside)
            await led.press("f2")
            assert led.screen_count == 2
            await until(late, "Rikta telefonens kamera")
            await card(led)
            assert led.app.phones.shown.short != first
            await until(late, "Skriv koden")
            page = await late.get()
            assert "stämmer inte" in (await late.post("/join", page.fields("/join") | {"code": first})).text
            assert "Skickat" in (await inside.write("Den som är inne är kvar")).text
        await led.press("escape")
        await led.sees("Den som är inne är kvar")


async def test_a_killed_page_is_told_of_and_comes_back_while_the_meeting_goes_on(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        await card(led)
        async with phone_at(led) as phone:
            await type_digits(led, phone)
            await led.press("escape")
            pid = led.app.phones.pid
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            await led.sees("Sidan för telefoner föll bort och startas om. Träffen går vidare.")
            await led.say("Från en lapp")
            await led.sees("Sidan för telefoner svarar igen.")
            assert "Skickat" in (await phone.write("Från en telefon")).text
        await led.sees("Från en lapp", "Från en telefon")
        alive = led.app.phones.pid
        assert alive is not None
    assert not psutil.pid_exists(alive), "the page ends with the console"


async def test_a_taken_port_is_passed_by(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        address = led.app.phones.interfaces()[0].address
        with network.listen(address) as taken:
            await card(led)
            (port,) = re.findall(rf"http://{re.escape(address)}:(\d+)", led.text)
            assert int(port) != taken.getsockname()[1]


async def test_the_networks_are_shown_and_who_is_in_stays_in(tmp_path: Path) -> None:
    async with console(tmp_path, "en", fill=evening) as led:
        await card(led)
        before = led.app.phones.shown
        await led.press("n")
        await led.sees("Which network are the phones on?", f"http://{before.host.partition(':')[0]}")
        await led.press("escape", "k")
        await led.until(lambda: led.app.phones.shown.answers, "the page to answer again")
        assert led.app.phones.shown.code == before.code
        assert led.app.phones.shown.short != before.short


async def until(phone: Phone, text: str) -> None:
    """Wait until a phone sees a text."""
    while text not in (await phone.get()).text:
        pass


async def test_a_page_that_cannot_be_started_is_told_of_and_tried_again_by_f2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        with monkeypatch.context() as broken:
            broken.setattr(supervisor, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
            await led.press("f2")
            await led.until(lambda: led.app.phones.shown.trouble, "that it is given up")
            await led.sees("Sidan för telefoner går inte att starta. Ta emot idéerna på lappar")
            await led.press("escape")
        await led.say("Från en lapp")
        await led.sees("Från en lapp")
        await card(led)
        async with phone_at(led) as phone:
            await type_digits(led, phone)
            assert "Skickat" in (await phone.write("Från en telefon")).text
        await led.press("escape")
        await led.sees("Från en telefon")


async def test_a_card_that_is_being_taken_down_is_told_nothing(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await card(led)
        standing = led.screen

        async def change_all_the_time() -> None:
            while standing.is_running:
                led.app.phones.help_into(None)
                await asyncio.sleep(0)

        changing = asyncio.create_task(change_all_the_time())
        await led.press("escape")
        await changing
