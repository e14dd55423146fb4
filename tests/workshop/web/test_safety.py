"""What a hostile network may try: other hosts, forged forms, large and slow requests, words that are code."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio

from tests.sessions.store.making import asked
from tests.workshop.web.served import Served, served
from workshop.web import guard, server
from workshop.web.devices import new_key

HOSTILE = '<script>alert(1)</script>{{7*7}}{% x %}" onfocus="x\u202e\x1b[1m\x07e\u0301 👩‍👧 [/b]\nrad två'
SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}{% x %}&#34; onfocus=&#34;x[U+202E]␛[1m␇é 👩‍👧 [/b] ⏎ rad två"
MOST_BYTES = 60_000


@pytest_asyncio.fixture(loop_scope="session")
async def there(site: Served) -> AsyncIterator[Served]:
    """The page that all share, as all do who try."""
    async with site.meeting() as page:
        yield page


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def hasty(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    """One that waits a third of a second for a request to come whole."""
    async with served(tmp_path_factory.mktemp("hasty"), slow_seconds=0.3) as page:
        yield page


async def raw(there: Served, request: bytes) -> bytes:
    """What is answered to bytes that no browser would send; nothing where the connection is dropped."""
    host, _, port = there.settings.hosts[0].partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(request)
    answer = b""
    with suppress(ConnectionResetError):
        answer = await reader.read()
    writer.close()
    return answer


async def test_only_our_own_addresses_are_answered(there: Served) -> None:
    """A name that somebody else's page makes lead to us is none of ours."""
    ours = there.settings.hosts[0]
    for host in ("evil.example", "evil.example:8080", ours.replace("127", "128"), ours.partition(":")[0], ""):
        answer = await raw(there, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert b" 421 " in answer.splitlines()[0], host
    twice = f"GET / HTTP/1.1\r\nHost: {ours}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert b" 200 " not in (await raw(there, twice.encode())).splitlines()[0]


async def test_a_form_that_we_did_not_give_the_phone_does_nothing(there: Served) -> None:
    phone, other = await there.joined(), await there.joined()
    theirs = (await other.get()).fields("/ideas/add")
    for token in ("", "x", theirs["token"]):
        fields = {"key": new_key(), "token": token, "text": "Smugglad"}
        page = await phone.post("/ideas/add", fields)
        assert page.status == 403
        assert ">\nSmugglad</textarea>" in page.html, "what was typed stands there"
    stranger = there.phone()
    page = await stranger.post("/ideas/add", theirs | {"text": "Utan att vara med"})
    assert page.status == 403
    assert ">Utan att vara med</textarea>" in page.html
    for cookie in phone.client.cookies.jar:
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "lax"
    assert asked(there.store, "SELECT * FROM idea WHERE text IN ('Smugglad', 'Utan att vara med')") == []


async def test_words_are_words_wherever_they_stand(there: Served) -> None:
    phone = await there.joined()
    page = await phone.write(HOSTILE)
    assert page.html.count(SHOWN) == 2, "in the list, and in the field to mend it"
    assert page.html.count("<script") == 1, "our own"
    fields = page.fields("/ideas/add")
    for wrong in ({"key": "x" * 22 + "<b>"}, {"key": "../../x"}, {"version": "-1"}, {"text": " \t "}):
        refused = await phone.post("/ideas/add" if "version" not in wrong else "/ideas/mend", fields | wrong)
        assert refused.status == 409
        assert "<b>" not in refused.html


async def test_every_answer_says_what_a_browser_may_do_with_it(there: Served) -> None:
    phone = await there.joined()
    for address in ("/", "/page.css", "/page.js", "/check", "/nowhere", "/a/b/c", "/s/x", "/ideas/add", "/live"):
        method = "HEAD" if address == "/live" else "GET"
        answer = await phone.client.request(method, address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "server" not in answer.headers
    page = await phone.get()
    assert not re.search(r"<script>|<style|\son\w+=|\sstyle=|https?://", page.html)
    assert "no-store" in page.answer.headers["cache-control"]


async def test_a_page_is_small(there: Served) -> None:
    phone = await there.joined()
    parts = [await phone.get(address) for address in ("/", "/page.css", "/page.js")]
    assert sum(len(part.answer.content) for part in parts) <= MOST_BYTES


async def test_large_and_broken_requests_are_refused_and_the_page_goes_on(there: Served) -> None:
    phone = await there.joined()
    fields = (await phone.get()).fields("/ideas/add")
    long = await phone.post("/ideas/add", fields | {"text": "å" * 1_001})
    assert long.status == 409
    assert "1001 tecken" in long.text
    assert (await phone.client.post("/ideas/add", content=b"x" * (guard.BODY + 1))).status_code == 413
    many = "&".join(f"a{at}=b" for at in range(100))
    assert (await phone.client.post("/ideas/add", content=many)).status_code == 403
    head = f"GET / HTTP/1.1\r\nHost: {there.settings.hosts[0]}\r\n"
    assert await raw(there, (head + "x: " + "y" * 2 * server.HEAD_BYTES).encode()) == b""
    assert b" 400 " in (await raw(there, b"\x16\x03\x01\x02\x00\x01\r\n\r\n")).splitlines()[0]
    assert (await phone.write("Den går ännu")).status == 200
    assert asked(there.store, "SELECT text FROM idea WHERE text LIKE 'å%' OR text LIKE 'Den går%'") == [
        ("Den går ännu",)
    ]


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: x", b"POST / HTTP/1.1\r\n"])
async def test_a_connection_that_says_nothing_whole_is_dropped(hasty: Served, begun: bytes) -> None:
    host, _, port = hasty.settings.hosts[0].partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(begun)
        with suppress(ConnectionResetError):
            assert await asyncio.to_thread(connection.recv, 1) == b""
    assert (await (await hasty.joined()).write("Andra väntar inte på den")).status == 200


async def test_a_body_that_never_ends_is_dropped(hasty: Served) -> None:
    phone = await hasty.joined()
    cookie = "; ".join(f"{name}={value}" for name, value in phone.client.cookies.items())
    head = f"POST /ideas/add HTTP/1.1\r\nHost: {hasty.settings.hosts[0]}\r\nCookie: {cookie}\r\n"
    answer = await raw(hasty, f"{head}Content-Length: 20\r\n\r\ntext=".encode())
    assert b" 408 " in answer.splitlines()[0]
