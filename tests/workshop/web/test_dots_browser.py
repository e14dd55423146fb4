"""Dots in a real browser: tapped, sent, changed, refused, shown; with script and without, light and dark."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Browser, Page, expect

from sessions.meeting import Meeting
from sessions.voting import commands as voting
from tests.sessions.store.making import console, open_round
from tests.sessions.voting.piled import open_piles
from tests.workshop.web.chromium import hinders_nobody, needs_chromium, phone
from tests.workshop.web.served import Served
from tests.workshop.web.test_dots import round_of

pytestmark = needs_chromium


def finish(meeting: Meeting, round_id: int) -> None:
    """Close and reveal."""
    meeting.refresh()
    meeting.close_round(round_id)
    meeting.do(voting.reveal, round_id=round_id)


async def tap(page: Page, option: int) -> None:
    """Put one more dot on an option."""
    await page.locator(f"#more-{option}").click()


async def test_dots_are_tapped_sent_and_changed_and_outlive_a_reload(site: Served, chromium: Browser) -> None:
    async with site.meeting("prioritising") as there:
        anna = await phone(chromium, there)
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting)
            left = anna.locator("#left")
            await expect(left).to_have_text("3 prickar kvar")
            for option in (3, 3, 7, 8):
                await tap(anna, option)
            await expect(left).to_have_text("Inga prickar kvar")
            await expect(anna.get_by_label("8  Förslag 8")).to_have_value("0")
            await anna.get_by_role("button", name="En prick mindre: Förslag 7").click()
            await expect(left).to_have_text("1 prick kvar")
            await anna.reload()
            await expect(left).to_have_text("1 prick kvar")
            await anna.get_by_label("Sök bland alternativen").fill("slag 11")
            await expect(anna.locator(".option:visible")).to_have_count(1)
            await anna.context.set_offline(True)
            await anna.get_by_role("button", name="Skicka rösten").click()
            await expect(anna.get_by_text("Ingen kontakt just nu")).to_be_visible()
            await anna.context.set_offline(False)
            await expect(anna.get_by_text("Din röst är inne, med 2 prickar.")).to_be_visible()
            await expect(anna.get_by_role("status").first).to_have_text("Tack! Din röst är räknad in.")
            await anna.reload()
            await expect(anna.get_by_label("3  Förslag 3")).to_have_value("2")
            await anna.locator("#dots-3").fill("3")
            await tap(anna, 1)
            await expect(left).to_have_text("Inga prickar kvar")
            await anna.get_by_role("button", name="Ändra rösten").click()
            await expect(anna.get_by_text("med 3 prickar")).to_be_visible()
            await tap(anna, 3)
            await anna.locator("#less-3").click()
            assert round_of(meeting).slips == 1
            meeting.close_round(round_id)
            await expect(anna.get_by_text("Rösterna räknas.")).to_be_visible()
            assert "Det här skrev du" not in await anna.locator("main").inner_text()
            meeting.do(voting.reveal, round_id=round_id)
            await expect(anna.get_by_text("3 prickar · 1 röstande")).to_be_visible()


async def test_it_works_without_a_script(site: Served, chromium: Browser) -> None:
    async with site.meeting("prioritising") as there:
        with console(there.store, there.meeting_id) as meeting:
            open_round(meeting)
            omar = await phone(chromium, there, java_script_enabled=False)
            while not await omar.get_by_text("Du har 3 prickar.").count():
                await omar.reload()
            await omar.get_by_label("12  Förslag 12").fill("3")
            await omar.get_by_label("1  Förslag 1", exact=True).fill("1")
            await omar.get_by_role("button", name="Skicka rösten").click()
            await expect(omar.get_by_text("den har 4 prickar, men du har 3")).to_be_visible()
            await expect(omar.get_by_text("Du har satt fler prickar än du har.")).to_be_visible()
            await expect(omar.get_by_label("12  Förslag 12")).to_have_value("3")
            await omar.get_by_label("1  Förslag 1", exact=True).fill("")
            await omar.get_by_role("button", name="Skicka rösten").click()
            await expect(omar.get_by_text("Din röst är inne, med 3 prickar.")).to_be_visible()
            assert round_of(meeting).phones == 1


async def test_nobody_is_hindered(site: Served, chromium: Browser) -> None:
    async with site.meeting("prioritising") as there:
        look: dict[str, Any] = {"bypass_csp": True, "viewport": {"width": 320, "height": 640}}
        phones = [await phone(chromium, there, color_scheme=scheme, **look) for scheme in ("light", "dark")]
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_piles(meeting)
            for anna in phones:
                await hinders_nobody(anna)
                await tap(anna, 3)
                await anna.get_by_label("invånare").check()
                await hinders_nobody(anna)
                await anna.get_by_role("button", name="Skicka rösten").click()
                await expect(anna.get_by_text("Din röst är inne, med 1 prick.")).to_be_visible()
                await expect(anna.get_by_label("invånare")).to_be_checked()
                await hinders_nobody(anna)
            counted = round_of(meeting)
            assert dict(zip(counted.piles, counted.pile_slips[:-1], strict=True))["invånare"] == 2
            finish(meeting, round_id)
            for anna in phones:
                await expect(anna.get_by_text("2 prickar · 2 röstande")).to_be_visible()
                await hinders_nobody(anna)
