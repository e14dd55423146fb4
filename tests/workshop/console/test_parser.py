"""What a terminal may send, in whatever pieces: a code that nobody knows is nothing, what is pasted is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from workshop.console.parser import SILENCE, TerminalParser

BEGIN, END = "\x1b[200~", "\x1b[201~"


class Line:
    """A line from a terminal, with a clock of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, parser: XTermParser | None = None) -> None:
        self._now = 0.0
        monkeypatch.setattr("textual._parser.get_time", lambda: self._now)
        self._parser = parser or TerminalParser()

    def __call__(self, *pieces: str | float) -> list[str]:
        """Send pieces of text, with seconds between; gives what they were taken for."""
        found: list[Message] = []
        for piece in (*pieces, SILENCE + 1):
            if isinstance(piece, str):
                found += self._parser.feed(piece)
            else:
                self._now += piece
                found += self._parser.tick()
        return [told(event) for event in found]


def told(event: Message) -> str:
    """An event in a word."""
    match event:
        case events.Key():
            return f"{event.key} {event.character!r}"
        case events.Paste():
            return f"paste {event.text!r}"
        case _:
            return type(event).__name__


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


PASTED = (
    "två ord",
    "a\x1b[Bb\x1b[3~c",
    "a\x1b[",
    "a\x1b\x1b",
    f"a{BEGIN}b",
    "\x1b[" + "1;" * 40 + "m",
    "\x1b[<0;1;1M\x1b[I\x1b[48;9;9;9;9t",
    "\x1b]0;HEJ\x07\x1b[201",
)


@pytest.mark.parametrize("text", PASTED)
def test_what_is_pasted_is_text_to_its_end_however_slowly_it_comes(line: Line, text: str) -> None:
    then = [f"paste {text!r}", "c 'c'"]
    assert line(BEGIN + text + END + "c") == then
    slowly = [piece for sign in text + END for piece in (sign, 0.3)]
    assert line(BEGIN, *slowly, "c") == then


def test_a_paste_whose_end_never_comes_ends_and_keys_are_keys_again(line: Line) -> None:
    assert line(BEGIN + "hej", SILENCE + 0.1, "c") == ["paste 'hej'", "c 'c'"]
    assert line(BEGIN + END + "c" + END) == ["c 'c'"]


@pytest.mark.parametrize(
    "code",
    [
        "\x1b[99~",
        "\x1b[99;5~",
        "\x1b[9A",
        "\x1b[27;5;99~",
        "\x1b[99999999u",
        "\x1b[" + "9" * 3_000 + "u",
        "\x1bO9",
        "\x1bOz",
        "\x1b[[Z",
        "\x1b[?62;22c",
        "\x1b]11;rgb:0/0/0\x07",
        "\x1bP>|tmux 3.3\x1b\\",
        "\x1b[48;99999;99999;0;0t",
        "\x1b[M !!",
        END,
    ],
)
def test_what_nobody_knows_is_no_key(line: Line, code: str) -> None:
    assert line(code + "x") == (["x 'x'"] if code != "\x1bO9" else [])
    assert line(code, 0.3, "x") == ["x 'x'"]
    assert line(code[:-1], 0.3, "x")[-1] == "x 'x'"


def test_escape_alt_and_a_code_cut_off(line: Line) -> None:
    assert line("\x1b", 0.2, "a") == ["escape '\\x1b'", "a 'a'"]
    assert line("\x1b\x1b[A") == ["escape '\\x1b'", "up None"]
    assert line("\x1bx", "\x1bX") == ["alt+x 'x'", "alt+shift+x 'X'"]
    assert line("\x1b[1;\x1b[A\x1b]0;hej\x1b[Bå") == ["up None", "down None", "å 'å'"]
    assert line("\x1b[1;å") == ["å 'å'"]


def test_every_key_that_there_is_means_what_it_did(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Line(monkeypatch, XTermParser())
    for code, keys in ANSI_SEQUENCES_KEYS.items():
        if code.strip("\x1b"):
            named = [f"{key.value} None" for key in keys] if isinstance(keys, tuple) else None
            assert line(code) in (before(code), named), code
    for code in (
        "\x1b[<0;3;4M",
        "\x1b[<64;3;4M",
        "\x1b[I",
        "\x1b[5;7R",
        "\x1b[?2026;2$y",
        "\x1b[97;5u",
        "\x1b[1;5A",
        "å",
    ):
        assert line(code) == before(code), code
    assert line("\x1b[25~", "\x1b[33~") == ["f13 None", "f19 None"]  # by their numbers signs: Ctrl+Y and "!"


@given(st.lists(st.one_of(st.text("\x1b[]OPM0129;<~uMm\\\x07aå \r"), st.floats(0, 3)), max_size=30))
def test_nothing_that_a_terminal_sends_ends_the_program(pieces: list[str | float]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert Line(monkeypatch)(*[piece for piece in pieces if piece], SILENCE, "x", 1.0, "y")[-1] == "y 'y'"
