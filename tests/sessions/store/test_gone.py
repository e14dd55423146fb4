"""The store's file is deleted or replaced while it is open: nothing is called saved that nobody will find."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sessions.errors import Unavailable
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.voting.box import BallotBox
from sessions.voting.view import BoxState
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import asked, console, make_meeting, open_round, opened

AWAY = "undan"
SUFFIXES = ("", "-wal", "-shm")


def delete(path: Path) -> None:
    for suffix in SUFFIXES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def delete_the_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


def delete_the_file(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    shutil.copy(path, path.with_name(AWAY))
    delete(path)
    path.with_name(AWAY).replace(path)


def move_the_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name(AWAY))


ACTS: list[Callable[[Path], None]] = [delete, delete_the_log, delete_the_file, replace, move_the_folder]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "lager"
    folder.mkdir()
    return folder / "dialoger.db"


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_nothing_is_saved_into_a_file_that_is_gone(path: Path, act: Callable[[Path], None]) -> None:
    with console(path, make_meeting(path)) as meeting:
        meeting.do(ideas.add, text="Fler lampor")
        act(path)
        for _ in range(2):
            with pytest.raises(Unavailable) as caught:
                meeting.do(ideas.add, text="Klipp buskarna")
            assert caught.value.phrase.key == "store.gone"
        assert len({Words(language).say(caught.value.phrase) for language in LANGUAGES}) == len(LANGUAGES)
        assert [idea.text for idea in meeting.view.ideas] == ["Fler lampor"]
        with pytest.raises(Unavailable):
            Meeting(meeting._meetings, meeting.view.meeting.id)
        assert act in (replace, delete_the_log) or not path.exists(), "no other store is made in its place"


def test_a_file_that_is_put_back_is_written_to_again(path: Path) -> None:
    with console(path, make_meeting(path)) as meeting:
        meeting.do(ideas.add, text="Fler lampor")
        path.rename(path.with_name(AWAY))
        with pytest.raises(Unavailable):
            meeting.do(ideas.add, text="Klipp buskarna")
        path.with_name(AWAY).rename(path)
        meeting.do(ideas.add, text="Klipp buskarna")
    assert asked(path, "SELECT text FROM idea ORDER BY id") == [("Fler lampor",), ("Klipp buskarna",)]


def test_a_file_that_goes_in_the_middle_of_a_change(path: Path) -> None:
    with opened(path) as meetings:
        meeting = Meeting(meetings, make_meeting(path))

        def interrupted(*arguments: object, **named: str) -> object:
            done = ideas.add(*arguments, **named)  # type: ignore[arg-type]
            delete(path)
            return done

        with pytest.raises(Unavailable, match=r"store\.gone"):
            meeting.do(interrupted, text="Klipp buskarna")  # type: ignore[arg-type]
        meeting.leave()


def test_a_box_that_is_gone_takes_no_ballot(path: Path) -> None:
    with console(path, make_meeting(path)) as meeting:
        box = BallotBox.beside(path, open_round(meeting))
        meeting.lay_ballot("1")
        delete(box)
        with pytest.raises(Exception, match=r"voting\.no_box"):
            meeting.lay_ballot("2")
        meeting.refresh()
        assert meeting.view.round is not None and meeting.view.round.box is BoxState.MISSING


def test_no_ballot_is_laid_beside_a_store_that_is_gone(path: Path) -> None:
    with console(path, make_meeting(path)) as meeting:
        box = BallotBox.beside(path, open_round(meeting))
        meeting.lay_ballot("1")
        delete(path)
        with pytest.raises(Unavailable, match=r"store\.gone"):
            meeting.lay_ballot("2")
        assert asked(box, "SELECT count(*) FROM ballot") == [(1,)]
