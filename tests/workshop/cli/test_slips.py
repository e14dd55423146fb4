"""``workshop slips``: sheets that a camera reads, codes that the meeting knows, and nothing of them in the store."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from sessions.dialogue import commands as dialogue
from sessions.voting import codes, printing
from tests.house.test_house import loaded_after
from tests.sessions.store.making import console, make_meeting, opened
from tests.workshop.cli.asking import ask


def read(file: Path) -> tuple[list[str], str]:
    """What a camera reads on the sheets, and what stands there."""
    sheets = pypdfium2.PdfDocument(file)
    links = [
        each.text for page in sheets for each in zxingcpp.read_barcodes(page.render(scale=3).to_pil().convert("L"))
    ]
    return links, "\n".join(page.get_textpage().get_text_range() for page in sheets)


def meeting_about(store: Path, question: str) -> int:
    """A meeting of a dialogue with that question."""
    with opened(store) as meetings:
        made = meetings.do(dialogue.create, question=question)
        planned = meetings.do(dialogue.plan, dialogue_id=made.id or 0)
    return planned.id or 0


def test_each_slip_has_its_own_code_as_a_picture_and_in_clear(tmp_path: Path) -> None:
    store, file = tmp_path / "store.db", tmp_path / "slips.pdf"
    meeting_id = make_meeting(store)
    asked = ("slips", meeting_id, "--count", 12, "--to", file, "--address", "192.168.1.23")
    said = ask(*asked, store=store)
    assert said.exit_code == 0
    assert f"12 röstkort är skrivna till {file}. QR-koderna leder till http://192.168.1.23:8080." in said.output
    links, text = read(file)
    made = [
        code for link in links if (code := re.fullmatch(r"HTTP://192\.168\.1\.23:8080/K/(\w{8})", link)) is not None
    ]
    printed = {each[1] for each in made}
    assert len(printed) == 12
    assert all(codes.written(code) in text for code in printed)
    assert "Hur blir hamnen trygg" in text
    with console(store, meeting_id) as meeting:
        assert all(printing.token_of(code, meeting.view.slips) for code in printed)
        assert not [code for code in printed for each in tmp_path.glob("store*") if code.encode() in each.read_bytes()]
    said = ask("slips", meeting_id, "--count", 1, "--to", tmp_path / "more.pdf", store=store)
    assert "Träffen har nu 13 röstkort. De som är gjorda tidigare gäller fortfarande." in said.output
    with console(store, meeting_id) as meeting:
        assert all(printing.token_of(code, meeting.view.slips) for code in printed)


@pytest.mark.parametrize(
    ("question", "printed"),
    [
        ("Är hamnen – ”vår” kaj – trygg för 50 €?", None),
        ("Č\u030c och Łódź: hur går 🚌 till Αθήνα?", "C och Lódz: hur går :bus: till Athina?"),
        ("Kafe\u0301\u00a0och\u2003kök", None),
        ("\u200fHur?\U000f0000", "[U+200F]Hur??"),
    ],
)
def test_what_the_font_has_no_sign_for_is_printed_as_what_it_has_and_that_is_said(
    tmp_path: Path, question: str, printed: str | None
) -> None:
    store, file = tmp_path / "store.db", tmp_path / "slips.pdf"
    meeting_id = meeting_about(store, question)
    said = ask("slips", meeting_id, "--count", 1, "--to", file, store=store)
    assert said.exit_code == 0
    assert (f"Där står den så här: ”{printed}”." in said.output) == (printed is not None)
    _, text = read(file)
    assert (printed or " ".join(unicodedata.normalize("NFC", question).split())) in " ".join(text.split())


def test_a_long_question_is_cut_with_a_sign(tmp_path: Path) -> None:
    store, file = tmp_path / "store.db", tmp_path / "slips.pdf"
    ask("slips", meeting_about(store, "Hur blir “hamnen” trygg? " * 40), "--count", 1, "--to", file, store=store)
    assert "…" in read(file)[1]


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("192.168.1.23", "192.168.1.23:8080"),
        ("http://192.168.1.23:8081/", "192.168.1.23:8081"),
        (" dialog.hamnstad.se ", "dialog.hamnstad.se:8080"),
        ("192.168.1.23:80800", None),
        ("http://192.168.1.23/K/", None),
        ("hos oss", None),
        ("\x1b]0;HEJ\x07", None),
        ("::1", None),
    ],
)
def test_no_slip_is_made_for_an_address_that_leads_nowhere(tmp_path: Path, typed: str, host: str | None) -> None:
    store, file = tmp_path / "store.db", tmp_path / "slips.pdf"
    said = ask("slips", make_meeting(store), "--count", 1, "--to", file, "--address", typed, store=store)
    if host is not None:
        assert f"QR-koden leder till http://{host}." in said.output
        return
    assert said.exit_code == 1
    assert "är ingen adress som en telefon hittar" in said.stderr
    assert "\x1b" not in said.output
    assert not file.exists()
    with console(store, 1) as meeting:
        assert meeting.view.slips.count == 0


def test_what_cannot_be_is_said(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    meeting_id = make_meeting(store)
    assert "99" in ask("slips", 99, "--count", 1, "--to", tmp_path / "a.pdf", store=store).stderr
    nowhere = tmp_path / "nowhere" / "a.pdf"
    said = ask("slips", meeting_id, "--count", 1, "--to", nowhere, store=store)
    assert said.exit_code == 1
    assert "gick inte att skriva" in said.stderr


def test_the_library_that_draws_is_imported_by_that_command_alone() -> None:
    loaded = loaded_after("import workshop.cli.main, workshop.cli.slips, workshop.app")
    assert {"fpdf", "anyascii"}.isdisjoint(loaded)
