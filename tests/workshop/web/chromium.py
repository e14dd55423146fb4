"""The system's own Chromium, the phones that it shows, and what hinders people on a page."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

from tests.workshop.web.served import Served

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

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """The system's own."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        await chromium.close()


async def phone(chromium: Browser, there: Served, **options: Any) -> Page:
    """A phone that has come by the QR code."""
    usual: dict[str, Any] = {"locale": "sv-SE", "viewport": {"width": 390, "height": 800}, "has_touch": True}
    window = await chromium.new_context(**usual | options)
    page = await window.new_page()
    page.set_default_timeout(10_000)
    await page.goto(f"{there.base}/S/{there.settings.code}")
    return page


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
