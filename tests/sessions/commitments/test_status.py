"""How far a commitment has come, told at a later meeting in the party's own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sessions.commitments import commands as commitments
from sessions.commitments.view import CommitmentView, Status
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.words import LANGUAGES, Words
from tests.sessions.queries.several import SECOND, commit, first_meeting, next_meeting
from tests.sessions.store.making import asked, console


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(path: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at the second meeting of a dialogue where one thing was promised."""
    with first_meeting(path) as first:
        commit(first, "Kommunen", "laga lamporna", due_by=SECOND)
    with ExitStack() as open_:
        meeting = open_.enter_context(next_meeting(path))
        yield meeting, open_.enter_context(console(path, meeting.view.meeting.id))


def tell(meeting: Meeting, status: Status, word: str = "", promise: str = "", version: int = 0) -> CommitmentView:
    made = meeting.view.commitments[0]
    meeting.do(
        commitments.set_status,
        commitment_id=made.id,
        version=version or made.version,
        status=status,
        word=word,
        promise=promise,
    )
    return meeting.view.commitments[0]


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.CHANGED])
def test_each_status_is_kept_with_the_partys_word(desks: tuple[Meeting, Meeting], status: Status) -> None:
    told = tell(desks[0], status, " lamporna är\thär ")
    assert (told.status, told.status_word, told.promise) == (status, "lamporna är här", "laga lamporna")
    assert told.open is (status not in (Status.DONE, Status.CANCELLED))
    assert tell(desks[0], status).status_word == "", "a word may be taken away"


def test_what_has_changed_asks_for_a_word_or_the_new_wording(desks: tuple[Meeting, Meeting]) -> None:
    meeting, _ = desks
    for promise in ("", "laga lamporna"):
        with pytest.raises(Refused, match=r"commitments\.changed_how") as caught:
            tell(meeting, Status.CHANGED, "  ", promise)
    assert all(len(Words(language).say(caught.value.phrase)) > 60 for language in LANGUAGES)
    assert meeting.view.commitments[0].status is Status.NOT_STARTED
    assert tell(meeting, Status.CHANGED, "till våren").status_word == "till våren"
    reworded = tell(meeting, Status.CHANGED, "", "byta alla lampor")
    assert (reworded.promise, reworded.status_word) == ("byta alla lampor", "")


def test_what_was_promised_before_stays_in_the_journal(path: Path, desks: tuple[Meeting, Meeting]) -> None:
    tell(desks[0], Status.CHANGED, "till våren", "byta alla lampor")
    images = json.loads(asked(path, "SELECT images FROM journal ORDER BY id DESC LIMIT 1")[0][0])
    (_table, _id, before, after), *_ = images
    assert (before["promise"], after["promise"]) == ("laga lamporna", "byta alla lampor")
    desks[0].undo()
    made = desks[0].view.commitments[0]
    assert (made.status, made.status_word, made.promise) == (Status.NOT_STARTED, "", "laga lamporna")


def test_two_desks_tell_of_one_and_the_second_sees_what_the_first_said(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    version = second.view.commitments[0].version
    tell(first, Status.UNDER_WAY, "beställda")
    with pytest.raises(Outdated) as caught:
        tell(second, Status.DONE, version=version)
    assert caught.value.theirs == {"status": "under_way", "status_word": "beställda", "promise": "laga lamporna"}
    first.do(commitments.remove, commitment_id=first.view.commitments[0].id)
    with pytest.raises(Refused, match=r"error\.gone"):
        tell(second, Status.DONE, version=caught.value.version)
