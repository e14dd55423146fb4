"""What could not be saved waits in its own meeting, and what is on its way is saved whatever comes between."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual import events

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.dialogue import shelf
from tests.sessions.store import making
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console
from tests.workshop.two_meetings import HARBOUR, SCHOOL, busy, go_into, impatient, lay_out, leave
from workshop.console import command_app as keyed
from workshop.console.job import Job
from workshop.console.messages import Seen


async def test_an_idea_that_waits_is_never_saved_in_another_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch)
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        with busy(led.store):
            await led.say("Fler lampor")
            await led.sees("✗ Inte sparad: Fler lampor")
        await leave(led)
        await go_into(led, SCHOOL)
        assert "Fler lampor" not in led.text
        await led.press("ctrl+r")
        await led.sees("Allt är sparat.")
        assert not led.view.ideas
        await leave(led)
        await go_into(led, HARBOUR)
        await led.sees("✗ Inte sparad: Fler lampor")
        await led.press("ctrl+r")
        await led.until(lambda: led.view.ideas, "the idea")
        await led.settle()
        assert [idea.text for idea in led.view.ideas] == ["Fler lampor"]
        assert led.waiting == ()


async def test_a_job_of_a_meeting_that_is_left_is_refused_by_the_worker_too(tmp_path: Path) -> None:
    found = lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, SCHOOL)
        done: list[object] = []
        job = Job(lambda *_: done.append(1), meeting_id=found[HARBOUR], typed="Fler lampor")
        led.app.outlive(led.app.submit(job))
        await led.sees("Det hör till en annan träff och sparas inte här.")
        assert done == []


async def test_ideas_on_their_way_are_saved_though_another_console_changes_the_phase(tmp_path: Path) -> None:
    found = lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        with making.console(led.store, found[HARBOUR]) as other:
            with busy(led.store):
                for text in ("Fler lampor", "En bänk"):
                    type_ahead(led, text)
                await led.until(lambda: len(led.app.jobs.pending) == 2, "two ideas on their way")
                await led.sees("sparas")
            phases = {each.kind: each.id for each in other.view.phases}
            other.do(dialogue.go_to, phase_id=phases[PhaseKind.GROUPING])
            await led.until(lambda: led.phase.kind == PhaseKind.GROUPING, "to follow")
            await led.settle()
        assert [idea.text for idea in led.view.ideas] == ["Fler lampor", "En bänk"]
        assert led.waiting == ()


async def test_the_phase_changes_before_what_is_on_its_way_is_saved(tmp_path: Path) -> None:
    found = lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        with making.console(led.store, found[HARBOUR]) as other:
            phases = {each.kind: each.id for each in other.view.phases}
            other.do(dialogue.go_to, phase_id=phases[PhaseKind.GROUPING])
            for text in ("Fler lampor", "En bänk"):
                type_ahead(led, text)
            await led.until(lambda: led.phase.kind == PhaseKind.GROUPING and led.quiet, "to follow")
            await led.settle()
            kept = {idea.text for idea in led.view.ideas} | {led.line} | {*led.waiting}
            assert kept >= {"Fler lampor", "En bänk"}


async def test_a_letter_that_is_on_its_way_as_the_phase_changes_keeps_its_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        phases = {each.kind: each.id for each in led.view.phases}
        hand_on = led.app.keys._hand_on

        async def hand_on_and_see(event: events.Event) -> None:
            await hand_on(event)
            if isinstance(event, events.Key) and event.key == "E":
                other.do(dialogue.go_to, phase_id=phases[PhaseKind.GROUPING])
                led.app.on_seen(Seen(other.view))

        monkeypatch.setattr(led.app.keys, "_hand_on", hand_on_and_see)
        with making.console(led.store, found[HARBOUR]) as other:
            type_ahead(led, "En bänk", ends="")
            await led.settle()
        assert led.line == "En bänk"
        assert led.phase.kind == PhaseKind.IDEAS, "who types is told, and follows when it suits"


def type_ahead(led: Console, text: str, ends: str = "\r") -> None:
    """Type a text and what ends it, and wait for nothing."""
    for sign in text + ends:
        led.post(events.Key({" ": "space", "\r": "enter"}.get(sign, sign), sign))


async def test_the_warning_of_personal_data_comes_with_its_idea(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        with busy(led.store):
            led.post(events.Key("f3", None))
            type_ahead(led, "Ring mig på 070-1740605")
            await led.until(lambda: len(led.app.jobs.pending) == 2, "both on their way")
        await led.settle()
        assert led.view.phase.running_since is not None
        said = "Sparat: idé 1. Ctrl+Z ångrar. Texten ser ut att innehålla ett telefonnummer."
        assert led.message.startswith(said)


async def test_minus_right_after_f3_takes_a_minute_and_any_other_key_ends_that(tmp_path: Path) -> None:
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        minutes = led.view.phase.minutes
        await led.press("f3", "-", "-", "+")
        await led.until(lambda: led.view.phase.minutes == minutes - 1, "a minute less")
        assert led.line == ""
        await led.type("a-")
        assert led.line == "a-"
        assert led.view.phase.minutes == minutes - 1


async def test_a_dash_some_seconds_after_f3_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyed, "TIMING_SECONDS", 0.01)
    lay_out(tmp_path)
    async with console(tmp_path) as led:
        await go_into(led, HARBOUR)
        minutes = led.view.phase.minutes
        await led.press("f3")
        await led.until(lambda: not led.app.times, "the seconds to pass")
        await led.say("- fler bänkar")
        assert led.view.phase.minutes == minutes
        assert [idea.text for idea in led.view.ideas] == ["- fler bänkar"]


async def test_a_dialogue_renamed_on_the_start_screen_and_undone_there_is_seen_by_another_console(
    tmp_path: Path,
) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        old = led.view.dialogue.question
        with making.opened(led.store) as meetings:
            meetings.do(
                shelf.rename_dialogue, dialogue_id=led.view.dialogue.id, was=old, question="Hur blir hamnen vår?"
            )
            await led.sees("Hur blir hamnen vår?")
            meetings.undo()
            await led.until(lambda: led.view.dialogue.question == old, "the old question")
            await led.sees(old)


async def test_a_number_that_a_meeting_has_is_refused_with_the_one_that_is_free(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        assert led.view.meeting.number == 2
        await led.press("slash")
        await led.type("förbered", "enter")
        await led.press(*["enter"] * 12)
        await led.sees("Träffens nummer")
        await led.press("end", "ctrl+u")
        await led.type("1", "enter")
        await led.sees("Träff 1 finns redan. Nummer 2 är ledigt.")
        assert led.view.meeting.number == 2
