"""What is typed in a line is kept as typed, or is seen to be something else; nothing is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.story.console import console
from tests.workshop.phases.base.test_leading import evening
from tests.workshop.phases.prioritising.voted import after_the_vote

FIREFIGHTER = "👩🏽\u200d🚒"


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("10\u00a0000 kr", "10\u00a0000 kr"),
        ("10\u202f000 kr", "10\u202f000 kr"),
        ("10\u2009000 kr", "10\u2009000 kr"),
        (f"Mer {FIREFIGHTER} och 🏳\ufe0f\u200d🌈", f"Mer {FIREFIGHTER} och 🏳\ufe0f\u200d🌈"),
        ("hamn\u00adområdet", "hamn[U+00AD]området"),
        ("bak\u202elänges", "bak[U+202E]länges"),
        ("a\u200db", "a[U+200D]b"),
        ("styr\x9b31m", "styr[U+009B]31m"),
    ],
)
async def test_a_sign_that_is_typed_is_kept_or_made_visible(tmp_path: Path, typed: str, saved: str) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        await led.type(typed)
        assert led.line == saved
        await led.press("enter")
        assert led.view.ideas[-1].text == saved


async def test_a_joiner_that_joins_nothing_in_the_end_is_seen_when_it_is_saved(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("ideas")
        await led.say("Mer 👩\u200d folk")
        await led.sees("Mer 👩[U+200D] folk")


async def test_a_sign_goes_in_a_form_too_and_replaces_what_is_marked(tmp_path: Path) -> None:
    async with console(tmp_path) as led:
        await led.press("n")
        await led.type("Ett torg", "shift+left", "shift+left", "shift+left", "shift+left")
        await led.type("\u00a0kr")
        assert led.line == "Ett \u00a0kr"


LONG = "Kommunen ställer upp bänkar med ryggstöd längs hela kajen, och båtklubben ser till dem varje vår och höst. "


async def test_a_text_that_is_too_long_for_its_line_is_seen_whole_by_the_room_too(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24), fill=after_the_vote) as led:
        await led.paste(LONG + "Det börjar i maj.")
        for label in ("", "Nytt förslag  "):
            await led.press("f4")
            shown = " ".join(led.text.split())
            assert LONG + "Det börjar i maj." in shown
            await led.sees(f"{label}…")
        await led.press("home")
        line = next(row for row in led.text.splitlines() if "Nytt förslag" in row)
        assert line.rstrip().endswith("…")
        await led.press("end", "enter")
        await led.until(lambda: led.view.proposals, "the proposal")
        await led.press("up")
        await led.paste("Därför att " + LONG * 8 + "slut")
        await led.sees("slut", "…")
        assert led.text.count("Kommunen") > 3
        await led.press("up")
        await led.sees("Det börjar i maj.")
