"""The page in a real browser, on two phones: it follows by itself, loses nothing that is typed, hinders nobody."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from sessions.ideas import commands as ideas
from tests.sessions.store.making import asked, console
from tests.workshop.web.served import Served, go_to, served

CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-proxy-server"),
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE = files("axe_playwright_python").joinpath("axe.min.js")
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary, textarea, input:not([type=hidden])")]
    .map(it => it.type === "radio" ? it.closest("label") : it)
    .filter(it => it.getBoundingClientRect().height < 44).map(it => it.outerHTML)"""

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
    pytest.mark.asyncio(loop_scope="module"),
]


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """The system's own."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """One for all of them: each phone has a window of its own."""
    async with browser() as started:
        yield started


async def phone(chromium: Browser, there: Served, **options: Any) -> Page:
    """A phone that has come by the QR code."""
    usual: dict[str, Any] = {"locale": "sv-SE", "viewport": {"width": 390, "height": 800}, "has_touch": True}
    window = await chromium.new_context(**usual | options)
    page = await window.new_page()
    page.set_default_timeout(10_000)
    await page.goto(f"{there.base}/S/{there.settings.code}")
    return page


async def test_two_phones_write_and_follow(tmp_path: Path, chromium: Browser) -> None:
    async with served(tmp_path, "opening") as there:
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
    assert asked(there.store, "SELECT text FROM idea") == [("Lys upp bron hela natten",), ("A café",)]


async def test_a_phone_without_the_server_for_a_while_sends_once_when_it_is_back(
    tmp_path: Path, chromium: Browser
) -> None:
    async with served(tmp_path) as there:
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
    assert asked(there.store, "SELECT text FROM idea") == [("Skriven i tunneln",)]


async def test_a_phone_that_is_no_longer_known_asks_for_the_code_and_keeps_what_was_typed(
    tmp_path: Path, chromium: Browser
) -> None:
    """As when the whole program was started anew."""
    async with served(tmp_path) as there:
        anna = await phone(chromium, there)
        await anna.get_by_label("Skriv en idé").fill("Halvskriven")
        await there.start_anew()
        await expect(anna.get_by_label("Skriv koden med sex siffror")).to_be_visible(timeout=20_000)
        await expect(anna.get_by_text("Halvskriven")).to_be_visible()
        await anna.goto(f"{there.base}/S/{there.settings.code}")
        await expect(anna.get_by_label("Skriv en idé")).to_have_value("Halvskriven")


async def test_it_works_without_a_script(tmp_path: Path, chromium: Browser) -> None:
    async with served(tmp_path) as there:
        anna = await phone(chromium, there, java_script_enabled=False)
        await anna.get_by_label("Skriv en idé").fill("Utan skript")
        await anna.get_by_role("button", name="Skicka").click()
        await expect(anna.get_by_text("Skickat. Tack!")).to_be_visible()
        await anna.get_by_role("link", name="English").click()
        await expect(anna.get_by_text("Your idea")).to_be_visible()
    assert asked(there.store, "SELECT text FROM idea") == [("Utan skript",)]


@pytest.mark.parametrize("dark", [False, True])
async def test_nobody_is_hindered(tmp_path: Path, chromium: Browser, dark: bool) -> None:
    async with served(tmp_path, "opening") as there:
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


async def hinders_nobody(page: Page) -> None:
    """By axe-core, by the size of what is touched, and by what sticks out.

    At the page's end: of a bar that stays in sight over other things axe-core cannot tell the background.
    """
    await page.evaluate("scrollTo(0, document.body.scrollHeight)")
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert len(found["passes"]) > 5
    hindering = found["violations"] + found["incomplete"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in hindering] == []
    assert await page.evaluate(SMALL_TARGETS) == []
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
