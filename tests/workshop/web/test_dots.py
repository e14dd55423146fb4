"""Dots from phones: laid, laid anew, refused, counted with the paper; by a browser without a script."""

from __future__ import annotations

import re

from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import RoundView
from tests.sessions.store.making import console, open_round
from tests.workshop.web.served import Page, Phone, Served


def round_of(meeting: Meeting) -> RoundView:
    """The meeting's round, with what is counted."""
    meeting.refresh()
    assert meeting.view.round is not None
    return meeting.view.round


def numbers(page: Page) -> list[int]:
    """The options in the order in which the phone has them."""
    return [int(number) for number in re.findall(r'<li class="option"><label for="dots-(\d+)"', page.html)]


def laid(page: Page) -> dict[int, int]:
    """The dots that stand in the form."""
    fields = re.findall(r'name="dots-(\d+)"[^>]* value="(\d+)"', page.html)
    return {int(number): int(dots) for number, dots in fields if dots != "0"}


async def lay(phone: Phone, *dots: int, **more: str) -> Page:
    """Lay dots on these options by the form of the page as it is now."""
    page = await phone.get()
    counted = {f"dots-{number}": str(dots.count(number)) for number in numbers(page)}
    return await phone.post("/prioritising/lay", page.fields("/prioritising/lay") | counted | more)


async def test_a_ballot_is_laid_and_laid_anew_and_counted_with_the_paper(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        anna, omar = await there.joined(), await there.joined()
        assert "Snart väljer ni vad som är viktigast." in (await anna.get()).text
        with console(there.store, there.meeting_id) as meeting:
            round_id = open_round(meeting)
            await there.until_page(anna, "Vad är viktigast?")
            meeting.lay_ballot("1 1 2")
            page = await lay(anna, 3, 3, 7)
            assert page.status == 200
            assert "Tack! Din röst är räknad in." in page.text
            assert "Din röst är inne, med 3 prickar." in page.text
            assert "Inga prickar kvar" in page.text
            assert laid(page) == {3: 2, 7: 1}
            assert laid(await omar.get()) == {}
            assert "blank" in (await lay(omar)).text
            counted = round_of(meeting)
            assert (counted.slips, counted.phones, counted.on_paper, counted.takes_phones) == (3, 2, 1, True)
            assert laid(await lay(anna, 3)) == {3: 1}
            assert "2 prickar kvar" in (await anna.get()).text
            assert round_of(meeting).slips == 3
            meeting.close_round()
            await there.until_page(anna, "Rösterna räknas.")
            assert "3 prickar" not in (await anna.get()).text
            meeting.do(voting.reveal, round_id=round_id)
            await there.until_page(anna, "2 prickar · 1 röstande")
            done = round_of(meeting)
            assert (done.given, done.phones, done.blank) == (3, 2, 1)
            assert {option.number: option.dots for option in done.options if option.dots} == {1: 2, 2: 1, 3: 1}


async def test_each_phone_has_an_order_of_its_own_and_keeps_it(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        phones = [await there.joined() for _ in range(4)]
        with console(there.store, there.meeting_id) as meeting:
            open_round(meeting)
            await there.until_page(phones[0], "Vad är viktigast?")
            orders = [numbers(await phone.get()) for phone in phones]
            assert len({tuple(order) for order in orders}) > 1
            assert all(sorted(order) == list(range(1, 13)) for order in orders)
            assert numbers(await lay(phones[0], 5)) == orders[0]


async def test_what_does_not_fit_stands_in_the_form_again_with_the_reason(site: Served) -> None:
    async with site.meeting("prioritising") as there:
        anna, omar = await there.joined(), await there.joined()
        with console(there.store, there.meeting_id) as meeting:
            open_round(meeting, entitled=1)
            await there.until_page(anna, "Vad är viktigast?")
            page = await lay(anna, 3, 3, 7, 7)
            assert page.status == 409
            assert "den har 4 prickar, men du har 3" in page.text
            assert laid(page) == {3: 2, 7: 2}
            assert round_of(meeting).slips == 0
            await lay(omar, 1)
            page = await lay(anna, 3)
            assert page.status == 409
            assert "Alla röster är redan inne" in page.text
            assert laid(page) == {3: 1}
            assert round_of(meeting).turned_away
