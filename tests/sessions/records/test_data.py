"""The minutes as data hold everything that the room may know, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from sessions.records.data import data
from sessions.records.export import render
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus
from tests.sessions.records.evening import NOW, PRIVATE, empty, round_of, whole


def read(view: MeetingView) -> dict[str, Any]:
    """The data after a way through JSON."""
    result: dict[str, Any] = json.loads(json.dumps(data(view, NOW)))
    return result


@pytest.mark.parametrize("view", [empty(), whole(), whole("en")])
def test_the_data_come_back_from_json_as_they_went(view: MeetingView) -> None:
    assert read(view) == data(view, NOW)
    assert list(read(view)) == list(read(empty()))
    assert read(view)["format"] == "dialogverkstad.minutes/1"


def test_days_and_hours_are_iso() -> None:
    meeting = read(whole())["meeting"]
    assert meeting["date"] == "2025-03-14"
    assert meeting["starts"] == "18:00"
    assert meeting["next"] == {"date": "2025-04-09", "time": "18:30", "place": "Tullhuset"}
    assert read(whole())["commitments"][1]["first_step_by"] == "2025-03-18"


def test_wishes_stand_apart_from_commitments_with_what_a_wish_has() -> None:
    read_ = read(whole())
    assert [made["number"] for made in read_["commitments"]] == [1, 2, 3, 4]
    assert [made["confirmed"] for made in read_["commitments"]] == [False, True, False, False]
    assert [made["needs_decision"] for made in read_["commitments"]] == [False, True, False, False]
    assert read_["wishes"][1] | {"id": 0} == {
        "id": 0,
        "number": 6,
        "meeting_id": 7,
        "party": "Busslinjen",
        "wish": "stanna vid magasinen",
        "carried_by": "vi",
        "follow_up": None,
        "missing": ["carried_by_vague", "follow_up"],
        "status": "not_started",
        "status_word": "",
    }


def test_private_notes_are_nowhere_in_it() -> None:
    text = json.dumps(data(whole(), NOW), ensure_ascii=False)
    assert PRIVATE not in text
    assert "private" not in text
    assert "En pratar i taget" in text


def test_a_revealed_round_has_its_totals_and_shared_places() -> None:
    options = read(whole())["rounds"][1]["options"]
    assert [(option["dots"], option["voters"], option["places"]) for option in options] == [
        (31, 21, [1, 2]),
        (17, 9, [3, 3]),
        (31, 14, [1, 2]),
        (0, 0, [4, 4]),
    ]


def test_a_closed_round_has_its_ballots_counted_and_no_totals_before_the_reveal() -> None:
    voting_round = read(replace(empty(), rounds=(round_of(RoundStatus.CLOSED),)))["rounds"][0]
    counted = [voting_round[name] for name in ("handed_in", "valid", "blank", "spoiled")]
    assert counted == [26, 23, 2, 1]
    _assert_no_totals(voting_round)


def test_an_open_round_tells_only_how_many_ballots_are_in() -> None:
    voting_round = read(replace(empty(), rounds=(round_of(RoundStatus.OPEN),)))["rounds"][0]
    assert (voting_round["handed_in"], voting_round["valid"], voting_round["spoiled"]) == (26, None, None)
    _assert_no_totals(voting_round)


def test_a_cancelled_round_has_no_totals() -> None:
    leftover = replace(round_of(RoundStatus.CLOSED), status=RoundStatus.CANCELLED)
    _assert_no_totals(read(replace(empty(), rounds=(leftover,)))["rounds"][0])


def test_the_file_is_readable_by_people_too() -> None:
    assert "invånare" in render(whole(), "json", NOW)


def _assert_no_totals(voting_round: dict[str, Any]) -> None:
    for option in voting_round["options"]:
        assert (option["dots"], option["voters"], option["places"]) == (None, None, None)
