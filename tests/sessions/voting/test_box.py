"""The box of an open round loses no slip, keeps no order, and leaves nothing behind."""

from __future__ import annotations

import hmac
import os
import stat
import sys
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.errors import Refused, Unavailable
from sessions.voting.box import BallotBox
from sessions.voting.box_ballots import NewBallot
from sessions.words import Words
from tests.sessions.store.making import said, start
from tests.sessions.store.test_processes import killed_after
from tests.sessions.voting.boxes import desk_process, lay, raw_files, room, secret_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return BallotBox.beside(tmp_path / "dialoger.db", 7)


def test_slips_are_counted_and_come_back_when_the_box_is_opened_again(path: Path) -> None:
    box = BallotBox.create(path)
    lay(box, "3 3 7", "0", "x", "3 3 7")
    assert box.counts() == (3, 1)
    box.close()

    again = BallotBox.open(path)
    assert again is not None
    assert again.counts() == (3, 1)
    assert sorted(again.payloads()) == ["0", "3 3 7", "3 3 7", "x"]
    again.close()


def test_looking_for_a_box_never_makes_one(path: Path) -> None:
    assert BallotBox.open(path) is None
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in lists of its own")
def test_only_the_owner_may_read_any_file_of_the_box(path: Path) -> None:
    before = os.umask(0)
    try:
        box = BallotBox.create(path)
        lay(box, "3 3 7")
    finally:
        os.umask(before)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes) == {path.name, f"{path.name}-wal", f"{path.name}-shm"}
    assert set(modes.values()) == {0o600}
    box.close()


def test_no_more_slips_than_entitled_and_a_raised_number_lets_the_next_in(path: Path) -> None:
    box = BallotBox.create(path)
    lay(box, "1", "x", most=2)
    with pytest.raises(Refused) as caught:
        lay(box, "2", most=2)
    assert "Alla 2 röstsedlar är inlämnade" in Words("sv").say(caught.value.phrase)
    lay(box, "2", most=3)
    assert box.counts() == (2, 1)
    box.close()


def test_each_desk_takes_back_its_own_last_slip_once(path: Path) -> None:
    box, other = BallotBox.create(path), BallotBox.create(path)
    lay(box, "1", "2")
    lay(other, "3", desk="console 2")
    assert box.take_back("console 1", room())
    assert sorted(box.payloads()) == ["1", "3"]
    assert not box.take_back("console 1", room())
    assert sorted(box.payloads()) == ["1", "3"]
    assert other.take_back("console 2", room())
    assert box.payloads() == ["1"]
    box.close()
    other.close()


def test_a_token_that_comes_again_replaces_its_ballot_even_in_a_full_box(path: Path) -> None:
    box = BallotBox.create(path)
    box.put("1", spoiled=False, desk="phones", room=room(1), token="a phone")
    box.put("2", spoiled=False, desk="phones", room=room(1), token="a phone")
    assert box.payloads() == ["2"]
    box.close()


def test_a_sealed_box_keeps_what_it_holds_and_takes_and_gives_nothing(path: Path) -> None:
    box, other = BallotBox.create(path), BallotBox.create(path)
    lay(box, "1")
    box.seal()
    box.seal()
    with pytest.raises(Refused) as caught:
        lay(other, "2", desk="console 2")
    assert caught.value.phrase.key == "voting.sealed"
    assert not box.take_back("console 1", room())
    assert other.payloads() == ["1"]
    box.close()
    other.close()


def test_a_desk_that_still_holds_a_destroyed_box_cannot_lay_a_slip_that_nobody_counts(path: Path) -> None:
    box, other = BallotBox.create(path), BallotBox.create(path)
    lay(box, "1")
    box.close()
    BallotBox.remove(path)
    with pytest.raises(Refused):
        lay(other, "2", desk="console 2")
    assert other.counts() == (0, 0)
    other.close()
    assert list(path.parent.iterdir()) == []


def test_others_notice_a_slip_and_nobody_notices_their_own(path: Path) -> None:
    box, other = BallotBox.create(path), BallotBox.create(path)
    box.changed()
    other.changed()
    lay(box, "1")
    assert other.changed()
    assert not other.changed()
    assert not box.changed()
    box.close()
    other.close()


def test_two_desks_at_once_lose_no_slip(path: Path) -> None:
    desks = [desk_process(path, desk, 40, 1000) for desk in "ab"]
    start(*desks)
    told = [line for desk in desks for line in said(desk)]
    assert sorted(told) == sorted(f"{desk}-{number}" for desk in "ab" for number in range(40))
    box = BallotBox.open(path)
    assert box is not None
    assert sorted(box.payloads()) == sorted(told)
    box.close()


def test_two_desks_at_once_never_lay_more_slips_than_entitled(path: Path) -> None:
    desks = [desk_process(path, desk, 40, 26) for desk in "ab"]
    start(*desks)
    told = [line for desk in desks for line in said(desk)]
    assert told.count("full voting.all_in") >= 1
    box = BallotBox.open(path)
    assert box is not None
    assert box.counts() == (26, 0)
    assert sorted(box.payloads()) == sorted(line for line in told if not line.startswith("full"))
    box.close()


@pytest.mark.parametrize("slips", [1, 7, 23])
def test_every_slip_that_was_acknowledged_survives_a_kill_and_the_last_can_be_taken_back(
    path: Path, slips: int
) -> None:
    desk = desk_process(path, "a", 5000, 5000)
    start(desk)
    acknowledged = set(killed_after(desk, slips))

    box = BallotBox.open(path)
    assert box is not None
    held = box.payloads()
    assert acknowledged <= set(held)
    assert len(held) <= len(acknowledged) + 1
    last = max(held, key=lambda payload: int(payload.split("-")[1]))
    assert box.take_back("a", room())
    assert set(held) - set(box.payloads()) == {last}
    box.close()


def places(path: Path, payloads: list[str]) -> list[list[tuple[int, str]]]:
    """Which payloads stand on one page of the file, and where."""
    written = path.read_bytes()
    pages: dict[int, list[tuple[int, str]]] = {}
    for payload in payloads:
        page, at = divmod(written.index(payload.encode()), 4096)
        pages.setdefault(page, []).append((at, payload))
    return sorted(sorted(page) for page in pages.values())


def test_the_bytes_of_an_open_box_tell_no_order_of_arrival(path: Path, tmp_path: Path) -> None:
    """They are those of a box with the same ballots and the same secret that came the other way round, all at once."""
    box, other = BallotBox.create(path), BallotBox.create(tmp_path / "other")
    arrived = [f"sedel {number:03}" for number in range(120)]
    for number, payload in enumerate(arrived):
        if number == 100:
            lay(box, "sedel 999")
            box.take_back("console 1", room())
        box.put(payload, spoiled=False, desk="console 1", room=room(), token=f"token {payload}")

    connection = dbapi2.connect(str(tmp_path / "other"))
    connection.execute("UPDATE meta SET value = ? WHERE name = 'secret'", (secret_of(path),))
    connection.commit()
    connection.close()
    other.lay([NewBallot(payload, token=f"token {payload}") for payload in reversed(arrived)], room=room())

    connection = dbapi2.connect(str(path))
    by_key = [row[0] for row in connection.execute("SELECT payload FROM ballot ORDER BY key")]
    with pytest.raises(dbapi2.OperationalError):
        connection.execute("SELECT rowid FROM ballot")
    assert connection.execute("PRAGMA page_size").fetchone() == (4096,)
    connection.close()
    assert sorted(by_key) == arrived
    assert by_key != arrived
    assert b"sedel 999" not in path.read_bytes()
    assert path.with_name(f"{path.name}-wal").read_bytes() == b""
    assert len(places(path, arrived)) > 1
    assert places(path, arrived) == places(tmp_path / "other", arrived)
    box.close()
    other.close()


def test_after_the_box_is_destroyed_a_separate_process_finds_nothing_of_it(path: Path) -> None:
    main = path.with_name("dialoger.db")
    dbapi2.connect(str(main)).execute("CREATE TABLE idea (text)").connection.close()
    box = BallotBox.create(path)
    token, ballot = "token-of-a-phone", "3 3 7 12 11 10 9"
    box.put(ballot, spoiled=False, desk="console 1", room=room(26), token=token)
    secret = secret_of(path)
    key = hmac.digest(secret, token.encode(), "sha256")
    needles = [token.encode(), ballot.encode(), key, secret]

    open_box = raw_files(path.parent, needles)
    assert set(open_box[path.name]) == {needle.hex() for needle in needles[1:]}
    assert not any(token.encode().hex() in found for found in open_box.values())

    box.seal()
    box.close()
    BallotBox.remove(path)
    assert raw_files(path.parent, needles) == {main.name: []}


def test_a_box_that_cannot_be_deleted_is_left_without_content(path: Path) -> None:
    kept = path.with_name("held-by-another-program")
    box = BallotBox.create(path)
    lay(box, "3 3 7 12 11 10 9")
    needles = [b"3 3 7 12 11 10 9", secret_of(path)]
    box.close()
    os.link(path, kept)
    BallotBox.remove(path)
    assert raw_files(path.parent, needles) == {kept.name: []}


def test_destroying_what_is_gone_or_half_gone_is_no_trouble(path: Path) -> None:
    BallotBox.remove(path)
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).write_bytes(b"3 3 7")
    BallotBox.remove(path)
    path.write_bytes(b"not a box at all, but in its place" * 100)
    BallotBox.remove(path)
    assert list(path.parent.iterdir()) == []


def test_a_busy_a_damaged_and_an_impossible_box_say_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sessions.store.sqlite.BUSY_SECONDS", 0.05)
    box = BallotBox.create(path)
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable) as busy:
        lay(box, "1")
    assert busy.value.phrase.key == "store.busy"
    other.execute("ROLLBACK")
    other.close()
    lay(box, "1")
    assert box.counts() == (1, 0)
    box.close()

    path.write_bytes(b"something else entirely" * 500)
    with pytest.raises(Unavailable) as damaged:
        BallotBox.open(path)
    assert damaged.value.phrase.key == "voting.box_damaged"
    with pytest.raises(Unavailable):
        BallotBox.create(path.parent / "no such folder" / "box")
