"""A text that names somebody by a number or an address is warned of, however people write those."""

from __future__ import annotations

import time

import pytest

from sessions.text.personal import personal_data
from sessions.text.typed import LONGEST


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ring 070-123 45 67", ("phone",)),
        ("08-123 456 78", ("phone",)),
        ("+46 70 123 45 67", ("phone",)),
        ("+46 (0)8 123 456 78", ("phone",)),
        ("(08) 123 456 78, 070–123 45 67", ("phone",)),
        ("0–10 000 000 kr", ()),
        ("född 850101-1234", ("personnummer",)),
        ("198501011234", ("personnummer",)),
        ("850161+1234", ("personnummer",)),
        ("850101–1234", ("personnummer",)),
        ("900101-T220 och 900101t220", ("personnummer",)),
        ("900101\u20111234", ("personnummer",)),
        ("900101\u22121234", ("personnummer",)),
        ("900101 1234", ("personnummer",)),
        ("900101\u00a01234", ("personnummer",)),
        ("900101 - 1234", ("personnummer",)),
        ("9001011234", ("personnummer",)),
        ("19900101\u20111234", ("personnummer",)),
        ("1912-12-12-1212", ("personnummer",)),
        ("2026-12-01 1830, 2026-12-01 18.30–20.00", ()),
        ("organisationsnummer 556036-0793, bankgiro 5050-1055", ()),
        ("070\u2011123\u201145\u201167", ("phone",)),
        ("070\u2212123 45 67", ("phone",)),
        ("0701234567", ("phone",)),
        ("070123-4567", ("personnummer",)),
        ("0701234567 och 900101-1234", ("personnummer", "phone")),
        ("skriv till anna@exempel.se", ("email",)),
        ("KS 2026/112, kl 18.30, 12 500 kr, 2026-12-01", ()),
        ("20261201 och 1 000 000 000", ()),
        ("idéerna 1 2 3 4 5 6 7 8 9", ()),
    ],
)
def test_what_looks_like_personal_data_is_warned_of(text: str, kinds: tuple[str, ...]) -> None:
    assert personal_data(text) == kinds


@pytest.mark.parametrize(
    "text", ["a" * LONGEST + " @", "a." * (LONGEST // 2) + "@", "0" * LONGEST, "a@" + "a." * 9_999]
)
def test_the_longest_text_is_looked_through_without_a_wait(text: str) -> None:
    began = time.process_time()
    assert personal_data(text) == ()
    assert time.process_time() - began < 0.2
