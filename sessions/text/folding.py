"""How a Swede compares text: å, ä and ö are letters of their own; capitals and other accents make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

WORD = re.compile(r"\w+")
"""One word of a text, whatever stands between them."""

_PLAIN = re.compile("[\n -~åäö]*").fullmatch
_MARKED = re.compile("(.)([\u0300-\u036f]+)", re.DOTALL)
_LOOSE = re.compile("[\u0300-\u036f]+")
_DOTS, _RING = "\u0308", "\u030a"
_SPELT = {
    ord("ø"): "ö", ord("æ"): "ä",  # how Danes and Norwegians write the same letters
    ord("ð"): "d", ord("đ"): "d", ord("þ"): "th", ord("ł"): "l", ord("ħ"): "h", ord("ı"): "i", ord("œ"): "oe",
}  # fmt: skip


def fold(text: str) -> str:
    """The text as it is compared: two texts that a Swede reads as the same letters fold to the same.

    ``Café`` and ``cafe`` are the same, ``ø`` is ``ö`` and ``æ`` is ``ä``, but ``o`` is not ``ö``. Composed and
    decomposed letters are the same. Folding again changes nothing.
    """
    folded = text.lower()
    if _PLAIN(folded) is None:
        folded = folded.translate(_latin())
    return folded if _PLAIN(folded) is not None else _fold(text)


def words_in(text: str) -> tuple[str, ...]:
    """The folded words of a text, without what stands between them."""
    return tuple(WORD.findall(fold(text)))


@cache
def _latin() -> dict[int, str]:
    """The letters of western Europe, folded: a text in them takes 1 µs so, and 12 without."""
    return {code: _fold(chr(code)) for code in range(0xA0, 0x180)}


def _fold(text: str) -> str:
    folded = text
    for form in ("NFD", "NFKD", "NFKD"):  # a fold may decompose, and what is decomposed may fold once more
        folded = unicodedata.normalize("NFKD", unicodedata.normalize(form, folded).casefold())
    return _LOOSE.sub("", _MARKED.sub(_letter, folded).translate(_SPELT))


def _letter(match: re.Match[str]) -> str:
    letter, marks = match[1], match[2]
    if letter == "a":
        return "å" if _RING in marks else "ä" if _DOTS in marks else letter
    if letter == "o" and _DOTS in marks:
        return "ö"
    return letter
