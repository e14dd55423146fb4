"""In the ideas the facilitator filters as words are typed, and writes what was meant under an idea."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sessions.agenda.phases import PhaseKind
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.story.test_hostile import HOSTILE
from tests.workshop.test_shots import shoot


async def to_ideas(led: Console) -> None:
    """From the sample's grouping back to its ideas."""
    await led.go_to(PhaseKind.IDEAS)


def ideas(language: str = "sv") -> Any:
    """Lays out the sample, and goes back to its ideas."""
    return partial(fill, language=language, phase=PhaseKind.IDEAS)


def listed(led: Console) -> list[str]:
    """The numbers of the ideas that the board shows."""
    return [row.number for row in led.phase.board.rows if row.number]


def having(led: Console, *words: str) -> list[str]:
    """The numbers of the ideas that have all the words."""
    ideas = ((f"{idea.text} {idea.theme} {idea.clarification}".casefold(), idea) for idea in led.view.ideas)
    return [str(idea.number) for text, idea in ideas if all(word in text for word in words)]


async def test_each_key_filters_and_escape_gives_all_back(tmp_path: Path) -> None:
    """Tab, F: the half-typed idea waits; the list and its count follow each key; Escape brings both back."""
    async with console(tmp_path, fill=ideas()) as led:
        everything = listed(led)
        await led.type("En halv idé", "tab", "f")
        assert led.line == ""
        await led.type("LAMP")
        fitting = having(led, "lamp")
        assert 0 < len(fitting) < len(everything)
        assert listed(led) == fitting
        live = {str(idea.number) for idea in led.view.live_ideas}
        await led.sees(f"{len(live & {*fitting})} av {len(live)} idéer")
        await led.type("or magasin")
        assert listed(led) == having(led, "lampor", "magasin")
        await led.press(*["backspace"] * len("or magasin"))
        assert listed(led) == fitting
        await led.type("zz")
        await led.sees("Ingen idé har de orden", f"0 av {len(live)} idéer")
        await led.press("escape")
        assert listed(led) == everything
        assert led.line == "En halv idé"


async def test_enter_goes_to_what_was_found_and_an_idea_can_be_changed_there(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        everything, number = listed(led), having(led, "lampor")[0]
        await led.press("tab", "f")
        await led.type("lampor", "enter")
        assert led.phase.board.has_focus
        assert listed(led) == having(led, "lampor")
        await led.press("enter")
        assert listed(led) == everything
        await led.type(" Nu!", "enter")
        idea = next(idea for idea in led.view.ideas if str(idea.number) == number)
        assert idea.text.endswith("Nu!")
        assert led.line == ""


async def test_enter_without_a_word_and_a_palette_s_filter(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led:
        await led.type("/")
        await led.type("Filtrera", "enter")
        await led.type("lampor")
        assert listed(led) == having(led, "lampor")
        await led.press("end", "ctrl+u", "enter")
        await led.type("Ny idé om belysning", "enter")
        assert led.view.ideas[-1].text == "Ny idé om belysning"
        assert listed(led)[-1] == str(led.view.ideas[-1].number)


async def test_what_others_save_meanwhile_is_filtered_too_and_a_search_ends_the_filter(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led, console(tmp_path) as other:
        await other.press("enter")
        await led.press("tab", "f")
        await led.type("kanot")
        await other.say("Hyr ut kanoter", "Hyr ut cyklar")
        await led.until(lambda: led.view.ideas[-1].text == "Hyr ut cyklar", "both ideas")
        await led.sees("Hyr ut kanoter")
        assert "cyklar" not in led.text
        await led.press("ctrl+f")
        await led.type("cyklar", "enter")
        assert led.phase.board.highlighted == f"idea-{led.view.ideas[-1].id}"


async def test_a_clarification_stands_under_the_idea_on_the_wall_too(tmp_path: Path) -> None:
    """C writes it, C again changes it, an emptied line takes it away, and each can be undone."""
    async with console(tmp_path, fill=ideas()) as led:
        words = led.view.ideas[0].text
        await led.press("tab", "home", "c")
        await led.type("Särskilt vid bron", "enter")
        assert (led.view.ideas[0].text, led.view.ideas[0].clarification) == (words, "Särskilt vid bron")
        await led.press("tab", "home", "escape", "f4")
        await led.press(*["pagedown"] * 2)
        await led.sees("Särskilt vid bron")
        await led.press("f4", "tab", "home", "c")
        assert led.line == "Särskilt vid bron"
        await led.press("end", "ctrl+u", "enter")
        assert led.view.ideas[0].clarification == ""
        await led.press("ctrl+z")
        assert led.view.ideas[0].clarification == "Särskilt vid bron"
        await led.press("tab", "home", "c", "end", "ctrl+u")
        await led.paste(HOSTILE, "enter")
        await led.sees("Sparat: förtydligandet av idé 1")


async def test_two_who_clarify_the_same_idea_are_shown_each_other_s_words(tmp_path: Path) -> None:
    async with console(tmp_path, fill=ideas()) as led, console(tmp_path) as other:
        await other.press("enter")
        for one in (led, other):
            await one.press("tab", "home", "c")
        await led.type("Vid bron", "enter")
        await other.until(lambda: other.view.ideas[0].clarification, "the other's words")
        await other.type("Vid kyrkan", "enter")
        await other.sees("Vid bron", "Vid kyrkan")
        await other.press("down", "enter")
        assert other.view.ideas[0].clarification == "Vid kyrkan"


@pytest.mark.parametrize(("language", "word"), [("sv", "lampor"), ("en", "school")])
async def test_the_filter_as_it_looks(tmp_path: Path, text_file: Any, language: str, word: str) -> None:
    """The count above, the found ideas with what was meant, the line that filters. The room sees every idea."""
    async with console(tmp_path, language, size=(100, 30), fill=ideas(language)) as led:
        await led.press("tab", "home", "c")
        await led.type("Också i magasinen." if language == "sv" else "Also by the warehouses.", "enter")
        await led.press("tab", "f")
        await led.type(word[:3])
        await shoot(led, text_file, "filter")
        await led.press("f4")
        await shoot(led, text_file, "filter-wall")
