"""The first meeting of three: the talks are read and added to, and ideas answer them."""

from __future__ import annotations

from pathlib import Path

from tests.story.console import Console

REPORT = Path(__file__).parents[2] / "sessions" / "perspectives" / "corpus" / "excel-sverige.csv"
IDEAS = (
    "Lys upp gångvägen mellan skolan och bussen",
    "Lampor som tänds när man går förbi magasinen",
    "Ett nummer att ringa där någon svarar",
    "Öppna idrottshallen på fredagskvällar",
    "Ett café som drivs av de unga själva",
    "Låt sista bussen vänta in färjan",
)


async def lead(led: Console) -> None:
    """The whole meeting, from ten to six until it ends at half past eight."""
    for step, minutes in ((prepare, 10), (opening, 20), (perspectives, 50), (ideas, 60), (closing, 20)):
        await step(led)
        led.clock.forward(minutes)


async def prepare(led: Console) -> None:
    """The dialogue, and its three meetings at once from the house's agenda."""
    await led.press("n")
    await led.type("Hur blir hamnen trygg på kvällen?", "enter")
    await led.type("KS 2026/112", "enter")
    await led.type("Hamnstads kommun", "enter")
    await led.type("Att tillsammans hitta det som gör hamnen trygg.", "enter", "enter")
    await led.press("end", "ctrl+u")
    await led.type("invånare, förtroendevald, tjänsteperson, näringsliv", "enter")
    await led.press("down")
    await led.sees("Steg 3 och 4 på tre träffar")
    await led.press("enter")
    await led.press("end", "ctrl+u")
    await led.type("22 april 2026", "enter", "enter", "enter")
    await led.type("Sjömanskyrkan", "enter")
    await led.sees("Träff 1", "Perspektiv  Paus  Idéer")


async def opening(led: Console) -> None:
    """Twenty-two people, and what is fixed."""
    await led.say("inv 12, fört 3, tjänst 4, närings 3")
    await led.sees("22 personer i rummet")
    await led.press("right")
    await led.say("En pratar i taget")


async def perspectives(led: Console) -> None:
    """The report as Excel saved it; what it lacked, what the room sees together, a tension and a question."""
    await led.go_to("perspectives", by_keys=True)
    await led.press("/")
    await led.type("ta in", "enter")
    await led.paste(str(REPORT), "enter")
    await led.sees("Ta in 10 perspektiv i 4 teman från excel-sverige.csv?")
    await led.press("enter")
    await led.sees("Tema 1 av 4", "Jag tar omvägen runt silon")
    await led.say("Jag som går av vid färjan ser ingenting alls")
    await led.press("right")
    await led.say("Alla vill kunna gå hem utan att vara rädda")
    await led.press("pagedown", "right")
    await led.say("Lugn för båtarna ↔ liv för de unga")
    await led.sees("Lugn för båtarna  ↔  liv för de unga")
    await led.press("right")
    await led.say("Vem bestämmer över bänkarna?")
    await led.press("left", "left", "left")


async def ideas(led: Console) -> None:
    """Six ideas; two point to what they answer, and the list says what nobody has answered."""
    await led.go_to("ideas", by_keys=True)
    await led.say(*IDEAS)
    await led.sees("6 idéer")
    await led.press("tab", "home", "p", "space", "down", "space")
    await led.sees("2 markerade")
    await led.press("enter")
    await led.sees("svarar på 2 perspektiv")
    await led.press("down", "down", "down", "p", "slash")
    await led.type("bänkarna", "down", "space", "enter")
    await led.press("/")
    await led.type("obesvarade", "enter")
    await led.sees("8 perspektiv utan svar", "svarta hålet")
    assert "omvägen" not in led.text
    await led.press("escape", "escape", "f6")
    await led.say("Vem äger parkeringen bakom silon?")


async def closing(led: Console) -> None:
    """The next meeting gets its day; the parked question waits."""
    await led.go_to("closing", by_keys=True)
    await led.say("Hoppfull")
    await led.press("tab", "home", "down", "enter")
    await led.type("20 maj 2026", "enter")
    await led.sees("”Nästa träff”, även i träff 2")
    await led.press("escape")
