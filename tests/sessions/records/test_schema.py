"""The data are what the published schema says, key by key, and the schema says no to all else."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from sessions.agenda.phases import PhaseKind
from sessions.dialogue.view import LEVELS
from sessions.meeting import Meeting
from sessions.meetings import Meetings
from sessions.notes.view import NoteKind
from sessions.proposals.view import Horizon, Need, Outcome, ReservationKind
from sessions.records.data import FORMAT, FORMAT_OF_DIALOGUE
from sessions.records.export import render
from sessions.records.schema import schema, schema_of_dialogue
from sessions.sample import fill
from sessions.view import MeetingView
from sessions.voting.view import RoundOrigin, RoundStatus
from tests.sessions.records.evening import NOW, PRIVATE, empty, round_of, whole
from tests.sessions.records.test_markdown import TYPED, every_text

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def exported(view: MeetingView) -> Any:
    """The file as a program reads it."""
    return json.loads(render(view, "json", NOW))


def faults(read: Any) -> list[str]:
    """What the schema says no to, and where."""
    return [f"{'/'.join(map(str, fault.path))}: {fault.message}" for fault in VALIDATOR.iter_errors(read)]


def objects(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every object in the data."""
    if isinstance(node, dict):
        yield path
        for key, value in node.items():
            yield from objects(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from objects(value, (*path, index))


def at(node: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at a path."""
    for step in path:
        node = node[step]
    return node


def kind(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """What stands at a path, whichever it is of its list."""
    return tuple("[]" if isinstance(step, int) else step for step in path)


KINDS = {kind(path): path for path in objects(exported(whole()))}
"""Every kind of object in the data, and where one is."""


def test_the_schema_is_written_as_it_is_checked_here() -> None:
    written = subprocess.run([sys.executable, "-m", "sessions.records.schema"], capture_output=True, check=True)
    assert json.loads(written.stdout) == SCHEMA


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == FORMAT


@pytest.mark.parametrize("view", [empty(), whole(), whole("en")], ids=["empty", "whole", "english"])
def test_every_export_is_as_the_schema_says(view: MeetingView) -> None:
    assert faults(exported(view)) == []


def test_a_whole_dialogue_is_as_its_own_schema_says_with_every_meeting_in_it() -> None:
    """Each key of a meeting's data is in it once, with the meeting or with the dialogue; corrections are of minutes."""
    first, last = empty(), whole()
    read = json.loads(render(last, "json", NOW, (first, last)))
    told = schema_of_dialogue()
    Draft202012Validator.check_schema(told)
    strict = Draft202012Validator(told, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [fault.message for fault in strict.iter_errors(read)] == []
    assert read["format"] == FORMAT_OF_DIALOGUE
    assert [each["meeting"]["number"] for each in read["meetings"]] == [1, 2]
    assert list(read) == told["required"]
    own = told["properties"]["meetings"]["items"]["required"]
    assert {*own, *read} == {*SCHEMA["required"], "meetings"} - {"corrected"}
    assert PRIVATE not in json.dumps(read, ensure_ascii=False)
    del read["meetings"][0]["notes"]["rule"]
    assert len(list(strict.iter_errors(read))) == 1


@pytest.mark.parametrize("status", list(RoundStatus))
def test_a_round_is_so_however_far_it_has_come(status: RoundStatus) -> None:
    assert faults(exported(replace(empty(), rounds=(round_of(status),)))) == []


@given(TYPED)
@settings(max_examples=30, deadline=None)
def test_whatever_people_write_is_a_text_and_nothing_else(typed: str) -> None:
    assert faults(exported(every_text(whole(), typed))) == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sample_is_so_too(tmp_path: Path, language: str) -> None:
    meetings = Meetings(tmp_path / "sample.db")
    try:
        made = fill(meetings, language)
        assert made.id is not None
        meeting = Meeting(meetings, made.id)
        try:
            assert faults(exported(meeting.view)) == []
        finally:
            meeting.leave()
    finally:
        meetings.close()


def test_there_is_no_place_for_a_private_note() -> None:
    read = exported(whole())
    read["notes"]["private"] = [PRIVATE]
    assert len(faults(read)) == 1
    assert set(SCHEMA["properties"]["notes"]["properties"]) == set(NoteKind) - {NoteKind.PRIVATE}


@pytest.mark.parametrize("path", KINDS.values(), ids=["/".join(kind) or "top" for kind in KINDS])
def test_a_key_too_many_and_a_key_too_few_are_refused_everywhere(path: tuple[str | int, ...]) -> None:
    more = exported(whole())
    at(more, path)["author"] = "Anna"
    assert any("author" in fault for fault in faults(more))
    for key in at(more, path).keys() - {"author"}:
        fewer = copy.deepcopy(exported(whole()))
        del at(fewer, path)[key]
        assert any(key in fault for fault in faults(fewer)), key


def test_the_data_show_every_key_that_the_schema_has() -> None:
    """Or the schema would promise what nobody has seen."""
    assert KINDS.keys() == {path for path, part in parts(SCHEMA) if part.get("type") == "object"}


def test_every_key_is_told_in_a_sentence_and_every_object_is_strict() -> None:
    for path, part in parts(SCHEMA):
        if part.get("type") == "object":
            assert part["additionalProperties"] is False, path
            assert part["required"] == list(part["properties"]), path
        if path and path[-1] != "[]":
            assert part["description"][0].isupper(), path
            assert part["description"].endswith("."), path


def test_what_can_stand_in_a_key_is_what_the_program_has() -> None:
    """A new kind belongs in the schema as well."""
    found = {"/".join(path): part["enum"] for path, part in parts(SCHEMA) if "enum" in part}
    kinds = SCHEMA["properties"]["phases"]["items"]["properties"]["kind"]
    assert set(kinds["examples"]) <= set(PhaseKind.known()), "a phase may be added, so these are no list of all"
    assert found["rounds/[]/status"] == list(RoundStatus)
    assert found["rounds/[]/origin"] == [each for each in RoundOrigin if each.recorded]
    assert found["dialogue/level"] == ["", *LEVELS]
    assert found["proposals/[]/horizon"] == list(Horizon)
    assert found["proposals/[]/need"] == list(Need)
    assert found["proposals/[]/outcome"] == [*Outcome, None]
    assert found["proposals/[]/chosen/outcome"] == [*Outcome, None]
    assert found["proposals/[]/reservations/[]/kind"] == list(ReservationKind)


def parts(part: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every part of the schema by its path in the data."""
    yield path, part
    for key, value in part.get("properties", {}).items():
        yield from parts(value, (*path, key))
    if isinstance(part.get("items"), dict) and "prefixItems" not in part:
        yield from parts(part["items"], (*path, "[]"))
