"""The commitments phase by keys: who in particular, how it shows, and what only two of the parties need to agree."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.commitments.fields import FIELDS
from sessions.commitments.view import CommitmentView
from sessions.meeting import Meeting
from sessions.text.fields import names
from tests.sessions.store import making
from tests.story.console import STARTS, Console, console
from tests.workshop.console.test_two_consoles import beside
from tests.workshop.phases.commitments.written import READY, committing, describe, write, written
from tests.workshop.phases.prioritising.voted import after_the_vote
from workshop.widgets.form import FieldInput, Form


def last(led: Console) -> CommitmentView:
    return led.view.commitments[-1]


@pytest.mark.parametrize("owner", ["Kommunen", "Alla i gruppen"])
async def test_many_are_asked_who_in_particular_and_a_role_answers(tmp_path: Path, owner: str) -> None:
    async with console(tmp_path, fill=committing) as led:
        await led.say(owner)
        await led.sees(f"Sparat: åtagande 1, {owner}. Ctrl+Z ångrar. ”{owner}” går inte att fråga hur det gick.")
        await led.say("laga lamporna")
        with making.console(tmp_path / "store.db", led.view.meeting.id) as other:
            describe(other, READY)
        await led.until(lambda: last(led).follow_up, "what the other writes")
        await led.settle()
        assert last(led).missing == ("role_vague",)
        await led.press("escape")
        await led.sees("▲ saknar 1 sak", f"”{owner}” går inte att fråga hur det gick. Vem är ansvarig?")
        assert "Saknar:" not in led.text, "it is asked once"
        await led.press("up", "down")
        await led.say("driftchefen")
        await led.until(lambda: last(led).ready, "a role to be enough")
        await led.press("escape")
        await led.sees("✓ komplett", "Ansvarig: driftchefen")


async def test_all_fourteen_fields_are_kept_each_when_it_is_left(tmp_path: Path) -> None:
    async with console(tmp_path, fill=after_the_vote) as led:
        await led.press("f8", "enter")
        await led.until(lambda: led.phase.kind == PhaseKind.COMMITMENTS, "the commitments")
        await led.settle()
        await led.say("Hamnstads kommun", "laga lamporna", "driftchefen")
        await led.say("ringa elbolaget", "28 april", "alla lampor lyser", "15/6", "2026-09-02")
        await led.until(lambda: last(led).ready, "it to be ready with the first eight")
        await led.press("right")
        await led.say("", "4", "Båtklubben", "besked", "Hamnbolaget", "sekreteraren")
        await led.sees("Tillsammans med Båtklubben", "Behöver besked från Hamnbolaget · Säkert 4 av 5")
        await led.sees("sekreteraren berättar hur")
        made = last(led)
        assert (made.confidence, made.sign, made.support_from) == (4, "alla lampor lyser", "Hamnbolaget")
        assert made.needs_decision
        await led.press(*["ctrl+z"] * 13)
        await led.until(lambda: not last(led).promise and last(led).party, "all but the party to be undone")


async def test_when_a_meeting_is_tried_beforehand_a_weekday_is_counted_from_its_day(tmp_path: Path) -> None:
    a_week_before = STARTS - timedelta(days=7)
    async with console(tmp_path, fill=written("Båtklubben", "öppna"), now=a_week_before) as led:
        assert led.view.meeting.day == date(2026, 4, 22)
        await led.press("up")
        led.phase.query_one(Form).enter("first_step_by")
        await led.say("fredag")
        await led.until(lambda: last(led).first_step_by == date(2026, 4, 24), "the Friday after the meeting")


async def test_how_sure_one_is_goes_from_0_to_5_and_can_be_taken_back(tmp_path: Path) -> None:
    async with console(tmp_path, fill=written("Båtklubben")) as led:
        await led.press("up")
        led.phase.query_one(Form).enter("confidence")
        await led.say("sex")
        await led.sees("”sex” går inte att läsa. Skriv hur säkra ni är, från 0 till 5.")
        await led.press("end", "ctrl+u")
        await led.say("0")
        await led.until(lambda: last(led).confidence == 0, "not at all")
        await led.sees("Säkert 0 av 5")
        await led.press("up", "backspace", "enter")
        await led.until(lambda: last(led).confidence is None, "nothing to be said of it")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 45)])
async def test_the_field_one_writes_in_is_always_seen_and_the_board_too(tmp_path: Path, size: tuple[int, int]) -> None:
    async with console(tmp_path, fill=written("Båtklubben"), size=size) as led:
        await led.press("up", "up")
        form = led.phase.query_one(Form)
        for at, name in enumerate(names(FIELDS)):
            field = form.query_one(f"#field-{name}", FieldInput)
            assert field.has_focus
            await led.until(lambda field=field: form.region.contains_region(field.region), f"{name} to be seen")  # type: ignore[misc]
            assert led.phase.board.size.height >= 4
            assert led.phase.line.region.bottom <= size[1]
            if at + 1 < len(FIELDS):
                await led.press("enter")
        await led.press(*["up"] * len(FIELDS))
        await led.until(lambda: form.scroll_y == 0, "the first to be seen again")


def two_of_one_party(meeting: Meeting) -> None:
    """However it is spelt."""
    write(meeting, "Hamnstads kommun")
    write(meeting, "hamnstads KOMMUN")


async def test_it_is_said_calmly_as_long_as_only_one_party_has_promised_something(tmp_path: Path) -> None:
    async with console(tmp_path, fill=partial(committing, before=two_of_one_party)) as led:
        await led.sees("2 åtaganden · 0 kompletta · än så länge bara från Hamnstads kommun")
        await led.say("Båtklubben")
        await led.press("escape")
        await led.until(lambda: "än så länge" not in led.text, "nothing more to be said of it")


async def test_the_room_sees_who_and_when_and_not_what_two_parties_settle_between_them(tmp_path: Path) -> None:
    fields = READY | {"role": "driftchefen", "confidence": 2, "support_needed": "besked", "support_from": "Hamnbolaget"}
    async with console(tmp_path, fill=written("Hamnstads kommun", "laga lamporna", **fields)) as led:
        await led.sees("Säkert 2 av 5")
        await led.press("f4")
        await led.sees("åtar sig att laga lamporna", "Hamnstads kommun")
        assert "driftchefen" not in led.text
        assert "Säkert" not in led.text
        assert "Behöver" not in led.text


async def test_two_consoles_on_one_sign_and_the_second_chooses(tmp_path: Path) -> None:
    async with beside(tmp_path, PhaseKind.COMMITMENTS) as (led, other):
        write(other, "Båtklubben", "öppna")
        await led.until(lambda: led.view.commitments and last(led).party == "Båtklubben", "it to be written")
        await led.press("up")
        led.phase.query_one(Form).enter("sign")
        await led.type("Mitt tecken")
        other.refresh()
        made = other.view.commitments[-1]
        other.do(commitments.describe, commitment_id=made.id, version=made.version, field="sign", value="Deras tecken")
        await led.until(lambda: last(led).sign == "Deras tecken", "the other's sign")
        assert led.line == "Mitt tecken"
        await led.press("enter")
        await led.sees("Någon annan hann ändra samma sak.", "Deras tecken", "Mitt tecken")
        await led.press("enter")
        await led.settle()
        assert last(led).sign == "Deras tecken"


async def test_whom_to_ask_may_not_be_written_with_a_telephone_number_without_a_word_of_warning(tmp_path: Path) -> None:
    async with console(tmp_path, fill=written("Båtklubben", "öppna")) as led:
        await led.press("up", "enter")
        await led.say("Eva, 070-123 45 67")
        await led.sees("ett telefonnummer")
