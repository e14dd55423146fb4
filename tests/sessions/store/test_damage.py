"""A store that the disk has damaged is told of as damaged: never as empty, never as another program's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from sessions.dialogue import commands as dialogue
from sessions.errors import Damaged, Unavailable
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.queries import due, shelf
from sessions.sample import fill
from sessions.store import owner
from sessions.voting import commands as voting
from sessions.voting.box import BallotBox
from sessions.voting.view import BoxState
from sessions.words import LANGUAGES, Words
from tests.sessions.store.making import asked, console, make_meeting, open_round, opened
from tests.story.console import console as led_by_keys
from tests.workshop.cli.asking import ask

PAGE = 4096
BROKEN = b"Hur blir torget \xff\xfe?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with many dialogues, some of them on a page of their own."""
    path = tmp_path / "store.db"
    make_meeting(path)
    with opened(path) as meetings:
        for number in range(40):
            meetings.do(dialogue.create, question=f"Fråga {number}. " * 60)
    return path


def page_of(path: Path, table: str, *, leaf: bool = False) -> int:
    """Where a table begins in the file, or the page in the middle of its rows."""
    root = (int(asked(path, f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'")[0][0]) - 1) * PAGE
    if not leaf:
        return root
    page = path.read_bytes()[root : root + PAGE]
    assert page[0] == 5, "its rows are on pages of their own"
    cell = 12 + 2 * (int.from_bytes(page[3:5]) // 2)
    at = int.from_bytes(page[cell : cell + 2])
    return (int.from_bytes(page[at : at + 4]) - 1) * PAGE


def spoil(path: Path, at: int, size: int = PAGE) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * size)


@pytest.mark.parametrize(
    ("table", "column"), [("meeting", "day"), ("phase", "running_since"), ("commitment", "status"), ("note", "kind")]
)
async def test_a_value_that_means_nothing_is_told_as_damage_and_what_else_there_is_can_be_read(
    tmp_path: Path, table: str, column: str
) -> None:
    path = tmp_path / "store.db"
    with opened(path) as meetings:
        meeting_id = fill(meetings, "sv").id or 0
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute(f'UPDATE "{table}" SET "{column}" = ?', ("\xf8xx",))
    with opened(path) as meetings, pytest.raises(Damaged):
        Meeting(meetings, meeting_id)
    async with led_by_keys(tmp_path) as led:
        await led.press("end", "enter")
        await led.sees("skadad")
        assert not led.entered
        assert not led.app.faults


def told(refusal: Unavailable, path: Path) -> str:
    said = [Words(language).say(refusal.phrase) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert all(str(path) in sentence for sentence in said)
    assert "örsök igen" not in said[0] and "annan fil" not in said[0]
    return said[0]


def test_what_can_be_read_of_a_damaged_list_is_shown_and_the_damage_told(path: Path) -> None:
    whole = shelf.read(path)
    assert (len(whole.dialogues), whole.damage) == (41, None)
    spoil(path, page_of(path, "dialogue", leaf=True))
    found = shelf.read(path)
    assert found.damage is not None and "är skadad" in told(found.damage, path)
    assert 5 < len(found.dialogues) < 41
    assert found.dialogues[0].question in {each.question for each in whole.dialogues}


def test_a_damaged_list_of_meetings_leaves_the_dialogues(path: Path) -> None:
    spoil(path, page_of(path, "meeting"))
    found = shelf.read(path)
    assert found.damage is not None and len(found.dialogues) == 41


def test_the_command_line_says_so_and_ends_as_refused(path: Path) -> None:
    spoil(path, page_of(path, "dialogue", leaf=True))
    for words in (("list",), ("list", "--json")):
        result = ask(*words, store=path)
        assert result.exit_code == 1
        assert "är skadad" in result.stderr and "Hur blir hamnen trygg" in result.stdout
    spoil(path, page_of(path, "dialogue"))
    result = ask("list", store=path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "är skadad" in result.stderr
    result = ask("list", "--due", store=path)
    assert result.exit_code == 1 and "är skadad" in result.stderr
    with pytest.raises(Damaged):
        due.read(path)


def test_its_copy_is_named(path: Path) -> None:
    older, newer = (path.with_name(f"{path.name}.before-000{number}-20260101T000000") for number in (4, 5))
    for copy in (older, newer):
        copy.write_bytes(path.read_bytes())
    spoil(path, page_of(path, "dialogue"))
    found = shelf.read(path)
    assert found.damage is not None and str(newer) in told(found.damage, path)


async def test_the_start_screen_never_invites_to_a_store_that_only_looks_empty(path: Path) -> None:
    spoil(path, page_of(path, "dialogue"))
    async with led_by_keys(path.parent, size=(160, 45)) as led:
        await led.sees("är skadad och går inte att läsa helt", "Det som står här går inte att läsa.")
        assert "Här kommer dina dialoger" not in led.text


def test_a_text_of_broken_letters_is_shown_and_stops_nothing(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE dialogue SET question = CAST(? AS TEXT) WHERE id = 1", (BROKEN,))
        connection.execute("UPDATE meeting SET day = 'i fjol' WHERE id = 1")
    found = shelf.read(path)
    assert found.damage is not None
    assert "Hur blir torget \ufffd\ufffd?" in {each.question for each in found.dialogues}
    result = ask("list", store=path)
    assert result.exit_code == 1 and "Hur blir torget" in result.stdout


async def test_a_meeting_of_a_dialogue_with_broken_letters_can_be_held(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("UPDATE dialogue SET question = CAST(? AS TEXT) WHERE id = 1", (BROKEN,))
    async with led_by_keys(path.parent, size=(160, 45)) as led:
        await led.sees("är skadad", "Hur blir torget")
        await led.press("end", "enter")
        await led.until(lambda: led.entered, "the meeting")
    with console(path, 1) as meeting:
        meeting.do(ideas.add, text="Fler lampor")
        assert [idea.text for idea in meeting.view.ideas] == ["Fler lampor"]


def test_a_meeting_whose_topics_cannot_be_read_says_so(path: Path) -> None:
    spoil(path, page_of(path, "phase"))
    with opened(path) as meetings, pytest.raises(Damaged) as caught:
        Meeting(meetings, 1)
    assert "är skadad" in told(caught.value, path)


@pytest.fixture
def left_in_pieces(path: Path) -> Callable[[bytes], None]:
    """Put other bytes where a store was; opening it says that it is damaged and leaves the bytes alone."""

    def put(content: bytes) -> None:
        path.write_bytes(content)
        with pytest.raises(Damaged) as caught:
            Meetings(path)
        found = shelf.read(path)
        assert found.damage is not None and told(found.damage, path) == told(caught.value, path)
        assert path.read_bytes() == content

    return put


def test_a_store_whose_beginning_is_gone_is_ours_all_the_same(
    path: Path, left_in_pieces: Callable[[bytes], None]
) -> None:
    whole = path.read_bytes()
    left_in_pieces(bytes(PAGE) + whole[PAGE:])
    left_in_pieces(b"\xa5" * 512 + whole[512:])
    left_in_pieces(b"")
    left_in_pieces(whole[:9000])
    path.write_bytes(whole)
    Meetings(path).close()


def test_a_letter_is_no_damaged_store(tmp_path: Path) -> None:
    path = tmp_path / "brev.txt"
    path.write_text("Hej" * 500)
    assert shelf.read(path) == shelf.Shelf(())


def test_a_store_that_has_lost_its_schemas_number_is_no_newer_one(path: Path) -> None:
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("DELETE FROM alembic_version")
    with pytest.raises(Damaged):
        Meetings(path)
    assert asked(path, "PRAGMA application_id")[0][0] == owner.OURS


def test_a_box_in_pieces_keeps_nobody_out_of_the_meeting(path: Path) -> None:
    with console(path, 1) as meeting:
        round_id = open_round(meeting)
        meeting.lay_ballot("1")
    spoil(BallotBox.beside(path, round_id), 0, 600)
    with console(path, 1) as meeting:
        assert meeting.view.round is not None and meeting.view.round.box is BoxState.MISSING
        meeting.do(voting.cancel_round, round_id=round_id)
    assert not BallotBox.beside(path, round_id).exists()
