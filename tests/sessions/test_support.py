"""The room is asked about a proposal: phones and raised hands are one count, and of who answered what nothing stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions import support
from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.phones import PhoneDoor
from sessions.proposals import commands as proposals
from sessions.records.export import FORMATS, render
from sessions.voting import commands as voting
from sessions.voting.ballots import PhoneBallot
from sessions.voting.box import BallotBox
from sessions.voting.rules import option_of
from sessions.watch import Watch
from tests.sessions.records.evening import NOW
from tests.sessions.store.making import console, make_meeting, open_round

TOKENS = tuple(f"phone-secret-{name}" for name in "abcdefgh")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the meeting is."""
    return tmp_path / "store.db"


@pytest.fixture
def meeting(store: Path) -> Iterator[Meeting]:
    """Five are present, and a proposal was tried by hands once."""
    with console(store, make_meeting(store)) as here:
        stand(here, "proposals")
        here.do(dialogue.count_present, counts={"invånare": 5})
        here.do(proposals.propose, wording="Lys upp kajen")
        shown(here, (0, 0, 0, 2, 0, 0))
        yield here


def stand(meeting: Meeting, kind: str) -> None:
    """Go to a phase."""
    meeting.do(dialogue.go_to, phase_id=next(each.id for each in meeting.view.phases if each.kind == kind))


def shown(meeting: Meeting, hands: tuple[int, ...]) -> None:
    """Hands are typed alone."""
    made = meeting.refresh().proposals[0]
    meeting.do(proposals.set_support, proposal_id=made.id, version=made.version, support=hands)


def ask(meeting: Meeting) -> int:
    """Ask the room about the proposal."""
    done = meeting.do(support.ask, proposal_id=meeting.view.proposals[0].id)
    assert done.id is not None
    return done.id


def from_phone(meeting: Meeting, round_id: int, who: int, value: int, over: int = 0) -> object:
    """One phone answers."""
    sent = PhoneBallot(round_id, str(option_of(value)), TOKENS[who], over)
    return meeting.lay_from_phones([sent])[0]


def close(meeting: Meeting, round_id: int) -> tuple[int, ...]:
    """End it; gives the proposal's support."""
    meeting.close_asking(round_id, meeting.view.proposals[0].support)
    return meeting.view.proposals[0].support


def test_phones_and_hands_are_one_count_and_the_answers_are_gone(meeting: Meeting, store: Path) -> None:
    round_id = ask(meeting)
    box = BallotBox.beside(store, round_id)
    from_phone(meeting, round_id, 0, 4)
    from_phone(meeting, round_id, 1, 1)
    from_phone(meeting, round_id, 1, 2, over=1)
    meeting.count_hands("4:1 5:2", round_id=round_id)
    now = meeting.refresh().asked
    assert now is not None
    assert (now.phones, now.wall_dots, now.entitled) == (2, 3, 5)
    assert b"phone-secret" not in box.read_bytes()
    watch = Watch(store, meeting.view.meeting.id)
    seen = watch.refresh()
    watch.close()
    assert seen is not None and seen.asked is not None
    assert (seen.asked.slips, seen.proposals[0].support) == (2, (0, 0, 0, 2, 0, 0))
    assert close(meeting, round_id) == (0, 0, 1, 0, 2, 2)
    assert meeting.view.asked is None
    assert not [*store.parent.glob(f"{box.name}*")]
    raw = b"".join(each.read_bytes() for each in store.parent.iterdir() if each.is_file())
    assert b"phone-secret" not in raw
    over = meeting.view.asking
    assert over is not None
    assert {(option.dots, option.voters) for option in over.options} == {(None, None)}


def test_it_is_no_round_of_the_record(meeting: Meeting) -> None:
    before = recorded(meeting)
    round_id = ask(meeting)
    from_phone(meeting, round_id, 0, 5)
    assert meeting.view.rounds == ()
    assert meeting.view.round is None
    meeting.do(support.cancel, round_id=round_id)
    assert recorded(meeting) == before
    stand(meeting, "prioritising")
    open_round(meeting)
    assert [each.number for each in meeting.refresh().rounds] == [1]


def recorded(meeting: Meeting) -> list[object]:
    """All that is written out of the meeting, but for the moment that it is of."""
    view = meeting.as_held()
    return [re.sub(r'"as_of": "[^"]*"', "", render(view, name, NOW)) for name in FORMATS]


def test_closing_can_be_undone_and_what_was_answered_stays_over(meeting: Meeting, store: Path) -> None:
    round_id = ask(meeting)
    from_phone(meeting, round_id, 0, 5)
    assert close(meeting, round_id) == (0, 0, 0, 0, 0, 1)
    meeting.undo()
    assert meeting.view.proposals[0].support == (0, 0, 0, 2, 0, 0)
    assert meeting.view.asked is None
    assert not BallotBox.beside(store, round_id).exists()
    meeting.redo()
    assert meeting.view.proposals[0].support == (0, 0, 0, 0, 0, 1)
    second = ask(meeting)
    with pytest.raises(Refused, match=r"undo\.final"):
        meeting.undo()
    meeting.do(support.cancel, round_id=second)
    with pytest.raises(Refused, match=r"undo\.final"):
        meeting.undo()
    assert not BallotBox.beside(store, second).exists()
    assert meeting.view.proposals[0].support == (0, 0, 0, 0, 0, 1)


def test_undo_takes_back_the_hands_that_were_typed_last(meeting: Meeting) -> None:
    round_id = ask(meeting)
    meeting.count_hands("3:1", round_id=round_id)
    meeting.count_hands("5:1", round_id=round_id)
    assert meeting.undo().what.key == "asking.what.hands"
    assert close(meeting, round_id) == (0, 0, 0, 1, 0, 0)


def test_six_counts_are_all_hands_and_a_pair_is_its_value_alone(meeting: Meeting) -> None:
    round_id = ask(meeting)
    meeting.count_hands("0 0 0 1 1 1", round_id=round_id)
    meeting.count_hands("5:0 4 : 2", round_id=round_id)
    for wrong in ("1 2", "6:1", "3:1 3:2", "fem"):
        with pytest.raises(Refused, match=r"proposals\."):
            meeting.count_hands(wrong, round_id=round_id)
    assert close(meeting, round_id) == (0, 0, 0, 1, 2, 0)


def test_no_more_answers_than_people_whichever_way_they_come(meeting: Meeting) -> None:
    round_id = ask(meeting)
    with pytest.raises(Refused, match=r"asking\.too_many_hands"):
        meeting.count_hands("4:6", round_id=round_id)
    meeting.count_hands("4:4", round_id=round_id)
    from_phone(meeting, round_id, 0, 3)
    refused = from_phone(meeting, round_id, 1, 3)
    assert isinstance(refused, Refused)
    assert meeting.refresh().asked is not None
    assert meeting.view.asked is not None and meeting.view.asked.turned_away
    meeting.do(dialogue.count_present, counts={"invånare": 6})
    assert not isinstance(from_phone(meeting, round_id, 1, 3), Refused), "who comes late may answer"
    meeting.do(dialogue.count_present, counts={"invånare": 1})
    assert close(meeting, round_id) == (0, 0, 0, 2, 4, 0), "who has answered and left has answered"


def test_one_that_is_sent_twice_counts_once_and_none_counts_when_it_is_over(meeting: Meeting, store: Path) -> None:
    door = PhoneDoor(store, meeting.view.meeting.id)
    round_id = ask(meeting)
    door.picture()
    sent = PhoneBallot(round_id, str(option_of(4)), TOKENS[0], 0)
    assert not [each for each in door.lay_ballots([sent, sent]) if isinstance(each, Refused)]
    other = PhoneBallot(round_id, str(option_of(0)), TOKENS[0], 0)
    (newer,) = door.lay_ballots([other])
    assert isinstance(newer, Refused) and newer.phrase.key == "phones.support.newer"
    assert close(meeting, round_id) == (0, 0, 0, 0, 1, 0)
    (late,) = door.lay_ballots([PhoneBallot(round_id, "1", TOKENS[1], 0)])
    assert isinstance(late, Refused) and late.phrase.key == "phones.support.over"
    ask(meeting)
    door.picture()
    (replayed,) = door.lay_ballots([sent])
    assert isinstance(replayed, Refused) and replayed.phrase.key == "phones.support.over"
    door.close()


def test_where_nobody_answers_nothing_changes(meeting: Meeting) -> None:
    round_id = ask(meeting)
    done = meeting.close_asking(round_id, (0, 0, 0, 2, 0, 0))
    assert done.said is not None and done.said.key == "asking.said.nobody"
    assert meeting.view.proposals[0].support == (0, 0, 0, 2, 0, 0)
    with pytest.raises(Refused, match=r"asking\.over"):
        close(meeting, round_id)


def test_who_changed_the_support_meanwhile_is_told_of_before_anything_is_sealed(meeting: Meeting) -> None:
    round_id = ask(meeting)
    from_phone(meeting, round_id, 0, 5)
    shown(meeting, (1, 0, 0, 0, 0, 0))
    with pytest.raises(Refused, match=r"asking\.changed"):
        meeting.close_asking(round_id, (0, 0, 0, 2, 0, 0))
    from_phone(meeting, round_id, 1, 5)
    assert close(meeting, round_id) == (0, 0, 0, 0, 0, 2)


def test_a_proposal_that_is_gone_ends_without_a_result(meeting: Meeting) -> None:
    round_id = ask(meeting)
    meeting.do(proposals.remove, proposal_id=meeting.view.proposals[0].id)
    assert meeting.close_asking(round_id, ()).what.key == "asking.what.gone"
    assert meeting.view.asked is None


def test_a_meeting_has_one_open_box(meeting: Meeting) -> None:
    round_id = ask(meeting)
    with pytest.raises(Refused, match=r"asking\.already"):
        ask(meeting)
    with pytest.raises(Refused, match=r"asking\.end_first"):
        open_round(meeting)
    meeting.do(support.cancel, round_id=round_id)
    opened = open_round(meeting)
    with pytest.raises(Refused, match=r"asking\.round_open"):
        ask(meeting)
    meeting.close_round(opened)
    ask(meeting)
    assert meeting.view.round is not None and meeting.view.round.id == opened


def test_a_test_vote_that_is_given_up_while_it_is_open_leaves_no_box(meeting: Meeting, store: Path) -> None:
    done = meeting.do(voting.open_trial, criterion="Prov", options=("Bulle", "Frukt"), entitled=3)
    assert done.id is not None
    meeting.do(voting.cancel_round, round_id=done.id)
    assert not BallotBox.beside(store, done.id).exists()


def test_two_who_count_hands_never_write_over_each_other_unseen(meeting: Meeting, store: Path) -> None:
    round_id = ask(meeting)
    with console(store, meeting.view.meeting.id) as other:
        meeting.count_hands("3:1 4:1", round_id=round_id)
        other.count_hands("4:1 5:1", round_id=round_id)
        with pytest.raises(Outdated) as newer:
            other.count_hands("3:2", round_id=round_id)
        assert newer.value.theirs == {str(option_of(3)): 1}
        other.count_hands("3:2", {option_of(3): 1}, round_id=round_id)
        assert close(other, round_id) == (0, 0, 0, 2, 1, 1)
        with pytest.raises(Refused, match=r"asking\.over"):
            meeting.close_asking(round_id, (0, 0, 0, 2, 0, 0))


ANSWERS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 5)), max_size=12)
HANDS = st.dictionaries(st.integers(0, 5), st.integers(0, 3), max_size=6)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS, hands=HANDS)
def test_the_sum_is_what_each_said_last_and_the_hands(
    meeting: Meeting, answers: list[tuple[int, int]], hands: dict[int, int]
) -> None:
    meeting.do(dialogue.count_present, counts={"invånare": 40})
    round_id = ask(meeting)
    last: dict[int, int] = {}
    versions: dict[int, int] = {}
    for who, value in answers:
        from_phone(meeting, round_id, who, value, versions.get(who, 0))
        last[who], versions[who] = value, versions.get(who, 0) + 1
    if hands:
        meeting.count_hands(" ".join(f"{value}:{count}" for value, count in hands.items()), round_id=round_id)
    before = meeting.view.proposals[0].support
    counted = close(meeting, round_id)
    expected = tuple(list(last.values()).count(value) + hands.get(value, 0) for value in range(6))
    assert counted == (expected if any(expected) else before)
