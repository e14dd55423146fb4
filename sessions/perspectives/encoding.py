"""A file's bytes as text, whatever program wrote them: Excel in Sweden writes five encodings, and names none."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from sessions.errors import Refused

_PACKED = {b"PK\x03\x04": "spreadsheet", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "spreadsheet", b"%PDF-": "pdf"}
_MARKS = {
    codecs.BOM_UTF8: ("utf-8", "UTF-8"),
    codecs.BOM_UTF32_LE: ("utf-32-le", "UTF-32"),  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: ("utf-32-be", "UTF-32"),
    codecs.BOM_UTF16_LE: ("utf-16-le", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16-be", "UTF-16"),
}
_OLDER = {"cp1252": "Windows-1252", "mac_roman": "Macintosh", "cp850": "MS-DOS"}
"""What Excel's list of text formats offers besides Unicode, the usual one first."""

_USUAL = frozenset("åäöÅÄÖéÉèÈëüÜáÁàâêíóôøØæÆçñß–—‘’‚“”„…•€§°½¼¾²³´¨·«»×®©™\xa0\xad")
"""What a Swede writes beyond ASCII."""
_QUOTED_INSIDE = re.compile("(?<=[^\\W\\d])[„“”‚](?=[^\\W\\d])")
"""Quotation marks inside a word: no Swede writes them."""
_ASCII = bytes(range(128))
_MOST_ODD = 0.05
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


class Decoded(NamedTuple):
    """The text, the encoding as people call it, and whether somebody should look if it was guessed right."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a file; refused where it is no text, or in no encoding that fits all of it."""
    for begin, what in _PACKED.items():
        if data.startswith(begin):
            raise Refused("perspectives.file.spreadsheet" if what == "spreadsheet" else "perspectives.file.pdf")
    decoded = _marked(data) or _unmarked(data)
    if len(_CONTROL.findall(decoded.text)) > max(8, len(decoded.text) // 100):
        raise Refused("perspectives.file.no_text")
    return decoded


def _marked(data: bytes) -> Decoded | None:
    """By the mark that the file begins with, if it has one."""
    for mark, (codec, name) in _MARKS.items():
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], codec, name), name)
    return None


def _unmarked(data: bytes) -> Decoded:
    sample = data[:4000]
    if sample.count(0) * 5 > len(sample):  # every second byte of Western text in UTF-16 is nought
        codec = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        return Decoded(_strict(data, codec, "UTF-16"), "UTF-16")
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError as error:
        if b"\0" in sample:
            raise Refused("perspectives.file.no_text") from None
        return _older(data, error)


def _older(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """The older encoding in which the text looks most like Swedish."""
    beyond = data.translate(None, delete=_ASCII)
    counts = {bytes([value]): beyond.count(value) for value in set(beyond)}
    found: list[tuple[int, str, str]] = []
    for codec, name in _OLDER.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        odd = sum(count for byte, count in counts.items() if byte.decode(codec) not in _USUAL)
        found.append((odd + len(_QUOTED_INSIDE.findall(text)), name, text))
    odd, name, text = min(found, key=lambda one: one[0])
    if odd > _MOST_ODD * len(beyond):
        raise Refused("perspectives.file.encoding", encoding="UTF-8", line=_line(data, error.start))
    return Decoded(text, name, guessed=odd > 0 or name != "Windows-1252")


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "ignore")
        raise Refused("perspectives.file.encoding", encoding=name, line=before.count("\n") + 1) from None


def _line(data: bytes, at: int) -> int:
    before = data[:at]
    return (before.count(b"\n") or before.count(b"\r")) + 1
