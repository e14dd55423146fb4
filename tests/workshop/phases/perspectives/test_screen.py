"""The perspectives led by keys: read, added to, brought in from a file, answered by ideas; with another beside."""

from __future__ import annotations

from pathlib import Path

from sessions.agenda.phases import PhaseKind
from sessions.perspectives import commands as perspectives
from sessions.perspectives.view import InsightKind
from tests.sessions.perspectives.reported import reported
from tests.sessions.store import making
from tests.story.console import console
from tests.workshop.phases.perspectives.read import texts, theme
from workshop.phases.base.screen import PhaseScreen


async def test_the_themes_are_read_one_after_the_other(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.sees("Tema 1 av 2 · 3 perspektiv", "Ljus och mörker", "Jag tar omvägen", "Invånare · 23 samtal")
        await led.sees("Källa: excel-utf8-med-bom.csv · mars–maj 2026 · 143 samtal")
        assert "bänkarna" not in led.text
        await led.press("pagedown")
        await led.sees("Tema 2 av 2", "Vem platsen är till för", "bortkörda från bänkarna")
        assert "omvägen" not in led.text
        await led.press("pageup")
        await led.sees("Tema 1 av 2", "omvägen")


async def test_past_the_last_theme_the_phases_open_as_everywhere(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("pagedown", "pagedown")
        await led.sees("Byt fas")
        await led.press("pagedown")
        assert led.view.phase.kind == PhaseKind.PERSPECTIVES


async def test_a_long_theme_is_scrolled_through_before_the_next_one_comes(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24), fill=reported()) as led:
        await led.paste("\n".join(f"Saknat {number}" for number in range(40)))
        await led.until(lambda: len(texts(led)) == 46, "forty more")
        await led.press("home")
        for _ in range(9):
            if theme(led) != "Ljus och mörker":
                break
            await led.press("pagedown")
        await led.sees("Vem platsen är till för", "bortkörda")
        await led.press("pageup")
        await led.sees("Ljus och mörker", "omvägen")


async def test_from_the_list_the_arrows_go_between_the_themes(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("tab", "right")
        await led.sees("Tema 2 av 2")
        assert led.phase.board.highlighted == f"perspective-{led.view.perspectives.perspectives[3].id}"
        await led.press("right")
        assert "inga fler teman" in led.message
        await led.press("left")
        await led.sees("Tema 1 av 2")


async def test_the_line_adds_what_is_missing_and_what_the_room_finds_to_the_theme_that_is_read(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("pagedown")
        await led.say("De som städar tidigt på morgonen")
        await led.press("right")
        await led.say("Alla vill kunna gå hem utan att vara rädda")
        await led.press("right")
        await led.say("Lugn på kvällen mot liv i hamnen")
        await led.press("right")
        await led.say("Vem äger lamporna?")
        await led.sees("De som städar", "tillagt på den här träffen", "Gemensamma insikter", "Alla vill kunna gå")
        await led.sees("Spänningar", "Lugn på kvällen  ↔  liv i hamnen", "Öppna frågor", "Vem äger lamporna?")
        added = led.view.perspectives.perspectives[-1]
        assert (added.theme, added.meeting_id) == ("Vem platsen är till för", led.view.meeting.id)
        assert {found.theme for found in led.view.perspectives.insights} == {"Vem platsen är till för"}
        await led.press("pagedown")
        await led.sees("Det ni har sett tillsammans", "3 insikter, spänningar och frågor", "Vem platsen är till för")


async def test_a_tension_without_another_side_comes_back_to_the_line_with_what_to_write(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("right", "right")
        await led.say("Bara lugn")
        assert "A ↔ B" in led.message
        assert led.line == "Bara lugn"
        await led.type(" <-> liv", "enter")
        await led.sees("Bara lugn  ↔  liv")


async def test_up_changes_the_last_of_its_kind_and_x_takes_it_away(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.say("De som städar")
        await led.press("up")
        assert led.line == "De som städar"
        await led.press("right")
        await led.type(" tidigt", "enter")
        await led.until(lambda: texts(led)[-1] == "De som städar tidigt", "the new words")
        await led.press("right", "right")
        await led.say("Lugn ↔ Liv")
        await led.press("up")
        assert led.line == "Lugn ↔ Liv"
        await led.press("end", "ctrl+u")
        await led.say("Ro ↔ Liv")
        await led.sees("Ro  ↔  Liv")
        await led.press("tab", "end", "up", "x")
        await led.until(lambda: led.view.perspectives.insights == (), "the tension to go")
        await led.press("ctrl+z")
        await led.sees("Ro  ↔  Liv")


async def test_imported_words_are_read_only_and_say_so_in_the_list(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("tab", "home", "enter")
        assert "går inte att ändra" in led.message
        assert "excel-utf8-med-bom.csv" in led.message
        await led.press("x")
        assert "går inte att ändra" in led.message
        assert len(texts(led)) == 6


async def test_what_is_known_of_a_source_can_be_said_later(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("tab", "end", "enter")
        assert led.line == "mars–maj 2026"
        await led.press("end", "ctrl+u")
        await led.say("april 2026")
        await led.press("end", "ctrl+u")
        await led.say("många")
        assert "inget antal samtal" in led.message
        await led.press("ctrl+u", "tab", "end", "enter", "enter", "end", "ctrl+u")
        await led.say("150")
        await led.sees("april 2026 · 150 samtal")
        await led.press("ctrl+z", "ctrl+z")
        await led.sees("143 samtal")


async def test_a_theme_that_the_report_lacks_is_begun_and_stays_when_something_stands_under_it(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        led.run("add_theme")
        await led.settle()
        await led.say("Barnens väg")
        await led.sees("Tema 3 av 3 · 0 perspektiv", "Barnens väg", "Inget under det här temat än")
        await led.say("Cykelbanan tar slut vid silon")
        assert led.view.perspectives.perspectives[-1].theme == "Barnens väg"
        await led.press("f8", "enter", "f8", "up", "up", "enter")
        await led.sees("Tema 3 av 3", "Cykelbanan")


async def test_a_theme_whose_letters_come_in_parts_is_the_theme_that_it_looks_like(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        led.run("add_theme")
        await led.settle()
        await led.say("Ba\u030atar")
        await led.say("Det är trångt vid bryggan")
        await led.sees("Båtar", "Det är trångt vid bryggan")


async def test_an_idea_points_to_what_it_answers_and_the_rest_is_listed(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.go_to("ideas")
        await led.press("tab", "home", "p")
        await led.sees("Vad svarar idé 1 på?", "Lys upp gångvägen", "0 markerade")
        await led.press("space", "down", "space")
        await led.sees("2 markerade")
        await led.press("slash")
        await led.type("bänkarna", "down", "down", "space")
        await led.sees("3 markerade")
        await led.press("enter")
        await led.sees("Utemiljö · svarar på 3 perspektiv")
        assert sum(bool(one.idea_ids) for one in led.view.perspectives.perspectives) == 3
        led.run("unanswered")
        await led.settle()
        await led.sees("3 perspektiv utan svar", "svarta hålet")
        assert "omvägen" not in led.text
        await led.press("escape", "ctrl+z")
        await led.until(lambda: not any(one.idea_ids for one in led.view.perspectives.perspectives), "none")
        assert "svarar på 3" not in led.text


async def test_escape_in_the_pick_list_leaves_the_filter_first_and_then_changes_nothing(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.go_to("ideas")
        await led.press("tab", "p", "space", "slash")
        await led.type("finns inte")
        await led.sees("Inget perspektiv passar.")
        await led.press("escape")
        await led.sees("omvägen", "1 markerat")
        await led.press("escape")
        assert isinstance(led.screen, PhaseScreen)
        assert not any(one.idea_ids for one in led.view.perspectives.perspectives)


async def test_without_perspectives_there_is_nothing_to_answer(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported(report=None)) as led:
        await led.go_to("ideas")
        await led.say("Lampor")
        await led.press("tab", "p")
        assert "inga perspektiv än" in led.message


async def test_what_another_brings_in_and_finds_is_seen_and_the_theme_that_is_read_stays(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            await led.press("pagedown")
            await led.type("Half")
            other.do(perspectives.add, texts=["Nytt under första temat"], theme="Ljus och mörker")
            other.do(
                perspectives.find, kind=InsightKind.SHARED, texts=["Båda ser det"], theme="Vem platsen är till för"
            )
            await led.sees("Båda ser det")
            assert led.line == "Half"
            assert theme(led) == "Vem platsen är till för"
            await led.press("ctrl+u", "pageup")
            await led.sees("Nytt under första temat")


async def test_two_change_one_tension_and_the_second_sees_the_firsts_and_chooses(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("right", "right")
        await led.say("Lugn ↔ Liv")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            await led.press("up", "end", "ctrl+u")
            await led.type("Mitt lugn ↔ Liv")
            there = other.view.perspectives.insights[0]
            other.do(
                perspectives.reword_insight,
                insight_id=there.id,
                version=there.version,
                text="Deras lugn",
                against="Annat liv",
            )
            await led.press("enter")
            await led.sees("Någon annan hann ändra", "Deras lugn ↔ Annat liv", "Mitt lugn ↔ Liv")
            await led.press("down", "enter")
            await led.sees("Mitt lugn  ↔  Liv")


async def test_a_phase_of_perspectives_can_be_put_into_any_evening(tmp_path: Path) -> None:
    async with console(tmp_path, fill=reported()) as led:
        await led.press("f8", "l")
        await led.sees("Vilken fas ska läggas till?", "Perspektiv")
        await led.press("down", "enter")
        await led.until(lambda: [p.kind for p in led.view.phases].count(PhaseKind.PERSPECTIVES) == 2, "one more")
        await led.press("ctrl+z")
        await led.until(lambda: [p.kind for p in led.view.phases].count(PhaseKind.PERSPECTIVES) == 1, "it to go")
