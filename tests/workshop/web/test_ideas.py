"""Ideas from phones: written, sent twice, mended, forgotten; by a browser without a script."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress

import httpx

from sessions.ideas import commands as ideas
from sessions.ideas.keys import digest
from tests.sessions.store.making import asked, console
from tests.workshop.web.served import Page, Phone, Served, go_to
from workshop.web.devices import COOKIE, OWN


async def test_an_idea_goes_the_same_way_as_the_consoles(site: Served) -> None:
    async with site.meeting() as there:
        phone = await there.joined()
        page = await phone.write("Lys upp bron")
        assert page.status == 200
        assert "Skickat. Tack!" in page.text
        assert "Din idé" in page.text
        assert "1  Lys upp bron" in page.text
        other = await there.joined()
        assert "Lys upp bron" not in (await other.get()).text
        assert "2  Ett café" in (await other.write("Ett café")).text
    sql = f'SELECT number, text, theme, "table" FROM idea WHERE meeting_id = {there.meeting_id}'
    assert asked(there.store, sql) == [
        (1, "Lys upp bron", "", ""),
        (2, "Ett café", "", ""),
    ]
    surfaces = asked(there.store, "SELECT surface FROM journal ORDER BY id DESC LIMIT 2")
    assert surfaces == [("phones",), ("phones",)]


async def test_the_same_form_sent_many_times_at_once_is_saved_once(site: Served) -> None:
    async with site.meeting() as there:
        phone = await there.joined()
        fields = (await phone.get()).fields("/ideas/add") | {"text": "En gång"}
        pages = await asyncio.gather(*(phone.post("/ideas/add", fields) for _ in range(20)))
        assert {page.status for page in pages} == {200}
        assert "1  En gång" in (await phone.get()).text
        changed = await phone.post("/ideas/add", fields | {"text": "En annan"})
        assert changed.status == 409
        assert "Du har redan skickat idé 1" in changed.text
        assert ">\nEn annan</textarea>" in changed.html
        again = await phone.post("/ideas/add", changed.fields("/ideas/add") | {"text": "En annan"})
        assert "2  En annan" in again.text
    assert there.texts == ["En gång", "En annan"]


async def test_own_ideas_are_mended_until_they_are_grouped_and_then_nobody_knows_whose_they_were(
    site: Served,
) -> None:
    async with site.meeting() as there:
        phone, other = await there.joined(), await there.joined()
        page = await phone.write("Lampor")
        fields = page.fields("/ideas/mend")
        key = fields["key"]
        mended = await phone.post("/ideas/mend", fields | {"text": "Fler lampor"})
        assert "Ändringen är sparad." in mended.text
        assert "1  Fler lampor" in mended.text
        strange = (await other.get()).fields("/ideas/add")
        theirs = await other.post("/ideas/mend", strange | {"version": "2", "text": "Inga lampor"})
        assert theirs.status == 409
        with console(there.store, there.meeting_id) as meeting:
            (idea,) = meeting.view.ideas
            meeting.do(ideas.reword, idea_id=idea.id, version=idea.version, text="Fler lampor, tack")
            crossed = await phone.post("/ideas/mend", fields | {"version": "2", "text": "Många lampor"})
            assert crossed.status == 409
            assert "Så här står det nu: Fler lampor, tack" in crossed.text
            assert ">\nMånga lampor</textarea>" in crossed.html
            digests = f"SELECT digest FROM idea_key WHERE idea_id = {idea.id}"
            assert asked(there.store, digests) == [(digest(key),)]
            go_to(meeting, "grouping")
        assert asked(there.store, digests) == []
        late = await phone.post("/ideas/mend", fields | {"version": "3", "text": "För sent"})
        assert late.status == 409
        assert "För sent" in late.text
        assert "Följ med på duken" in (await phone.get()).text
        assert not [name for name in phone.client.cookies if name.startswith(OWN)]
    assert there.texts == ["Fler lampor, tack"]
    for file in there.store.parent.iterdir():
        raw = file.read_bytes()
        assert phone.client.cookies[COOKIE].partition(".")[0].encode() not in raw, file
        assert digest(key).encode() not in raw, file
        assert key.encode() not in raw, file


async def test_what_is_taken_back_shows_no_words(site: Served) -> None:
    async with site.meeting() as there:
        phone = await there.joined()
        fields = (await phone.write("Ring 070-123 45 67")).fields("/ideas/mend")
        page = await phone.write("Ring 070-123 45 68")
        assert "Skickat. Tack! Texten ser ut att innehålla ett telefonnummer." in page.text
        with console(there.store, there.meeting_id) as meeting:
            meeting.do(ideas.withdraw, idea_id=meeting.view.ideas[0].id)
        refused = await phone.post("/ideas/mend", fields | {"text": "Ring mig"})
        assert "Idé 1 har tagits tillbaka" in refused.text
        page = await phone.get()
        assert "En idé från dig har tagits tillbaka" in page.text
        assert "070-123 45 67" not in page.text


async def test_a_process_that_is_killed_loses_nothing_that_it_answered(site: Served) -> None:
    """Whoever asks meanwhile waits; what was not answered is sent again, and saved once."""
    async with site.meeting() as there:
        phone = await there.joined()
        await phone.write("Svarad")
        fields = (await phone.get()).fields("/ideas/add") | {"text": "Kanske svarad"}
        pid = there.supervisor.pid
        assert pid is not None
        sending = asyncio.create_task(phone.post("/ideas/add", fields))
        os.kill(pid, signal.SIGKILL)
        await asyncio.gather(sending, return_exceptions=True)
        page = await again(phone, "/ideas/add", fields)
        assert "1  Svarad" in page.text
        assert "2  Kanske svarad" in page.text
        await there.until(lambda: there.has_told("ready") == 1, "the next process")
        assert there.has_told("lost") == 1
        assert there.supervisor.pid != pid
    assert there.texts == ["Svarad", "Kanske svarad"]


async def again(phone: Phone, address: str, fields: dict[str, str]) -> Page:
    """As a browser does with a connection that the killed process had."""
    while True:
        with suppress(httpx.TransportError):
            return await phone.post(address, fields)
