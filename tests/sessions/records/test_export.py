"""The minutes become files that any computer takes, whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.errors import Refused, Unavailable
from sessions.records import export
from sessions.records.export import FORMATS, file_name, render, write
from sessions.view import MeetingView
from sessions.voting.view import CorrectionView
from sessions.words import Words
from tests.readme.picture import in_stockholm
from tests.sessions.records.evening import NOW, empty, whole


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder's name that is taken by a file: nobody, not even root, writes in it."""
    path = tmp_path / "upptagen"
    path.write_text("en fil", encoding="utf-8")
    yield path
    assert path.read_text(encoding="utf-8") == "en fil"


def numbered(view: MeetingView, registry_number: str) -> MeetingView:
    """The meeting under another registry number."""
    return replace(view, dialogue=replace(view.dialogue, registry_number=registry_number))


def test_the_minutes_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "ut" / "mars"
    written = write(whole(), ("md", "json"), folder, NOW)
    assert [path.name for path in written] == [
        "KS-2025-112-motesanteckningar-traff-2-2025-03-14-id-7.md",
        "KS-2025-112-motesanteckningar-traff-2-2025-03-14-id-7.json",
    ]
    assert written[0].read_text(encoding="utf-8") == render(whole(), "md", NOW)
    assert json.loads(written[1].read_text(encoding="utf-8"))["meeting"]["number"] == 2


def test_a_later_draft_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    view = whole()
    write(view, ("md",), tmp_path, NOW)
    (path,) = write(replace(view, ideas=()), ("md",), tmp_path, NOW)
    assert list(tmp_path.iterdir()) == [path]
    assert "Fler kameror" not in path.read_text(encoding="utf-8")


def test_a_draft_that_somebody_has_edited_is_kept_under_a_name_that_is_told(tmp_path: Path) -> None:
    kept: list[Path] = []
    (path,) = write(whole(), ("md",), tmp_path, NOW, kept.append)
    for number in (1, 2):
        path.write_text(f"Mina ord {number}", encoding="utf-8")
        os.utime(path, ns=(1, 1))  # any time but a whole second, whatever the clock of this disk
        (again,) = write(whole(), ("md",), tmp_path, NOW, kept.append)
        assert again == path
        assert path.read_text(encoding="utf-8").startswith("#")
    assert [aside.read_text(encoding="utf-8") for aside in kept] == ["Mina ord 1", "Mina ord 2"]
    assert [aside.name for aside in kept] == [f"{path.stem}-redigerad-{number}.md" for number in (1, 2)]
    write(whole(), ("md",), tmp_path, NOW, kept.append)
    assert len(kept) == 2


def test_two_meetings_never_share_a_file() -> None:
    one = numbered(whole(), "KS 2025/112")
    other = numbered(whole(), "KS-2025-112")
    other = replace(other, meeting=replace(other.meeting, id=8))
    assert file_name(one) != file_name(other)


@given(
    st.one_of(
        st.text(), st.sampled_from(["CON", "nul.", "..", "../../etc/passwd", "C:\\x", "-rf", "Ä" * 400, "日本", "."])
    )
)
@settings(max_examples=100, deadline=None)
def test_the_file_name_is_safe_whatever_the_case_is_called(typed: str) -> None:
    view = numbered(whole(), typed)
    name = file_name(replace(view, dialogue=replace(view.dialogue, question=typed)))
    assert re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", name)
    assert len(name) <= 160
    assert name.endswith("-id-7")


def test_a_meeting_without_registry_number_and_day_has_a_file_name_too() -> None:
    assert file_name(empty("en")) == "Hur-blir-hamnomradet-tryggt-for-alla-minutes-meeting-1-id-7"


def test_a_meeting_of_another_store_with_the_same_id_keeps_its_minutes(tmp_path: Path) -> None:
    harbour = empty()
    library = replace(harbour, dialogue=replace(harbour.dialogue, question="Ska biblioteket flytta?"))
    (first,) = write(harbour, ("md",), tmp_path, NOW)
    (second,) = write(library, ("md",), tmp_path, NOW)
    assert first != second
    assert first.read_text(encoding="utf-8") == render(harbour, "md", NOW)


def test_a_case_that_has_no_plain_letters_still_has_a_file_name() -> None:
    view = numbered(empty(), "案件")
    view = replace(view, dialogue=replace(view.dialogue, question="港は安全か"))
    assert file_name(view) == "motesanteckningar-traff-1-id-7"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_format_that_there_is_not_is_refused_before_anything_is_written(tmp_path: Path, language: str) -> None:
    with pytest.raises(Refused) as refused:
        write(whole(), ("md", "wordperfect"), tmp_path / "ut", NOW)
    said = Words(language).say(refused.value.phrase)
    assert "wordperfect" in said
    assert all(name in said for name in FORMATS)
    assert not (tmp_path / "ut").exists()


def test_a_folder_that_cannot_be_written_is_told_by_its_path(locked: Path) -> None:
    for folder in (locked, locked / "ut"):
        with pytest.raises(Unavailable) as unavailable:
            write(whole(), ("md",), folder, NOW)
        assert str(folder) in Words("sv").say(unavailable.value.phrase)


def test_a_full_disk_leaves_the_earlier_draft_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = write(whole(), ("md",), tmp_path, NOW)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as unavailable:
        write(replace(whole(), ideas=()), ("md",), tmp_path, NOW)
    assert unavailable.value.phrase.key == "records.full"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_kill_in_the_middle_left_is_gone_when_the_minutes_are_written_again(tmp_path: Path) -> None:
    killed = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom sessions.records.export import write\n"
        "from tests.sessions.records.evening import NOW, whole\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write(whole(), ('md',), Path(sys.argv[1]), NOW)"
    )
    done = subprocess.run([sys.executable, "-c", killed, tmp_path], check=False, cwd=Path(__file__).parents[3])
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    at_work = left.with_name(re.sub(r"\d+-", f"{os.getpid()}-", left.name))
    at_work.write_text("of a program that goes on")
    assert set(write(whole(), ("md",), tmp_path, NOW)) | {at_work} == set(tmp_path.iterdir())


def test_the_minutes_tell_the_time_of_the_computer_that_prints_them() -> None:
    local = NOW.astimezone()
    assert Words("sv").clock(local) in render(whole(), "md", NOW)
    assert json.loads(render(whole(), "json", NOW))["as_of"] == local.isoformat()


def test_what_happened_in_summer_is_told_so_in_winter() -> None:
    view, june, november = whole(), datetime(2025, 6, 16, 17, 5, tzinfo=UTC), datetime(2025, 11, 3, 9, tzinfo=UTC)
    made = CorrectionView(1, 1, june, 3, 2, "en prick för mycket")
    view = replace(view, rounds=(replace(view.rounds[1], corrections=(made,)),))
    with in_stockholm():
        assert "kl. 19.05" in render(view, "md", november)
        at = json.loads(render(view, "json", november))["rounds"][0]["corrections"][0]["at"]
    assert at == "2025-06-16T19:05:00+02:00"


def test_who_waits_hears_how_much_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_OFTEN", 500)
    heard: list[int] = []
    files = write(whole(), ("md", "html"), tmp_path, NOW, told=heard.append)
    written = sum(len(file.read_text(encoding="utf-8")) for file in files)
    assert len(heard) > 10
    assert heard == sorted(heard)
    assert written - 500 < heard[-1] <= written
