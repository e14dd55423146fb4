"""A path means its file, however it is typed, pasted or dropped, and however the disk spells å."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from sessions.agenda import library
from sessions.agenda.reader import Unreadable
from sessions.text.paths import there, typed_path


def test_a_path_is_read_as_it_is_typed_or_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "min rapport å.csv"
    path.write_text("perspektiv\nMörkt\n", encoding="utf-8")
    escaped = str(path).replace(" ", "\\ ")
    for text in (
        str(path),
        f" '{path}' ",
        f'"{path}"',
        "~/min rapport å.csv",
        path.as_uri(),
        escaped,
        path.as_uri().replace("file", "FILE", 1),
    ):
        assert typed_path(text) == path
    assert typed_path("~ingen-sådan/x.csv") == Path("~ingen-sådan/x.csv")


@pytest.mark.parametrize(("on_disk", "typed"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFD", "NFD")])
def test_a_path_is_found_whichever_way_it_spells_its_letters(tmp_path: Path, on_disk: str, typed: str) -> None:
    folder = tmp_path / unicodedata.normalize(on_disk, "Träffar på ön")  # type: ignore[arg-type]
    folder.mkdir()
    path = folder / unicodedata.normalize(on_disk, "underlag å.csv")  # type: ignore[arg-type]
    path.write_text("perspektiv\nMörkt\n", encoding="utf-8")
    assert typed_path(unicodedata.normalize(typed, str(path))) == path  # type: ignore[arg-type]


def test_what_is_not_there_stays_as_it_is_typed(tmp_path: Path) -> None:
    for path in (tmp_path / "år" / "å.csv", Path("a\0å"), tmp_path / ("å" * 300)):
        assert there(path) == path


@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_an_agenda_is_found_by_its_name_whichever_way_it_spells_it(tmp_path: Path, typed: str) -> None:
    agenda = (library.HOUSE / "evening.toml").read_bytes()
    (tmp_path / unicodedata.normalize("NFD", "kväll på ön.toml")).write_bytes(agenda)
    found = library.find(unicodedata.normalize(typed, "kväll på ön"), tmp_path)  # type: ignore[arg-type]
    assert found.id == "kväll på ön"
    assert [each.id for each in library.own(tmp_path) if not isinstance(each, Unreadable)] == ["kväll på ön"]
