"""How the evening begins: a dialogue, its first meeting, and who is there."""

from __future__ import annotations

from sessions.agenda.phases import PhaseKind
from tests.story.console import Console


async def prepare(led: Console) -> None:
    """The empty store invites; N asks for the dialogue, then for its first meeting, and goes in."""
    await led.sees("N börjar en ny dialog.")
    await led.press("n")
    await led.sees("Ny dialog")
    await led.type("Hur blir hamnområdet tryggt för alla?", "enter")
    await led.type("KS 2026/112", "enter")
    await led.type("Hamnstads kommun", "enter")
    await led.type("Att tillsammans hitta det som gör hamnen trygg på kvällarna.", "enter")
    await led.press("enter")  # what can be influenced is said in the room
    await led.press("end", "ctrl+u")
    await led.type("invånare, förtroendevald, tjänsteperson, näringsliv", "enter")
    await led.sees("Vilken dagordning?", "En kväll genom steg 3 och 4")
    await led.press("enter")
    await led.sees("Ny träff: En kväll genom steg 3 och 4")
    await led.press("end", "ctrl+u")
    await led.type("onsdag", "enter")
    await led.sees("onsdag 22 april 2026")
    await led.press("enter", "enter")
    await led.type("Sjömanskyrkan", "enter")
    await led.sees("Hur blir hamnområdet tryggt för alla?", "Träff 1", "17.50", "20 min")
    assert led.view.phase.kind == PhaseKind.OPENING


async def opening(led: Console) -> None:
    """Who is here, a rule, a hope, a worry, and what can be influenced; the clock is started."""
    led.clock.forward(10)
    await led.press("f3")
    await led.sees("0 av 20 min")
    await led.say("inv 12, fört 2, tjänst 3, närings 1")
    await led.sees("18 personer i rummet")
    await led.say("inv +1")
    await led.sees("19 personer i rummet")
    await led.press("right")
    await led.say("En pratar i taget", "Det är tillåtet att säga pass")
    await led.press("right")
    await led.say("Att det händer något redan i vinter")
    await led.press("right")
    await led.say("Att det bara blir prat")
    await led.sees("Samtalsregler", "En pratar i taget", "Förhoppningar", "Farhågor", "Att det bara blir prat")
    await led.press("tab", "home", "down", "enter")
    await led.say("Belysning och öppettider går att påverka. Detaljplanen ligger fast.")
    await led.sees("Detaljplanen ligger fast.")
    led.clock.forward(18)
    await led.until(lambda: "18 av 20 min" in led.text, "the time used")
