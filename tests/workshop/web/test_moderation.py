"""Ideas that wait for whoever leads, as a phone sees them."""

from __future__ import annotations

from sessions.dialogue import commands as dialogue
from sessions.ideas import moderation
from sessions.ideas.keys import digest
from tests.sessions.store.making import asked, console
from tests.workshop.web.served import Served, go_to
from tests.workshop.web.test_stream import following, state_of
from workshop.web.visit import LIVE


async def test_a_phone_sees_what_becomes_of_its_own(site: Served) -> None:
    async with site.meeting() as there:
        phone, other = await there.joined(), await there.joined()
        with console(there.store, there.meeting_id) as meeting:
            meeting.do(dialogue.moderate, moderated=True)
            page = await phone.write("Lampor")
            assert "Mottaget. Den som leder tittar på idén" in page.text
            assert "Väntar på den som leder" in page.text
            assert "Lampor" not in (await other.get()).text
            fields = page.fields("/ideas/mend")
            page = await phone.post("/ideas/mend", fields | {"text": "Fler lampor"})
            assert "Ändringen är sparad." in page.text
            (waiting,) = meeting.refresh().still_waiting
            assert waiting.text == "Fler lampor"
            async with following(phone, state_of(page)) as events:
                meeting.do(moderation.release, waiting_id=waiting.id)
                assert "1  Fler lampor" in await events.next()
            page = await phone.get()
            page = await phone.post("/ideas/mend", page.fields("/ideas/mend") | {"text": "Fler lampor nu"})
            assert "1  Fler lampor nu" in page.text

            await other.write("Nej till allt")
            (waiting,) = meeting.refresh().still_waiting
            meeting.do(moderation.set_aside, waiting_id=waiting.id)
            await there.until_page(other, "Lagd åt sidan av den som leder.")
            go_to(meeting, "grouping")
        for file in there.store.parent.iterdir():
            assert digest(fields["key"]).encode() not in file.read_bytes(), file
    sql = f"SELECT number, text FROM idea WHERE meeting_id = {there.meeting_id}"
    assert asked(there.store, sql) == [(1, "Fler lampor nu")]


async def test_what_waits_and_looks_like_personal_data_is_told_both_with_a_script_and_without(site: Served) -> None:
    waits = "Mottaget. Den som leder tittar på idén innan den visas. "
    warns = "Texten ser ut att innehålla {} Anteckningarna blir allmän handling: ta hellre bort det."
    async with site.meeting() as there:
        phone = await there.joined()
        with console(there.store, there.meeting_id) as meeting:
            meeting.do(dialogue.moderate, moderated=True)
            page = await phone.write("Ring 070-123 45 67 eller skriv till eva@exempel.se")
            assert waits + warns.format("ett telefonnummer och en e-postadress.") in page.text
            assert "Sparat" not in page.text
            fields = page.fields("/ideas/add") | {"text": "Skriv till eva@exempel.se"}
            page = await phone.post("/ideas/add", fields, **{LIVE: "1"})
            assert waits + warns.format("en e-postadress.") in page.html
            page = await phone.get("/?said=phones.held&kind=email&kind=email&kind=phones.away&kind=%3Cb%3E")
            assert waits + warns.format("en e-postadress.") in page.text
            assert "phones.away" not in page.html and "&lt;b&gt;" not in page.html


async def test_a_phone_sees_that_whoever_leads_has_mended_its_words_until_it_writes_its_own(site: Served) -> None:
    async with site.meeting() as there:
        phone = await there.joined()
        with console(there.store, there.meeting_id) as meeting:
            meeting.do(dialogue.moderate, moderated=True)
            assert "Ändrad" not in (await phone.write("Lampor")).text
            (waiting,) = meeting.refresh().still_waiting
            meeting.do(moderation.reword, waiting_id=waiting.id, version=waiting.version, text="Lampor vid bron")
            await there.until_page(phone, "Ändrad av den som leder.")
            done = meeting.do(moderation.release, waiting_id=waiting.id)
            assert done.what.key == "moderation.what.edited"
            assert meeting.refresh().edited_ideas == {done.id}
            await there.until_page(phone, "1  Lampor vid bron")
            page = await phone.get()
            assert "Ändrad av den som leder." in page.text
            page = await phone.post("/ideas/mend", page.fields("/ideas/mend") | {"text": "Lampor vid hamnen"})
            assert "1  Lampor vid hamnen" in page.text
            assert "av den som leder" not in page.text
            assert not meeting.refresh().edited_ideas
