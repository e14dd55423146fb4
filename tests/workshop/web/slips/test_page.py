"""Voting slips on phones: a phone is asked for one, and whoever has it changes its ballot on whatever phone."""

from __future__ import annotations

from sessions.voting import codes, printing
from tests.sessions.store.making import console, open_round
from tests.workshop.web.served import Page, Phone, Served
from tests.workshop.web.test_dots import laid, lay, round_of
from workshop.web.codes import PER_DEVICE

MADE = ("KXP47M2Q", "AB12CD34")


async def type_code(phone: Phone, code: str) -> Page:
    """Type a slip's code on the page that asks for it."""
    page = await phone.get()
    return await phone.post("/slip", page.fields("/slip") | {"code": code})


async def test_a_slip_is_one_ballot_on_however_many_phones(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        anna, omar, guest = await there.joined(), there.phone(), await there.joined()
        with console(there.store, there.meeting_id) as meeting:
            meeting.do(printing.add_slips, digests=[codes.digest(code) for code in MADE])
            open_round(meeting)
            await there.until_page(anna, "röstar man med röstkort")
            assert "/prioritising/lay" not in (await anna.get()).html
            assert "stämmer inte" in (await type_code(anna, "KXP4 7M2R")).text
            page = await type_code(anna, "kxp4 7m2q")
            assert "En röst per röstkort" in page.text
            assert laid(await lay(anna, 3, 3, 7)) == {3: 2, 7: 1}

            page = await omar.get(f"/K/{MADE[0]}")
            assert laid(page) == {3: 2, 7: 1}, "the same slip on another phone, which it lets in"
            assert laid(await lay(omar, 5)) == {5: 1}
            assert laid(await anna.get()) == {5: 1}
            assert round_of(meeting).slips == 1

            form = page.fields("/prioritising/lay") | {"dots-1": "1", "over": "0"}
            form["token"] = (await guest.get()).fields("/slip")["token"]
            page = await guest.post("/prioritising/lay", form)
            assert page.status == 409
            assert round_of(meeting).slips == 1, "a phone without a slip has no ballot"
            meeting.lay_ballot("AB12CD34 1")
            assert round_of(meeting).slips == 2


async def test_the_codes_are_guessed_at_only_so_often_and_an_unknown_link_lets_nobody_in(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        guest, late = there.phone(), there.phone()
        with console(there.store, there.meeting_id) as meeting:
            meeting.do(printing.add_slips, digests=[codes.digest(code) for code in MADE])
            open_round(meeting)
        await there.until_page(await there.joined(), "röstar man med röstkort")
        assert (await guest.get("/K/AAAAAAAA")).status == 404
        for _ in range(PER_DEVICE):
            page = await guest.get()
            page = await guest.post("/join", page.fields("/join") | {"code": "AAAA BBBB"})
            assert page.status == 403
        page = await guest.post("/join", page.fields("/join") | {"code": MADE[1]})
        assert "röstkort" not in page.text
        page = await late.get()
        page = await late.post("/join", page.fields("/join") | {"code": codes.written(MADE[1])})
        assert "En röst per röstkort" in page.text
