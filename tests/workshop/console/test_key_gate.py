"""Keys that come in a lump, as over a slow line or from somebody who does not wait for the screen."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.sessions.store.sampled import fill
from tests.story.console import Console, console

NAMED = {"\r": "enter", "\t": "tab", " ": "space", "\x0f": "ctrl+o", "\x1a": "ctrl+z", "\x1b": "escape"}


def lump(led: Console, *keys: str) -> None:
    """All keys before the program has looked at the first: texts as signs, function keys by name."""
    for key in keys:
        if key in ("up", "end") or (key.startswith("f") and key[1:].isdigit()):
            led.post(events.Key(key, None))
            continue
        for sign in key:
            led.post(events.Key(NAMED.get(sign) or _character_to_key(sign), sign))


async def test_from_an_empty_store_to_a_saved_idea_in_one_go(tmp_path: Path) -> None:
    async with console(tmp_path) as led:
        lump(
            led, "nHur blir bryggan hel?\rKS 2026/9\r\r\r\r\r", "\r", "\r\r\r\r", "\r", "f8", "\rFler lampor\rEn bänk\r"
        )
        await led.until(lambda: led.has_view and len(led.view.ideas) == 2, "both ideas")
        await led.settle()
        assert [idea.text for idea in led.view.ideas] == ["Fler lampor", "En bänk"]
        assert led.view.dialogue.registry_number == "KS 2026/9"


async def test_keys_wait_for_a_question_whatever_the_app_has_to_do_before_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        app, phases = led.app, len(led.view.phases)
        flush = app._flush_next_callbacks

        async def flush_much() -> None:
            if asyncio.current_task() is not app._task:  # whoever asks may have to see a dialog before go first
                for _ in range(500):
                    await asyncio.sleep(0)
            await flush()

        monkeypatch.setattr(app, "_flush_next_callbacks", flush_much)
        lump(led, "f8", "l\r", "\x1bhej")
        await led.until(lambda: len(led.view.phases) == phases + 1, "one more phase")
        await led.settle()
        assert led.line == "hej"


async def test_up_changes_the_last_idea_though_it_is_still_on_its_way(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.go_to("ideas")
        await led.until(lambda: led.view.phase.kind == "ideas", "the ideas")
        await led.settle()
        lump(led, "Fler lampor\rEn bänk\r", "up", "end", " med ryggstöd\r", "En buss till\r")
        await led.until(lambda: led.view.ideas[-1].text == "En buss till", "the last of them")
        assert [idea.text for idea in led.view.ideas[-3:]] == ["Fler lampor", "En bänk med ryggstöd", "En buss till"]


async def test_a_parked_question_a_note_and_a_phase_in_one_go(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        before = len(led.view.parked)
        lump(led, "f6", "Vem äger kajen?\r", "f7", "Livlig diskussion\r", "f8", "\r\x0f\x0f1 2 3\r2 4\r")
        await led.until(lambda: led.view.round and led.view.round.slips == 2, "two slips")
        assert led.view.parked[before].text == "Vem äger kajen?"
        assert led.view.notes[-1].text == "Livlig diskussion"


async def test_a_commitment_field_by_field_in_one_go(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.press("f8", "down", "down", "enter")
        first_half = (
            "Hamnstads kommun\rbyta lamporna\rdriftchefen\rringa\r2026-05-01\rde lyser\r2026-06-01\r2026-06-15\r\r"
        )
        lump(led, first_half, "4\rKyrkan\rbesked\rHamnbolaget\rdriftchefen\r", "Båtklubben\röppna\r")
        await led.until(lambda: led.view.commitments[-1].promise == "öppna", "both")
        await led.settle()
        first, second = led.view.commitments[-2:]
        assert (first.party, first.promise, first.first_step) == ("Hamnstads kommun", "byta lamporna", "ringa")
        assert (first.sign, first.confidence, first.reports_back) == ("de lyser", 4, "driftchefen")
        assert (second.party, second.promise) == ("Båtklubben", "öppna")


async def test_a_date_that_is_none_is_not_lost_among_saves_on_their_way(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(fill, language="sv")) as led:
        await led.press("f8", "down", "down", "enter")
        lump(led, "Hamnstads kommun\rbyta lamporna\rdriftchefen\rringa\r31 april\r")
        await led.until(lambda: led.view.commitments[-1].party == "Hamnstads kommun", "the commitment")
        await led.settle()
        await led.sees("31 april")
        assert led.view.commitments[-1].first_step == "ringa"
        assert len(led.screen.query(".field.-wrong")) == 1
