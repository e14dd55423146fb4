"""The guide beside the board: read a page at a time by one key, in one's own words if one likes, never by the room."""

from __future__ import annotations

from pathlib import Path

from textual.events import MouseScrollDown as _Down
from textual.events import MouseScrollUp as _Up

from tests.story.console import Console, console
from tests.workshop.test_shots import sample
from workshop.widgets.guide import Guide

HOSTILE = r"[red]x[/x] \[ {n} ‮ <b>"


async def to_ideas(led: Console) -> None:
    await led.go_to("ideas")
    await led.until(lambda: led.phase.kind == "ideas", "the ideas")


async def test_one_key_turns_the_page_then_folds_it_away_and_brings_it_back(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30), fill=sample("sv")) as led:
        await to_ideas(led)
        await led.sees("Så här gör ni", "Gå laget runt", "Inget är för litet.", "Ctrl+G: mer")
        assert "Tänk på" not in led.text
        await led.type("Halvskr")
        await led.press("ctrl+g")
        await led.sees("Tänk på", "Skriv med deras ord.")
        assert "Så här gör ni" not in led.text
        await led.press("ctrl+g")
        assert "Tänk på" not in led.text
        assert not led.phase.query_one(Guide).display
        await led.press("ctrl+g")
        await led.sees("Så här gör ni", "Ctrl+G: mer")
        assert led.line == "Halvskr"


async def test_in_a_small_window_it_takes_the_boards_place_for_a_while(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24), fill=sample("sv")) as led:
        await to_ideas(led)
        assert "Så här gör ni" not in led.text
        await led.press("ctrl+g")
        await led.sees("Så här gör ni", "Säg", "Tänk på", "Vänta ut tystnaden.")
        await led.press("ctrl+g")
        assert "Så här gör ni" not in led.text
        await led.sees(f"{len(led.view.live_ideas)} idéer")


async def test_all_of_it_stands_in_a_large_window(tmp_path: Path) -> None:
    async with console(tmp_path, size=(160, 45), fill=sample("sv")) as led:
        await to_ideas(led)
        await led.sees("Så här gör ni", "Säg", "Tänk på", "Vänta ut tystnaden.")
        await led.press("ctrl+g")
        assert "Så här gör ni" not in led.text


async def test_ones_own_words_stand_there_as_typed_when_the_phase_opens(tmp_path: Path) -> None:
    own = tmp_path / "guider"
    own.mkdir()
    (own / "ideas.toml").write_text(f"say = '''Säg {HOSTILE}\nNy rad'''", encoding="utf-8")
    async with console(tmp_path, size=(160, 45), fill=sample("sv")) as led:
        await to_ideas(led)
        await led.sees("Säg [red]x[/x] \\[ {n}", "[U+202E] <b>", "Ny rad", "Låt alla skriva tyst")
        assert led.message == ""
        (own / "ideas.toml").write_text('say = "Mitt under träffen."', encoding="utf-8")
        await led.go_to("grouping")
        await led.go_to("ideas")
        await led.sees("Mitt under träffen.")


async def test_a_mistake_in_ones_own_file_is_told_and_the_programs_own_is_shown(tmp_path: Path) -> None:
    own = tmp_path / "guider"
    own.mkdir()
    (own / "ideas.toml").write_text('say = "Hej"\nmind = Lyssna', encoding="utf-8")
    async with console(tmp_path, size=(160, 45), fill=sample("sv")) as led:
        await to_ideas(led)
        await led.sees("Din egen guide ideas.toml går inte att använda: rad 2", "Inget är för litet.")


async def test_the_room_sees_neither_the_guide_nor_what_is_wrong_with_it(tmp_path: Path) -> None:
    own = tmp_path / "guider"
    own.mkdir()
    (own / "ideas.toml").write_text("say = 3", encoding="utf-8")
    async with console(tmp_path, size=(160, 45), fill=sample("sv")) as led:
        await led.press("f4")
        await to_ideas(led)
        assert "ideas.toml" not in led.text
        await led.press("ctrl+g")
        assert "Så här gör ni" not in led.text


async def test_the_wheel_turns_pages_and_a_larger_window_shows_the_whole(tmp_path: Path) -> None:
    async with console(tmp_path, size=(100, 30), fill=sample("sv")) as led:
        await to_ideas(led)
        await led.pilot._post_mouse_events([_Down], led.phase.query_one(Guide))
        await led.sees("Vänta ut tystnaden.")
        await led.pilot._post_mouse_events([_Down], led.phase.query_one(Guide))
        await led.sees("Vänta ut tystnaden.")
        await led.pilot._post_mouse_events([_Up], led.phase.query_one(Guide))
        await led.sees("Så här gör ni")
        await led.resize(160, 45)
        await led.sees("Så här gör ni", "Vänta ut tystnaden.")
