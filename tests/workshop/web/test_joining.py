"""Getting in: by the code in the link, or by the digits while they are shown, and not by guessing."""

from __future__ import annotations

from pathlib import Path

from tests.workshop.web.served import SHORT, Served, served
from workshop.web.codes import IN_ALL, PER_DEVICE
from workshop.web.devices import COOKIE
from workshop.web.settings import ALPHABET, CODE_LENGTH, new_code

MEANT_BITS = 40


def test_the_code_in_the_link_is_not_to_be_guessed() -> None:
    assert len(ALPHABET) ** CODE_LENGTH >= 2**MEANT_BITS
    assert len({new_code() for _ in range(1_000)}) == 1_000


async def test_a_phone_is_let_in_by_the_link_or_by_the_digits(site: Served) -> None:
    async with site.meeting() as there:
        stranger = there.phone()
        page = await stranger.get()
        assert "Skriv koden med sex siffror" in page.text
        assert "Skriv en idé" not in page.text
        wrong = await stranger.get("/s/0000000000")
        assert wrong.status == 404
        assert "Länken gäller inte längre" in wrong.text
        let_in = await stranger.post("/join", page.fields("/join") | {"code": f" {SHORT[:3]} {SHORT[3:]} "})
        assert "Skriv en idé" in let_in.text
        by_link = there.phone()
        assert "Skriv en idé" in (await by_link.get(f"/s/{there.settings.code.lower()}")).text


async def test_the_digits_hold_only_while_they_are_shown(site: Served) -> None:
    async with site.meeting() as there:
        phone = there.phone()
        fields = (await phone.get()).fields("/join")
        there.supervisor.control(short=None)
        await there.until_page(phone, "Rikta telefonens kamera")
        refused = await phone.post("/join", fields | {"code": SHORT})
        assert refused.status == 403
        assert "Koden gäller inte just nu" in refused.text
        there.supervisor.control(short="000111")
        await there.until_page(phone, "Skriv koden")
        assert "Koden stämmer inte" in (await phone.post("/join", fields | {"code": SHORT})).text
        assert "Skriv en idé" in (await phone.post("/join", fields | {"code": "000111"})).text


async def test_a_phone_guesses_only_so_often_and_all_together_too(site: Served) -> None:
    async with site.meeting() as there:
        phone = there.phone()
        fields = (await phone.get()).fields("/join")
        for _ in range(PER_DEVICE):
            assert "Koden stämmer inte" in (await phone.post("/join", fields | {"code": "1"})).text
        assert "för många försök" in (await phone.post("/join", fields | {"code": SHORT})).text
        other = there.phone()
        allowed = (await other.get()).fields("/join")
        for guess in range(IN_ALL - PER_DEVICE):
            if guess % PER_DEVICE == 0:
                other.client.cookies.delete(COOKIE)
                allowed = (await other.get()).fields("/join")
            await other.post("/join", allowed | {"code": "2"})
        await there.until(lambda: there.has_told("spent"), "that it is spent")
        other.client.cookies.delete(COOKIE)
        assert "Rikta telefonens kamera" in (await other.get()).text
        assert "Skriv en idé" in (await there.joined_page()).text


async def test_a_phone_without_our_cookie_or_our_form_is_not_let_in(site: Served) -> None:
    async with site.meeting() as there:
        phone = there.phone()
        page = await phone.post("/join", {"code": SHORT, "token": "0" * 32})
        assert page.status == 403
        assert "kakor" in page.text
        assert "Försök en gång till" in (await phone.post("/join", {"code": SHORT, "token": "0" * 32})).text
        forged = there.phone()
        forged.client.cookies.set(COOKIE, f"someone.in.{'0' * 32}")
        assert "Skriv koden" in (await forged.get()).text


async def test_a_phone_is_spoken_to_in_its_language_and_may_choose(site: Served) -> None:
    async with site.meeting() as there:
        phone = await there.joined()
        assert "Write an idea" in (await phone.get("/", **{"accept-language": "fi, en-GB;q=0.8, sv;q=0.5"})).text
        assert "Skriv en idé" in (await phone.get("/", **{"accept-language": "fi, ;q=x, *"})).text
        assert "Write an idea" in (await phone.get("/language/en")).text
        assert "Write an idea" in (await phone.get("/", **{"accept-language": "sv"})).text
        assert "Write an idea" in (await phone.get("/language/xx")).text


async def test_phones_that_are_here_are_counted(tmp_path: Path) -> None:
    async with served(tmp_path) as there:
        for _ in range(3):
            await there.joined()
        await there.until(lambda: {"phones": 3} in there.told, "three phones")
