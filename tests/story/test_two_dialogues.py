"""An afternoon with two dialogues: left and entered with things half-typed, waiting and on their way, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.ideas import commands as ideas
from tests.sessions.records.reading import texts
from tests.sessions.store import making
from tests.story.console import Console, console
from tests.workshop.two_meetings import HARBOUR, SCHOOL, ask_to_leave, busy, go_into, impatient, lay_out, leave

OF_HARBOUR = ["Fler lampor", "En bänk", "Räcke vid trappan", "Vem äger kajen?"]
OF_SCHOOL = ["Gungor", "Basket", "Från ett annat bord", "Ljusare skolgård"]


def said(led: Console) -> list[str]:
    """The meeting's ideas."""
    return [idea.text for idea in led.view.ideas]


async def test_everything_is_found_in_its_own_meeting_and_its_minutes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient(monkeypatch)
    found = lay_out(tmp_path)
    async with console(tmp_path, drawn=True) as led:
        await at_the_harbour(led)
        await at_the_school(led)
        await back_at_the_harbour(led)
        await led.type("Räcke vid tra")
        await led.press("ctrl+q")
        await led.sees("Innan du går", "Räcke vid tra")
        await led.press("end", "enter")
        await led.until(lambda: led.app._exit, "the end")
    with making.console(tmp_path / "store.db", found[SCHOOL]) as other:
        other.do(ideas.add, text="Från ett annat bord")
        phases = {each.kind: each.id for each in other.view.phases}
        other.do(dialogue.go_to, phase_id=phases[PhaseKind.CLOSING])
    async with console(tmp_path, drawn=True) as led:
        harbour = await the_next_morning(led)
        school = await at_the_school_again(led)
    for written, here, elsewhere in (
        (harbour, OF_HARBOUR, OF_SCHOOL),
        (school, OF_SCHOOL, OF_HARBOUR),
    ):
        minutes = "\n".join(texts(written.read_text(encoding="utf-8")))
        assert all(text in minutes for text in here), minutes
        assert not any(text in minutes for text in elsewhere), minutes


async def at_the_harbour(led: Console) -> None:
    """An idea saved, one that waits, a line half-typed, a private note half-typed; then out."""
    await go_into(led, HARBOUR)
    await led.press("shift+tab", "shift+tab")
    await led.type("Ljus", "enter")
    await led.say("Fler lampor")
    with busy(led.store):
        await led.say("En bänk")
        await led.sees("✗ Inte sparad: En bänk")
    await led.type("Räcke vid")
    await ask_to_leave(led)
    await led.sees("1 text gick inte att spara:", "En bänk", "En rad är halvskriven:", "Räcke vid")
    await led.press("enter")
    assert led.line == "Räcke vid"
    await led.press("f7", "tab")
    await led.type("Bengt är arg")
    await leave(led)


async def at_the_school(led: Console) -> None:
    """Nothing of the harbour is here; an idea is on its way when one leaves, and is saved."""
    await go_into(led, SCHOOL)
    assert led.line == ""
    assert not any(text in led.text for text in ("En bänk", "Räcke", "Bengt", "Ljus"))
    await led.press("ctrl+r")
    assert said(led) == []
    await led.say("Gungor")
    assert led.view.ideas[0].theme == ""
    for sign in "Basket":
        led.post(events.Key(sign, sign))
    led.post(events.Key("enter", "\r"))
    await leave(led)
    await go_into(led, SCHOOL)
    assert said(led) == ["Gungor", "Basket"]
    await led.type("Ljusare")
    await leave(led)


async def back_at_the_harbour(led: Console) -> None:
    """What waited is saved here, and what was half-typed stands in the line."""
    await go_into(led, HARBOUR)
    assert led.line == "Räcke vid"
    await led.sees("✗ Inte sparad: En bänk")
    await led.press("ctrl+r")
    await led.until(lambda: said(led) == ["Fler lampor", "En bänk"], "the idea that waited")
    await led.press("f6")
    await led.say("Vem äger kajen?")
    assert led.line == "Räcke vid"
    await led.press("ctrl+z")
    assert led.view.parked == ()
    await led.press("ctrl+y")
    await led.press("end", "ctrl+u")


async def the_next_morning(led: Console) -> Path:
    """The program has been ended; the harbour's line is here, and is said to its end."""
    await go_into(led, HARBOUR)
    assert led.line == "Räcke vid tra"
    await led.type("ppan", "enter")
    await led.until(lambda: said(led) == ["Fler lampor", "En bänk", "Räcke vid trappan"], "the third idea")
    await led.settle()
    written = await led.write_minutes()
    await leave(led)
    return written


async def at_the_school_again(led: Console) -> Path:
    """Somebody has moved the meeting on; the half-typed idea waits in its phase."""
    await go_into(led, SCHOOL)
    assert (led.phase.kind, led.line) == (PhaseKind.CLOSING, "")
    await led.press("f8", "home", "down", "enter")
    await led.until(lambda: led.phase.kind == PhaseKind.IDEAS, "the ideas")
    await led.settle()
    assert led.line == "Ljusare"
    await led.type(" skolgård", "enter")
    await led.until(lambda: said(led)[-1] == "Ljusare skolgård", "the idea")
    await led.settle()
    return await led.write_minutes()
