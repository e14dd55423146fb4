"""The second meeting of three: what was left of the first, groups of ideas, two criteria, and something to try."""

from __future__ import annotations

from datetime import UTC, datetime

from sessions.voting.view import RoundStatus
from tests.story.console import Console

EVENING = datetime(2026, 5, 20, 15, 50, tzinfo=UTC)


async def lead(led: Console) -> None:
    """The whole meeting, from ten to six until it ends at half past eight."""
    await enter(led)
    led.clock.forward(10)
    for step in (opening, grouping, prioritising, wording, experiments, closing):
        await step(led)
        led.clock.forward(25)


async def enter(led: Console) -> None:
    """A month later: the shelf knows the day, and what is left greets whoever opens it."""
    led.run("leave")
    await led.until(lambda: not led.entered, "the start screen")
    led.clock.now = EVENING
    await led.press("home")
    await led.sees("Träff 2 · Välja och prova", "onsdag 20 maj 2026 · kl. 18.00")
    await led.press("enter")
    await led.sees("Sedan sist: träff 1, 22 april 2026", "Vem äger parkeringen bakom silon?")


async def opening(led: Console) -> None:
    """Eighteen of them are back; it is said where the parked question goes, and the minutes had a word wrong."""
    await led.press("enter")
    await led.say("fastighetskontoret", "före sommaren", "på nästa träff")
    await led.press("escape", "end", "enter")
    await led.say("Det var bussen från färjan, inte till den")
    await led.sees("bussen från färjan")
    await led.press("escape")
    await led.say("inv 10, fört 2, tjänst 5, närings 3")
    await led.sees("20 personer i rummet")


async def grouping(led: Console) -> None:
    """Two clusters, one idea on its own."""
    await led.go_to("grouping", by_keys=True)
    await led.say("1 2 3 Ljus som fungerar", "4 5 Något att göra")
    await led.sees("2 kluster · 1 idé utan kluster")


async def prioritising(led: Console) -> None:
    """What is most important, pile by pile; then what is most feasible on the same list, and both in one picture."""
    await led.go_to("prioritising", by_keys=True)
    await led.press("enter", "end", "ctrl+u")
    await led.type("Viktigast att börja med", "down", "down", "down", "down", "right", "escape")
    await led.press("ctrl+o")
    await led.sees("0 av 20 sedlar", "Hög 1 av 5: invånare")
    await led.say(*["1 2"] * 6, "1 3", "2 3")
    await led.press("right", "right")
    await led.sees("Hög 3 av 5: tjänsteperson")
    await led.say(*["1 3"] * 4, "2")
    await led.press("right", "right")
    await led.sees("övriga, ingen grupp")
    await count(led, "1 2", "1", "3", "1", "2 3")
    await led.sees("18 av 20 sedlar")
    await led.press("tab", "g")
    await led.sees("invånare: 7 av 8 sedlar", "tjänsteperson: 1 av 5 sedlar")
    assert "näringsliv" not in led.text, "three are too few to be shown"
    await led.press("escape", "ctrl+o")
    await led.sees("Samma lista på ett annat kriterium")
    await led.press("down", "down", "down", "enter")
    await led.sees("Mest genomförbart")
    await led.press("ctrl+o")
    await led.until(lambda: led.round is RoundStatus.OPEN, "the second round")
    await count(led, *["2"] * 4, *["2 3"] * 3, "1", "1 3")
    await led.press("tab", "j")
    await led.sees("Två kriterier på samma lista", "Högt på båda", "Viktigast att börja med →", "↑ Mest genomförbart")
    await led.press("escape")


async def count(led: Console, *slips: str) -> None:
    """Type the slips, close, reveal."""
    await led.say(*slips)
    await led.press("ctrl+o", "down", "enter")
    await led.until(lambda: led.round is RoundStatus.CLOSED, "the round to be closed")
    await led.press("ctrl+o")
    await led.until(lambda: led.round is RoundStatus.REVEALED, "the result")
    await led.settle()


async def wording(led: Console) -> None:
    """There is time left: the phase is added, and the room words what it put first."""
    await led.press("f8", "down", "l", "end", "up", "up", "enter", "enter")
    await led.until(lambda: led.view.phase.kind == "proposals", "the proposals")
    await led.settle()
    await led.sees("Mest genomförbart: plats 1")
    await led.press("tab", "home", "enter")
    await led.press("end", "ctrl+u")
    await led.type("Lys upp vägen mellan skolan och bussen", "enter")
    await led.type("Det är där flest går ensamma", "escape")
    await led.sees("1 förslag")


async def experiments(led: Console) -> None:
    """What can be tried until next time, out of a cluster."""
    await led.go_to("experiments", by_keys=True)
    await led.press("tab", "home", "down", "down", "down", "down")
    await led.sees("Enter Prova")
    await led.press("enter")
    await led.say("fler unga stannar kvar om hallen är öppen", "Hålla hallen öppen fyra fredagar", "Fritidsgården")
    await led.say("Idrottshallen", "29 maj", "Fritidsledaren", "tjugo kommer", "10 juni")
    await led.sees("1 experiment", "✓ redo", "Fritidsledaren ansvarar")


async def closing(led: Console) -> None:
    """The third meeting gets its day."""
    await led.go_to("closing", by_keys=True)
    await led.press("tab", "home", "down", "enter")
    await led.type("16 juni 2026", "enter")
    await led.sees("även i träff 3")
    await led.press("escape")
