"""``workshop serve``: the page alone, on a socket that it says, until somebody ends it."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.house.test_house import ROOT, loaded_after
from tests.sessions.store.making import console, make_meeting
from tests.workshop.cli.asking import ask
from tests.workshop.web.served import go_to

WORKSHOP = (sys.executable, "-c", "from workshop.cli.main import main; main()")
HERE = ("--host", "127.0.0.1")


@contextmanager
def serving(store: Path, *words: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program, and all that it has said when it answers."""
    command = [*WORKSHOP, "--language", "sv", "--store", str(store), "serve", *HERE, *map(str, words)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    said = ""
    while "Ctrl+C" not in said:
        line = process.stdout.readline()
        assert line, process.communicate()
        said += line
    try:
        yield process, said
    finally:
        process.kill()
        process.communicate()


def got(address: str) -> str:
    """What a phone sees at an address."""
    opener = build_opener(ProxyHandler({}))
    try:
        with opener.open(address, timeout=20) as answer:
            return str(answer.read().decode())
    except HTTPError as error:
        return error.read().decode()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_says_where_it_is_answers_there_and_ends(tmp_path: Path, number: signal.Signals) -> None:
    store, port = tmp_path / "store.db", free_port()
    make_meeting(store)
    with console(store, 1) as meeting:
        go_to(meeting, "ideas")
    with serving(store, "--port", port) as (process, said):
        assert "Träff 1: Hur blir hamnen trygg på kvällen?" in said
        assert re.search(rf"HTTP://127\.0\.0\.1:{port}/S/\w{{10}}\n", said)
        assert re.search(rf"http://127\.0\.0\.1:{port} anger koden \d{{6}}\n", said)
        assert "Skriv koden med sex siffror" in got(f"http://127.0.0.1:{port}/")
        assert "gäller inte längre" in got(f"http://127.0.0.1:{port}/S/XXXXXXXXXX")
        process.send_signal(number)
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert not [path.name for path in tmp_path.iterdir() if "log" in path.name], "no log tells who has been there"


def test_what_cannot_be_served_is_told(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    make_meeting(store)
    unknown = ask("serve", 7, *HERE, store=store)
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "7" in unknown.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        busy = ask("serve", *HERE, "--port", port, store=store)
    assert busy.exit_code == 1
    assert f"Port {port} är upptagen av ett annat program." in busy.stderr
    nowhere = ask("serve", "--host", "192.0.2.1", store=store)
    assert nowhere.exit_code == 1
    assert "Datorn har inte adressen 192.0.2.1" in nowhere.stderr
    for no_address in ("hos.oss.invalid", "\u202e", "a" * 300, "..", "1\x002"):
        refused = ask("serve", "--host", no_address, store=store)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "Datorn har inte adressen" in refused.stderr


def test_whoever_leads_loads_nothing_of_the_server() -> None:
    loaded = loaded_after("import workshop.web.host, workshop.dialogs.join.card")
    assert "textual" in loaded
    assert not loaded & {"starlette", "uvicorn", "jinja2", "sqlalchemy"}


def test_the_pages_process_loads_no_terminal() -> None:
    loaded = loaded_after(
        "import workshop.web.__main__, workshop.web.serving\n"
        "import workshop.phases.ideas.phone, workshop.phases.closing.phone"
    )
    assert {"starlette", "uvicorn", "sqlmodel"} <= loaded
    assert not loaded & {"textual", "rich", "sqlite3"}
