"""One ballot for each phone, whatever is tried by a thousand at once, and whoever falls; and nobody knows whose."""

from __future__ import annotations

import asyncio
import hmac
import os
import signal
from collections import Counter
from collections.abc import Mapping

from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from tests.sessions.store.making import asked, console, open_round
from tests.sessions.voting.boxes import raw_files, secret_of
from tests.workshop.web.light import Light, at_once, dots_form
from tests.workshop.web.served import PATIENCE, Served
from tests.workshop.web.test_dots import laid, lay, round_of
from workshop.web.devices import Device, Signer

TRIES = 1_000


def form(there: Served, device: Device, round_id: int, dots: Mapping[int, int], over: int = 0) -> dict[str, str]:
    """What the page's form of that device sends."""
    return dots_form(there.settings, device, round_id, dots, over)


def devices(there: Served, count: int) -> list[Device]:
    """Phones that have joined."""
    return [Signer(there.settings.secret).new(joined=True) for _ in range(count)]


async def send(there: Served, device: Device, fields: dict[str, str]) -> int:
    """Send a form on a connection of its own; gives how it was answered, 0 if it was not."""
    phone = Light(there.settings, device)
    await phone.come()
    phone.ask("/prioritising/lay", fields)
    return await heard(phone)


async def heard(phone: Light) -> int:
    """How what a phone has sent was answered, 0 if it was not."""
    try:
        return (await phone.head())[0]
    except (ConnectionError, asyncio.IncompleteReadError):
        return 0
    finally:
        phone.go()


def totals(meeting: Meeting, round_id: int) -> dict[int, int]:
    """Close and reveal; what each option got."""
    meeting.refresh()
    meeting.close_round(round_id)
    meeting.do(voting.reveal, round_id=round_id)
    return {option.number: option.dots for option in round_of(meeting).options if option.dots}


async def test_a_thousand_phones_and_room_for_a_hundred(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting, entitled=100)
            await there.until_page(await there.joined(), "Vad är viktigast?")
            room = devices(there, TRIES)
            answers = Counter(
                await at_once(send(there, device, form(there, device, round_id, {3: 1})) for device in room)
            )
            assert answers == {303: 100, 409: TRIES - 100}
            counted = round_of(meeting)
            assert (counted.slips, counted.phones, counted.turned_away) == (100, 100, True)
            assert totals(meeting, round_id) == {3: 100}
            late = await at_once(send(there, device, form(there, device, round_id, {4: 1})) for device in room)
            assert Counter(late) == {409: TRIES}
            assert round_of(meeting).given == 100
    sql = f"SELECT number, dots FROM voting_option WHERE dots > 0 AND round_id = {round_id}"
    assert asked(there.store, sql) == [(3, 100)]


async def test_one_phone_a_thousand_times_and_its_old_forms_a_thousand_times_more(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting)
            await there.until_page(await there.joined(), "Vad är viktigast?")
            (device,) = devices(there, 1)
            forms = [form(there, device, round_id, {at % 12 + 1: 1}) for at in range(TRIES)]
            answers = await at_once(send(there, device, fields) for fields in forms)
            assert round_of(meeting).slips == 1
            (payload,) = asked(BallotBox.beside(there.store, round_id), "SELECT payload FROM ballot")
            taken = {fields for fields, answer in zip(map(str, forms), answers, strict=True) if answer == 303}
            assert taken == {str(form(there, device, round_id, {int(payload[0]): 1}))}, "the one that lies there"

            assert await send(there, device, form(there, device, round_id, {5: 3}, over=1)) == 303
            assert await send(there, device, form(there, device, round_id, {6: 3}, over=2)) == 303
            again = [form(there, device, round_id, {5: 3}, over=1), *forms[:5]] * (TRIES // 6)
            assert {*await at_once(send(there, device, fields) for fields in again)} == {409}
            other = Signer("00" * 32).new(joined=True)
            assert await send(there, device, form(there, other, round_id, {7: 3}, over=3)) == 403
            assert totals(meeting, round_id) == {6: 3}


async def test_no_file_tells_whose_a_ballot_was_or_in_which_order_they_came(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        anna, omar = await there.joined(), await there.joined()
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting)
            await there.until_page(anna, "Vad är viktigast?")
            entries = asked(there.store, "SELECT count(*) FROM journal")
            ids = [phone.client.cookies["phone"].partition(".")[0] for phone in (anna, omar)]
            forms = [(await phone.get()).fields("/prioritising/lay")["token"] for phone in (anna, omar)]
            await lay(anna, 10, 11, 12)
            await lay(omar, 1)
            await lay(anna, 12, 11, 11)
            assert asked(there.store, "SELECT count(*) FROM journal") == entries
            box = BallotBox.beside(there.store, round_id)
            secret = secret_of(box)
            keys = [hmac.digest(secret, f"phone-{device_id}".encode(), "sha256") for device_id in ids]
            told = [each.encode() for each in (*ids, *forms, there.settings.secret)]
            kept = [secret, *keys, *(key.hex().encode() for key in keys), b"11 11 12"]
            found = raw_files(there.store.parent, [*told, *kept])
            assert {box.name: 4} == {name: len(needles) for name, needles in found.items() if needles}
            assert {each.hex() for each in (secret, *keys, b"11 11 12")} == set(found[box.name])
            assert asked(box, "SELECT count(*) FROM step") == [(0,)], "nobody's ballot was the last"
            meeting.close_round(round_id)
            assert not any(raw_files(there.store.parent, [*told, *kept]).values())
            meeting.do(voting.reveal, round_id=round_id)
    assert not any(raw_files(there.store.parent, [*told, *kept]).values())
    closed = f"SELECT images FROM journal WHERE command = 'close_round' AND meeting_id = {there.meeting_id}"
    ((images,),) = asked(there.store, closed)
    assert '"phones":2' in images


async def test_a_process_that_is_killed_has_kept_what_it_answered_and_the_rest_is_sent_again_without_doubling(
    site: Served,
) -> None:
    async with site.meeting("prioritising") as there:
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting, entitled=200)
            await there.until_page(await there.joined(), "Vad är viktigast?")
            room = devices(there, 120)
            forms = [form(there, device, round_id, {at % 12 + 1: 1}) for at, device in enumerate(room)]
            answers: dict[int, int] = {}

            async def vote(at: int) -> None:
                answers[at] = await send(there, room[at], forms[at])

            last = {at: Light(there.settings, room[at]) for at in range(110, 120)}
            for phone in last.values():
                await phone.come()
                await phone.get("/check")
            voting_now = [asyncio.create_task(vote(at)) for at in range(110)]
            while not answers:
                await asyncio.sleep(0)
            pid = there.supervisor.pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)  # whatever it is doing; what comes now it cannot answer any more
            for at, phone in last.items():
                phone.ask("/prioritising/lay", forms[at])
            os.kill(pid, signal.SIGKILL)
            await asyncio.gather(*voting_now)
            answers |= {at: await heard(phone) for at, phone in last.items()}
            assert {answers[at] for at in last} == {0}
            assert set(answers.values()) == {0, 303}, "some were answered, and some were not"
            answered = [at for at, answer in answers.items() if answer == 303]
            assert round_of(meeting).phones >= len(answered)
            async with asyncio.timeout(PATIENCE):
                for at in range(120):
                    while await send(there, room[at], forms[at]) != 303:
                        pass
            assert round_of(meeting).slips == 120
            assert totals(meeting, round_id) == dict.fromkeys(range(1, 13), 10)


async def test_a_phone_that_has_voted_has_no_second_vote_when_the_program_is_started_anew(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        anna = await there.joined()
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting)
            await there.until_page(anna, "Vad är viktigast?")
            await lay(anna, 3)
            before = anna.client.cookies["phone"]
            await there.start_anew()
            await anna.get(f"/S/{there.settings.code}")
            assert anna.client.cookies["phone"] != before
            assert laid(await anna.get()) == {3: 1}
            assert "Tack!" in (await lay(anna, 4)).text
            assert round_of(meeting).slips == 1
            kept = anna.client.cookies["ballot"]
            meeting.close_round(round_id)
            meeting.do(voting.reveal, round_id=round_id)
            await there.until_page(anna, "1 prick · 1 röstande")
            meeting.do(voting.open_again, round_id=round_id)
            await there.until_page(anna, "Du har 3 prickar.")
            assert "Tack!" in (await lay(anna, 5)).text
            assert anna.client.cookies["ballot"] != kept
            assert round_of(meeting).slips == 1
            assert totals(meeting, round_of(meeting).id) == {5: 1}
    assert not any(raw_files(there.store.parent, [kept.encode(), kept.rpartition(".")[2].encode()]).values())
