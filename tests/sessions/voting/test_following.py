"""What may follow a result: a run-off, the same list once more, or a new list; and who comes first at two consoles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import NewOption, RoundOrigin, RoundStatus, RoundView
from sessions.words import LANGUAGES, Phrase, Words
from tests.sessions.store.making import console, make_meeting, open_round

RUN_OFF = "Avgörande: Vad är viktigast?"


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Meeting, Meeting]]:
    """Two consoles at one meeting, where a round with four options is open for ten."""
    store = tmp_path / "dialoger.db"
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as first, console(store, meeting_id) as second:
        open_round(first, entitled=10, options=4)
        second.refresh()
        yield first, second


def round_of(desk: Meeting) -> RoundView:
    desk.refresh()
    assert desk.view.round is not None
    return desk.view.round


def show(desk: Meeting, *ballots: str) -> int:
    """Lay these, close and reveal; gives the round's id."""
    for ballot in ballots:
        desk.lay_ballot(ballot)
    round_id = round_of(desk).id
    desk.close_round()
    desk.do(voting.reveal, round_id=round_id)
    return round_id


def said(phrase: Phrase) -> str:
    assert all("{" not in Words(language).say(phrase) for language in LANGUAGES)
    return Words("sv").say(phrase)


def test_a_run_off_opens_between_the_top_with_one_dot_each_and_tells_where_it_comes_from(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, second = desks
    round_id = show(first, "4 4 2", "4 2 1")
    first.do(voting.open_run_off, round_id=round_id, criterion=f" {RUN_OFF} ")
    opened = round_of(second)
    assert [(option.number, option.label) for option in opened.options] == [(1, "Förslag 2"), (2, "Förslag 4")]
    assert (opened.dots_each, opened.stacking, opened.entitled, opened.criterion) == (1, 1, 10, RUN_OFF)
    assert (opened.number, opened.origin, opened.origin_id) == (2, RoundOrigin.RUN_OFF, round_id)
    assert opened.status is RoundStatus.OPEN
    show(second, "1", "1", "2")
    assert [option.dots for option in round_of(first).options] == [2, 1]


def test_a_tie_of_four_at_the_top_is_run_off_whole(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    round_id = show(first, "1 2 3", "4")
    first.do(voting.open_run_off, round_id=round_id, criterion=RUN_OFF)
    assert len(round_of(first).options) == 4


def test_the_same_list_once_more_is_a_new_round_on_the_same_terms(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    before = round_of(first)
    round_id = show(first, "4 4 2")
    first.do(voting.open_again, round_id=round_id)
    again = round_of(first)
    assert [(option.number, option.label) for option in again.options] == [
        (option.number, option.label) for option in before.options
    ]
    assert (again.criterion, again.dots_each, again.stacking, again.entitled) == (
        (before.criterion, before.dots_each, before.stacking, before.entitled)
    )
    assert (again.number, again.origin, again.origin_id) == (2, RoundOrigin.AGAIN, round_id)
    assert [option.dots for option in first.view.rounds[0].options] == [0, 1, 0, 2], "the earlier result stays"


def test_a_run_off_of_nothing_opens_nothing_and_says_what_to_do(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    round_id = show(first, "0", "x")
    with pytest.raises(Refused) as caught:
        first.do(voting.open_run_off, round_id=round_id, criterion=RUN_OFF)
    assert "inget alternativ fick någon prick" in said(caught.value.phrase)
    assert len(first.view.rounds) == 1


def test_dots_on_the_wall_alone_bring_an_option_into_the_run_off(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    first.count_wall("3=5")
    round_id = show(first, "1")
    first.do(voting.open_run_off, round_id=round_id, criterion=RUN_OFF)
    assert [option.label for option in round_of(first).options] == ["Förslag 1", "Förslag 3"]


def test_two_consoles_follow_one_result_and_one_round_is_opened(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    round_id = show(first, "4 4 2")
    second.refresh()
    first.do(voting.open_run_off, round_id=round_id, criterion=RUN_OFF)
    with pytest.raises(Refused) as opened:
        second.do(voting.open_again, round_id=round_id)
    assert "Omgång 2 är redan öppen" in said(opened.value.phrase)
    first.lay_ballot("1")
    first.close_round()
    with pytest.raises(Refused, match=r"voting\.reveal_first"):
        second.do(voting.open_run_off, round_id=round_id, criterion=RUN_OFF)
    first.do(voting.reveal, round_id=round_of(first).id)
    with pytest.raises(Refused) as shown:
        second.do(voting.open_again, round_id=round_id)
    assert "Omgång 2 har visats sedan dess" in said(shown.value.phrase)
    assert len(round_of(second).options) == 2


def test_only_a_shown_result_is_followed(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    round_id = round_of(first).id
    with pytest.raises(Refused, match=r"voting\.close_first"):
        first.do(voting.open_again, round_id=round_id)
    first.close_round()
    with pytest.raises(Refused, match=r"voting\.reveal_first"):
        first.do(voting.open_run_off, round_id=round_id, criterion=RUN_OFF)
    first.do(voting.reveal, round_id=round_id)
    first.do(voting.open_again, round_id=round_id)
    cancelled = round_of(first).id
    first.do(voting.cancel_round, round_id=cancelled)
    with pytest.raises(Refused, match=r"voting\.was_cancelled"):
        first.do(voting.open_again, round_id=cancelled)


def test_after_a_cancelled_run_off_the_result_before_stands_and_can_be_followed_again(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, second = desks
    round_id = show(first, "4 4 2")
    first.do(voting.open_run_off, round_id=round_id, criterion=RUN_OFF)
    first.do(voting.cancel_round, round_id=round_of(first).id)
    assert round_of(second).id == round_id
    second.do(voting.open_again, round_id=round_id)
    assert round_of(first).number == 3


def test_a_new_list_follows_nothing(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    show(first, "1")
    first.do(
        voting.open_round,
        criterion="Vad är viktigast?",
        dots_each=3,
        stacking=1,
        entitled=10,
        options=[NewOption("Bänkar"), NewOption("Lampor")],
    )
    assert (round_of(first).origin, round_of(first).origin_id) == (RoundOrigin.FIRST, None)


def test_two_consoles_open_close_and_show_one_round_at_once(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    first.lay_ballot("1")
    second.lay_ballot("2")
    first.close_round()
    with pytest.raises(Refused) as closed:
        second.close_round()
    assert "Omgång 1 är redan stängd" in said(closed.value.phrase)
    round_id = round_of(second).id
    first.do(voting.reveal, round_id=round_id)
    with pytest.raises(Refused, match=r"voting\.already_revealed"):
        second.do(voting.reveal, round_id=round_id)
    assert [option.dots for option in round_of(second).options] == [1, 1, 0, 0]
