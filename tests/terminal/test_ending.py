"""What ends the program from outside: what was typed is kept, the terminal is as it was, the status says what."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.sessions.store.making import asked
from tests.terminal.program import WORKSHOP
from tests.terminal.pseudo import Pseudo
from tests.terminal.test_two_and_killed import in_ideas
from workshop.console.terminal import LONGEST

SLACK = 1.0
"""Seconds that a busy machine may add."""


def program(store: Path, *words: str, deaf: bool = False, own: bool = True) -> Pseudo:
    """The program on a store, in a terminal."""
    return Pseudo(*WORKSHOP, "--language", "sv", "--store", store, *words, cwd=store.parent, deaf=deaf, own=own)


def drafts(store: Path) -> str:
    """All that is kept beside the store of what is half-typed."""
    return "".join(each.read_text(encoding="utf-8") for each in store.parent.glob("store.db.drafts-*"))


def in_meeting(window: Pseudo) -> None:
    """Open the meeting and type an idea and a half."""
    window.sees("Enter")
    window.write(b"\r")
    window.sees("F1 Hj")
    window.write(b"Fler lampor\rHalvskri")
    window.sees("Fler lampor", "Halvskri")


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGQUIT])
def test_a_signal_ends_the_program_and_the_terminal_is_as_it_was(tmp_path: Path, sign: signal.Signals) -> None:
    store = tmp_path / "store.db"
    in_ideas(store)
    with program(store) as window:
        in_meeting(window)
        assert window.settings != window.before
        began = time.monotonic()
        window.process.send_signal(sign)
        assert window.ends(LONGEST + SLACK) == 128 + sign
        assert time.monotonic() - began < LONGEST + SLACK
        assert window.settings == window.before
        assert window.printed.rindex(b"\x1b[?1049l") > window.printed.rindex(b"\x1b[?1049h")
        assert "Traceback" not in window.printed.decode(errors="replace")
    assert asked(store, "SELECT text FROM idea") == [("Fler lampor",)]
    assert "Halvskri" in drafts(store)
    assert not list(tmp_path.glob("store.db-*"))


@pytest.mark.parametrize(
    ("deaf", "own"), [(False, True), (True, True), (False, False)], ids=["told", "deaf", "not told"]
)
def test_a_window_that_is_closed_ends_the_program_also_where_it_hears_nothing_of_that(
    tmp_path: Path, deaf: bool, own: bool
) -> None:
    store = tmp_path / "store.db"
    in_ideas(store)
    with program(store, deaf=deaf, own=own) as window:
        in_meeting(window)
        window.shut()
        assert window.ends(LONGEST + SLACK) == 128 + signal.SIGHUP
    assert "Halvskri" in drafts(store)
    assert not list(tmp_path.glob("store.db-*"))


def test_the_store_of_the_sample_is_gone_after_a_signal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Pseudo(*WORKSHOP, "demo", "--language", "sv", cwd=tmp_path) as window:
        window.sees("F1 Hj")
        assert list(tmp_path.glob("dialogverkstad-*"))
        window.process.send_signal(signal.SIGTERM)
        assert window.ends(LONGEST + SLACK) == 128 + signal.SIGTERM
    assert not list(tmp_path.glob("dialogverkstad-*"))


def test_a_program_that_ends_by_an_error_says_so_by_its_status(tmp_path: Path) -> None:
    broken = "import workshop.console.terminal as terminal\nterminal.Decoder.__call__ = None\n" + WORKSHOP[-1]
    with Pseudo(*WORKSHOP[:-1], broken, "--store", tmp_path / "store.db", cwd=tmp_path) as window:
        window.sees("F1 Hj")
        window.write(b"n")
        assert window.ends() == 1
        assert window.settings == window.before
    assert "builtins.TypeError" in (tmp_path / "store.log").read_text()


def test_a_program_that_hangs_is_ended_all_the_same_lets_the_terminal_go_and_leaves_no_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    hangs = (
        "import time\nfrom pathlib import Path\nfrom workshop.app import WorkshopApp\n"
        "WorkshopApp.action_help = lambda _: (Path('hangs').touch(), time.sleep(60))\n"
    )
    with Pseudo(*WORKSHOP[:-1], hangs + WORKSHOP[-1], "demo", "--language", "sv", cwd=tmp_path) as window:
        window.sees("F1 Hj")
        window.write(b"\x1bOP")
        window.until((tmp_path / "hangs").exists, "the program to hang")
        window.process.send_signal(signal.SIGTERM)
        assert window.ends(LONGEST + SLACK) == 128 + signal.SIGTERM
        assert window.settings == window.before
        assert window.printed.rindex(b"\x1b[?1049l") > window.printed.rindex(b"\x1b[?1049h")
    assert not list(tmp_path.glob("dialogverkstad-*"))


def test_a_byte_that_is_no_text_is_seen_and_after_a_stop_every_key_comes_once_on_a_screen_painted_anew(
    tmp_path: Path,
) -> None:
    store = tmp_path / "store.db"
    in_ideas(store)
    with program(store) as window:
        in_meeting(window)
        window.write(b"v\xe5g")  # Latin-1
        window.sees("Halvskriv\ufffdg")
        window.write(b"\x1b[M \xc3\xa9")  # a click in column 163
        window.write(b"\x1b[M \xe5")
        window.write(b"\xe5en\x1b[99~\x1b[200~\x1b[3~s\x1b[201~\x1b[33~\r")  # F19 among others, a code in a paste
        window.sees("Halvskriv\ufffdgen␛[3~s")
        for number in range(8):
            window.process.send_signal(signal.SIGSTOP)
            window.until(lambda: _state(window.process.pid) == "T", "the stop")
            window.write(f"nr {number}\r".encode())
            window.process.send_signal(signal.SIGCONT)
            window.write(f"och {number}\r".encode())
        window.sees("och 7", "18 id")
        window.process.send_signal(signal.SIGTSTP)
        window.until(lambda: _state(window.process.pid) == "T", "the stop")
        window.until(lambda: window.settings == window.before, "the terminal as it was")
        window.process.send_signal(signal.SIGCONT)
        window.until(lambda: window.settings != window.before, "the terminal taken again")
        window.write(b"sist\r")
        window.sees("sist", "19 id")
        window.write(b"\x11")
        assert window.ends() == 0
        assert window.settings == window.before
    found = [text for (text,) in asked(store, "SELECT text FROM idea ORDER BY id")]
    every = [f"{word} {number}" for number in range(8) for word in ("nr", "och")]
    assert found == ["Fler lampor", "Halvskriv\ufffdgen␛[3~s", *every, "sist"]


def _state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
