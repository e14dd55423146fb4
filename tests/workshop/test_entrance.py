"""Going into meetings and out of them: each keeps what was left in it, and nothing is left unseen."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from sessions.agenda.phases import PhaseKind
from tests.sessions.store.making import console as beside
from tests.sessions.store.making import open_round
from tests.sessions.store.sampled import fill
from tests.story.console import Clock, Console, console
from tests.workshop.two_meetings import HARBOUR, SCHOOL, ask_to_leave, busy, go_into, impatient, lay_out, leave
from workshop.app import WorkshopApp
from workshop.dialogs.choice import ChoiceScreen
from workshop.dialogs.minutes import MinutesReader


def drafts(folder: Path) -> str:
    """All that is kept beside the store of what is half-typed."""
    return "".join(each.read_text(encoding="utf-8") for each in folder.glob("store.db.drafts-*"))


def key(name: str) -> events.Key:
    """A key as the terminal hands it over, to be waited for by nobody."""
    named = {"enter": "\r", "home": None, "end": None, "ctrl+q": None}
    return events.Key(name if name in named else _character_to_key(name), named.get(name, name))


async def test_theme_and_table_of_one_meeting_are_not_those_of_another(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.press("shift+tab", "shift+tab")
        await led.type("Belysning", "enter", "shift+tab")
        await led.type("3", "enter")
        await led.say("Fler lampor")
        assert (led.view.ideas[0].theme, led.view.ideas[0].table) == ("Belysning", "3")
        await leave(led)
        await go_into(led, SCHOOL)
        await led.say("Fler gungor")
        assert (led.view.ideas[0].theme, led.view.ideas[0].table) == ("", "")
        assert "Belysning" not in led.text


async def test_the_minutes_that_are_read_are_those_of_the_meeting_that_is_open(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.write_minutes()
        await leave(led)
        await go_into(led, SCHOOL)
        await led.press("ctrl+l")
        assert not isinstance(led.screen, MinutesReader)
        await led.write_minutes()
        await led.press("ctrl+l")
        await led.sees(SCHOOL)


async def test_a_half_typed_line_is_there_again_in_its_own_meeting(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.type("Fler lam")
        await leave(led)
        await go_into(led, SCHOOL)
        assert led.line == ""
        await led.type("Fler gun")
        await leave(led)
        await go_into(led, HARBOUR)
        assert led.line == "Fler lam"
        await led.press("ctrl+q", "end", "enter")
    async with console(tmp_path) as led:
        await go_into(led, SCHOOL)
        assert led.line == "Fler gun"
        await leave(led)
        await go_into(led, HARBOUR)
        assert led.line == "Fler lam"
        await led.type("por", "enter")
        await leave(led)
        assert "lam" not in drafts(tmp_path)
    assert "Fler gun" in drafts(tmp_path)


async def test_who_leaves_something_half_typed_is_asked_once_and_may_stay(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.type("Fler lam")
        await ask_to_leave(led)
        await led.sees("Innan du går", "En rad är halvskriven:", "Fler lam", "Stanna kvar", "Lämna träffen")
        await led.press("enter")
        assert led.line == "Fler lam"
        await led.press("ctrl+q")
        await led.sees("Innan du går", "Avsluta programmet")
        await led.press("escape")
        assert led.line == "Fler lam"
        await ask_to_leave(led)
        await led.press("end", "enter")
        await led.until(lambda: not led.entered, "the start screen")


async def test_who_leaves_nothing_is_not_asked(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.say("Fler lampor")
        await ask_to_leave(led)
        await led.until(lambda: not led.entered, "the start screen")
        await go_into(led, HARBOUR)
        await led.press("ctrl+q")
        await led.until(lambda: led.app._exit, "the end")


async def test_what_waits_is_asked_about_and_kept_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch)
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        with busy(led.store):
            await led.say("Fler lampor")
            await led.sees("✗ Inte sparad: Fler lampor")
        await led.press("ctrl+q")
        await led.sees("Innan du går", "1 text gick inte att spara:", "Fler lampor")
        await led.press("end", "enter")
        await led.until(lambda: led.app._exit, "the end")
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.sees("✗ Inte sparad: Fler lampor")
        await led.press("ctrl+r")
        assert led.line == "Fler lampor"
        await led.press("enter")
        assert [idea.text for idea in led.view.ideas] == ["Fler lampor"]


async def test_quitting_again_while_it_asks_ends_the_program(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.type("Fler lam")
        await led.press("ctrl+q")
        assert isinstance(led.screen, ChoiceScreen) and "Innan du går" in led.text
        led.post(key("ctrl+q"))
        await led.until(lambda: led.app._exit, "the end")
    assert "Fler lam" in drafts(tmp_path)


@pytest.mark.parametrize("answer", [("end", "enter"), ("ctrl+q",)])
async def test_who_quits_while_another_program_holds_the_store_is_asked_and_finds_every_word_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: tuple[str, ...]
) -> None:
    monkeypatch.setattr("workshop.entrance.PATIENCE", 0.0)
    lay_out(tmp_path)
    words = [f"Lampa {letter}" for letter in "ABCDEFGHIJ"]
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        with busy(led.store):
            for name in "\r".join([*words, "Halvskri"]):
                led.post(key("enter" if name == "\r" else name))
            await led.until(lambda: len(led.app.jobs.pending) == len(words), "the ideas to be on their way")
            led.post(key("ctrl+q"))
            await led.sees("10 texter är inte sparade än, för filen är upptagen:", "Lampa A", "En rad är halvskriven:")
            for name in answer:
                led.post(key(name))
            await led.until(lambda: led.app._exit, "the end")
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        assert led.waiting == tuple(words)
        assert led.line == "Halvskri"


async def test_what_is_typed_ahead_of_quitting_is_saved(tmp_path: Path) -> None:
    found = lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        for name in "Fler lampor\rEn bänk\r\x11":
            led.post(key({"\r": "enter", "\x11": "ctrl+q"}.get(name, name)))
        await led.until(lambda: led.app._exit, "the end")
    with beside(tmp_path / "store.db", found[HARBOUR]) as meeting:
        assert [idea.text for idea in meeting.view.ideas] == ["Fler lampor", "En bänk"]


async def test_what_is_on_its_way_when_a_meeting_is_left_goes_to_no_other_and_waits_in_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop.entrance.PATIENCE", 0.0)
    impatient(monkeypatch)
    found = lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        with busy(led.store):
            await led.say("Fler lampor")
        await leave(led)
        await go_into(led, SCHOOL)
        assert led.waiting == () and led.line == ""
    assert json.loads(drafts(tmp_path))[str(found[HARBOUR])]["waiting"] == ["Fler lampor"]


async def test_a_half_typed_private_note_is_asked_about_by_its_kind_and_in_no_file(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.type("Fler lam")
        await led.press("f7", "tab")
        await led.type("Bengt är arg")
        await ask_to_leave(led)
        await led.sees("2 rader är halvskrivna:", "en röstsedel eller privat anteckning", "men inte")
        assert "Bengt" not in led.text.split("Innan du går")[1].split("╯")[0]
        await led.press("end", "enter")
        await led.until(lambda: not led.entered, "the start screen")
        assert "Fler lam" in drafts(tmp_path)
        assert "Bengt" not in drafts(tmp_path)
        await go_into(led, HARBOUR)
        assert led.line == "Fler lam"


async def test_a_half_typed_question_to_park_waits_in_its_meeting(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.press("f6")
        await led.type("Vem äger ka")
        await leave(led)
        await go_into(led, SCHOOL)
        assert "Vem äger ka" not in led.text
        await leave(led)
        await go_into(led, HARBOUR)
        await led.sees("✗ Inte sparad: Vem äger ka")


async def test_a_half_typed_ballot_is_in_no_file(tmp_path: Path) -> None:
    found = lay_out(tmp_path)
    with beside(tmp_path / "store.db", found[HARBOUR]) as meeting:
        open_round(meeting)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        assert led.view.phase.kind == PhaseKind.PRIORITISING
        await led.type("7 8 9")
        await ask_to_leave(led)
        await led.sees("En rad är halvskriven:", "en röstsedel eller privat anteckning")
        await led.press("end", "enter")
        await led.until(lambda: not led.entered, "the start screen")
        await go_into(led, HARBOUR)
        assert led.line == ""
        await led.type("7 8 9", "ctrl+q", "end", "enter")
    assert "7 8 9" not in drafts(tmp_path)


async def test_keys_after_leaving_reach_the_start_screen_and_those_after_opening_the_meeting(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.press("ctrl+p")
        await led.type("startsidan")
        for name in ("enter", "home", "enter", *"Fler gungor", "enter"):
            led.post(key(name))
        await led.until(lambda: led.has_view and led.view.ideas, "the idea")
        await led.settle()
        assert [idea.text for idea in led.view.ideas] == ["Fler gungor"]
        assert led.view.dialogue.question == led.shelf[0].question


async def test_a_half_typed_question_to_park_waits_when_the_phase_is_left(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        await led.press("f6")
        await led.type("Vem äger kajen")
        await led.press("f8", "enter")
        await led.until(lambda: led.waiting == ("Vem äger kajen",), "the question to wait")
        await led.press("ctrl+r")
        assert led.line == "Vem äger kajen"


async def test_nothing_is_asked_at_the_end_of_a_store_that_is_thrown_away(tmp_path: Path) -> None:
    app = WorkshopApp(tmp_path / "store.db", fill=partial(fill, language="sv"), throw_away=True)
    async with app.run_test() as pilot:
        led = Console(app, pilot, Clock())
        await led.until(lambda: led.entered, "the sample")
        await led.settle()
        await led.type("Halvskrivet")
        led.post(key("ctrl+q"))
        await led.until(lambda: app._exit, "the end")
