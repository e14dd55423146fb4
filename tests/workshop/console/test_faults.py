"""An error of our own: the meeting goes on, a line says where it is noted, the note has none of people's words."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any

import pytest
from textual import work

from sessions.ideas import commands as ideas
from sessions.queries import shelf
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from workshop.app import WorkshopApp
from workshop.console import faults
from workshop.dialogs.palette import PaletteScreen
from workshop.phases.base.screen import PhaseScreen
from workshop.phases.ideas.screen import IdeasScreen
from workshop.widgets.board import Board
from workshop.widgets.entry import EntryLine

WORDS = "Fler lampor vid bryggan"


def breaks(*_: object, **__: object) -> Any:
    """What an error of our own looks like: it quotes what somebody wrote."""
    raise ValueError(f"{WORDS} cannot be")


def once(rightly: Callable[..., Any]) -> Callable[..., Any]:
    """Breaks the first time, and then does as it should."""
    broken: list[object] = []

    @wraps(rightly)
    def done(*values: Any, **named: Any) -> Any:
        if not broken:
            broken.append(breaks)
            breaks()
        return rightly(*values, **named)

    return done


@asynccontextmanager
async def writing(folder: Path) -> AsyncIterator[Console]:
    """A console at the sample's ideas, in which something goes wrong."""
    async with console(folder, fill=partial(fill, language="sv"), drawn=True) as led:
        led.faults_are_meant = True
        await led.go_to("ideas")
        await led.until(lambda: led.view.phase.kind == "ideas", "the ideas")
        await led.settle()
        yield led


async def told_and_gone_on(led: Console, *places: str, saves: str = "En bänk till") -> None:
    """The line says it and where; the log has the places and not the words; another idea can be saved."""
    await led.until(lambda: "ågot gick fel i programmet" in led.text, "to be told")
    await led.settle()
    said = "".join(led.message.split())
    log = led.store.with_suffix(".log")
    assert said.startswith(("Någotgickfeliprogrammet.Träffengårvidare.", "Detgickinteattspara"))
    assert said.endswith("".join(str(log).split()))
    written = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert all(place in written for place in places), written
    assert WORDS not in written and "cannot be" not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    await led.press("escape", "escape")
    line = led.line
    await led.press("end", "ctrl+u")
    await led.say(saves)
    await led.until(lambda: led.view.ideas[-1].text == saves, "another idea")
    await led.settle()
    assert saves in [row.text for row in led.phase.board.rows]
    await led.type(line)


async def test_a_command_that_breaks_keeps_the_words_to_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(ideas, "add", once(ideas.add))
        await led.say(WORDS)
        await led.sees(f"✗ Inte sparad: {WORDS}", "Det gick inte att spara: något gick fel i programmet.")
        await told_and_gone_on(led, "meeting.py", "test_faults.py")
        await led.press("ctrl+r")
        await led.until(lambda: led.view.ideas[-1].text == WORDS, "the idea that waited")


async def test_an_action_of_a_screen_that_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(PhaseScreen, "action_wall_look", breaks)
        await led.type("Halvskriven", "f4")
        assert led.line == "Halvskriven"
        await told_and_gone_on(led, "test_faults.py", "command_app.py")
        assert led.line == "Halvskriven"


async def test_a_handler_of_a_screen_that_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(IdeasScreen, "choose", breaks)
        await led.press("tab", "home", "enter")
        await told_and_gone_on(led, "screen.py")


async def test_a_task_of_a_screen_that_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr("workshop.dialogs.search.search", breaks)
        await led.press("ctrl+f")
        await told_and_gone_on(led, "meeting.py", "tasks.py")


async def test_a_worker_of_textual_that_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(PhaseScreen, "action_wall_look", work(thread=True)(breaks))
        await led.press("f4")
        await told_and_gone_on(led, "test_faults.py")


async def test_a_handler_of_a_widget_that_breaks_loses_neither_the_widget_nor_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(EntryLine, "take_lines", once(EntryLine.take_lines))
        await led.type("Halvskriven")
        await led.paste("en rad")
        await led.until(lambda: "ågot gick fel i programmet" in led.text, "to be told")
        await led.settle()
        assert led.line == "Halvskriven"
        await told_and_gone_on(led, "line.py")
        await led.paste(" en rad")
        assert led.line == "Halvskriven en rad"


async def test_a_key_of_the_list_that_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(Board, "action_move_far", once(Board.action_move_far))
        await led.press("tab", "home")
        await told_and_gone_on(led, "test_faults.py")
        await led.press("ctrl+u", "tab", "home")
        assert led.phase.board.highlighted == led.phase.board.rows[0].id


async def test_an_error_while_painting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(Board, "render_line", once(Board.render_line))
        await led.say("En lampa till")
        await told_and_gone_on(led, "compositor.py")


async def test_a_dialog_in_which_something_breaks_goes_as_by_escape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with writing(tmp_path) as led:
        await led.press("ctrl+p")
        monkeypatch.setattr(Board, "render_line", once(Board.render_line))
        await led.type("x")
        await led.until(lambda: not isinstance(led.screen, PaletteScreen), "the dialog to be gone")
        await told_and_gone_on(led, "compositor.py")


async def test_the_start_screen_is_shown_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        led.run("leave")
        await led.until(lambda: not led.entered and led.shelf, "the shelf")
        await led.settle()
        monkeypatch.setattr(Board, "watch_highlighted", once(Board.watch_highlighted))
        await led.press("home")
        await led.until(lambda: "ågot gick fel i programmet" in led.text, "to be told")
        await led.sees("Träff 1")
        await led.press("end", "enter")
        await led.until(lambda: led.entered, "the meeting")


async def test_a_shelf_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with writing(tmp_path) as led:
        monkeypatch.setattr(shelf, "read", breaks)
        led.run("leave")
        await led.until(lambda: "ågot gick fel i programmet" in led.text, "to be told")
        assert "start/screen.py" in led.store.with_suffix(".log").read_text(encoding="utf-8")


async def test_what_breaks_again_whatever_is_shown_ends_the_program_and_what_is_saved_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = WorkshopApp(tmp_path / "store.db", fill=partial(fill, language="sv"))
    async with app.run_test(size=(120, 40)) as pilot:
        led = Console(app, pilot, app.clock)  # type: ignore[arg-type]
        await led.until(lambda: led.entered, "the meeting")
        await led.settle()
        await led.type("Halvskriven")
        monkeypatch.setattr(Board, "render_line", breaks)
        led.phase.board.refresh()
        await led.until(lambda: app._exit, "the program to end")
    assert app.return_code == 1
    said = "".join(capsys.readouterr().err.split())
    assert f"sådetavslutas.Detsomärsparatfinnskvar.Feletärantecknati{tmp_path / 'store.log'}" in said
    assert "Halvskriven" in next(tmp_path.glob("store.db.drafts-*")).read_text(encoding="utf-8")


async def test_the_toolkit_s_own_error_is_in_the_status_whoever_ends_the_program_then(tmp_path: Path) -> None:
    app = WorkshopApp(tmp_path / "store.db")
    async with app.run_test():
        app.panic("Nobody took this")
        app.exit()
    assert app.return_code == 1


def test_a_full_log_is_put_aside_and_one_older_is_kept(tmp_path: Path, clock: Any) -> None:
    store, older = tmp_path / "store.db", tmp_path / "store.log.1"
    older.write_text("oldest", encoding="utf-8")
    log = faults.log_path(store)
    log.write_text("x" * (faults.LARGEST + 1), encoding="utf-8")
    assert faults.write_down(ValueError(WORDS), store, clock()) == log
    assert older.stat().st_size == faults.LARGEST + 1
    assert log.read_text(encoding="utf-8").startswith("2026-04-22T15:50:00+00:00\nbuiltins.ValueError\n")
    faults.write_down(ValueError(WORDS), store, clock())
    assert log.read_text(encoding="utf-8").count("builtins.ValueError") == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["store.log", "store.log.1"]


def test_a_cause_is_noted_too_and_a_log_that_cannot_be_written_is_told(tmp_path: Path, clock: Any) -> None:
    try:
        try:
            breaks()
        except ValueError as error:
            raise KeyError(WORDS) from error
    except KeyError as error:
        log = faults.write_down(error, tmp_path / "store.db", clock())
    assert log is not None
    written = log.read_text(encoding="utf-8")
    assert written.index("builtins.KeyError") < written.index("builtins.ValueError")
    assert "test_faults.py" in written and WORDS not in written
    assert faults.write_down(ValueError(), tmp_path / "gone" / "store.db", clock()) is None


@pytest.fixture
def clock() -> Any:
    """A clock that stands still."""
    from tests.story.console import Clock

    return Clock()
