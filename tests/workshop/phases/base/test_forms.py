"""What stands in a form and in the line: typed over, refused where it stands, taken back by one key."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import events
from textual.keys import _character_to_key

from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.workshop.phases.ideas.test_filter import to_ideas


async def to_the_date(led: Console) -> None:
    """A new commitment as far as the day of its first step."""
    await led.go_to("commitments")
    await led.say("Hamnstads kommun", "byta lamporna", "driftchefen", "ringa")


def lump(led: Console, *keys: str) -> None:
    for key in keys:
        for sign in (key,) if key in ("escape", "enter") else key:
            led.post(events.Key(sign if len(sign) > 1 else _character_to_key(sign), sign if len(sign) == 1 else None))


async def test_a_refusal_names_its_field_has_the_cursor_there_and_is_taken_back_by_escape(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_the_date(led)
        await led.type("31 april", "enter")
        assert led.line == "31 april"
        await led.sees("Första steget senast: ", "tar bort det du skrev.")
        await led.press("up", "down")
        assert led.line == "31 april", "one may go about with it"
        await led.press("escape")
        assert led.line == ""
        await led.sees("Det du skrev är borttaget.", "Enter Nästa fält   Esc Klar")
        await led.type("2026-05-01", "enter", "escape")
        await led.sees("Vem åtar sig?")
        assert str(led.view.commitments[-1].first_step_by) == "2026-05-01"
        assert led.waiting == ()


async def test_what_is_refused_after_its_form_has_closed_comes_back_to_its_field(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_the_date(led)
        lump(led, "31 april", "escape")
        await led.settle()
        await led.sees("31 april", "Första steget senast")
        assert (led.line, led.waiting, len(led.screen.query(".field.-wrong"))) == ("31 april", (), 1)
        await led.go_to("closing")
        await led.press("ctrl+r")
        assert (led.line, led.waiting) == ("", ("31 april",)), "here is no field for it"
        await led.press("f8", "up", "enter", "ctrl+r")
        assert (led.line, led.waiting) == ("31 april", ())
        await led.press("escape", "escape")
        await led.sees("Vem åtar sig?")
        assert (led.line, led.waiting, led.view.commitments[-1].party) == ("", (), "Hamnstads kommun")


async def test_what_stands_in_a_field_or_in_the_line_is_typed_over(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_ideas(led)
        was = led.view.ideas[-1].text
        await led.press("up")
        await led.type(", och en färja", "enter")
        assert led.view.ideas[-1].text == f"{was}, och en färja", "an idea that is mended is written on"
        await led.press("f7")
        await led.type("half", "tab")
        await led.type("typed")
        assert led.line == "halftyped", "what one was typing oneself stays"
        await led.press("escape")
        await to_the_date(led)
        await led.press("up", "up", "up")
        await led.type("måla", "escape")
        await led.until(lambda: led.view.commitments[-1].promise == "måla", "the other promise")


async def test_the_row_whose_form_is_open_is_the_one_that_is_highlighted(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_the_date(led)
        assert led.phase.board.highlighted == f"commitment-{led.view.commitments[-1].id}"
        await led.press("escape", "up")
        await led.sees("Enter Nästa fält   Esc Klar")


async def test_what_is_prepared_can_be_undone_where_it_is_written(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        before = led.view.dialogue.question
        led.run("prepare")
        await led.until(lambda: len(led.app.screen_stack) == 3, "the form")
        await led.settle()
        await led.type("Hur blir bryggan hel?", "enter")
        await led.until(lambda: led.view.dialogue.question == "Hur blir bryggan hel?", "the question")
        await led.press("ctrl+z")
        assert led.view.dialogue.question == before
        await led.sees("Ångrat")
        await led.press("up")
        assert led.line == before
        await led.press("end", "ctrl+u", "enter")
        assert led.message.endswith("Esc hämtar tillbaka det som stod där.")
        await led.press("escape")
        assert led.line == before


async def test_theme_and_table_are_a_command_each(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await to_ideas(led)
        await led.sees("valfritt, /tema", "valfritt, /bord")
        for command, said in (("tema", "Ljus"), ("bord", "3")):
            await led.press("/")
            await led.type(command, "enter")
            await led.sees("Gäller nästa idéer")
            await led.type(said, "enter")
        await led.say("Lampor")
        assert (led.view.ideas[-1].theme, led.view.ideas[-1].table) == ("Ljus", "3")


async def test_the_row_whose_form_has_come_is_seen_above_it(tmp_path: Path) -> None:
    async with console(tmp_path, size=(160, 45), fill=partial(fill, language="sv")) as led:
        await led.go_to("commitments")
        await led.type("Hyresgästerna", "enter")
        await led.sees("  7  åtar sig att …", "▲ saknar 7 saker")
