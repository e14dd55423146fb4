"""Ballots that are laid many at once, in one commit: of each device the last lies there, whatever came in between."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.errors import Outdated, Refused
from sessions.voting.box import BallotBox
from sessions.voting.box_ballots import NewBallot, Source
from tests.sessions.store.making import asked
from tests.sessions.voting.boxes import lay, room


@pytest.fixture
def box(tmp_path: Path) -> BallotBox:
    return BallotBox.create(tmp_path / "dialoger.db.round-1")


def phone(token: str, payload: str, over: int | None = 0) -> NewBallot:
    return NewBallot(payload, token=token, source=Source.PHONE, over=over)


def test_each_that_does_not_fit_is_told_so_and_the_others_are_laid(box: BallotBox) -> None:
    answers = box.lay([phone("a", "1"), phone("b", "2"), phone("c", "3")], room=room(2))
    assert [getattr(answer, "phrase", None) and answer.phrase.key for answer in answers if answer] == ["voting.all_in"]
    assert (sorted(box.payloads()), box.all_counts().turned_away) == (["1", "2"], True)
    assert box.lay([phone("a", "4", 1)], room=room(2)) == [None]
    assert box.all_counts().turned_away, "there is still no room"
    assert box.lay([phone("c", "3")], room=room(3)) == [None]
    counts = box.all_counts()
    assert (counts.slips, counts.phones, counts.turned_away) == (3, 3, False)
    box.seal()
    (answer,) = box.lay([phone("a", "5", 2)], room=room(3))
    assert isinstance(answer, Refused)
    assert sorted(box.payloads()) == ["2", "3", "4"]
    box.close()


def test_phones_and_paper_are_counted_apart_and_a_desk_takes_back_its_own_alone(box: BallotBox) -> None:
    lay(box, "1 1", "x")
    box.lay([phone("a", "2"), phone("b", "3")], room=room())
    assert box.all_counts()[:3] == (4, 1, 2)
    assert asked(box._path, "SELECT desk FROM step") == [("console 1",)]
    assert box.take_back("console 1", room())
    assert not box.take_back("console 1", room())
    assert sorted(box.payloads()) == ["1 1", "2", "3"]
    box.close()


def test_a_slip_that_is_used_by_phone_after_it_was_typed_is_one_ballot_and_no_desks(box: BallotBox) -> None:
    box.put("1", spoiled=False, desk="console 1", room=room(1), token="slip 7Q4K")
    typed = box.shown().of("slip 7Q4K")
    assert typed is not None, "who has the slip sees it"
    assert typed.payload == "1"
    (answer,) = box.lay([phone("slip 7Q4K", "2")], room=room(1))
    assert isinstance(answer, Outdated), "it was not known that it had been typed"
    assert box.lay([phone("slip 7Q4K", "2", typed.version)], room=room(1)) == [None]
    assert (box.payloads(), box.all_counts().phones) == (["2"], 1)
    assert not box.take_back("console 1", room(1))
    assert box.payloads() == ["2"]
    box.close()


def test_who_has_the_token_is_shown_the_ballot_and_nobody_else(box: BallotBox) -> None:
    lay(box, "1 1")
    box.lay([phone("a", "2 2"), phone("a", "2 3", 1)], room=room())
    mine = box.shown().of("a")
    assert mine is not None
    assert (mine.payload, mine.version) == ("2 3", 2)
    assert box.shown().of("b") is None
    box.close()


DEVICES = st.sampled_from("abcde")
SENT = st.tuples(DEVICES, st.sampled_from(["0", "1", "2 2"]), st.one_of(st.none(), st.integers(-2, 1)))
"""A device, what it lays, and over which version: none said, or so far from the one that lies there."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(SENT, max_size=8), max_size=8))
def test_whatever_comes_in_whatever_order_each_devices_last_ballot_that_was_taken_lies_there_once(
    tmp_path: Path, batches: list[list[tuple[str, str, int | None]]]
) -> None:
    path = tmp_path / "dialoger.db.round-2"
    box, other = BallotBox.create(path), BallotBox.create(path)
    held: dict[str, tuple[str, int]] = {}
    try:
        for batch in batches:
            ballots, expected = [], []
            for device, payload, away in batch:
                before, version = held.get(device, ("", 0))
                over = None if away is None else max(version + away, 0)
                ballots.append(phone(device, payload, over))
                again = over is not None and over + 1 == version and payload == before
                expected.append(again or over in (None, version))
                if expected[-1] and not again:
                    held[device] = (payload, version + 1)
            answers = box.lay(ballots, room=room(5))
            assert [answer is None for answer in answers] == expected
            assert all(answer is None or isinstance(answer, Outdated) for answer in answers)
            assert Counter(other.payloads()) == Counter(payload for payload, _ in held.values())
    finally:
        box.close()
        other.close()
        BallotBox.remove(path)
