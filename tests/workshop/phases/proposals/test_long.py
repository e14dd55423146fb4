"""Ten thousand characters in each field of a proposal: never cut without a sign, and whole in the minutes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.live.view import NEW, LiveView
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.proposals.view import Need, Outcome, ReservationKind
from tests.sessions.records.evening import whole
from tests.sessions.records.reading import texts
from tests.sessions.store import making
from tests.story.console import console
from tests.workshop.phases.prioritising.voted import after_the_vote
from tests.workshop.wall.test_shots import every_page, in_phase

FIELDS = (*proposals.TEXTS, "wording", "why", "action", "reservation", "disagreement")


def long(name: str) -> str:
    """A text of a field's own, 10,000 characters and more."""
    return " ".join(f"{name}{number:04}" for number in range(10_000 // (len(name) + 5) + 1))


def fill(other: Meeting) -> None:
    """A proposal that says all it can, at the greatest length."""
    key = other.do(proposals.propose, wording=long("wording")).id
    assert key is not None

    def seen() -> dict[str, int]:
        return {"proposal_id": key, "version": other.view.proposals[-1].version}

    for field in proposals.TEXTS:
        other.do(proposals.describe, **seen(), field=field, text=long(field))
    other.do(proposals.describe, **seen(), field="need", text=Need.UNCLEAR)
    other.do(proposals.set_support, **seen(), support=(1, 0, 0, 0, 3, 0))
    other.do(proposals.say_outcome, **seen(), outcome=Outcome.UNITY, why=long("why"))
    other.do(proposals.add_action, proposal_id=key, text=long("action"))
    for kind in ReservationKind:
        other.do(proposals.reserve, proposal_id=key, text=long(kind), kind=kind)


@pytest.mark.parametrize("of", [None, NEW])
@pytest.mark.parametrize("size", [(60, 18), (160, 45)])
def test_the_room_reads_it_whole_as_it_is_worded(of: int | None, size: tuple[int, int]) -> None:
    view = in_phase(whole(), PhaseKind.PROPOSALS)
    first = view.proposals[0]
    view = replace(view, live=LiveView(draft_of=first.id if of is None else of, draft=f"{first.wording} {long('ord')}"))
    shown = every_page(view, "sv", size).split()
    assert [word for word in long("ord").split() if word not in shown] == []


async def test_it_stays_calm_in_the_smallest_window_and_is_whole_in_the_minutes(tmp_path: Path) -> None:
    async with console(tmp_path, size=(80, 24), fill=partial(after_the_vote, whole=True)) as led:
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            fill(other)
        await led.until(lambda: led.view.proposals and led.view.proposals[-1].reservations, "the long proposal")
        await led.press("tab", "home")
        await led.sees("1  wording0000", "tecken till")
        await led.press("down")
        await led.sees("→ action0000")
        await led.press("home", "enter")
        await led.sees("Motiv")
        await led.press("down", "down", "down", "down")
        await led.sees("Vem beslutar", "För att leva med det")
        await led.press("escape", "f4")
        await led.sees("wording0000")
        await led.press("f4", "tab", "u", "escape")
        written = await led.write_minutes()
    shown = "\n".join(texts(written.read_text(encoding="utf-8")))
    page = written.with_suffix(".html").read_text(encoding="utf-8")
    assert [name for name in FIELDS if long(name) not in shown or long(name) not in page] == []
