"""The code of a network: any name and password comes back out of it, and is in a file only when that is asked for."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import Refused
from workshop.card import wifi
from workshop.card.view import Card
from workshop.card.wifi import Wifi
from workshop.wall.code import code_lines

SQUARE = 4
HALVES = {" ": (255, 255), "▀": (0, 255), "▄": (255, 0), "█": (0, 0)}
NAMED = {"T": "WPA", "S": "Hamnen", "P": "hemligt1"}
shown = st.characters(exclude_categories=("C", "Z"))


def read(content: str) -> dict[str, str]:
    """What a phone makes of the code, its fields as the phone's own reader takes them apart."""
    rows = []
    for line in code_lines(content):
        for half in (0, 1):
            rows += [b"".join(bytes([HALVES[sign][half]]) * SQUARE for sign in line)] * SQUARE
    (found,) = zxingcpp.read_barcodes(memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0]))))
    said = found.text.removeprefix("WIFI:")
    fields = re.findall(r"([A-Z]):((?:\\.|[^\\;])*);", said)
    assert "".join(f"{name}:{value};" for name, value in fields) + ";" == said
    return {name: re.sub(r"\\(.)", r"\1", value) for name, value in fields}


@given(st.text(shown, min_size=1, max_size=8), st.text(shown, min_size=8, max_size=16))
@settings(max_examples=25, deadline=None)
def test_any_name_and_password_comes_back(name: str, password: str) -> None:
    assert read(wifi.checked(Wifi(name, password)).content) == {"T": "WPA", "S": name, "P": password}


@pytest.mark.parametrize(
    ("network", "found"),
    [
        (Wifi("Hamnen", "hemligt1"), NAMED),
        (Wifi("Hamnen", "hemligt1", hidden=True), {**NAMED, "H": "true"}),
        (Wifi("Gäster i hamnen"), {"T": "nopass", "S": "Gäster i hamnen"}),
        (Wifi('a;b:c,d\\e"f', ";;P:\\;;H:true;"), {"T": "WPA", "S": 'a;b:c,d\\e"f', "P": ";;P:\\;;H:true;"}),
        (Wifi("[red]x[/]", " 12 45678 "), {"T": "WPA", "S": "[red]x[/]", "P": " 12 45678 "}),
    ],
)
def test_hidden_open_and_hostile_ones_are_what_was_typed(network: Wifi, found: dict[str, str]) -> None:
    assert read(wifi.checked(network).content) == found


@pytest.mark.parametrize(
    ("network", "why"),
    [
        (Wifi("", "hemligt1"), "wifi.bad_name"),
        (Wifi("å" * 17, "hemligt1"), "wifi.bad_name"),
        (Wifi("Hamnen", "kort"), "wifi.bad_password"),
        (Wifi("Hamnen", "x" * 65), "wifi.bad_password"),
        (Wifi("Ham\u202enen", "hemligt1"), "wifi.bad_signs"),
        (Wifi("Hamnen", "hemligt\x1b[2J"), "wifi.bad_signs"),
    ],
)
def test_what_no_network_can_be_is_refused(network: Wifi, why: str) -> None:
    with pytest.raises(Refused) as refused:
        wifi.checked(network)
    assert refused.value.phrase.key == why


def test_what_is_kept_is_its_owners_and_gone_when_it_is_to_be(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    network = Wifi("Hamnen", "hemligt1", hidden=True, shows=True)
    assert wifi.kept(store) is None
    wifi.keep(store, network)
    assert wifi.kept(store) == network
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.write_text('["no network"]')
    assert wifi.kept(store) is None
    wifi.forget(store)
    assert not list(tmp_path.iterdir())


def test_a_wall_is_told_of_it_whole_and_no_log_shows_the_password() -> None:
    card = Card(7, "h", "l", wifi=Wifi("Hamnen", "hemligt1", hidden=True))
    assert Card.load(card.dump()) == card
    assert "hemligt1" not in repr(card)
