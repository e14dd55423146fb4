"""Makes people's text safe to show anywhere. What cannot be shown as it is becomes a visible sign, never nothing."""

from __future__ import annotations

import re
import unicodedata

ZWJ = "\u200d"

_BREAKS = re.compile("\r\n|[\n\r\v\f\u0085\u2028\u2029]")
_PLAIN = re.compile(r"[ -~¡-¬®-ʯ–—‘’“”„…«»€]*\Z")
"""Ordinary Latin text: nothing to do but to strip it."""


def clean(text: str, *, lines: bool = False) -> str:
    """The text with control, bidirectional, zero-width and other invisible characters made visible.

    Tabs become a space. Line breaks become `` ⏎ ``, or with ``lines`` stay as ``\\n``. Composed to NFC and stripped.
    Emoji sequences, markup and everything else stay as typed. Doing it again changes nothing.
    """
    if _PLAIN.match(text):
        return text.strip()
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", text).replace("\t", " ").strip())
    shown = [_shown(text, index, lines) for index in range(len(text))]
    return unicodedata.normalize("NFC", "".join(shown)).strip()


def _shown(text: str, index: int, lines: bool) -> str:
    character = text[index]
    if character == "\n":
        return "\n" if lines else " ⏎ "
    category = unicodedata.category(character)
    if category not in ("Cc", "Cf", "Cs") and not _is_hidden(character):
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if character == ZWJ and 0 < index < len(text) - 1 and _is_emoji(text[index - 1]) and _is_emoji(text[index + 1]):
        return character
    return f"[U+{code:04X}]"


def _is_hidden(character: str) -> bool:
    """Characters that draw nothing although their category is not one of control or format."""
    code = ord(character)
    return code in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0) or 0xE0000 <= code <= 0xE0FFF


def _is_emoji(character: str) -> bool:
    """Pictures, skin tones and the variation selector that asks for a picture: what a joiner may join."""
    code = ord(character)
    return code == 0xFE0F or 0x1F000 <= code <= 0x1FAFF or 0x2190 <= code <= 0x2BFF
