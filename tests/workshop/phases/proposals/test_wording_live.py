"""A wording is seen on the wall as it is typed, and nothing else of what is typed is."""

from __future__ import annotations

from pathlib import Path

from sessions.live.view import NEW, LiveView
from sessions.watch import Watch
from tests.story.console import Console, console
from tests.workshop.phases.base.test_leading import evening
from tests.workshop.wall.hosted import wall
from tests.workshop.wall.test_shots import every_page


class Eye:
    """What the room sees beside a console: every page of the wall, from the store alone."""

    def __init__(self, led: Console) -> None:
        self._led, self._watch = led, Watch(led.store, led.view.meeting.id)

    @property
    def live(self) -> LiveView:
        """What the consoles have told."""
        view = self._watch.refresh()
        assert view is not None
        return view.live

    @property
    def text(self) -> str:
        """Every page."""
        view = self._watch.refresh()
        assert view is not None
        return every_page(view, "sv", (60, 18))

    async def sees(self, text: str) -> None:
        """Wait until it stands there."""
        await self._led.until(lambda: text in self.text, f"{text} on the wall")

    async def sees_no_draft(self) -> None:
        """Wait until nothing is being typed there."""
        await self._led.until(lambda: self.live.draft_of is None, "no draft on the wall")

    def close(self) -> None:
        """Look away."""
        self._watch.close()


async def test_a_new_wording_comes_letter_by_letter_and_is_then_a_proposal(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("proposals")
        async with wall(led.store, meeting_id=led.view.meeting.id) as seen:
            await led.type("Tänd lam")
            await seen.sees("▌ Tänd lam", "skrivs nu")
            await led.type("porna")
            await seen.sees("▌ Tänd lamporna")
            await led.press("enter")
            await seen.sees("▌ 1  Tänd lamporna")
            await seen.until(lambda: "skrivs nu" not in seen.text, "nothing being typed")


async def test_an_old_one_is_seen_changing_and_as_it_was_when_the_change_is_taken_back(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("proposals")
        await led.say("Tänd alla lampor")
        await led.press("escape", "up")
        eye = Eye(led)
        await led.press("end")
        await led.type(" i maj")
        await eye.sees("Tänd alla lampor i maj")
        assert eye.live.draft_of == led.view.proposals[0].id and "skrivs nu" in eye.text
        assert led.view.proposals[0].wording == "Tänd alla lampor"
        await led.press(*["backspace"] * len(" i maj"))
        await eye.sees_no_draft()
        await led.type(" i juni", "enter")
        await eye.sees_no_draft()
        assert "Tänd alla lampor i juni" in eye.text
        eye.close()


async def test_no_line_but_a_wording_comes_there(tmp_path: Path) -> None:
    secret = "HEMLIGT"
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("proposals")
        eye = Eye(led)
        await led.type("Tänd")
        await eye.sees("Tänd")
        for keys in (("f7",), ("f7", "tab"), ("f6",)):
            await led.press(*keys)
            await eye.sees_no_draft()
            await led.type(secret)
            assert secret not in eye.text and eye.live.draft == ""
            await led.press("ctrl+u", "escape")
            await eye.sees("Tänd")
        await led.press("enter")
        for field in ("motive", "need_of", "below"):
            await led.press("escape", "up")
            led.phase.query_one(f"#field-{field}").focus()
            await led.settle()
            await led.type(secret)
            assert secret not in eye.text and eye.live.draft == ""
        eye.close()


async def test_a_draft_goes_with_who_typed_it(tmp_path: Path) -> None:
    async with console(tmp_path, fill=evening) as led:
        await led.go_to("proposals")
        eye = Eye(led)
        await led.type("Halvskrivet förslag")
        await eye.sees("Halvskrivet förslag")
        assert eye.live.draft_of == NEW
        await led.go_to("commitments")
        await eye.sees_no_draft()
        await led.go_to("proposals")
        await led.press("end")
        await led.type("!")
        await eye.sees("Halvskrivet förslag!")
    view = eye._watch.refresh()
    assert view is not None and view.live.draft_of is None, "nor does it outlive the console"
    eye.close()
