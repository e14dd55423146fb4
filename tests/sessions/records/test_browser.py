"""The minutes in a real browser: nobody is hindered, nothing is fetched, and paper gets what it needs.

The rules are those of WCAG 2.1 A and AA as axe-core tests them, on a phone and on a desk, in light and in dark.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pypdf import PdfReader

from sessions.ideas.view import IdeaView
from sessions.records.html import html
from sessions.records.minutes import minutes
from sessions.text.cleaner import clean
from sessions.view import MeetingView
from sessions.words import Words
from tests.sessions.records.evening import NOW, empty, whole
from tests.sessions.records.test_markdown import every_text

CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")
AXE = files("axe_playwright_python").joinpath("axe.min.js")
SHEET = 595, 842
"""A4 in points."""

HOSTILE = clean(
    "[/b]<i>&lt;</td></table><script>alert(1)</script>{{7*7}}{% x %}\u202e\x1b[1m\x07e\u0301\u200b👩‍👧 مرحبا بالعالم "
    + "å" * 10_000
)
VIEWS = {
    "whole-sv": whole(),
    "whole-en": whole("en"),
    "empty": empty(),
    "hostile": every_text(whole(), HOSTILE),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests of this file; what is missing is said."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: these tests look at the minutes in a real browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a window of its own."""
    with browser.new_context() as window:
        yield window.new_page()


def show(page: Page, view: MeetingView, folder: Path) -> None:
    """Open the minutes as the file that they are."""
    file = folder / "minutes.html"
    file.write_text(html(minutes(view, Words(view.dialogue.language), NOW)), encoding="utf-8")
    page.goto(file.as_uri())


@pytest.mark.parametrize(
    ("name", "width", "dark"),
    [
        ("whole-sv", 360, False),
        ("whole-sv", 1280, True),
        ("whole-en", 1280, False),
        ("empty", 360, True),
        ("hostile", 360, True),
    ],
)
def test_nobody_is_hindered(page: Page, tmp_path: Path, name: str, width: int, dark: bool) -> None:
    show(page, VIEWS[name], tmp_path)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if dark else "light")
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert len(found["passes"]) > 10
    assert [told(rule) for rule in found["violations"] + found["incomplete"]] == []


def told(rule: dict[str, Any]) -> str:
    """What hinders, and where."""
    return f"{rule['id']}: {[(n['html'], [c['message'] for c in n['any']]) for n in rule['nodes'][:3]]}"


@pytest.mark.parametrize("name", VIEWS)
def test_no_line_is_wider_than_the_window(page: Page, tmp_path: Path, name: str) -> None:
    show(page, VIEWS[name], tmp_path)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        widest = page.evaluate("Math.max(...[...document.querySelectorAll('table')].map(it => it.offsetWidth), 0)")
        assert widest <= page.evaluate("document.querySelector('main').offsetWidth")


def test_a_keyboard_gets_past_the_contents_and_sees_where_it_is(page: Page, tmp_path: Path) -> None:
    show(page, whole(), tmp_path)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] > 0
    assert skip.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_browser_asks_for_nothing_but_the_file(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    show(page, VIEWS["hostile"], tmp_path)
    assert asked == [(tmp_path / "minutes.html").as_uri()]
    assert said == []


def test_the_status_is_on_every_printed_page(page: Page, tmp_path: Path) -> None:
    sheets = printed(page, long_evening(), tmp_path)
    assert len(sheets) > 6
    for number, sheet in enumerate(sheets, 1):
        assert sheet.splitlines()[:2] == [f"{number} ({len(sheets)})", "Mötesanteckningar KS 2025/112 UTKAST"]


def test_a_table_has_its_head_on_every_page_and_no_heading_is_left_behind(page: Page, tmp_path: Path) -> None:
    view = long_evening()
    sheets = printed(page, view, tmp_path)
    headings = {section.heading for section in minutes(view, Words("sv"), NOW).sections}
    for sheet in sheets:
        lines = sheet.splitlines()
        ideas = any(line.endswith(("Utemiljö 1", "Fritid 3")) for line in lines)
        assert ("Nr Idé Förtydligande Tema Bord" in lines) == ideas
        assert lines[-1].strip() not in headings


def test_paper_is_white_also_for_those_who_read_in_the_dark(page: Page, tmp_path: Path) -> None:
    show(page, whole(), tmp_path)
    page.emulate_media(color_scheme="dark")
    assert paper(page) != "rgb(255, 255, 255)"
    page.emulate_media(color_scheme="dark", media="print")
    assert paper(page) == "rgb(255, 255, 255)"


def paper(page: Page) -> str:
    """The colour that the text stands on."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def long_evening() -> MeetingView:
    """The whole evening with ideas that fill several pages."""
    view = whole()
    more = [
        IdeaView(number, number, f"Idé om hamnen, nummer {number}", "Fritid", "3", False, 1) for number in range(6, 150)
    ]
    return replace(view, ideas=(*view.ideas, *more))


def printed(page: Page, view: MeetingView, folder: Path) -> list[str]:
    """The text of every printed page."""
    show(page, view, folder)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {SHEET}
    return [sheet.extract_text() for sheet in sheets]
