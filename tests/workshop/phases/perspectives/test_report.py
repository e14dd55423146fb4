"""A report brought into the perspectives from a file: shown before it is taken, whatever it holds."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from textual import events

from sessions.perspectives import commands as perspectives
from sessions.text.cleaner import clean
from tests.sessions.perspectives.reported import CORPUS, reported
from tests.sessions.records.reading import texts as minutes_of
from tests.sessions.store.making import dump
from tests.story.console import Console, console
from tests.workshop.phases.perspectives.read import bring_in, texts
from workshop.dialogs.palette import PaletteScreen
from workshop.phases.perspectives.report import PreviewScreen

HOSTILE = "[/b]<i>&lt;|*_`=1{x}%s$(y)\u202e\x1b[1m\x07e\u0301\u200b👩‍👧../"


async def test_an_empty_dialogue_invites_to_bring_in_a_report(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported(report=None)) as led:
        await led.sees("Inga perspektiv än", "0 perspektiv")
        await led.press("/")
        await led.type("ta in persp", "enter")
        await led.paste(str(CORPUS / "rapport.md"), "enter")
        await led.sees("Ta in 7 perspektiv i 3 teman från rapport.md?", "mars–maj 2026 · 143 samtal", "Rad 6:")
        await led.press("enter")
        await led.until(lambda: len(texts(led)) == 7, "the report")
        await led.settle()
        assert led.message == "Sparat: 7 perspektiv från rapport.md. Ctrl+Z ångrar."
        await led.sees("Tema 1 av 3", "Källa: rapport.md")
        await led.press("ctrl+z")
        await led.until(lambda: texts(led) == [], "all of it to be taken back")


async def test_escape_takes_nothing_and_a_second_import_has_nothing_new(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        before = dump(tmp_path / "store.db")
        await bring_in(led, CORPUS / "rapport.md")
        await led.press("escape")
        assert not isinstance(led.screen, PreviewScreen)
        await bring_in(led, CORPUS / "excel-utf8-med-bom.csv")
        await led.sees("Inget nytt i excel-utf8-med-bom.csv", "finns redan i dialogen")
        await led.press("enter")
        assert not isinstance(led.screen, PreviewScreen)
        assert dump(tmp_path / "store.db") == before


async def test_a_path_that_leads_nowhere_comes_back_to_be_mended(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await bring_in(led, CORPUS / "rapport.cvs")
        assert "Det finns ingen fil som heter" in led.message
        assert led.line == str(CORPUS / "rapport.cvs")
        await led.press("backspace", "backspace", "backspace")
        await led.type("md", "enter")
        await led.sees("från rapport.md?")
        await led.press("escape")
        await bring_in(led, CORPUS / "omdopt-kalkylblad.csv")
        assert "kalkylblad" in led.message


@pytest.mark.parametrize("way", ["{path}", "'{path}'", '"{path}"', "file://{path}", "~/{name}"])
async def test_a_path_may_be_typed_as_people_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "rapport.md"
    path.write_bytes((CORPUS / "rapport.md").read_bytes())
    async with console(tmp_path, fill=reported(report=None)) as led:
        led.run("bring_in")
        await led.settle()
        await led.press("/")
        assert led.line == "/", "one slash alone begins a path"
        await led.press("backspace")
        await led.type(way.format(path=path, name=path.name))
        assert led.line == way.format(path=path, name=path.name)
        await led.press("enter")
        await led.sees("från rapport.md?")
        await led.press("escape")
        await led.press("/")
        await led.sees("Skriv")
        assert isinstance(led.screen, PaletteScreen), "elsewhere a slash asks as always"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
async def test_a_dropped_file_is_found_however_its_name_is_spelt(tmp_path: Path, form: str) -> None:
    path = tmp_path / unicodedata.normalize(form, "underlag från ön.md")  # type: ignore[arg-type]
    path.write_bytes((CORPUS / "rapport.md").read_bytes())
    async with console(tmp_path, fill=reported(report=None)) as led:
        await bring_in(led, path)
        await led.sees("från underlag från ön.md?")


async def test_escape_half_way_takes_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clerk writes one perspective at a time here, so that there is a half-way."""
    monkeypatch.setattr(perspectives, "BATCH", 1)
    path = tmp_path / "stor.csv"
    path.write_text("perspektiv\n" + "".join(f"Perspektiv {n}\n" for n in range(5000)), encoding="utf-8")
    async with console(tmp_path, fill=reported(report=None)) as led:
        before = dump(tmp_path / "store.db")
        await bring_in(led, path)
        led.post(events.Key("enter", "\r"))
        await led.sees("av 5000 perspektiv   Esc avbryter")
        led.post(events.Key("escape", None))
        await led.settle()
        assert led.message == "Avbrutet. Inget har tagits in."
        assert not isinstance(led.screen, PreviewScreen)
        assert dump(tmp_path / "store.db") == before


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_hostile_words_are_shown_as_they_are_in_every_field_and_from_a_file(
    tmp_path: Path, language: str
) -> None:
    path = tmp_path / "ond [b].csv"
    path.write_text(f'tema;perspektiv;aktörsgrupp\n"{HOSTILE}t";"{HOSTILE}p";"{HOSTILE}g"\n', encoding="utf-8")
    async with console(tmp_path, language, size=(160, 45), fill=reported(language, report=None)) as led:
        await bring_in(led, path)
        await led.sees("ond [b].csv")
        calm(led)
        await led.press("enter")
        await led.until(lambda: led.view.perspectives.perspectives, "the file")
        await led.settle()
        calm(led)
        for kind in ("missing", "shared", "tension", "question"):
            await led.paste(f"{HOSTILE}{kind} ↔ {HOSTILE}", "enter")
            await led.sees(kind)
            calm(led)
            await led.press("right")
        led.run("add_theme")
        await led.settle()
        await led.paste(f"{HOSTILE}theme", "enter")
        calm(led)
        await led.go_to("ideas")
        await led.paste(HOSTILE, "enter")
        await led.press("tab", "p")
        calm(led)
        await led.press("slash")
        await led.paste(HOSTILE)
        calm(led)
        await led.press("escape", "space", "enter")
        led.run("unanswered")
        await led.settle()
        calm(led)
        await led.press("escape")
        written = await led.write_minutes()
    found = "\n".join(minutes_of(written.read_text(encoding="utf-8")))
    for kept in (
        clean(f"{HOSTILE}t"),
        *(clean(f"{HOSTILE}{kind}") for kind in ("missing", "shared", "tension", "question")),
    ):
        assert kept in found


def calm(led: Console) -> None:
    """Nothing on the screen steers the terminal, and no markup was obeyed."""
    assert not any(sign in led.text for sign in "\x1b\x07\u202e\u200b")
    assert "[/b]<i>&lt;|*_`=1{x}" in led.text, led.text
