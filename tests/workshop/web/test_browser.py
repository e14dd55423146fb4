"""The page in a real browser, on two phones: it follows by itself, loses nothing that is typed, hinders nobody."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from sessions.ideas import commands as ideas
from tests.sessions.store.making import console
from tests.workshop.web.chromium import hinders_nobody, needs_chromium, phone
from tests.workshop.web.served import Served, go_to

pytestmark = needs_chromium


async def test_two_phones_write_and_follow(site: Served, chromium: Browser) -> None:
    async with site.meeting("opening") as there:
        anna, omar = await phone(chromium, there), await phone(chromium, there, locale="en-GB")
        await expect(anna.get_by_text("Sidan följer träffen av sig själv")).to_be_visible()
        with console(there.store, there.meeting_id) as meeting:
            go_to(meeting, "ideas")
            await anna.get_by_label("Skriv en idé").fill("Lys upp <b>bron</b>")
            await anna.get_by_role("button", name="Skicka").dblclick()
            await expect(anna.get_by_role("status").first).to_have_text("Skickat. Tack!")
            await expect(anna.get_by_label("Skriv en idé")).to_have_value("")
            await expect(anna.get_by_text("Lys upp <b>bron</b>").first).to_be_visible()
            await omar.get_by_label("Write an idea").fill("A café")
            await omar.get_by_role("button", name="Send").click()
            await expect(omar.get_by_text("Your idea")).to_be_visible()

            await anna.get_by_label("Skriv en idé").fill("Halvskriven")
            meeting.refresh()
            idea = meeting.view.ideas[0]
            meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Lys upp bron på kvällen")
            await expect(anna.get_by_text("Lys upp bron på kvällen").first).to_be_visible()
            await expect(anna.get_by_label("Skriv en idé")).to_have_value("Halvskriven")
            await expect(anna.get_by_label("Skriv en idé")).to_be_focused()

            await anna.locator("summary").click()
            await anna.get_by_label("Ändra idé 1").fill("Lys upp bron hela natten")
            await anna.get_by_role("button", name="Spara").click()
            await expect(anna.get_by_role("status").first).to_have_text("Ändringen är sparad.")
            go_to(meeting, "grouping")
            await expect(anna.get_by_text("Följ med på duken.")).to_be_visible()
            await expect(anna.get_by_text("Halvskriven")).to_be_visible()
            await expect(omar.get_by_text("Follow along on the big screen.")).to_be_visible()
            go_to(meeting, "ideas")
            await expect(anna.get_by_label("Skriv en idé")).to_have_value("Halvskriven")
            await anna.reload()
            await expect(anna.get_by_label("Skriv en idé")).to_have_value("Halvskriven")
    assert there.texts == ["Lys upp bron hela natten", "A café"]


async def test_a_phone_without_the_server_for_a_while_sends_once_when_it_is_back(
    site: Served, chromium: Browser
) -> None:
    async with site.meeting() as there:
        anna = await phone(chromium, there)
        await anna.get_by_label("Skriv en idé").fill("Skriven i tunneln")
        await anna.context.set_offline(True)
        await anna.get_by_role("button", name="Skicka").click()
        await expect(anna.get_by_text("Ingen kontakt just nu")).to_be_visible()
        pid = there.supervisor.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        await anna.context.set_offline(False)
        await expect(anna.get_by_role("status").first).to_have_text("Skickat. Tack!")
        await expect(anna.get_by_text("Ingen kontakt just nu")).to_be_hidden()
    assert there.texts == ["Skriven i tunneln"]


async def test_a_phone_that_is_no_longer_known_asks_for_the_code_and_keeps_what_was_typed(
    site: Served, chromium: Browser
) -> None:
    """As when the whole program was started anew."""
    async with site.meeting() as there:
        anna = await phone(chromium, there)
        await anna.get_by_label("Skriv en idé").fill("Halvskriven")
        await there.start_anew()
        await expect(anna.get_by_label("Skriv koden med sex siffror")).to_be_visible(timeout=20_000)
        await expect(anna.get_by_text("Halvskriven")).to_be_visible()
        await anna.goto(f"{there.base}/S/{there.settings.code}")
        await expect(anna.get_by_label("Skriv en idé")).to_have_value("Halvskriven")


async def test_it_works_without_a_script(site: Served, chromium: Browser) -> None:
    async with site.meeting() as there:
        anna = await phone(chromium, there, java_script_enabled=False)
        await anna.get_by_label("Skriv en idé").fill("Utan skript")
        await anna.get_by_role("button", name="Skicka").click()
        await expect(anna.get_by_text("Skickat. Tack!")).to_be_visible()
        await anna.get_by_role("link", name="English").click()
        await expect(anna.get_by_text("Your idea")).to_be_visible()
    assert there.texts == ["Utan skript"]


@pytest.mark.parametrize("dark", [False, True])
async def test_nobody_is_hindered(site: Served, chromium: Browser, dark: bool) -> None:
    async with site.meeting("opening") as there:
        look: dict[str, Any] = {"color_scheme": "dark" if dark else "light", "bypass_csp": True}
        anna = await phone(chromium, there, viewport={"width": 320, "height": 640}, **look)
        stranger = await (await chromium.new_context(**look)).new_page()
        await stranger.goto(there.base)
        with console(there.store, there.meeting_id) as meeting:
            await hinders_nobody(stranger)
            await hinders_nobody(anna)
            go_to(meeting, "ideas")
            await anna.get_by_label("Skriv en idé").fill("En idé som är ett långt " + "sammansättningsord" * 8)
            await anna.get_by_role("button", name="Skicka").click()
            await anna.locator("summary").click()
            await hinders_nobody(anna)
            go_to(meeting, "closing")
            await expect(anna.get_by_text("Tack för i dag!")).to_be_visible()
            await hinders_nobody(anna)
