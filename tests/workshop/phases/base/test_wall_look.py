"""On a single screen F4 shows the phase's wall and the entry line, and nothing that is the leader's own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import arrangement
from sessions.dialogue import commands as dialogue
from sessions.notes.view import NoteKind
from sessions.sample import fill
from tests.sessions.store.making import console as store_console
from tests.sessions.store.making import make_meeting, open_round
from tests.story.console import console
from tests.workshop.test_shots import hush
from tests.workshop.wall.hosted import kinds
from tests.workshop.wall.test_secrets import OPEN_IDEA, SECRET
from tests.workshop.wall.test_secrets import fill as fill_secrets
from workshop.widgets.form import Form

SIZES = [("sv", (60, 18)), ("sv", (80, 24)), ("sv", (100, 30)), ("sv", (160, 45)), ("en", (60, 18))]


async def test_no_phase_shows_the_room_what_is_not_for_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with store_console(path, make_meeting(path)) as other:
        for kind in kinds():
            if all(phase.kind != kind for phase in other.view.phases):
                other.do(arrangement.add, kind=kind, after=other.view.phases[-1].id)
        fill_secrets(other)
        open_round(other, entitled=3, options=3)
        other.lay_ballot("1 1 2")
        other.do(dialogue.go_to, phase_id=other.view.phases[0].id)
    async with console(tmp_path, size=(60, 18)) as led:
        await led.press("enter", "f4")
        for kind in sorted(kinds(), key=PhaseKind.PRIORITISING.__eq__):
            if led.view.phase.kind != kind:
                await led.go_to(kind)
            name = led.words(f"phase.{kind}.name")
            await led.sees(name)
            await led.press("f7")
            await led.type(f"{SECRET} anteckning")
            assert SECRET not in led.text, kind
            await led.press("tab")
            assert SECRET not in led.text, kind
            await led.press("enter")
            await led.until(lambda: led.view.notes[-1].kind is NoteKind.PRIVATE, "the note")
            for _ in range(8):
                assert SECRET not in led.text, kind
                for leaders in ("Tab hit", "Ctrl+O", "krymper", "mindre till", "Nytt förslag", "▌ 1  HEM"):
                    assert leaders not in led.text, kind
                led.phase.pane.turn(1)
                await led.settle()


async def test_the_line_saves_and_what_is_new_is_on_the_wall(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=(60, 18)) as led:
        await led.go_to(PhaseKind.IDEAS)
        await led.press("tab", "f4")
        await led.type("Ett café")
        assert led.line == "Ett café" and "Ny idé" not in led.text
        await led.press("enter")
        await led.sees("▌ 41  Ett café", "Sparat: idé 41", "40 idéer")
        await led.press("up")
        await led.type(" i hamnen", "enter")
        await led.sees("▌ 41  Ett café i hamnen")
        await led.press("f6")
        await led.sees("Parkera en fråga")
        await led.type("Vem äger silon?", "enter")
        await led.until(lambda: led.view.parked[-1].text == "Vem äger silon?", "the question")


async def test_a_form_is_one_field_below_the_wall_and_a_name_in_it_is_typed_unseen(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=(60, 18)) as led:
        await led.go_to(PhaseKind.COMMITMENTS)
        await led.press("f4")
        await led.say("Båtklubben")
        await led.type("öppna bryggan")
        await led.sees("åtar sig att", "öppna bryggan")
        assert "Första steg" not in led.text
        await led.press("enter")
        await led.sees("åtar sig att öppna bryggan")
        form = led.phase.query_one(Form)
        for name, seen in (("sign", True), ("reports_back", False)):
            form.enter(name)
            await led.type("Eva Ek")
            assert ("Eva Ek" in led.text) is seen, name
            await led.press("ctrl+u")


async def test_the_pages_turn_by_a_clicker_and_the_last_one_leads_on(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=(60, 18)) as led:
        await led.press("f4")
        await led.sees("1 av ")
        pages = int(led.text.split("1 av ")[1].split()[0])
        assert pages > 2
        await led.press("pagedown")
        await led.sees(f"2 av {pages}")
        await led.press("pageup")
        await led.sees(f"1 av {pages}")
        await led.press(*["pagedown"] * pages)
        await led.sees("Byt fas")


async def test_what_needs_the_list_says_where_it_is_done(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv"), size=(60, 18)) as led:
        await led.go_to(PhaseKind.IDEAS)
        await led.press("f4", "tab")
        assert led.screen.focused is led.phase.line
        led.run("idea_theme")
        await led.sees("Det gör du i din egen vy. F4 går dit.")
        await led.press("/")
        await led.type("förtydliga")
        await led.sees("Inget sådant kommando")
        await led.press("escape", "escape")
        assert OPEN_IDEA in led.phase.board.rows[0].text


@pytest.mark.parametrize(("language", "size"), SIZES)
async def test_as_it_looks(tmp_path: Path, text_file: Any, language: str, size: tuple[int, int]) -> None:
    """The wall, and below it the line or the field that one writes in, at one left edge."""
    async with console(tmp_path, language, fill=partial(fill, language=language), size=size) as led:
        await led.go_to(PhaseKind.IDEAS)
        await led.press("f4")
        await hush(led)
        assert led.text == text_file(name="ideas")
        await led.go_to(PhaseKind.PROPOSALS)
        await led.say("En gemensam vaktlista" if language == "sv" else "A rota that we share")
        await hush(led)
        assert led.text == text_file(name="proposals-form")
