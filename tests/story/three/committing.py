"""The third meeting of three: how the trial went, proposals, and who promises what."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.story.console import Console

EVENING, LATER = datetime(2026, 6, 16, 15, 50, tzinfo=UTC), datetime(2026, 11, 3, 9, tzinfo=UTC)


async def lead(led: Console) -> None:
    """The whole meeting, from ten to six until it ends at half past eight."""
    await enter(led)
    led.clock.forward(10)
    for step in (opening, reporting, proposals, commitments, closing):
        await step(led)
        led.clock.forward(30)


async def enter(led: Console) -> None:
    """The trial is due and greets whoever opens."""
    led.run("leave")
    await led.until(lambda: not led.entered, "the start screen")
    led.clock.now = EVENING
    await led.press("home")
    await led.sees("Träff 3 · Föreslå och åta sig", "tisdag 16 juni 2026 · kl. 18.00")
    await led.press("enter")
    await led.sees("Sedan sist: träff 2, 20 maj 2026", "Experiment att berätta om", "Hålla hallen öppen")


async def opening(led: Console) -> None:
    """The parked question has its answer; twenty are there."""
    await led.sees("Parkerade frågor utan svar", "Vem äger parkeringen bakom silon?", "svar väntas")
    await led.press("down", "enter")
    await led.say("Hamnbolaget, som arrenderar ut den till 2030")
    await led.until(lambda: not led.view.parked[0].open, "the answer")
    await led.settle()
    await led.press("escape")
    await led.say("inv 12, fört 2, tjänst 3, närings 3")


async def reporting(led: Console) -> None:
    """How it went, in their words, and what is next."""
    await led.go_to("experiments", by_keys=True)
    await led.sees("▲ hur gick det?")
    await led.press("tab", "home", "r")
    await led.say("Trettio kom varje kväll", "De äldsta ville bestämma musiken själva")
    await led.type("pil", "enter")
    await led.sees("✓ blir pilot", "Vi lärde oss: De äldsta ville bestämma musiken själva")


async def proposals(led: Console) -> None:
    """The wording is mended since last; by whom it is decided, hands, why not, and what the room is not agreed on."""
    await led.go_to("proposals", by_keys=True)
    await led.press("tab", "home", "enter", "end", "ctrl+u")
    await led.type("Lys upp vägen från skolan till bussen, hela vintern", "enter", "enter", "enter")
    await led.type("k", "enter")
    await led.type("ja", "enter")
    await led.type("kommunfullmäktige", "enter")
    await led.type("1:1 2:2 3:3 4:9 5:3", "enter")
    await led.type("Att ljuset inte lyser rakt in hos dem som bor där", "enter")
    await led.sees("kommunfullmäktige", "◕ bred uppslutning", "Att ljuset inte lyser rakt in")
    await led.press("escape", "tab", "home", "a")
    await led.say("Mät ljuset en kväll i oktober")
    await led.press("tab", "home", "r")
    await led.say("Inte utan att de boende har fått frågan")
    await led.press("tab", "home", "k")
    await led.say("Om det är kommunen eller bolaget som ska betala")
    await led.press("tab", "home", "o", "down", "enter")
    await led.sees("Varför ◑ delade meningar?")
    await led.say("Vi är inte färdiga med frågan om pengarna")
    await led.sees("Deltagarna valde ordet: Vi är inte färdiga")
    await led.press("tab", "home", "u")
    await led.sees("Ljus som fungerar", "Ett nummer att ringa där någon svarar")
    await led.press("escape", "escape")


async def commitments(led: Console) -> None:
    """Two promises and a wish to somebody who is not there; read aloud, one is said yes to and one is mended first."""
    await led.go_to("commitments", by_keys=True)
    await led.say("Hamnstads kommun", "laga lamporna på gångvägen", "driftchefen", "beställa armaturerna", "18 juni")
    await led.say("alla lampor lyser", "1 oktober", "20 oktober", "ja", "4", "Hamnbolaget", "besked om elledningen")
    await led.say("Hamnbolaget", "driftchefen")
    await led.sees("1 åtagande · 1 komplett · än så länge bara från Hamnstads kommun")
    await led.say("Fritidsgården", "ha musik i hallen på fredagar", "Fritidsledaren", "fråga de äldsta", "19 juni")
    await led.say("tjugo kommer", "1 september", "15 september", "", "5", "", "", "", "Fritidsledaren")
    await led.press("right")
    await led.say("Länstrafiken", "låta sista bussen vänta in färjan", "prästen", "1 september")
    await led.press("escape", "left")
    await led.sees("2 åtaganden · 2 kompletta · 1 önskemål", "Vi ber Länstrafiken att låta sista bussen")
    await led.press("tab", "home", "l")
    await led.sees("Åtagande 1", "utkast", "Gäller bara om de förtroendevalda beslutar det")
    await led.press("enter")
    await led.sees("Åtagande 2")
    await led.press("r")
    await led.press("right")
    await led.type(" hela hösten", "escape")
    await led.sees("åtar sig att ha musik i hallen på fredagar hela hösten")
    await led.press("enter")
    await led.sees("Önskemål 3")
    await led.press("right")
    await led.sees("Allt är uppläst", "2 av 2 bekräftade")
    await led.press("escape")


async def closing(led: Console) -> None:
    """The parked question was answered at the beginning; a word each."""
    await led.go_to("closing", by_keys=True)
    await led.sees("1 besvarad", "Svar: Hamnbolaget")
    await led.say("Nu händer det något")


async def afterwards(led: Console) -> None:
    """Half a year later: the decision, how the room was told, and how it goes."""
    led.clock.now = LATER
    await led.press("/")
    await led.type("det som hände sedan", "enter")
    await led.say("KS 2026/112-8", "2026-09-28", "Belysningen byts före årsskiftet")
    await led.say("2026-10-05", "Brev till alla som var här, och på anslagstavlan")
    await led.press("escape", "f8", "up", "enter", "tab", "home", "s")
    await led.sees("Hur går det med åtagande 1, Hamnstads kommun?")
    await led.type("på", "enter")
    await led.type("armaturerna är här", "escape")
    await led.press("down", "s")
    await led.type("g", "escape")
    await led.sees("pågår", "armaturerna är här", "gjort")
