"""Voting slips: one code, one ballot, however it comes; and when the round is closed nothing knows whose was whose."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sessions.errors import Outdated, Refused
from sessions.meeting import Meeting
from sessions.voting import codes, printing
from sessions.voting import commands as voting
from sessions.voting.ballots import PhoneBallot
from sessions.voting.box import BallotBox
from sessions.voting.box_ballots import key_of
from sessions.voting.box_file import connect
from tests.sessions.store.making import console, make_meeting, open_round

MADE = ("KXP47M2Q", "AB12CD34", "ZZ99YY88")
READER = """
import pathlib, sys
for path in pathlib.Path(sys.argv[1]).iterdir():
    sys.stdout.buffer.write(path.read_bytes())
"""


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    """A meeting with three slips, whose round is open for five."""
    store = tmp_path / "store.db"
    with console(store, make_meeting(store)) as here:
        here.do(printing.add_slips, digests=[codes.digest(code) for code in MADE])
        open_round(here, entitled=5)
        yield here


def from_phone(meeting: Meeting, token: str, text: str, over: int = 0) -> object:
    """What comes of a ballot that a phone sends; None where it is counted."""
    assert meeting.view.round is not None
    (answer,) = meeting.lay_from_phones([PhoneBallot(meeting.view.round.id, text, token, over)])
    meeting.refresh()
    return answer if isinstance(answer, Refused | Outdated) else None


def slips(meeting: Meeting) -> tuple[int, int]:
    """The ballots that are in, and those of them from phones."""
    voting_round = meeting.refresh().round
    assert voting_round is not None
    return voting_round.slips, voting_round.phones


def test_a_code_is_known_however_it_is_typed_and_is_never_numbers_of_options() -> None:
    for _ in range(500):
        code = codes.new_code()
        assert codes.typed(f" {codes.written(code).lower()} ") == code
        assert codes.split(f"{codes.written(code)} 3 3 7") == (code, "3 3 7")
        assert codes.split(f"{code[:4]}-{code[4:]} 0") == (f"{code[:4]}-{code[4:]}", "0")
    assert codes.typed("kxp4-7m2o") == "KXP47M20"
    for line in ("3 3 7", "0", "x", "-", "1111 2222 3", "", "3,3,7"):
        assert codes.split(line) == ("", line)


def test_a_slip_is_one_ballot_typed_or_by_phone_and_the_last_one_counts(meeting: Meeting) -> None:
    token = codes.token(MADE[0])
    assert from_phone(meeting, token, "1 1 2") is None
    assert slips(meeting) == (1, 1)
    meeting.lay_ballot("KXP4 7M2Q 3 3 7")
    assert slips(meeting) == (1, 0), "the slip's ballot, in place of the phone's"
    assert isinstance(from_phone(meeting, token, "1", over=1), Outdated), "it has not seen that one"
    meeting.lay_ballot("kxp4-7m2q 5")
    meeting.lay_ballot("ZZ99YY88 x")
    assert slips(meeting) == (2, 0)
    meeting.close_round(meeting.view.rounds[0].id)
    dots = {option.number: option.dots for option in meeting.view.rounds[0].options if option.dots}
    assert dots == {5: 1}
    assert (meeting.view.rounds[0].given, meeting.view.rounds[0].spoiled) == (1, 1)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("3 3 7", "slips.needed"),
        ("KXP4 7M2R 3 3 7", "slips.unknown"),
        ("KXP4 3 3 7", "slips.unknown"),
        ("AAAA BBBB 3", "slips.unknown"),
    ],
)
def test_a_code_that_is_not_ours_or_is_lacking_is_refused_and_counts_nothing(
    meeting: Meeting, line: str, why: str
) -> None:
    with pytest.raises(Refused) as refused:
        meeting.lay_ballot(line)
    assert refused.value.phrase.key == why
    assert slips(meeting) == (0, 0)


def test_a_phone_without_a_slip_has_no_ballot(meeting: Meeting) -> None:
    for token in ("phone abc", "slip ", "slip WWWWWWWW", MADE[0]):
        refused = from_phone(meeting, token, "1")
        assert isinstance(refused, Refused)
        assert refused.phrase.key == "phones.slip_needed"
    assert slips(meeting) == (0, 0)


def test_more_slips_leave_the_old_ones_valid_and_the_first_are_made_before_a_round(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with console(store, make_meeting(store)) as here:
        round_id = open_round(here)
        with pytest.raises(Refused, match=r"slips\.round_open"):
            here.do(printing.add_slips, digests=[codes.digest(MADE[0])])
        here.lay_ballot("1")
        here.close_round(round_id)
        here.do(voting.reveal, round_id=round_id)
        for code in MADE:
            here.do(printing.add_slips, digests=[codes.digest(code)])
        assert here.view.slips.count == 3
        open_round(here)
        here.do(printing.add_slips, digests=[codes.digest("MMMM4444")])
        for code in (*MADE, "MMMM4444"):
            here.lay_ballot(f"{code} 1")
        assert here.view.round is not None
        assert here.view.round.slips == 4


def test_what_a_slip_laid_before_counts_again_when_its_typed_ballot_is_undone(meeting: Meeting) -> None:
    token = codes.token(MADE[0])
    assert from_phone(meeting, token, "1 1 2") is None
    for typed in ("KXP4 7M2Q 3 3 7", "KXP4 7M2Q x"):
        meeting.lay_ballot(typed)
        assert slips(meeting) == (1, 0)
        done = meeting.undo()
        assert done.final is not None
        assert done.final.key == "counting.replaced_again"
        assert slips(meeting) == (1, 1), "the phone's ballot, not none"
    shown = meeting.show_phones().of(token)
    assert shown is not None
    assert (shown.payload, shown.version) == ("1 1 2", 1)
    assert from_phone(meeting, token, "4", over=1) is None, "it is the phone's own again"
    meeting.lay_ballot("AB12CD34 5")
    done = meeting.undo()
    assert done.final is not None
    assert done.final.key == "counting.no_redo", "it had laid none"
    assert slips(meeting) == (1, 1)
    meeting.close_round(meeting.view.rounds[0].id)
    assert {option.number for option in meeting.view.rounds[0].options if option.dots} == {4}


def test_after_closing_nothing_knows_which_slip_laid_which_ballot(meeting: Meeting, tmp_path: Path) -> None:
    round_id = meeting.view.rounds[0].id
    assert from_phone(meeting, codes.token(MADE[0]), "1 1 2") is None
    meeting.lay_ballot(f"{MADE[1]} 3 3 7")
    box = connect(BallotBox.beside(tmp_path / "store.db", round_id))
    ((secret,),) = box.execute("SELECT value FROM meta WHERE name = 'secret'").fetchall()
    laid = [(bytes(key), payload) for key, payload in box.execute("SELECT key, payload FROM ballot").fetchall()]
    box.close()
    keys = [key_of(secret, codes.token(code)) for code in MADE[:2]]
    assert sorted(keys) == sorted(key for key, _ in laid)
    meeting.close_round(round_id)
    raw = subprocess.run([sys.executable, "-c", READER, str(tmp_path)], capture_output=True, check=True).stdout
    assert codes.digest(MADE[0]).encode() in raw, "that there was such a slip"
    needles = [secret, *keys, *(key.hex().encode() for key in keys), *(payload.encode() for _, payload in laid)]
    needles += [part.encode() for code in MADE for part in (code, codes.written(code), codes.token(code))]
    assert not [needle for needle in needles if needle in raw]
