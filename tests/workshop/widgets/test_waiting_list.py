"""What waits is seen whole as a list: every text has its line, however long it is, and each says what helps."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from sessions.words import Words
from tests.shots import text_shot
from workshop.widgets.waiting_list import WaitingList

WORDS = Words("sv")
HELPS = "(Ctrl+R försöker igen)"
LONG = "En lampa vid varje bänk längs hela kajen\nfrån bryggan till stationen, tänd hela natten"


class Host(App[None]):
    """The list alone."""

    def compose(self) -> ComposeResult:
        yield WaitingList()

    def let_wait(self, *texts: str) -> None:
        """These wait."""
        self.query_one(WaitingList).show_waiting(
            texts, lambda text: WORDS("retry.line", text=text), lambda n: WORDS("retry.more", n=n)
        )


async def lines(*texts: str, width: int = 60) -> list[str]:
    """What a window of that width shows when these wait."""
    app = Host()
    async with app.run_test(size=(80, 8)) as pilot:
        app.let_wait(*texts)
        await pilot.pause()
        await pilot.resize_terminal(width, 8)
        await pilot.pause()
        return [line.strip() for line in text_shot(app).splitlines() if line.strip()]


async def test_a_long_text_hides_neither_the_key_nor_the_others() -> None:
    first, second, third = await lines(LONG, "Fler lampor", LONG)
    assert first == third == f"✗ Inte sparad: En lampa vid varje … {HELPS}"
    assert second == f"✗ Inte sparad: Fler lampor {HELPS}"


@pytest.mark.parametrize(
    ("count", "last"), [(4, f"✗ Inte sparad: Idé 4 {HELPS}"), (5, "✗ och 2 texter till"), (12, "✗ och 9")]
)
async def test_more_than_have_room_are_counted(count: int, last: str) -> None:
    shown = await lines(*(f"Idé {number}" for number in range(1, count + 1)))
    assert len(shown) == 4
    assert shown[-1].startswith(last)
    assert shown[0] == f"✗ Inte sparad: Idé 1 {HELPS}"


async def test_nothing_that_waits_takes_no_room() -> None:
    assert await lines() == []
