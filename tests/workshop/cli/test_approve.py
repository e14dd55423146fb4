"""``workshop approve``: minutes that somebody has approved say so, and a draft says that it is one."""

from __future__ import annotations

from pathlib import Path

from tests.workshop.cli.asking import ask


def test_minutes_are_approved_and_the_approval_is_taken_back(tmp_path: Path) -> None:
    store = tmp_path / "mina.db"
    ask("new", "Hur blir torget tryggt?", "--date", "2026-04-22", store=store)
    done = ask("approve", "1", "--by", "Deltagarna på träff 2", "--on", "2026-05-20", store=store)
    assert (
        done.exit_code == 0 and "Anteckningarna från träff 1 är fastställda, godkända den 20 maj 2026." in done.stdout
    )
    said = ask("export", "1", "--to", "-", store=store).stdout
    assert "**FASTSTÄLLD**" in said
    assert "- Godkända av: Deltagarna på träff 2\n- Godkända den: 20 maj 2026\n" in said
    assert "ett utkast igen" in ask("approve", "1", "--withdraw", store=store).stdout
    said = ask("export", "1", "--to", "-", store=store).stdout
    assert "**UTKAST**" in said and "Godkända" not in said


def test_what_cannot_be_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    store = tmp_path / "mina.db"
    ask("new", "Hur blir torget tryggt?", "--date", "2026-04-22", store=store)
    for words, status in (
        (("approve", "1"), 2),
        (("approve", "1", "--by", "Åsa", "--withdraw"), 2),
        (("approve", "7", "--by", "Åsa"), 1),
        (("approve", "1", "--by", "Åsa", "--on", "i morgon"), 1),
        (("approve", "1", "--by", "Åsa", "--on", "2026-04-21"), 1),
    ):
        done = ask(*words, store=store)
        assert (done.exit_code, bool(done.stderr)) == (status, True), words
    assert "Åsa" not in ask("export", "1", "--to", "-", "--format", "json", store=store).stdout
    assert "telefonnummer" in ask("approve", "1", "--by", "Åsa 070-123 45 67", store=store).stderr
