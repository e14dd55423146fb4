"""What is typed fast in a list is words, not commands; so is what comes as a lump, as an unmarked paste does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input

from sessions.view import MeetingView
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.workshop.phases.ideas.test_filter import to_ideas

NAMED = {"\r": "enter", "\t": "tab", " ": "space"}


def key(sign: str) -> events.Key:
    return events.Key(NAMED.get(sign) or _character_to_key(sign), sign)


async def typed(led: Console, text: str, *, apart: float) -> None:
    """Type a text by hand, so many seconds between the keys."""
    for sign in text:
        led.post(key(sign), after=apart)
    await led.settle()


def told(view: MeetingView) -> list[tuple[str, bool]]:
    return [(idea.text, idea.withdrawn) for idea in view.ideas]


@pytest.mark.parametrize("apart", [0.0, 0.04, 0.12, 0.2])
async def test_a_word_in_a_list_goes_to_the_line(tmp_path: Path, apart: float) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_ideas(led)
        before = told(led.view)
        await led.press("tab", "end")
        await typed(led, "extra buss", apart=apart)
        assert (led.line, told(led.view), len(led.app.screen_stack)) == ("extra buss", before, 2)
        await led.sees("Det du skrev står på skrivraden.")


async def test_a_letter_alone_is_a_command_and_the_same_one_twice_is_two(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_ideas(led)
        await led.press("tab", "end")
        for sign in "xx":
            led.post(key(sign), after=0.2)
            await led.until(lambda: led.quiet and led.saved, "the idea to be taken back")
        assert [idea.withdrawn for idea in led.view.ideas[-1:]] == [True]
        await led.press("home", "b")
        assert len(led.app.screen_stack) == 3


@pytest.mark.parametrize(
    "pasted", ["/dev/null är trasig", "? varför inte", "Fler lampor\r/tmp\r? va", "Fler lampor\tXylofon"]
)
async def test_a_paste_without_marks_is_no_key(tmp_path: Path, pasted: str) -> None:
    """Its lines are saved as ideas; what begins with a slash is one, and a tab is a space."""
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_ideas(led)
        before = told(led.view)
        await typed(led, pasted + "\r", apart=0.0)
        lines = pasted.replace("\t", " ").split("\r")
        assert told(led.view) == before + [(line, False) for line in lines]
        assert (led.line, len(led.app.screen_stack)) == ("", 2)


async def test_a_tab_and_a_letter_at_once_are_no_command(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_ideas(led)
        before = told(led.view)
        await led.press("tab", "end", "escape")
        await typed(led, "\tX", apart=0.0)
        assert (told(led.view), led.line) == (before, "X")


async def test_slash_and_question_mark_alone_ask_as_ever(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_ideas(led)
        await typed(led, "/s", apart=0.3)
        assert (led.line, len(led.app.screen_stack)) == ("s", 3)


async def test_words_in_the_phases_and_on_the_start_screen_change_nothing(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        agenda = led.view.phases
        await led.press("f8")
        await typed(led, "extra buss", apart=0.1)
        assert led.view.phases == agenda
        await led.sees("Det kom för fort för att vara kommandon.")
        await led.press("escape")
        led.run("leave")
        await led.until(lambda: not led.has_view, "the start screen")
        shelf = led.shelf
        await typed(led, "lampor vid kajen\r", apart=0.0)
        assert led.shelf == shelf
        await led.sees("Det kom för fort för att vara kommandon.")
        assert not led.screen.query(Input)
