"""How phones support a proposal: answered, answered anew, refused, shown; by a browser without a script."""

from __future__ import annotations

import re

from sessions import support
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from tests.sessions.store.making import console
from tests.workshop.web.served import Page, Phone, Served

WORDING = "Lys upp <kajen>"


def ask(meeting: Meeting) -> int:
    """Make a proposal and ask the room about it; gives the round's id."""
    made = meeting.do(proposals.propose, wording=WORDING).id
    assert made is not None
    round_id = meeting.do(support.ask, proposal_id=made).id
    assert round_id is not None
    return round_id


async def answer(phone: Phone, value: str) -> Page:
    """Send the form of the page as it is now, with this value chosen."""
    page = await phone.get()
    chosen = {"value": value} if value else {}
    return await phone.post("/proposals/answer", page.fields("/proposals/answer") | chosen)


def chosen(page: Page) -> list[str]:
    """The values that stand chosen in the form."""
    return re.findall(r'name="value" value="(\d)" required checked', page.html)


async def test_an_answer_is_sent_and_changed_and_the_room_is_told_when_it_is_over(site: Served) -> None:
    async with site.meeting("proposals") as there:
        anna, omar = await there.joined(), await there.joined()
        assert "Följ med på duken." in (await anna.get()).text
        with console(there.store, there.meeting_id) as meeting:
            round_id = ask(meeting)
            await there.until_page(anna, WORDING)
            page = await answer(anna, "")
            assert page.status == 409
            assert "Välj ett värde från 0 till 5." in page.text
            page = await answer(anna, "2")
            assert "Tack! Ditt svar är inne." in page.text
            assert "Ditt svar är inne: 2 invändningar." in page.text
            stale = (await anna.get()).fields("/proposals/answer") | {"value": "0"}
            assert chosen(await answer(anna, "5")) == ["5"]
            late = await anna.post("/proposals/answer", stale)
            assert (late.status, "Ditt svar har ändrats någon annanstans" in late.text) == (409, True)
            assert "5 arbetar för det" in (await anna.get()).text
            assert chosen(await answer(omar, "4")) == ["4"]
            meeting.count_hands("1:1", round_id=round_id)
            form = (await omar.get()).fields("/proposals/answer") | {"value": "0"}
            meeting.close_asking(round_id, ())
            assert meeting.view.proposals[0].support == (0, 1, 0, 0, 1, 1)
            await there.until_page(anna, "Så svarade rummet")
            page = await omar.get()
            assert "delade meningar" in page.text
            assert "1 allvarliga invändningar: 1 svar" in re.sub(r"\s+", " ", page.text)
            late = await omar.post("/proposals/answer", form)
            assert (late.status, "Frågan är avslutad" in late.text) == (409, True)
