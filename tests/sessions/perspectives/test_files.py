"""Files that are none, that cannot be read, and that are too large: each is refused with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sessions.errors import Refused
from sessions.perspectives import files
from sessions.perspectives.files import LARGEST, open_file
from sessions.words import LANGUAGES, Words


def refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        open_file(path)
    assert all(Words(language).say(caught.value.phrase) for language in LANGUAGES)
    return caught.value.phrase.key


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör.csv")
    (tmp_path / "ner.csv").symlink_to(tmp_path / "finns inte.csv")
    assert refused(tmp_path) == "perspectives.file.folder"
    assert refused(tmp_path / "rör.csv") == "perspectives.file.no_file"
    assert refused(tmp_path / "ner.csv") == "perspectives.file.missing"
    assert refused(tmp_path / "x.csv" / "y.csv") == "perspectives.file.missing"
    assert refused(Path("/proc/1/mem")) in ("perspectives.file.unreadable", "perspectives.file.empty")
    assert refused(Path("a\0b.csv")) == "perspectives.file.unreadable"
    assert refused(tmp_path / ("å" * 300)) == "perspectives.file.unreadable"


def test_a_hundred_megabytes_are_refused_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)

    def never(*_arguments: object) -> None:
        raise AssertionError("it was read")

    with monkeypatch.context() as unread:
        unread.setattr(files, "read", never)
        unread.setattr(Path, "open", never)
        with pytest.raises(Refused) as caught:
            open_file(path)
    assert "100 MB" in Words("sv").say(caught.value.phrase)
    assert f"{LARGEST} MB" in Words("sv").say(caught.value.phrase)
