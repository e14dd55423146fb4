"""What the frame keeps when there is little room: the phases to come, and the question."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from workshop.widgets.frame import PhaseStrip, Step, Stop, TitleBar
from workshop.widgets.plain import Plain

NAMES = (("Öppna", "Perspektiv", "Idéer", "Gruppera", "Prioritera"), ("Förslag", "Åtaganden", "Avsluta"))


def steps(here: int, skipped_over: Sequence[int] = ()) -> list[Step]:
    """The phases of both steps, led in their order as far as ``here``, but for those that were jumped."""
    stops = [
        Stop(name, at == here, done=at < here and at not in skipped_over, past=at < here)
        for at, name in enumerate((*NAMES[0], *NAMES[1]))
    ]
    return [Step("Steg 3", stops[:5]), Step("Steg 4", stops[5:])]


class Framed(App[None]):
    """The strip and the title alone."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield PhaseStrip()

    def strip(self, here: int, skipped_over: Sequence[int] = ()) -> str:
        """What the strip shows."""
        strip = self.query_one(PhaseStrip)
        strip.show_phases(steps(here, skipped_over))
        return strip.text


async def test_at_eighty_columns_the_phases_of_step_4_are_seen_from_step_3() -> None:
    async with Framed().run_test(size=(80, 5)) as pilot:
        app = pilot.app
        assert isinstance(app, Framed)
        assert app.strip(2) == "Steg 3  …  Idéer  Gruppera  Prioritera  Steg 4  Förslag  Åtaganden  Avsluta"
        assert app.strip(4).endswith("Prioritera  Steg 4  Förslag  Åtaganden  Avsluta")
        assert app.strip(6) == "Steg 3✓  Steg 4  Förslag✓  Åtaganden  Avsluta"


async def test_what_was_jumped_is_not_ticked() -> None:
    async with Framed().run_test(size=(120, 5)) as pilot:
        app = pilot.app
        assert isinstance(app, Framed)
        shown = app.strip(2, skipped_over=(1,))
        assert shown.startswith("Steg 3  Öppna ✓  Perspektiv  Idéer")


@pytest.mark.parametrize(
    ("question", "kept"),
    [("Hur blir torget tryggt?", "Träff 2   18.00   4 min före"), ("Hur blir torget tryggt för alla som bor", "18.00")],
)
async def test_the_facts_give_way_to_the_question(question: str, kept: str) -> None:
    async with Framed().run_test(size=(56, 5)) as pilot:
        title = pilot.app.query_one(TitleBar)
        title.show(
            question, [Content(said) for said in ("Träff 2   18.00   4 min före", "18.00   4 min före", "18.00")]
        )
        assert title.query_one("#facts", Plain).text == kept
