"""Who wants no colours gets none from the wall, and misses nothing: what a colour tells has words or a shape too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.proposals import commands as proposals
from tests.sessions.store.making import console
from tests.terminal.camera import read
from tests.terminal.program import WORKSHOP
from tests.terminal.pseudo import Pseudo
from tests.terminal.test_closing import NEXT, PAGE_DOWN, closing

SIZE = (60, 18)
UNDERLINED = "4"


def looks(window: Pseudo) -> list[list[str]]:
    """The codes that were sent for how text looks, each divided in its figures."""
    return [code.decode().split(";") for code in re.findall(rb"\x1b\[([0-9;]*)m", window.printed)]


def coloured(codes: list[list[str]]) -> list[list[str]]:
    """Those that name a colour, the terminal's own among them."""
    return [code for code in codes if any(len(figure) > 1 and figure[0] in "349" for figure in code)]


def test_no_code_of_a_colour_is_sent_but_for_what_a_camera_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    store = tmp_path / "store.db"
    closing(store)
    with console(store, 1) as led:
        there = {phase.kind: phase.id for phase in led.view.phases}
        made = led.do(proposals.propose, wording="Lys upp gångvägen")
        led.do(dialogue.toggle_timer, phase_id=there[PhaseKind.PROPOSALS])
        led.do(dialogue.go_to, phase_id=there[PhaseKind.PROPOSALS])
        command = (*WORKSHOP, "--language", "sv", "wall", "--store", store)
        with Pseudo(*command, cwd=tmp_path, size=SIZE) as wall:
            wall.sees("Lys upp gångvägen")
            led.tell_live(draft_of=made.id, draft="Lys upp gångvägen före vintern")
            wall.sees("Lys upp gångvägen före vintern", "skrivs nu")
            assert any(UNDERLINED in code for code in looks(wall)), "what is new in a wording is underlined"
            assert coloured(looks(wall)) == []
            led.do(dialogue.go_to, phase_id=there[PhaseKind.CLOSING])
            wall.sees("Tack för i dag!")
            assert coloured(looks(wall)) == []
            wall.write(PAGE_DOWN)
            read(wall, SIZE, "BEGIN:VEVENT", f"DTSTART:{NEXT['next_day']:%Y%m%d}")
            assert {";".join(code) for code in coloured(looks(wall))} == {"38;5;16;48;5;231"}, "black on white"
