"""What of a round per actor group is ever written down."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.voting.box import BallotBox
from tests.sessions.store.making import asked, console, make_meeting
from tests.sessions.voting.boxes import raw_files
from tests.sessions.voting.piled import GROUPS, OFFICIALS, RESIDENTS, finish, lay, open_piles, round_of


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "dialoger.db"


def test_a_group_that_has_every_ballot_is_nowhere(store: Path) -> None:
    with console(store, make_meeting(store)) as meeting:
        open_piles(meeting)
        lay(meeting, "invånare", *RESIDENTS)
        done = finish(meeting)
    assert (done.groups, done.others, done.piles) == ((), 6, GROUPS)
    assert asked(store, "SELECT count(*) FROM group_tally") == [(0,)]


def test_what_an_early_program_stored_of_a_group_that_has_every_ballot_is_not_read(
    store: Path,
) -> None:
    meeting_id = make_meeting(store)
    with console(store, meeting_id) as meeting:
        open_piles(meeting)
        lay(meeting, "invånare", *RESIDENTS)
        lay(meeting, "tjänsteperson", *OFFICIALS)
        assert [group.group for group in finish(meeting).groups] == ["invånare"]
    with closing(dbapi2.connect(str(store))) as connection:
        connection.execute("UPDATE voting_round SET given = 6")
        connection.commit()
    with console(store, meeting_id) as meeting:
        assert (round_of(meeting).groups, round_of(meeting).others) == ((), 6)


def test_no_group_with_a_ballot_reaches_the_main_store_its_journal_or_its_log(store: Path) -> None:
    """A group that is not shown is nowhere after closing but in the locked list; its count is nowhere at all."""
    meeting_id = make_meeting(store)
    group = "hamnens-egen-grupp-4711"
    with console(store, meeting_id) as meeting:
        round_id = open_piles(meeting, (*GROUPS, group))
        lay(meeting, "invånare", *RESIDENTS)
        lay(meeting, group, "3 3 1", "2")
        lay(meeting, "", "1", "2", "2 3")
        box = BallotBox.beside(store, round_id)
        rows = asked(box, f"SELECT key, payload FROM ballot WHERE pile = '{group}'")
        assert len(rows) == 2
        needles = [row[0] for row in rows]
        assert raw_files(store.parent, needles)[box.name]
        done = finish(meeting)
        assert [each.group for each in done.groups] == ["invånare"]
        assert not any(raw_files(store.parent, needles).values())
    journal = asked(store, "SELECT command, images FROM journal WHERE meeting_id IS NOT NULL ORDER BY id")
    naming = [command for command, images in journal if group in images]
    assert set(naming) <= {"open_round", "close_round", "reveal"}
    for _, images in journal:
        assert f'"group": "{group}"' not in images and f'"group":"{group}"' not in images
    assert asked(store, f"SELECT count(*) FROM group_tally WHERE \"group\" = '{group}'") == [(0,)]
    assert not list(store.parent.glob("*.round-*"))


def test_the_main_store_is_the_same_whoever_of_the_rest_laid_what(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two evenings that differ only in which small pile each ballot lay leave the same totals and the same groups."""
    monkeypatch.setattr("sessions.voting.opening.token_hex", lambda size: "the same mark" * size)
    found = []
    for name, piles in (("one", {"näringsliv": 4, "": 2}), ("other", {"näringsliv": 1, "tjänsteperson": 3, "": 2})):
        path = tmp_path / f"{name}.db"
        with console(path, make_meeting(path)) as meeting:
            open_piles(meeting)
            lay(meeting, "invånare", *RESIDENTS)
            rest = iter(("1", "2", "3 3", "2 1", "1", "3"))
            for pile, count in piles.items():
                lay(meeting, pile, *(next(rest) for _ in range(count)))
            finish(meeting)
        found.append(
            [
                asked(path, "SELECT number, dots, voters FROM voting_option ORDER BY number"),
                asked(path, "SELECT * FROM group_tally ORDER BY id"),
                asked(path, "SELECT given, spoiled, wall_dots FROM voting_round"),
                [images for (images,) in asked(path, "SELECT images FROM journal WHERE command = 'close_round'")],
            ]
        )
    assert found[0] == found[1]


def test_a_box_that_an_earlier_program_left_open_keeps_its_ballots(tmp_path: Path) -> None:
    path = tmp_path / "dialoger.db.round-1"
    box = BallotBox.create(path)
    box.put("1 2", spoiled=False, desk="console 1", room=lambda slips, wall: None)
    box.close()
    with closing(dbapi2.connect(str(path))) as connection:
        for later in ("pile", "source", "version"):
            connection.execute(f"ALTER TABLE ballot DROP COLUMN {later}")
        connection.execute("ALTER TABLE step DROP COLUMN replaced")
    for _ in range(2):
        box = BallotBox.create(path)
        box.put("3", spoiled=False, desk="console 1", room=lambda slips, wall: None)
        box.close()
    box = BallotBox.create(path)
    assert (sorted(box.payloads()), box.piles()) == (["1 2", "3", "3"], {"": 3})
    assert box.payloads("invånare") == []
    assert (box.all_counts().slips, box.all_counts().phones) == (3, 0)
    box.close()
