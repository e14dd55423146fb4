"""Ballots from phones on the console: by which way they came in, never for what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.ballots import PhoneBallot
from sessions.voting.box_ballots import Held
from sessions.words import Words
from tests.sessions.store import making
from tests.workshop.phases.perspectives.nine import prioritising
from tests.workshop.phases.prioritising.rounds import under_way
from tests.workshop.phases.prioritising.steps import now
from tests.workshop.test_shots import shoot
from workshop.phases.prioritising.phone import make_mine
from workshop.phases.prioritising.wall import make_wall
from workshop.wall.blocks import Scene, Text
from workshop.web.phone import Scene as PhoneScene


def vote(meeting: Meeting, *texts: str) -> list[object]:
    """So many phones lay a ballot each, at once."""
    meeting.refresh()
    assert meeting.view.round is not None
    round_id = meeting.view.round.id
    return [
        *meeting.lay_from_phones(
            [PhoneBallot(round_id, text, f"phone {text} {at}", 0) for at, text in enumerate(texts)]
        )
    ]


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_console_tells_who_votes_by_phone_and_who_on_paper(
    tmp_path: Path, text_file: Any, language: str
) -> None:
    async with prioritising(tmp_path, language, (80, 24), before=under_way("1 2 3", "x")) as led:
        assert "Varje telefon har en röstsedel" not in led.text
        with making.console(tmp_path / "store.db", led.view.meeting.id) as phones:
            phones.show_phones()
            vote(phones, *["1"] * 24)
            await led.until(lambda: now(led).phones == 24, "the ballots from phones")
            await led.settle()
            await shoot(led, text_file, "phones")
            vote(phones, "3")
            await led.until(lambda: now(led).turned_away, "the phone that was refused")
            await led.settle()
            await shoot(led, text_file, "turned-away")


async def test_nothing_of_phones_is_said_where_there_are_none_and_the_wall_says_it_where_there_are(
    tmp_path: Path,
) -> None:
    words = Words("sv")
    async with prioritising(tmp_path, before=under_way("1 2 3")) as led:
        await led.sees("1 av 26 sedlar · 3 prickar")
        assert (
            Text(words("wall.voting.phones"), tone="quiet")
            not in make_wall(Scene(led.view, words, led.app.clock())).blocks
        )
        with making.console(tmp_path / "store.db", led.view.meeting.id) as phones:
            phones.show_phones()
            await led.sees("1 av 26 sedlar: 0 telefon, 1 papper, 25 kvar")
            await led.sees("Antal som får rösta │ Varje telefon har en röstsedel")
        blocks = make_wall(Scene(led.view, words, led.app.clock())).blocks
        assert Text(words("wall.voting.phones"), tone="quiet") in blocks


def test_a_phone_says_what_it_has_laid_and_nothing_of_a_slip_that_was_typed_as_spoiled(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with making.console(store, making.make_meeting(store)) as meeting:
        making.open_round(meeting)
        view = meeting.view
    said = {}
    for payload in ("3 3", "0", "x"):
        held = Held(payload, spoiled=payload == "x", pile="", source="paper", version=4)
        mine = make_mine(PhoneScene(view, Words("sv"), ballot=held, seed="a phone"))
        assert sorted(mine.order) == list(range(12))
        assert dict(mine.texts)["over"] == "4"
        said[payload] = dict(mine.texts)["laid"]
    assert "2 prickar" in said["3 3"]
    assert "blank" in said["0"]
    assert said["x"] == ""


async def test_more_ballots_than_people_are_noticed_also_where_more_may_vote(tmp_path: Path) -> None:
    async with prioritising(tmp_path, before=under_way()) as led:
        with making.console(tmp_path / "store.db", led.view.meeting.id) as phones:
            phones.do(voting.set_entitled, round_id=now(led).id, entitled=40)
            phones.show_phones()
            vote(phones, *["1"] * 26)
            await led.sees("26 av 40 sedlar: 26 telefon, 0 papper, 14 kvar", "Varje telefon har en röstsedel")
            vote(phones, "2")
            await led.sees("27 av 40 sedlar", "Fler sedlar än de 26 som är i rummet")
