"""Makes people's text safe to show anywhere. What cannot be shown as it is becomes a visible sign, never nothing."""

from __future__ import annotations

import re
import unicodedata

ZWJ = "\u200d"

_HIDDEN = re.compile(
    # A line break of two, and the flags of England, Scotland and Wales, which are spelt with tag characters.
    "\r\n|\U0001f3f4(?:\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073))\U000e007f"
    # Controls, formats, lone surrogates, fillers and variation selectors: all that draws nothing by itself.
    "|[\\0-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SEEN = re.compile("[ -~\xa0-\xac\xae-\xff]*").fullmatch
"""Western letters and signs alone, of which each is seen and none is composed: a page of them takes a few µs."""
_BREAKS = frozenset(("\r\n", "\n", "\r", "\v", "\f", "\u2028", "\u2029"))
_BREAK = re.compile("\r\n|[\n\r\v\f\u2028\u2029]")
_BLANK = (
    " \t\n\v\f\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
    "\u202f\u205f\u3000"
)
"""White space to strip. ``str.strip`` alone would also take some control characters, which are to be seen."""


def clean(text: str, *, lines: bool = False) -> str:
    """The text with control, bidirectional, zero-width and other invisible characters made visible.

    Tabs become a space. Line breaks become `` ⏎ ``, or with ``lines`` stay as ``\\n``. Composed to NFC and stripped.
    Emoji sequences, markup and everything else stay as typed. Doing it again changes nothing.
    """
    if _SEEN(text):
        return text.strip(_BLANK)
    text = unicodedata.normalize("NFC", text).strip(_BLANK)
    if _HIDDEN.search(text) is None:
        return text
    return _HIDDEN.sub(_with_lines if lines else _sign, text)


def visible(text: str) -> str:
    """A text with lines as it is shown, but neither composed nor stripped: a path in it stays the path that it is."""
    return text if _HIDDEN.search(text) is None else _HIDDEN.sub(_with_lines, text)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a pasted text that hold something, cleaned, but not stripped: a single one may go inside another."""
    lines = _BREAK.split(unicodedata.normalize("NFC", text))
    return tuple(_HIDDEN.sub(_sign, line) for line in lines if line.strip(_BLANK))


def typed_sign(character: str, before: str) -> str:
    """One character as it is typed after what stands before it: made visible where it draws nothing by itself.

    A joiner after a picture waits for what it joins; ``clean`` sees whether that came.
    """
    if character == ZWJ and _is_picture(before.rstrip("\ufe0f")[-1:]):
        return character
    return _HIDDEN.sub(_sign, character)


def _with_lines(match: re.Match[str]) -> str:
    return "\n" if match[0] in _BREAKS else _sign(match)


def _sign(match: re.Match[str]) -> str:
    hidden = match[0]
    if hidden in _BREAKS:
        return " ⏎ "
    if hidden == "\t":
        return " "
    if len(hidden) > 1 or _belongs(hidden, match.string, match.start()):
        return hidden
    code = ord(hidden)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"[U+{code:04X}]"


def _belongs(hidden: str, text: str, index: int) -> bool:
    """A joiner between two pictures, or one variation selector after something seen."""
    before = text[index - 1 : index]
    if hidden == ZWJ:
        picture = text[index - 2 : index - 1] if before == "\ufe0f" else before
        return _is_picture(picture) and _is_picture(text[index + 1 : index + 2])
    if "\ufe00" <= hidden <= "\ufe0f" or hidden in "\u180b\u180c\u180d\u180f":
        return bool(before) and not before.isspace() and _HIDDEN.match(before) is None
    return False


def _is_picture(character: str) -> bool:
    """Emoji, skin tones and the older signs among them: what a joiner may join."""
    return "\U0001f000" <= character <= "\U0001faff" or "\u2190" <= character <= "\u2bff"
