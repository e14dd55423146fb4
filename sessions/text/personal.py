"""What in people's words looks like personal data: it is warned of, and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sessions.words import Phrase, phrase

DASHES = "‐‑‒–—―−﹣－-"
"""Every sign that people and their programs write for a hyphen or a minus."""

KINDS = ("personnummer", "phone", "email")
"""What is told apart."""

_MONTH_DAY = r"(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])"
_LAST = r"(?:\d{4}|[TRSUWXJKLMN]\d{3})"
"""The last four; the tax agency's temporary numbers have a letter first."""
_BETWEEN = rf"\s?[+{DASHES}]?\s?"
_PERSONNUMMER = re.compile(rf"(?<![\d{DASHES}])(?:19|20)?\d\d{_MONTH_DAY}{_BETWEEN}{_LAST}(?![\w{DASHES}])", re.I)
_DAY_FIRST = re.compile(
    rf"(?<![\d{DASHES}])(?:19|20)?\d\d[\s.{DASHES}](?:0\d|1[0-2])[\s.{DASHES}]\d\d{_BETWEEN}\d{{4}}(?![\w{DASHES}])"
)
"""With its day written as a day: only where the check digit is right, for a day is often followed by a figure."""
_PHONE = re.compile(
    rf"(?<![\w/.{DASHES}])(?:(?:\+|00)46[\s{DASHES}]?(?:\(0\)[\s{DASHES}]?|0)?[1-9]|0[1-9]|\(0[1-9])"
    rf"(?:(?:[\s{DASHES}]|\)\s?)?\d){{6,9}}(?![\w/])"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-ZåäöÅÄÖ]{2,}")
_DIGIT = re.compile(r"\d")


def personal_data(text: str) -> tuple[str, ...]:
    """What personal data the text seems to hold: ``personnummer``, ``phone``, ``email``. Only a warning."""
    if "@" not in text and len(_DIGIT.findall(text)) < 8:
        return ()
    phones = [match.span() for match in _PHONE.finditer(text)]
    numbers = [match[0] for match in _PERSONNUMMER.finditer(text) if _is_person(match, phones)]
    numbers += filter(_checked, _DAY_FIRST.findall(text))
    for number in numbers:
        text = text.replace(number, " ")
    found = {"personnummer": numbers, "phone": _PHONE.search(text), "email": _EMAIL.search(text)}
    return tuple(kind for kind, there in found.items() if there)


def remark(texts: Iterable[str]) -> Phrase | None:
    """A warning, where any of the texts looks as if it held personal data."""
    return warning(kind for text in texts for kind in personal_data(text))


def warning(kinds: Iterable[str]) -> Phrase | None:
    """A warning of these kinds of personal data; None where there is none of ``KINDS``."""
    found = [kind for kind in dict.fromkeys(kinds) if kind in KINDS]
    return phrase("typed.personal", kinds=tuple(phrase(f"typed.kind.{kind}") for kind in found)) if found else None


def kinds_of(warned: Phrase | None) -> tuple[str, ...]:
    """What ``warning`` was made of."""
    return tuple(kind.key.rpartition(".")[2] for kind in warned.values["kinds"]) if warned is not None else ()


def _is_person(match: re.Match[str], phones: list[tuple[int, int]]) -> bool:
    """A number that might as well be a phone's is a person's only with a hyphen, or the right check digit."""
    plain = not any(sign in match[0] for sign in f"{DASHES}+")
    might_be_phone = any(match.start() < end and begin < match.end() for begin, end in phones)
    return not (plain and might_be_phone) or _checked(match[0])


def _checked(number: str) -> bool:
    """Whether the last digit of a number is what the nine before it make it."""
    digits = [int(digit) for digit in _DIGIT.findall(number)][-10:]
    doubled = [digit * (2 if at % 2 == 0 else 1) for at, digit in enumerate(digits)]
    return len(digits) == 10 and sum(sum(divmod(each, 10)) for each in doubled) % 10 == 0
