"""Rounds per actor group through the door: piles counted at two consoles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.voting import commands as voting
from sessions.voting.view import GroupView, RoundOrigin, RoundStatus
from sessions.words import LANGUAGES, Words
from tests.sessions.store import making
from tests.sessions.store.making import asked, console, make_meeting
from tests.sessions.voting.piled import FIRMS, GROUPS, OFFICIALS, RESIDENTS, finish, lay, open_piles, round_of

WRITER = Path(__file__).with_name("wall_writer.py")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


@pytest.fixture
def desks(store: Path) -> Iterator[tuple[Meeting, Meeting]]:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as first, console(store, meeting_id) as second:
        open_piles(first)
        second.refresh()
        yield first, second


def test_two_consoles_count_different_piles_at_once_and_see_both(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    for one, other in zip(RESIDENTS, OFFICIALS, strict=False):
        first.lay_ballot(one, "invånare")
        second.lay_ballot(other, "tjänsteperson")
    second.lay_ballot("1")
    for desk in desks:
        assert round_of(desk).pile_slips == (5, 5, 0, 1)
        assert round_of(desk).slips == 11
        assert (round_of(desk).groups, [option.dots for option in round_of(desk).options]) == ((), [None] * 3)


def test_after_closing_there_are_the_groups_that_may_be_shown_and_nothing_of_the_others(
    desks: tuple[Meeting, Meeting], store: Path
) -> None:
    first, second = desks
    lay(first, "invånare", *RESIDENTS)
    lay(second, "tjänsteperson", *OFFICIALS)
    lay(second, "näringsliv", *FIRMS)
    lay(first, "", "1", "3", "x")
    done = finish(first)
    assert done.groups == (GroupView("invånare", 6, (4, 4, 2), (4, 3, 2)),), "four are left, so the officials hide them"
    assert (done.others, done.given, done.spoiled) == (9, 15, 1)
    assert (done.pile_slips, done.piles) == ((), GROUPS)
    assert {row[0] for row in asked(store, 'SELECT "group" FROM group_tally')} == {"invånare"}


def test_dots_on_the_wall_are_hidden_as_well(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    lay(first, "invånare", *RESIDENTS)
    lay(second, "tjänsteperson", *OFFICIALS)
    first.count_wall("3=2")
    assert [group.group for group in finish(first).groups] == ["invånare"]


def test_a_mistyped_slip_is_taken_back_from_its_own_pile(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    lay(first, "invånare", "1", "2")
    lay(second, "näringsliv", "3")
    first.undo()
    assert round_of(first).pile_slips == (1, 0, 1, 0)


def test_a_ballot_in_a_pile_that_is_not_there_is_refused_and_told(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    with pytest.raises(Refused) as caught:
        first.lay_ballot("1", "boende")
    assert "ingen hög för boende" in Words("sv").say(caught.value.phrase)
    assert all("{" not in Words(language).say(caught.value.phrase) for language in LANGUAGES)
    with pytest.raises(Refused, match=r"voting\.no_such_option"):
        first.lay_ballot("9", "invånare")
    assert round_of(first).slips == 0


def test_groups_renamed_and_removed_while_the_round_is_open_change_no_pile(desks: tuple[Meeting, Meeting]) -> None:
    first, second = desks
    lay(first, "invånare", *RESIDENTS)
    second.do(dialogue.describe, version=second.view.dialogue.version, field="actor_groups", text="boende, näringsliv")
    assert round_of(first).piles == GROUPS
    lay(first, "tjänsteperson", *OFFICIALS)
    assert [(group.group, group.given) for group in finish(second).groups] == [("invånare", 6)]


def test_a_round_without_piles_takes_no_ballot_in_one(store: Path) -> None:
    with console(store, make_meeting(store)) as meeting:
        making.open_round(meeting)
        with pytest.raises(Refused, match=r"grouped\.no_such_pile"):
            meeting.lay_ballot("1", "invånare")


def test_a_round_per_group_needs_groups(store: Path) -> None:
    with console(store, make_meeting(store)) as meeting:
        with pytest.raises(Refused) as caught:
            open_piles(meeting, groups=())
        assert "inga aktörsgrupper" in Words("sv").say(caught.value.phrase)
        assert meeting.view.rounds == ()


def test_what_follows_is_counted_in_the_same_piles(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    lay(first, "invånare", *RESIDENTS)
    done = finish(first)
    first.do(voting.open_run_off, round_id=done.id, criterion="Avgörande")
    assert round_of(first).piles == GROUPS
    lay(first, "näringsliv", "1", "2")
    done = finish(first)
    first.do(voting.open_again, round_id=done.id)
    assert (round_of(first).origin, round_of(first).piles) == (RoundOrigin.AGAIN, GROUPS)


def test_the_same_list_on_another_criterion_has_its_own_terms_and_not_the_same_question(
    desks: tuple[Meeting, Meeting],
) -> None:
    first, _ = desks
    lay(first, "invånare", *RESIDENTS)
    done = finish(first)

    def ask(criterion: str) -> None:
        first.do(voting.open_on_criterion, round_id=done.id, criterion=criterion, dots_each=2, stacking=1, entitled=20)

    with pytest.raises(Refused, match=r"comparing\.same_criterion"):
        ask(" vad är VIKTIGAST?")
    ask("Genomförbart")
    now = round_of(first)
    assert (now.criterion, now.dots_each, now.stacking, now.entitled) == ("Genomförbart", 2, 1, 20)
    assert (now.origin, now.origin_id, now.piles) == (RoundOrigin.AGAIN, done.id, ())
    assert [option.label for option in now.options] == [option.label for option in done.options]


def test_a_corrected_total_leaves_the_groups_as_they_were_counted(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    lay(first, "invånare", *RESIDENTS)
    lay(first, "tjänsteperson", *OFFICIALS)
    before = finish(first)
    option = before.options[0]
    first.do(voting.correct, option_id=option.id, version=option.version, dots=6, reason="två satt på baksidan")
    assert round_of(first).groups == before.groups != ()
    assert round_of(first).options[0].dots == 6


def test_a_kill_between_sealing_and_closing_gives_the_same_groups_when_it_is_closed_again(
    desks: tuple[Meeting, Meeting], store: Path
) -> None:
    first, second = desks
    lay(first, "invånare", *RESIDENTS)
    lay(second, "tjänsteperson", *OFFICIALS)
    child = making.process(str(WRITER), "seal", store, first.view.meeting.id)
    making.start(child)
    assert child.stdout.readline() == "sealed\n"
    child.kill()
    child.rest()
    with pytest.raises(Refused, match=r"voting\.sealed"):
        second.lay_ballot("1", "näringsliv")
    assert asked(store, "SELECT count(*) FROM group_tally") == [(0,)]
    first.close_round()
    assert [(group.group, group.given) for group in round_of(first).groups] == [("invånare", 6)]
    with pytest.raises(Refused, match=r"voting\."):
        second.close_round()
    assert asked(store, "SELECT count(*) FROM group_tally") == [(3,)]
    assert not list(store.parent.glob("*.round-*"))


def test_a_round_that_is_closed_already_says_so(desks: tuple[Meeting, Meeting]) -> None:
    first, _ = desks
    lay(first, "invånare", *RESIDENTS)
    first.close_round()
    assert round_of(first).status is RoundStatus.CLOSED
    with pytest.raises(Refused):
        first.lay_ballot("1", "invånare")
