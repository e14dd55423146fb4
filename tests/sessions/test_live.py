"""What consoles show at the moment: some of it only as long as they do it, the rest until somebody says otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sessions.live.view import LiveView, Timer
from tests.sessions.store.making import asked, console, make_meeting

DONE: dict[str, Any] = {"reading": 7, "draft_of": 3, "draft": "Vi ska", "turn": 2, "turn_seats": 9}
SAID: dict[str, Any] = {"page": "Ljus", "timer": Timer.FULL, "bell": True, "blank": True, "message": "Paus"}


def test_what_a_console_does_ends_with_it_and_what_it_said_stands(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as stays:
        with console(path, meeting_id) as goes:
            goes.tell_live(**DONE, **SAID)
            stays.refresh()
            stays.end_live()
            live = stays.view.live
            assert (live.reading, live.draft_of, live.turn) == (7, 3, 2), "its console lives"
        stays.end_live()
        assert stays.view.live == LiveView(**SAID)
    assert asked(path, "SELECT draft FROM live") == [("",)], "nothing that was typed is left in the store"


def test_of_two_each_ends_its_own(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as one, console(path, meeting_id) as other:
        one.tell_live(reading=1)
        other.tell_live(draft_of=3, draft="Vi ska")
        one.refresh()
        one.end_live(own=True)
        live = other.refresh().live
        assert (live.reading, live.draft) == (None, "Vi ska")


def test_whoever_sits_down_where_it_was_left_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    meeting_id = make_meeting(path)
    with console(path, meeting_id) as one:
        one.tell_live(reading=1)
    with console(path, meeting_id) as again:
        assert again.view.live.reading == 1
        again.end_live(own=True)
        assert again.view.live.reading is None
