"""One hostile string in every field of every screen: as typed or visibly cleaned, on screen and in the minutes."""

from __future__ import annotations

import unicodedata
from functools import partial
from pathlib import Path

from sessions.text.cleaner import clean
from tests.sessions.records import pages
from tests.sessions.records.reading import texts
from tests.sessions.store.sampled import fill
from tests.story.console import Console, console

HOSTILE = "[/b]<i>&lt;|*_`=1{x}%s$(y)\u202e\x1b[1m\x07\x9be\u0301\u200b👩‍👧\t../"
WALL = 160, 45


class Enemy:
    """Types the string with a number of its own into one field after the other, and remembers each."""

    def __init__(self, led: Console) -> None:
        self.led = led
        self.used: list[str] = []

    async def types(self, *keys: str, where: str = "", shown: bool = True) -> str:
        """Paste the string into the field that has the focus, look at it, and press keys; gives it as cleaned."""
        self.used.append(where)
        text = f"{HOSTILE}{where}{len(self.used)}"
        await self.led.press("end", "ctrl+u")
        await self.led.paste(text)
        self.looks()
        await self.led.press(*keys)
        self.looks()
        if shown:
            await self.led.sees(f"{where}{len(self.used)}")
            assert clean(text) in self.led.text, f"{where}:\n{self.led.text}"
        return clean(text)

    def looks(self) -> None:
        """Nothing on the screen steers the terminal or turns the reading."""
        steering = {
            sign for sign in self.led.text if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")
        }
        assert steering <= {"\u200d"}, f"{steering}:\n{self.led.text}"


async def test_every_field_shows_it_and_the_minutes_hold_it(tmp_path: Path) -> None:
    async with console(tmp_path, size=WALL) as led:
        enemy = Enemy(led)
        kept = await prepared(led, enemy)
        kept += await opened(led, enemy)
        kept += await ideas(led, enemy)
        private = await asides(led, enemy, kept)
        kept += await grouped(led, enemy)
        kept += await voted(led, enemy)
        kept += await proposed(led, enemy)
        kept += await committed(led, enemy)
        kept += await closed(led, enemy)
        written = await led.write_minutes()
        await led.press("ctrl+l")
        enemy.looks()
        await led.press("escape")
    assert written.parent == tmp_path / "minutes"
    minutes = written.read_text(encoding="utf-8")
    found = "\n".join(texts(minutes))
    page = written.with_suffix(".html").read_text(encoding="utf-8")
    shown = "\n".join(pages.texts(pages.read(page)))
    for said in (found, shown):
        assert [text for text in kept if text not in said] == []
        assert private not in said
    assert not any(unicodedata.category(sign) == "Cc" for sign in minutes + page if sign != "\n")


async def test_an_idea_of_ten_thousand_characters_is_kept_whole_and_a_longer_one_given_back(tmp_path: Path) -> None:
    long = " ".join(f"ord{number:04}" for number in range(1250))
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.paste(long)
        await led.sees("ord1249")  # where the cursor is
        await led.press("enter")
        await led.until(lambda: led.view.ideas[-1].text == long, "the long idea")
        await led.sees("17")
        await led.paste(long + long + long, "enter")
        await led.sees("högst 20000.")
        assert led.line == long + long + long
        await led.press("ctrl+u")
        written = await led.write_minutes()
    assert long in "\n".join(texts(written.read_text(encoding="utf-8")))
    assert long in written.with_suffix(".html").read_text(encoding="utf-8")


async def prepared(led: Console, enemy: Enemy) -> list[str]:
    """The dialogue's fields and the meeting's; a date that is none is refused and stands to be mended."""
    await led.press("n")
    kept = [await enemy.types("enter", where=f"prep{n}", shown=False) for n in range(5)]
    kept.append(await enemy.types("enter", where="group", shown=False))
    await led.press("enter")  # the usual agenda
    for where, mended in (("day", "2026-04-22"), ("starts", "18")):
        await enemy.types("enter", where=where, shown=False)
        await led.press("end", "ctrl+u")
        await led.say(mended)
    await led.press("enter")
    kept.append(await enemy.types("enter", where="place", shown=False))
    await led.until(lambda: led.has_view, "the meeting")
    await led.settle()
    enemy.looks()
    return kept


async def opened(led: Console, enemy: Enemy) -> list[str]:
    """Present, rules, hopes, worries; purpose and influence mended."""
    assert clean(HOSTILE) in led.text
    await enemy.types("enter", where="count")
    await led.press("end", "ctrl+u")
    await led.paste(f"{HOSTILE}group6 4", "enter")
    await led.until(lambda: led.view.present == 4, "four of the hostile group")
    kept = []
    for kind in ("rule", "hope", "worry"):
        await led.press("right")
        kept.append(await enemy.types("enter", where=kind))
    return kept


async def ideas(led: Console, enemy: Enemy) -> list[str]:
    """Theme, table, an idea, its words mended, and a pile pasted."""
    await led.go_to("ideas")
    await led.press("shift+tab", "shift+tab")
    kept = [await enemy.types("enter", where="theme", shown=False)]
    await led.press("shift+tab")
    kept.append(await enemy.types("enter", where="table", shown=False))
    await enemy.types("enter", where="idea")
    await led.press("up")
    kept.append(await enemy.types("enter", where="mended"))
    await led.paste(f"{HOSTILE}first\n{HOSTILE}second")
    await led.sees(clean(f"{HOSTILE}first"), clean(f"{HOSTILE}second"))
    enemy.looks()
    await led.press("enter")
    await led.until(lambda: len(led.view.ideas) == 3, "three ideas")
    await led.settle()
    return [*kept, clean(f"{HOSTILE}first"), clean(f"{HOSTILE}second")]


async def asides(led: Console, enemy: Enemy, kept: list[str]) -> str:
    """A parked question, a note, and a private note, which the minutes never have."""
    await led.press("f6")
    kept.append(await enemy.types("enter", where="parked", shown=False))
    await led.press("f7")
    kept.append(await enemy.types("enter", where="note", shown=False))
    await led.press("f7", "tab")
    return await enemy.types("enter", where="private", shown=False)


async def grouped(led: Console, enemy: Enemy) -> list[str]:
    """A heading by the line, and a new one on the board."""
    await led.go_to("grouping")
    await led.paste(f"1 2 {HOSTILE}heading", "enter")
    await led.sees(clean(f"{HOSTILE}heading"))
    await led.press("tab", "home", "n")
    return [await enemy.types("enter", where="renamed")]


async def voted(led: Console, enemy: Enemy) -> list[str]:
    """The criterion; numbers and ballots that are none."""
    await led.go_to("prioritising")
    await led.press("enter")
    kept = [await enemy.types("enter", where="criterion", shown=False)]
    await enemy.types("enter", where="dots", shown=False)
    await led.press("escape", "ctrl+o")
    await led.settle()
    assert led.round is None, "no round with such a number of dots"
    enemy.looks()
    await led.press("end", "ctrl+u")
    await led.type("2", "enter", "end", "ctrl+u")
    await led.type("1", "enter", "end", "ctrl+u")
    await led.type("5", "enter", "ctrl+o")
    enemy.looks()  # the hostile ideas look alike, and are named
    await led.press("end", "enter")
    await led.until(lambda: led.round == "open", "the round")
    await led.settle()
    for kind in ("ballot", "wall", "entitled"):
        await enemy.types("enter", where=kind, shown=False)
        await led.press("end", "ctrl+u", "right")
    assert led.view.round is not None
    assert (led.view.round.slips, led.view.round.wall_dots, led.view.round.entitled) == (0, 0, 5)
    await led.say("1 2", "2 1")
    await led.press("ctrl+o", "down", "enter", "ctrl+o")
    await led.until(lambda: led.round == "revealed", "the result")
    enemy.looks()
    await led.press("tab", "home", "enter")
    await enemy.types("enter", where="total", shown=False)
    await led.press("end", "ctrl+u")
    await led.type("3", "enter")
    reason = await enemy.types("enter", where="reason", shown=False)
    await led.until(lambda: led.view.round and led.view.round.corrections, "the correction")
    assert led.view.round.corrections[0].reason == reason
    return kept


async def proposed(led: Console, enemy: Enemy) -> list[str]:
    """Every field of a proposal; choices, ideas and hands that are none; what stands under it, and the room's word."""
    await led.go_to("proposals")
    await enemy.types("enter", where="proposed", shown=False)
    await led.press("up")
    wording = await enemy.types("enter", where="wording")
    kept = [wording, await enemy.types("enter", where="motive")]
    for field, right in (("ideas", "2 1"), ("horizon", ""), ("need", "ja"), ("hands", "1 0 0 0 2 1")):
        await enemy.types("enter", where=field, shown=False)
        assert led.screen.query(".field.-wrong"), "what is no choice stands to be mended"
        await led.press("end", "ctrl+u")
        await led.type(right, "enter")
        assert not led.screen.query(".field.-wrong")
        if field == "need":
            kept.append(await enemy.types("enter", where="whom"))
    kept.append(await enemy.types("enter", where="below"))
    await led.press("escape", "tab", "home", "s")
    await enemy.types("enter", where="asked", shown=False)
    await led.press("escape", "tab", "home", "o", "home", "enter")
    kept.append(await enemy.types("enter", where="why"))
    for letter, where in (("a", "action"), ("k", "disagreement"), ("r", "reserved")):
        await led.press("tab", "home", letter)
        kept.append(await enemy.types("enter", where=where))
    await led.press("tab", "home", "down", "enter")
    kept[-3] = await enemy.types("enter", where="mended")
    await led.press("tab", "home", "u")
    enemy.looks()
    await led.press("escape", "escape")
    (made,) = led.view.proposals
    held = [made.wording, made.motive, made.need_of, made.below, made.outcome_why, made.actions[0].text]
    assert [*held, *(each.text for each in made.reservations)] == kept
    return kept


async def committed(led: Console, enemy: Enemy) -> list[str]:
    """Every field of a promise; dates that are none, a yes that is none, how sure they are, which is no number."""
    await led.go_to("commitments")
    kept = [await enemy.types("enter", where="party", shown=False)]
    kept += [await enemy.types("enter", where=where) for where in ("promise", "role", "step")]
    await refused(led, enemy, "by")
    kept.append(await enemy.types("enter", where="sign"))
    for where in ("due", "follow", "decided", "sure"):
        await refused(led, enemy, where)
    kept += [await enemy.types("enter", where=where) for where in ("together", "needed", "whom", "reports")]
    await led.press("escape")
    return kept


async def refused(led: Console, enemy: Enemy, where: str) -> None:
    """A field that does not take it: it stands there to be mended, and Escape takes it back."""
    await enemy.types("enter", where=where)
    assert len(led.screen.query(".field.-wrong")) == 1
    await led.press("escape")
    assert not led.screen.query(".field.-wrong")
    await led.press("enter")


async def closed(led: Console, enemy: Enemy) -> list[str]:
    """Last words; the parked question's three; the next meeting's place."""
    await led.go_to("closing")
    kept = [await enemy.types("enter", where="last")]
    await led.press("tab", "home", "enter")
    kept += [await enemy.types("enter", where=where, shown=False) for where in ("whom", "when", "how")]
    await led.press("escape", "tab", "home", "down", "enter", "down", "down")
    kept.append(await enemy.types("enter", where="next", shown=False))
    await led.settle()
    return kept
