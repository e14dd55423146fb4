"""What comes from a terminal, as events: a code that nobody knows is nothing, and what is pasted is text to its end."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import suppress

from textual import constants, events, messages
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS
from textual._parser import ParseEOF, ParseTimeout, Peek1, Read1
from textual._xterm_parser import (
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    FOCUSIN,
    FOCUSOUT,
    IS_ITERM,
    XTermParser,
    _re_cursor_position,
    _re_in_band_window_resize,
    _re_mouse_event,
    _re_terminal_mode_response,
)
from textual.keys import Keys
from textual.message import Message

SILENCE = 2.0
"""Seconds of nothing after which a paste is held to have ended, though the terminal has not said so."""
LARGEST = 2_000
"""Cells of a window; more are a code gone wrong."""
LONGEST = 4_096
"""Signs of a code."""
ESC = "\x1b"

_WHOLE = re.compile(
    r"""\x1b(?:
        \[ (?: M...  |  \[.  |  \d+\$  |  (?![M\[]) [ -?]* [@-~] )  # an old mouse, Linux' console, rxvt, all others
        | O [0-9;]* [^0-9;\x1b]                                     # the keypad
        | [\]P_^X] [^\x07\x1b]* (?: \x07 | \x1b\\ )                 # an answer in words
        | [^\[O\]P_^X\x1b]                                          # Alt and a sign
    )""",
    re.VERBOSE | re.DOTALL,
)
_BEGUN = re.compile(
    r"\x1b(?: \[ (?: M.{0,2} | \[ | (?![M\[]) [ -?]* ) | O [0-9;]* | [\]P_^X] [^\x07\x1b]* \x1b? )",
    re.VERBOSE | re.DOTALL,
)
_NUMBERED = re.compile(r"\x1b\[0*(\d*)")

Give = Callable[[Message], None]
Read = Generator[Read1 | Peek1, str, None]


class TerminalParser(XTermParser):
    """Textual's parser of what terminals say, with a grammar that knows where a code ends, known or not."""

    def parse(self, token_callback: Give) -> Read:
        """Signs as keys, codes as what they mean, what is pasted whole."""
        code = ""
        with suppress(ParseEOF):
            while True:
                try:
                    sign = yield Read1(constants.ESCAPE_DELAY if code else None)
                except ParseTimeout:
                    self._cut_off(code, token_callback)
                    code = ""
                    continue
                if len(code) > 1 and code.endswith(ESC) and sign != "\\":
                    code = ESC  # an answer that another code cuts off
                longer = code + sign
                if longer == BRACKETED_PASTE_START:
                    yield from self._paste(token_callback)
                    code = ""
                elif _WHOLE.fullmatch(longer):
                    self._mean(longer, token_callback)
                    code = ""
                elif len(longer) < LONGEST and _BEGUN.fullmatch(longer):
                    code = longer
                else:
                    self._cut_off(code, token_callback)
                    code = ESC if sign == ESC else ""
                    if sign != ESC:
                        self._press(sign, token_callback)

    def _paste(self, give: Give) -> Read:
        """Everything to the end of the paste, however late that comes, is its text. One without an end ends in time."""
        text = ""
        pieces: list[str] = []
        with suppress(ParseTimeout):
            while not text.endswith(BRACKETED_PASTE_END):
                pieces.append((yield Read1(SILENCE)))
                if pieces[-1] == BRACKETED_PASTE_END[-1]:
                    text = "".join(pieces[-len(BRACKETED_PASTE_END) :])
        pasted = "".join(pieces).removesuffix(BRACKETED_PASTE_END).replace("\x00", "")
        if pasted:
            give(events.Paste(pasted))

    def _cut_off(self, code: str, give: Give) -> None:
        """No more of a code has come: it was Escape, or Alt and a sign that codes begin with, or nothing."""
        if code == ESC:
            give(events.Key("escape", ESC))
        elif len(code) == 2:
            self._press(code[1], give, alt=True)

    def _mean(self, code: str, give: Give) -> None:
        """What a whole code says; nothing where nobody knows it, or its numbers are none that a terminal means."""
        with suppress(ValueError, ArithmeticError):
            if code in (FOCUSIN, FOCUSOUT):
                give(events.AppFocus() if code == FOCUSIN else events.AppBlur())
            elif found := _re_in_band_window_resize.fullmatch(code):
                self._resize([int(group.partition(":")[0]) for group in found.groups()], give)
            elif found := _re_cursor_position.fullmatch(code):
                give(events.CursorPosition(int(found["col"]) - 1, int(found["row"]) - 1))
            elif self._press(code, give):
                pass
            elif _re_mouse_event.match(code):
                mouse = self.parse_mouse_code(code)
                if mouse is not None:
                    give(mouse)
            elif found := _re_terminal_mode_response.match(code):
                self._report(found["mode_id"], int(found["setting_parameter"]), give)
            elif len(code) == 2:
                self._press(code[1], give, alt=True)

    def _press(self, code: str, give: Give, *, alt: bool = False) -> bool:
        """Give the keys of a sign or a code; False if it has none. A number that no key has is no sign's either."""
        numbered = _NUMBERED.match(code)
        if numbered and code[-1] != "u" and f"{numbered[1] or 1}{code[-1]}" not in FUNCTIONAL_KEYS:
            known = ANSI_SEQUENCES_KEYS.get(code)
            keys = [events.Key(key.value, None) for key in known] if isinstance(known, tuple) else []
        else:
            keys = list(self._sequence_to_key_events(code, alt=alt))
        for key in keys:
            if key.key != Keys.Ignore:
                give(key)
        return bool(keys)

    def _resize(self, told: list[int], give: Give) -> None:
        """The window's size, told among the keys."""
        height, width, pixel_height, pixel_width = told
        if 0 < height <= LARGEST and 0 < width <= LARGEST:
            resize = events.Resize.from_dimensions((width, height), (pixel_width, pixel_height))
            self.terminal_size, self.terminal_pixel_size = resize.size, resize.pixel_size
            self.mouse_pixels = True
            give(resize)

    @staticmethod
    def _report(mode: str, setting: int, give: Give) -> None:
        """What the terminal can do of what it was asked for."""
        if mode == "2026" and setting > 0:
            give(messages.TerminalSupportsSynchronizedOutput())
        elif mode == "2048" and constants.SMOOTH_SCROLL and not IS_ITERM:
            give(messages.InBandWindowResize.from_setting_parameter(setting))
