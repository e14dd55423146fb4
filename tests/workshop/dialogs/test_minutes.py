"""F9 writes the minutes to read and to publish, and says where; Ctrl+L reads them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.meetings import Meetings
from sessions.records import export
from sessions.store.change import Done
from tests.sessions.records.pages import find, read, text_of
from tests.story.console import console


def long_question(meetings: Meetings) -> Done:
    """A meeting whose file has as long a name as it can have."""
    question = "Hur blir hamnområdet tryggt för alla som bor, arbetar och går i skola där, året om?"
    made = meetings.do(dialogue.create, question=question)
    assert made.id is not None
    return meetings.do(dialogue.plan, dialogue_id=made.id)


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_both_files_are_written_and_told_in_a_narrow_window(tmp_path: Path, language: str) -> None:
    async with console(tmp_path, language, size=(80, 24), fill=long_question) as led:
        path = await led.write_minutes()
        assert sorted(path.parent.iterdir()) == [path.with_suffix(".html"), path]
        words = led.words("minutes.written", folder=str(path.parent), name=path.stem)
        assert led.message == words
        await led.sees(words.split()[-1], "Ctrl+L")
        assert words.replace(" ", "") in led.text.replace("\n", "").replace(" ", "")
        (title,) = find(read(path.with_suffix(".html").read_text(encoding="utf-8")), "h1")
        await led.press("ctrl+l")
        await led.sees(f"# {text_of(title)}")


async def test_it_is_asked_whether_it_is_of_the_meeting_or_of_the_whole_dialogue(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24), fill=long_question) as led:
        await led.go_to("closing")
        await led.sees("F9 Mötesanteckningar")
        await led.press("f9")
        await led.sees("Vilka mötesanteckningar vill du skriva?", "Mötesanteckningar från träff 1", "Hela dialogen")
        await led.press("escape")
        assert led.app.meeting is not None
        assert led.app.meeting.last_export is None
        path = await led.write_minutes(whole=True)
        assert "-dialogen-id-1" in path.name
        assert path.read_text(encoding="utf-8").startswith("# Dialogen så här långt")
        assert path.with_suffix(".html").exists()
        await led.sees("Dialogen ligger i")
        await led.press("/")
        await led.type("godkänn möt", "enter")
        await led.sees("Godkännande av mötesanteckningarna från träff 1", "till exempel deltagarna på nästa träff")
        await led.say("Deltagarna", "i dag")
        await led.until(lambda: led.view.approved, "the approval")
        assert led.message.startswith("Anteckningarna från träff 1 är fastställda, godkända den ")
        approved = await led.write_minutes()
        assert approved.stem.endswith(f"-faststallda-{led.view.meeting.approved_on}")
        await led.press("ctrl+z")
        await led.sees("Ett godkännande tas tillbaka där det gavs")
        assert led.view.approved


async def test_what_somebody_has_edited_is_kept_beside_and_that_is_said(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24), fill=long_question) as led:
        page = (await led.write_minutes()).with_suffix(".html")
        page.write_text("Mina ord", encoding="utf-8")
        os.utime(page, ns=(1, 1))  # any time but a whole second, whatever the clock of this disk
        await led.write_minutes()
        await led.sees("under eget namn.")
        kept = [file for file in page.parent.iterdir() if "redigerad" in file.name]
        assert [file.read_text(encoding="utf-8") for file in kept] == ["Mina ord"]
        assert find(read(page.read_text(encoding="utf-8")), "h1")


async def test_while_a_long_meeting_is_written_it_is_said_how_far_it_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_OFTEN", 1000)
    async with console(tmp_path, size=(80, 24), fill=long_question) as led:
        said: list[str] = []
        say = led.app.say

        def heard(text: str, tone: str = "", *, stays: bool = False) -> None:
            said.append(text)
            say(text, tone, stays=stays)

        monkeypatch.setattr(led.app, "say", heard)
        await led.write_minutes()
        assert said[0] == "Anteckningarna skrivs: 0 miljoner tecken är klara …"
        assert said[-1].startswith("Mötesanteckningarna ligger i")


async def test_what_somebody_has_saved_in_another_encoding_is_shown_with_a_sign_for_what_is_no_text(
    tmp_path: Path,
) -> None:
    async with console(tmp_path, size=(80, 24), fill=long_question) as led:
        path = await led.write_minutes()
        path.write_bytes("# Våra ord\n\x1b[31mRöd".encode("cp1252"))
        await led.press("ctrl+l")
        await led.sees("# V�ra ord", "R�d")
        assert "\x1b" not in led.text
