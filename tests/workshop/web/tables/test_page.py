"""The page of a table's host: what a note-taker may, for one table, by its code, and nothing more."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Browser, expect

from sessions.ideas import commands as ideas
from sessions.notes.view import NoteKind
from tests.sessions.store.making import asked, console
from tests.workshop.web.chromium import hinders_nobody, needs_chromium
from tests.workshop.web.served import SHORT, Page, Phone, Served, go_to
from workshop.web.codes import IN_ALL, PER_DEVICE
from workshop.web.tables.codes import TableCodes


async def at_table(there: Served, table: int) -> Phone:
    """The laptop of a table's host, which has come by the table's link."""
    there.supervisor.control(tables=3)
    host = there.phone()
    link = f"/T/{TableCodes(there.settings.secret).link_code(table)}"
    while (await host.get(link)).status != 200:  # the process has not heard of the tables yet
        pass
    return host


async def save(host: Phone, action: str, **typed: str) -> Page:
    """Send one of the page's forms."""
    page = await host.get()
    return await host.post(f"/table/{action}", page.fields(f"/table/{action}") | typed)


async def test_ideas_come_one_a_line_with_their_table_and_once(site: Served) -> None:
    async with site.meeting() as there:
        host = await at_table(there, 3)
        page = await host.get()
        assert "Bord 3" in page.text
        fields = page.fields("/table/ideas") | {"text": "Lampor [red]\r\n\r\n<b>Bänkar</b>\r\n"}
        for _ in range(2):  # the answer was lost, and it is sent again
            page = await host.post("/table/ideas", fields)
            assert "Sparat." in page.text
        assert "&lt;b&gt;Bänkar&lt;/b&gt;" in page.html
        with console(there.store, there.meeting_id) as meeting:
            saved = [(idea.number, idea.text, idea.table) for idea in meeting.view.ideas]
            assert saved == [(1, "Lampor [red]", "3"), (2, "<b>Bänkar</b>", "3")]
            assert "Det senaste är tillbakataget." in (await save(host, "back")).text
            assert not meeting.refresh().live_ideas
            assert "Det finns inget mer att ångra." in (await save(host, "back")).text
    sql = f"SELECT DISTINCT surface FROM journal WHERE meeting_id = {there.meeting_id} AND surface LIKE 'table%'"
    surfaces = asked(there.store, sql)
    assert surfaces == [("table 3",)]


async def test_what_somebody_has_changed_since_is_not_taken_back_and_it_says_why(site: Served) -> None:
    async with site.meeting() as there:
        host = await at_table(there, 1)
        await save(host, "ideas", text="Lampor")
        with console(there.store, there.meeting_id) as meeting:
            (idea,) = meeting.refresh().ideas
            meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Lampor vid bron")
            page = await save(host, "back")
            assert page.status == 409
            assert "Ångras inte:" in page.text
            assert [each.text for each in meeting.refresh().live_ideas] == ["Lampor vid bron"]


async def test_commitments_and_notes_are_taken_where_the_meeting_takes_them(site: Served) -> None:
    async with site.meeting() as there:
        host = await at_table(there, 2)
        late = (await host.get()).fields("/table/ideas") | {"text": "För sent"}
        with console(there.store, there.meeting_id) as meeting:
            go_to(meeting, "commitments")
            await there.until_page(host, "Vem åtar sig?")
            page = await host.post("/table/ideas", late)
            assert page.status == 409
            assert "För sent" in page.text, "what was typed is not lost"
            page = await save(host, "commitment", party=" Vi ", promise="laga <bron>")
            assert page.status == 409
            assert "”Vi” går inte att fråga hur det gick. Vem är ansvarig?" in page.text
            assert 'value=" Vi "' in page.html and "laga &lt;bron&gt;" in page.html, "what was typed is not lost"
            assert not meeting.refresh().commitments
            page = await save(host, "commitment", party="Byalaget", promise="städa <stranden>")
            assert "Sparat." in page.text
            page = await save(host, "note", note="Ring 070-123 45 67")
            assert "Sparat. Texten ser ut att innehålla ett telefonnummer." in page.text
            await save(host, "back")
            await save(host, "note", note="Alla var överens")
            (made,) = meeting.refresh().commitments
            assert (made.party, made.promise) == ("Byalaget", "städa <stranden>")
            (note,) = [each for each in meeting.view.notes if each.kind is NoteKind.MINUTES]
            assert note.text == "Bord 2: Alla var överens"


async def test_a_host_is_no_phone_and_a_phone_no_host(site: Served) -> None:
    async with site.meeting() as there:
        host, phone = await at_table(there, 1), await there.joined()
        forms = (await host.get()).fields("/table/ideas")
        assert (await host.post("/ideas/add", forms | {"text": "Som telefon"})).status == 403
        assert (await host.get("/live")).status == 204
        own = (await phone.get()).fields("/ideas/add")
        assert (await phone.post("/table/ideas", own | {"text": "Som bord"})).status == 403
        assert (await phone.post("/table/ideas", forms | {"text": "Som bord"})).status == 403
        there.supervisor.control(tables=0)
        while (await host.get()).status == 200 and "Bord 1" in (await host.get()).text:
            pass
        assert (await host.post("/table/ideas", forms | {"text": "Utelåst"})).status == 403
    assert there.texts == []


async def test_the_digits_of_a_table_are_guessed_at_only_so_often(site: Served) -> None:
    async with site.meeting() as there:
        await at_table(there, 1)
        digits = TableCodes(there.settings.secret).digits(2)
        guest = there.phone()

        async def type_code(code: str) -> Page:
            page = await guest.get()
            return await guest.post("/join", page.fields("/join") | {"code": code})

        for _ in range(PER_DEVICE):
            assert "stämmer inte" in (await type_code("00000000")).text
        assert (await type_code(digits)).status == 403
        guest = there.phone()
        assert "Bord 2" in (await type_code(f"{digits[:4]} {digits[4:]}")).text
        guest = there.phone()
        assert "Skriv en idé" in (await type_code(SHORT)).text


def test_no_table_is_known_by_anothers_code_and_all_together_are_guessed_at_only_so_often() -> None:
    codes = TableCodes("ab" * 32)
    assert codes.by_link(codes.link_code(1)) is None
    codes.set_open(40)
    assert [codes.by_link(codes.link_code(n).lower()) for n in range(1, 41)] == list(range(1, 41))
    assert [codes.answer("a", codes.digits(n)) for n in range(1, 41)] == list(range(1, 41))
    assert TableCodes("cd" * 32).digits(1) != codes.digits(1)
    codes.set_open(2)
    assert codes.by_link(codes.link_code(3)) is None
    for guess in range(IN_ALL):
        codes.answer(str(guess), "00000000")
    assert not codes.takes_digits
    assert codes.by_link(codes.link_code(2)) == 2


@needs_chromium
@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "viewport": {"width": 320, "height": 700}}])
async def test_it_hinders_nobody_and_needs_no_script(site: Served, chromium: Browser, options: dict[str, Any]) -> None:
    async with site.meeting() as there:
        await at_table(there, 1)
        page = await (await chromium.new_context(locale="sv-SE", **options)).new_page()
        await page.goto(f"{there.base}/t/{TableCodes(there.settings.secret).link_code(1)}")
        await page.get_by_label("Idéer från bordet").fill("En idé\nEtt " + "sammansättningsord" * 8)
        await page.get_by_role("button", name="Spara idéerna").click()
        await expect(page.get_by_role("status").first).to_have_text("Sparat.")
        await hinders_nobody(page)
        with console(there.store, there.meeting_id) as meeting:
            go_to(meeting, "commitments")
            await there.until_page(await at_table(there, 1), "Vem åtar sig?")
        await page.get_by_text("Hämta sidan igen").first.click()
        await expect(page.get_by_label("Vem åtar sig?")).to_be_visible()
        await hinders_nobody(page)
