"""A proposal from its first wording to its support and what is reserved against it, and the ways it can go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.proposals.tables import Proposal
from sessions.proposals.view import Horizon, Need, Outcome, ProposalView
from sessions.store.change import Change, Done
from sessions.voting import commands as voting
from sessions.voting.tables import VotingOption
from sessions.words import LANGUAGES, Words
from sessions.words import phrase as said
from tests.sessions.store.making import console, make_meeting, open_round


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(path: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting."""
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as first, console(path, meeting_id) as second:
        yield first, second


@pytest.fixture
def meeting(desks: tuple[Meeting, Meeting]) -> Meeting:
    return desks[0]


def revealed(meeting: Meeting) -> tuple[int, ...]:
    """The ids of the options of a round whose result the room has seen."""
    round_id = open_round(meeting, options=3)
    meeting.lay_ballot("1 1 2")
    meeting.close_round()
    meeting.do(voting.reveal, round_id=round_id)
    return tuple(option.id for option in meeting.view.rounds[-1].options)


def made(meeting: Meeting, wording: str = "Lys upp kajen") -> ProposalView:
    meeting.do(proposals.propose, wording=wording)
    return meeting.view.proposals[-1]


def test_a_proposal_in_the_meetings_own_words(meeting: Meeting) -> None:
    proposal = made(meeting, "  Lys upp\tkajen ")
    assert (proposal.number, proposal.wording, proposal.option_id) == (1, "Lys upp kajen", None)
    assert (proposal.horizon, proposal.need, proposal.support, proposal.outcome) == ("", "", (), None)
    with pytest.raises(Refused, match=r"typed\.empty"):
        meeting.do(proposals.propose, wording=" \n ")


@pytest.mark.parametrize(("need", "answer"), [(Need.YES, "ja"), (Need.NO, "nej"), (Need.UNCLEAR, "oklart")])
def test_what_is_saved_is_said_with_its_answer(meeting: Meeting, need: Need, answer: str) -> None:
    proposal = made(meeting)
    seen = {"proposal_id": proposal.id, "version": proposal.version}
    done = meeting.do(proposals.describe, **seen, field="need", text=need)
    assert Words("sv").say(done.what) == f"förslag 1, ”Kräver politiskt beslut: {answer}”"


def test_an_option_that_the_room_has_seen_becomes_a_proposal_with_its_label_as_first_wording(meeting: Meeting) -> None:
    first, *_ = revealed(meeting)
    meeting.do(proposals.adopt, option_id=first)
    (proposal,) = meeting.view.proposals
    assert (proposal.wording, proposal.option_id) == ("Förslag 1", first)
    meeting.do(proposals.reword, proposal_id=proposal.id, version=proposal.version, wording="Lys upp kajen i vinter")
    (proposal,) = meeting.view.proposals
    assert (proposal.wording, proposal.option_id) == ("Lys upp kajen i vinter", first)


def test_one_option_becomes_one_proposal(desks: tuple[Meeting, Meeting]) -> None:
    meeting, other = desks
    first, *_ = revealed(meeting)
    meeting.do(proposals.adopt, option_id=first)
    with pytest.raises(Refused, match=r"proposals\.already") as caught:
        other.do(proposals.adopt, option_id=first)
    assert caught.value.phrase.values == {"number": 1, "label": "Förslag 1"}
    meeting.undo()
    other.do(proposals.adopt, option_id=first)
    with pytest.raises(Refused, match=r"undo\.redo_refused"):
        meeting.redo()
    assert [proposal.number for proposal in meeting.refresh().proposals] == [2]


def test_an_option_that_the_room_has_not_seen_becomes_none(meeting: Meeting) -> None:
    open_round(meeting, options=2)
    assert meeting.view.round is not None
    option = meeting.view.round.options[0]
    for _ in range(2):
        with pytest.raises(Refused, match=r"proposals\.not_revealed"):
            meeting.do(proposals.adopt, option_id=option.id)
        if meeting.view.round.status == "open":
            meeting.close_round()
    assert meeting.view.proposals == ()


def test_an_option_of_another_dialogue_is_none(path: Path, meeting: Meeting) -> None:
    first, *_ = revealed(meeting)
    with console(path, make_meeting(path)) as elsewhere, pytest.raises(Refused, match=r"error\.gone"):
        elsewhere.do(proposals.adopt, option_id=first)
    with pytest.raises(Refused, match=r"error\.gone"):
        meeting.do(proposals.adopt, option_id=999)


def test_what_is_said_of_it_is_kept_and_undone_piece_by_piece(meeting: Meeting) -> None:
    proposal = made(meeting)

    def say(command: object, **value: object) -> None:
        now = meeting.view.proposals[0]
        meeting.do(command, proposal_id=now.id, version=now.version, **value)  # type: ignore[arg-type]

    say(proposals.describe, field="horizon", text=Horizon.SHORT)
    say(proposals.describe, field="need", text=Need.UNCLEAR)
    say(proposals.set_support, support=(0, 0, 1, 3, 8, 4))
    (now,) = meeting.view.proposals
    assert (now.horizon, now.need, now.support) == (Horizon.SHORT, Need.UNCLEAR, (0, 0, 1, 3, 8, 4))
    assert now.outcome is Outcome.BROAD
    say(proposals.set_support, support=())
    assert meeting.view.proposals[0].outcome is None
    for _ in range(4):
        meeting.undo()
    assert meeting.view.proposals == (proposal,)


def test_there_are_no_more_hands_than_people_in_the_room(meeting: Meeting) -> None:
    proposal = made(meeting)
    meeting.do(dialogue.count_present, counts={"invånare": 12, "tjänsteperson": 3})

    def show(support: tuple[int, ...]) -> Done:
        version = meeting.view.proposals[0].version
        return meeting.do(proposals.set_support, proposal_id=proposal.id, version=version, support=support)

    with pytest.raises(Refused, match=r"proposals\.too_many_hands") as caught:
        show((0, 0, 0, 0, 0, 16))
    assert caught.value.phrase.values == {"n": 16, "most": 15}
    assert not meeting.view.proposals[0].support
    show((0, 0, 0, 0, 0, 15))
    meeting.do(dialogue.count_present, counts={"invånare": 10})
    assert meeting.view.proposals[0].support == (0, 0, 0, 0, 0, 15), "who leaves has still shown what they showed"


def test_two_consoles_on_one_wording_and_neither_is_lost(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    seen = made(first)
    second.refresh()
    first.do(proposals.reword, proposal_id=seen.id, version=seen.version, wording="Lys upp hela kajen")
    with pytest.raises(Outdated) as caught:
        second.do(proposals.reword, proposal_id=seen.id, version=seen.version, wording="Lys upp magasinen")
    assert caught.value.theirs == {"wording": "Lys upp hela kajen"}
    assert second.refresh().proposals[0].wording == "Lys upp hela kajen"


def test_a_reservation_is_noted_in_the_speakers_words_reworded_and_taken_away(meeting: Meeting) -> None:
    proposal = made(meeting)
    meeting.do(proposals.reserve, proposal_id=proposal.id, text="Inte före bussen")
    meeting.do(proposals.reserve, proposal_id=proposal.id, text="Jag vill se en kostnad")
    one, two = meeting.view.proposals[0].reservations
    meeting.do(proposals.reword_reservation, reservation_id=one.id, version=one.version, text="Inte före bussarna")
    meeting.do(proposals.remove_reservation, reservation_id=two.id)
    assert [each.text for each in meeting.view.proposals[0].reservations] == ["Inte före bussarna"]
    meeting.undo()
    assert [each.text for each in meeting.view.proposals[0].reservations] == [
        "Inte före bussarna",
        "Jag vill se en kostnad",
    ]
    with pytest.raises(Outdated):
        meeting.do(proposals.reword_reservation, reservation_id=one.id, version=one.version, text="Nej")
    with pytest.raises(Refused, match=r"typed\.empty"):
        meeting.do(proposals.reserve, proposal_id=proposal.id, text="  ")


def test_a_proposal_goes_with_its_reservations_and_comes_back_with_them(meeting: Meeting) -> None:
    proposal = made(meeting)
    meeting.do(proposals.reserve, proposal_id=proposal.id, text="Inte före bussen")
    before = meeting.view
    done = meeting.do(proposals.remove, proposal_id=proposal.id)
    assert done.what == said("proposals.what.removed_with", number=1, n=1)
    assert meeting.view.proposals == ()
    meeting.undo()
    assert meeting.view == before
    meeting.redo()
    assert meeting.view.proposals == ()
    assert made(meeting).number == 2, "a number once given never comes back"


def test_making_one_is_not_undone_once_somebody_has_reserved_against_it(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    proposal = made(first)
    second.refresh()
    second.do(proposals.reserve, proposal_id=proposal.id, text="Inte före bussen")
    with pytest.raises(Refused, match=r"undo\.refused") as caught:
        first.undo()
    assert caught.value.phrase.values["why"].key == "undo.in_use"
    assert len(first.refresh().proposals[0].reservations) == 1


def test_a_reservation_against_one_that_is_gone_is_refused(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    proposal = made(first)
    second.refresh()
    first.do(proposals.remove, proposal_id=proposal.id)
    with pytest.raises(Refused, match=r"error\.gone"):
        second.do(proposals.reserve, proposal_id=proposal.id, text="Inte före bussen")


def test_what_something_rests_on_is_not_removed_and_the_reason_is_said(meeting: Meeting) -> None:
    first, *_ = revealed(meeting)
    meeting.do(proposals.adopt, option_id=first)

    def tear(change: Change) -> Done:
        change.remove(change.get(VotingOption, first))
        return Done(said("proposals.what.one", number=1))

    def pull(change: Change) -> Done:
        meeting_proposal = change.get(Proposal, meeting.view.proposals[0].id)
        change.remove(meeting_proposal)
        return Done(said("proposals.what.one", number=1))

    meeting.do(proposals.reserve, proposal_id=meeting.view.proposals[0].id, text="Inte före bussen")
    for torn in (tear, pull):
        with pytest.raises(Refused, match=r"error\.in_use") as caught:
            meeting.do(torn)
        assert all(len(Words(language).say(caught.value.phrase)) > 20 for language in LANGUAGES)
    assert meeting.refresh().proposals[0].reservations


def test_a_meeting_that_gets_another_number_is_called_so_in_the_wordings_too(desks: tuple[Meeting, Meeting]) -> None:
    meeting, other = desks
    made(meeting)
    meeting.do(dialogue.renumber, version=meeting.view.meeting.version, number=4)
    assert [wording.meeting_number for wording in meeting.view.proposals[0].versions] == [4]
    assert other.refresh() == meeting.view
