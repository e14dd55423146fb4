"""A round from the locked list to the shown result, and the ways it can go wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.ideas import commands as ideas
from sessions.meetings import Ids, Meetings
from sessions.store.change import Done
from sessions.store.engine import reading
from sessions.voting import commands as voting
from sessions.voting import tables, tally
from sessions.voting.box import BallotBox
from sessions.voting.tally import OptionTally, Tally
from sessions.voting.view import NewOption, RoundStatus, RoundView
from sessions.words import LANGUAGES, Phrase, Words

Step = Callable[[], Done]
LIST = [NewOption("Belysning"), NewOption("Bänkar"), NewOption("Trafik")]


class Evening:
    """A meeting in a store of its own."""

    def __init__(self, store: Path) -> None:
        self.meetings = Meetings(store)
        dialogue_id = self.meetings.do(dialogue.create, question="Hur blir hamnen trygg?").id
        assert dialogue_id is not None
        meeting_id = self.meetings.do(dialogue.plan, dialogue_id=dialogue_id).id
        assert meeting_id is not None
        self.dialogue_id = dialogue_id
        self.ids: Ids = (dialogue_id, meeting_id)

    def open(self, *options: NewOption, dots_each: int = 3, stacking: int | None = 2, entitled: int = 26) -> Done:
        return self.meetings.do_in(
            self.ids,
            voting.open_round,
            criterion="Vad är viktigast?",
            dots_each=dots_each,
            stacking=stacking,
            entitled=entitled,
            options=options or LIST,
        )

    def open_id(self) -> int:
        done = self.open()
        assert done.id is not None
        return done.id

    def close(self, round_id: int, counted: Tally) -> Done:
        return self.meetings.do_in(self.ids, voting.close_round, round_id=round_id, tally=counted)

    def reveal(self, round_id: int) -> Done:
        return self.meetings.do_in(self.ids, voting.reveal, round_id=round_id)

    def cancel(self, round_id: int) -> Done:
        return self.meetings.do_in(self.ids, voting.cancel_round, round_id=round_id)

    def entitle(self, round_id: int, entitled: int | str) -> Done:
        return self.meetings.do_in(self.ids, voting.set_entitled, round_id=round_id, entitled=entitled)

    @property
    def rounds(self) -> tuple[RoundView, ...]:
        with reading(self.meetings.engine) as connection:
            return tables.read(connection, self.dialogue_id)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    evening = Evening(tmp_path / "dialoger.db")
    yield evening
    evening.meetings.close()


def said(phrase: Phrase) -> str:
    """The phrase in Swedish; it can be said in every language."""
    assert all("{" not in Words(language).say(phrase) for language in LANGUAGES)
    return Words("sv").say(phrase)


def test_opening_locks_the_list_with_numbers_in_the_order_given(evening: Evening) -> None:
    opened = evening.open()
    (voting_round,) = evening.rounds
    assert opened.said is not None and said(opened.said) == "Omgång 1 är öppen. Listan är låst."
    assert (voting_round.number, voting_round.status, voting_round.slips) == (1, RoundStatus.OPEN, 0)
    assert [(option.number, option.label, option.dots) for option in voting_round.options] == [
        (1, "Belysning", None),
        (2, "Bänkar", None),
        (3, "Trafik", None),
    ]


def test_closing_writes_the_totals_and_an_option_without_dots_has_none(evening: Evening) -> None:
    round_id = evening.open_id()
    laid = [tally.read_ballot(text, options=3, dots_each=3, stacking=2) for text in ("3 3 1", "3", "0", "x")]
    evening.close(round_id, tally.tally(laid))
    (voting_round,) = evening.rounds
    assert (voting_round.status, voting_round.given, voting_round.spoiled) == (RoundStatus.CLOSED, 3, 1)
    assert [(option.dots, option.voters) for option in voting_round.options] == [(1, 1), (0, 0), (3, 2)]

    evening.reveal(round_id)
    assert evening.rounds[0].status is RoundStatus.REVEALED


def test_closing_again_after_a_crash_half_way_changes_nothing(evening: Evening) -> None:
    round_id = evening.open_id()
    evening.close(round_id, Tally((OptionTally(3, 2, 1),), given=1))
    closed = evening.rounds
    with pytest.raises(Refused) as caught:
        evening.close(round_id, Tally())
    assert "redan stängd" in said(caught.value.phrase)
    assert evening.rounds == closed
    evening.reveal(round_id)
    with pytest.raises(Refused):
        evening.close(round_id, Tally())
    assert evening.rounds[0].options == closed[0].options


def test_totals_that_ballots_cannot_add_up_to_are_never_written(evening: Evening) -> None:
    round_id = evening.open_id()
    with pytest.raises(AssertionError):
        evening.close(round_id, Tally((OptionTally(3, 3, 1),), given=1))
    assert evening.rounds[0].status is RoundStatus.OPEN


def test_a_meeting_has_one_round_at_a_time(evening: Evening) -> None:
    first = evening.open_id()
    with pytest.raises(Refused) as still_open:
        evening.open()
    assert "Omgång 1 är redan öppen" in said(still_open.value.phrase)
    evening.close(first, Tally())
    with pytest.raises(Refused) as not_shown:
        evening.open()
    assert "visa resultatet först" in said(not_shown.value.phrase)
    evening.reveal(first)
    second = evening.open_id()
    evening.cancel(second)
    evening.open()
    assert [voting_round.status for voting_round in evening.rounds] == ["revealed", "cancelled", "open"]
    assert [voting_round.number for voting_round in evening.rounds] == [1, 2, 3]


def test_what_cannot_be_done_says_what_to_do(evening: Evening) -> None:
    round_id = evening.open_id()
    with pytest.raises(Refused, match=r"voting\.close_first") as early:
        evening.reveal(round_id)
    assert "stäng den" in said(early.value.phrase)
    evening.cancel(round_id)
    for attempt in (evening.cancel, lambda each: evening.close(each, Tally()), lambda each: evening.entitle(each, 9)):
        with pytest.raises(Refused, match=r"voting\.not_open"):
            attempt(round_id)
    with pytest.raises(Refused, match=r"voting\.was_cancelled") as cancelled:
        evening.reveal(round_id)
    assert said(cancelled.value.phrase)
    shown = evening.open_id()
    evening.close(shown, Tally())
    evening.reveal(shown)
    with pytest.raises(Refused, match=r"voting\.already_revealed") as again:
        evening.reveal(shown)
    assert said(again.value.phrase)
    with pytest.raises(Refused, match=r"error\.gone"):
        evening.reveal(9999)


def test_terms_that_no_round_can_have_open_nothing(evening: Evening) -> None:
    attempts: list[Step] = [
        lambda: evening.open(LIST[0]),
        lambda: evening.open(dots_each=21),
        lambda: evening.open(stacking=4),
        lambda: evening.open(entitled=0),
    ]
    for attempt in attempts:
        with pytest.raises(Refused) as caught:
            attempt()
        assert "Inget är" in said(caught.value.phrase)
    assert evening.rounds == ()


def test_the_entitled_can_be_changed_and_the_change_undone_while_the_round_is_open(evening: Evening) -> None:
    round_id = evening.open_id()
    evening.entitle(round_id, 30)
    assert evening.rounds[0].entitled == 30
    evening.meetings.undo_in(evening.ids, set())
    assert evening.rounds[0].entitled == 26
    evening.entitle(round_id, "+2")
    evening.entitle(round_id, " −1 ")
    assert evening.rounds[0].entitled == 27
    for unread in ("+", "många", "2.5", "²"):
        with pytest.raises(Refused, match=r"counting\.entitled_unread"):
            evening.entitle(round_id, unread)
    with pytest.raises(Refused, match=r"voting\.entitled_impossible"):
        evening.entitle(round_id, "-27")
    assert evening.rounds[0].entitled == 27


def test_opening_closing_showing_and_cancelling_say_why_they_are_not_undone(evening: Evening) -> None:
    steps: list[Step] = [
        evening.open,
        lambda: evening.close(evening.rounds[-1].id, Tally()),
        lambda: evening.reveal(evening.rounds[-1].id),
        evening.open,
        lambda: evening.cancel(evening.rounds[-1].id),
    ]
    for step in steps:
        done = step()
        after = evening.rounds
        with pytest.raises(Refused) as caught:
            evening.meetings.undo_in(evening.ids, set())
        assert done.final is not None
        assert said(done.what) in said(caught.value.phrase)
        assert said(done.final) in said(caught.value.phrase)
        assert evening.rounds == after


def test_an_idea_that_stands_on_a_locked_list_cannot_be_undone_from_under_it(evening: Evening) -> None:
    idea = evening.meetings.do_in(evening.ids, ideas.add, text="Bättre lampor")
    evening.open(NewOption("Bättre lampor", idea_id=idea.id), NewOption("Bänkar", cluster_id=4711))
    assert evening.rounds[0].options[0].idea_id == idea.id
    passed: set[int] = set()
    with pytest.raises(Refused):
        evening.meetings.undo_in(evening.ids, passed)
    with pytest.raises(Refused) as caught:
        evening.meetings.undo_in(evening.ids, passed)
    assert "något nyare bygger på det" in said(caught.value.phrase)


def test_an_option_may_not_stand_for_an_idea_that_never_was(evening: Evening) -> None:
    with pytest.raises(Refused, match=r"error\.gone"):
        evening.open(NewOption("Bättre lampor", idea_id=9999), NewOption("Bänkar"))
    assert evening.rounds == ()


def test_no_ballot_and_no_key_reaches_the_main_store_or_its_log(evening: Evening, tmp_path: Path) -> None:
    round_id = evening.open(*(NewOption(f"Förslag {number}") for number in range(1, 13)), dots_each=6).id
    assert round_id is not None
    path = BallotBox.beside(evening.meetings.path, round_id)
    box = BallotBox.create(path)
    typed = ["3 3 7 12 11 10", "1 2 4 5 6 8", "12 12 1 1 9 9"]
    for text in typed:
        ballot = tally.read_ballot(text, options=12, dots_each=6, stacking=2)
        box.put(
            tally.written(ballot),
            spoiled=ballot.spoiled,
            desk="console 1",
            room=lambda slips, wall: None,
            token=f"token {text}",
        )
    held = box.payloads()
    box.seal()
    evening.close(round_id, tally.tally(map(tally.reread, held)))
    box.close()
    BallotBox.remove(path)

    reader = (
        "import pathlib, sys; [sys.stdout.buffer.write(p.read_bytes()) for p in pathlib.Path(sys.argv[1]).iterdir()]"
    )
    raw = subprocess.run([sys.executable, "-c", reader, str(tmp_path)], capture_output=True, check=True).stdout
    assert b"voting_round" in raw
    assert not [text for text in (*typed, *held, "token ") if text.encode() in raw]
    assert not list(tmp_path.glob("*.round-*"))
    assert evening.rounds[0].given == 3
