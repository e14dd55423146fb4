"""Why, what, by whom and in which words: all that a proposal says beside its wording, and how each meeting left it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.proposals.rules import read_ideas
from sessions.proposals.view import Outcome, ProposalView, ReservationKind
from sessions.queries import recall
from sessions.queries.history import Item
from tests.sessions.store.making import asked, console, make_meeting, opened

DIVIDED = (2, 1, 1, 2, 2, 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def first(path: Path) -> Iterator[Meeting]:
    with console(path, make_meeting(path)) as meeting:
        yield meeting


@pytest.fixture
def second(path: Path, first: Meeting) -> Iterator[Meeting]:
    """The dialogue's next meeting."""
    with opened(path) as meetings:
        planned = meetings.do(dialogue.plan, dialogue_id=first.view.dialogue.id).id
        assert planned is not None
    with console(path, planned) as meeting:
        yield meeting


def made(meeting: Meeting, wording: str = "Lys upp kajen") -> ProposalView:
    meeting.do(proposals.propose, wording=wording)
    return meeting.view.proposals[-1]


def last(meeting: Meeting) -> ProposalView:
    return meeting.view.proposals[-1]


def seen(meeting: Meeting) -> dict[str, int]:
    proposal = meeting.refresh().proposals[-1]
    return {"proposal_id": proposal.id, "version": proposal.version}


def reword(meeting: Meeting, wording: str) -> None:
    meeting.do(proposals.reword, **seen(meeting), wording=wording)


def wordings(meeting: Meeting) -> list[tuple[int, str]]:
    return [(each.meeting_number, each.wording) for each in meeting.refresh().proposals[-1].versions]


def test_each_meeting_leaves_its_last_wording_and_undo_takes_both_back(first: Meeting, second: Meeting) -> None:
    made(first)
    reword(first, "Lys upp hela kajen")
    assert wordings(first) == [(1, "Lys upp hela kajen")]
    reword(second, "Lys upp kajen och magasinen")
    reword(second, "Lys upp kajen före jul")
    assert wordings(second) == [(1, "Lys upp hela kajen"), (2, "Lys upp kajen före jul")]
    second.undo()
    assert wordings(second) == [(1, "Lys upp hela kajen"), (2, "Lys upp kajen och magasinen")]
    second.undo()
    assert wordings(second) == [(1, "Lys upp hela kajen")]
    second.redo()
    assert wordings(second) == [(1, "Lys upp hela kajen"), (2, "Lys upp kajen och magasinen")]
    assert second.view.proposals[-1].wording == "Lys upp kajen och magasinen"


def test_an_earlier_wording_is_restored_from_the_history_and_the_meetings_own_is_that(
    first: Meeting, second: Meeting
) -> None:
    proposal = made(first)
    reword(second, "Lys upp allt")
    second.do(
        recall.restore,
        item=Item("proposal", proposal.id),
        version=seen(second)["version"],
        field="wording",
        value="Lys upp kajen",
    )
    assert wordings(second) == [(1, "Lys upp kajen"), (2, "Lys upp kajen")]
    assert [each.meeting_number for each in second.view.proposals[-1].wordings] == [1], "told once"


def test_one_from_a_store_that_kept_no_wordings_has_its_old_one_written_for_its_meeting_first(
    path: Path, first: Meeting, second: Meeting
) -> None:
    made(first)
    made(first, "Klipp buskarna")
    from pysqlite3 import dbapi2

    with dbapi2.connect(str(path)) as early:
        early.execute("DELETE FROM proposal_version")
    reword(second, "Klipp buskarna varje vår")
    assert wordings(second) == [(1, "Klipp buskarna"), (2, "Klipp buskarna varje vår")]
    second.undo()
    assert wordings(second) == []
    one = first.refresh().proposals[0]
    first.do(proposals.reword, proposal_id=one.id, version=one.version, wording="Lys upp")
    assert [(v.meeting_number, v.wording) for v in first.view.proposals[0].versions] == [(1, "Lys upp")]


def test_a_wording_that_is_the_same_is_no_change(first: Meeting, second: Meeting) -> None:
    made(first)
    reword(second, "Lys upp kajen")
    assert wordings(second) == [(1, "Lys upp kajen")]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["Lys", "Klipp", "Öppna"])), max_size=8))
def test_the_last_meeting_that_worded_it_has_the_wording_as_it_stands(
    moves: list[tuple[bool, str]],
) -> None:
    with TemporaryDirectory() as folder, console(Path(folder) / "d.db", make_meeting(Path(folder) / "d.db")) as one:
        path = Path(folder) / "d.db"
        made(one)
        with opened(path) as meetings:
            planned = meetings.do(dialogue.plan, dialogue_id=one.view.dialogue.id).id
        assert planned is not None
        with console(path, planned) as two:
            last, last_of = 1, {1: "Lys upp kajen"}
            for late, wording in moves:
                meeting, number = (two, 2) if late else (one, 1)
                if meeting.refresh().proposals[-1].wording != wording:
                    reword(meeting, wording)
                    last, last_of[number] = number, wording
            assert dict(wordings(one)) == last_of
            assert last_of[last] == one.view.proposals[-1].wording


def test_why_who_decides_and_what_is_needed_are_texts_that_are_kept_and_undone(first: Meeting) -> None:
    before = made(first)
    for field, text in (("motive", "Där är mörkast"), ("need_of", "kommunfullmäktige"), ("below", "en kostnad")):
        first.do(proposals.describe, **seen(first), field=field, text=f"  {text} ")
        assert getattr(last(first), field) == text
    for _ in range(3):
        first.undo()
    assert first.view.proposals == (before,)


def test_its_ideas_are_said_by_number_as_people_type_them(first: Meeting) -> None:
    first.do(ideas.add_many, texts=["Lampor", "Buskar", "Bussar"])
    made(first)
    first.do(proposals.set_ideas, **seen(first), numbers=read_ideas("3, 1 3"))
    one, _, three = (idea.id for idea in first.view.ideas)
    assert last(first).idea_ids == (one, three)
    with pytest.raises(Refused, match=r"proposals\.no_such_idea") as caught:
        first.do(proposals.set_ideas, **seen(first), numbers=[1, 7])
    assert caught.value.phrase.values == {"number": 7}
    with pytest.raises(Refused, match=r"proposals\.ideas_unread"):
        read_ideas("fyra")
    assert read_ideas("  ") == ()
    first.do(proposals.set_ideas, **seen(first), numbers=[])
    assert last(first).idea_ids == ()
    first.undo()
    assert last(first).idea_ids == (one, three)
    moved = [(m.came, m.left) for m in first.history(Item("proposal", last(first).id)).moments]
    assert moved[:3] == [((one, three), ()), ((), (one, three)), ((one, three), ())]


def test_two_who_say_its_ideas_at_once_and_the_second_is_told(path: Path, first: Meeting) -> None:
    first.do(ideas.add_many, texts=["Lampor", "Buskar"])
    made(first)
    mine = seen(first)
    with console(path, first.view.meeting.id) as other:
        other.do(proposals.set_ideas, **seen(other), numbers=[2])
    with pytest.raises(Outdated) as caught:
        first.do(proposals.set_ideas, **mine, numbers=[1])
    assert caught.value.theirs == {"ideas": (first.view.ideas[1].id,)}


def test_the_room_chooses_another_word_with_a_reason_and_takes_it_back(first: Meeting) -> None:
    made(first)
    with pytest.raises(Refused, match=r"proposals\.no_hands"):
        first.do(proposals.say_outcome, **seen(first), outcome=Outcome.BROAD, why="Nästan alla")
    first.do(proposals.set_support, **seen(first), support=DIVIDED)
    assert last(first).word is Outcome.DIVIDED
    with pytest.raises(Refused, match=r"proposals\.no_reason"):
        first.do(proposals.say_outcome, **seen(first), outcome=Outcome.NO_UNITY, why="  ")
    first.do(proposals.say_outcome, **seen(first), outcome=Outcome.NO_UNITY, why="Två sa stopp")
    chosen = last(first)
    assert (chosen.word, chosen.outcome, chosen.outcome_why) == (Outcome.NO_UNITY, Outcome.DIVIDED, "Två sa stopp")
    assert chosen.chosen and not chosen.chosen_on_other_hands
    first.do(proposals.say_outcome, **seen(first), outcome=None, why="")
    back = last(first)
    assert (back.word, back.chosen, back.outcome_why, back.outcome_on) == (Outcome.DIVIDED, False, "", ())
    first.undo()
    assert last(first) == chosen


def test_the_chosen_word_stays_when_the_hands_are_counted_anew_and_says_so(first: Meeting) -> None:
    made(first)
    first.do(proposals.set_support, **seen(first), support=DIVIDED)
    first.do(proposals.say_outcome, **seen(first), outcome=Outcome.BROAD, why="De tre visade fel")
    first.do(proposals.set_support, **seen(first), support=(1, 1, 2, 2, 2, 2))
    proposal = last(first)
    assert proposal.word is Outcome.BROAD and proposal.chosen_on_other_hands
    first.do(proposals.set_support, **seen(first), support=(0, 0, 1, 3, 3, 3))
    proposal = last(first)
    assert (proposal.word, proposal.chosen) == (Outcome.BROAD, False), "now it follows from the hands as well"
    first.do(proposals.say_outcome, **seen(first), outcome=Outcome.BROAD, why="")
    assert last(first).outcome_said is None, "what follows needs no saying"


def test_two_who_choose_a_word_at_once_and_the_second_is_told(first: Meeting) -> None:
    made(first)
    first.do(proposals.set_support, **seen(first), support=DIVIDED)
    mine = seen(first)
    first.do(proposals.say_outcome, **mine, outcome=Outcome.BROAD, why="Nästan alla")
    with pytest.raises(Outdated) as caught:
        first.do(proposals.say_outcome, **mine, outcome=Outcome.UNITY, why="Alla")
    assert caught.value.theirs == {"outcome": ("broad", "Nästan alla")}


def test_actions_stand_under_it_are_reworded_and_taken_away(first: Meeting) -> None:
    proposal = made(first)
    for text in ("Mät ljuset", "Beställ lampor"):
        first.do(proposals.add_action, proposal_id=proposal.id, text=text)
    one, two = last(first).actions
    first.do(proposals.reword_action, action_id=one.id, version=one.version, text="Mät ljuset i oktober")
    with pytest.raises(Outdated):
        first.do(proposals.reword_action, action_id=one.id, version=one.version, text="Mät")
    first.do(proposals.remove_action, action_id=two.id)
    assert [each.text for each in last(first).actions] == ["Mät ljuset i oktober"]
    with pytest.raises(Refused, match=r"typed\.empty"):
        first.do(proposals.add_action, proposal_id=proposal.id, text=" ")


def test_it_goes_with_all_that_is_under_it_and_comes_back_whole(path: Path, first: Meeting) -> None:
    first.do(ideas.add_many, texts=["Lampor"])
    proposal = made(first)
    first.do(proposals.set_ideas, **seen(first), numbers=[1])
    first.do(proposals.add_action, proposal_id=proposal.id, text="Mät ljuset")
    first.do(proposals.reserve, proposal_id=proposal.id, text="Priset", kind=ReservationKind.DISAGREEMENT)
    before = first.view
    first.do(proposals.remove, proposal_id=proposal.id)
    assert first.view.proposals == ()
    for table in ("proposal_version", "proposal_idea", "action", "reservation"):
        assert asked(path, f"SELECT count(*) FROM {table}") == [(0,)]
    first.undo()
    assert first.view == before
    assert last(first).reservations[0].kind is ReservationKind.DISAGREEMENT
