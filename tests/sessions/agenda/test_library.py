"""The agendas that there are, and the meetings that are made of them."""

from __future__ import annotations

import os
import re
from datetime import time
from pathlib import Path

import pytest

from sessions.agenda import library
from sessions.agenda.phases import Agenda, PhaseKind
from sessions.agenda.reader import LONGEST_TITLE, MOST_MEETINGS, MOST_PHASES, Unreadable, read
from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.meeting import Meeting
from sessions.words import LANGUAGES, Words
from tests.readme.tables import page
from tests.sessions.store.making import asked, opened

MINE = '[[phases]]\nkind = "ideas"\nminutes = 20\n'

OURS = {value for value in vars(PhaseKind).values() if isinstance(value, PhaseKind)}
"""The kinds that the program itself names."""


def test_the_house_has_four_and_the_usual_one_is_an_evening_of_three_hours() -> None:
    assert [agenda.id for agenda in library.built_in()] == ["evening", "three-meetings", "step-3", "step-4"]
    assert {path.stem for path in library.HOUSE.iterdir()} == set(library.ORDER)
    (evening,) = library.usual().meetings
    assert evening.minutes == 180
    assert {slot.kind for slot in evening.slots} >= {PhaseKind.IDEAS, PhaseKind.PROPOSALS}
    for agenda in library.built_in():
        assert len({agenda.title.said(language) for language in LANGUAGES}) == 2
    _, both, step_3, step_4 = library.built_in()
    assert (len(both.meetings), len(step_3.meetings)) == (3, 3)
    assert {slot.kind for sitting in both.meetings for slot in sitting.slots} >= OURS
    for agenda, step in ((step_3, 3), (step_4, 4)):
        kinds = [slot.kind for sitting in agenda.meetings for slot in sitting.slots]
        ends = (PhaseKind.OPENING, PhaseKind.BREAK, PhaseKind.CLOSING)
        assert {kind.step for kind in kinds if kind not in ends} == {step}


def test_ones_own_lie_beside_the_store_and_the_wrong_ones_say_what_is_wrong(tmp_path: Path) -> None:
    assert library.own(tmp_path / library.FOLDER) == ()
    folder = tmp_path / library.FOLDER
    folder.mkdir()
    (folder / "b.toml").write_text(MINE)
    (folder / "a.toml").write_text("fel")
    (folder / "läs mig.txt").write_text("inget")
    (folder / "mapp.toml").mkdir()
    os.mkfifo(folder / "rör.toml")
    (folder / "stor.toml").write_bytes(b"#" * 10_000_000)
    (folder / "borta.toml").symlink_to(tmp_path / "ingenstans")
    found = {each.id if isinstance(each, Agenda) else each.name: each for each in library.own(folder)}
    assert list(found) == ["a.toml", "b", "borta.toml", "mapp.toml", "rör.toml", "stor.toml"]
    said = {}
    for name, each in found.items():
        if isinstance(each, Unreadable):
            said[name] = Words("sv").say(each.errors[0])
    assert said == {
        "a.toml": "Filen tar slut på rad 1 mitt i något. På raden står: fel",
        "borta.toml": "Det går inte att läsa: sökvägen finns inte.",
        "mapp.toml": "Det är en mapp, inte en fil.",
        "rör.toml": "Det är ingen vanlig fil.",
        "stor.toml": "Filen är 10000 kB. En dagordning är som mest 100 kB, så det här är något annat.",
    }


def test_a_folder_that_is_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / library.FOLDER).write_text("")
    assert library.own(tmp_path / library.FOLDER) == ()


def test_one_is_found_by_name_ones_own_first_or_by_its_file(tmp_path: Path) -> None:
    folder = tmp_path / library.FOLDER
    assert library.find("step-4", folder) is library.built_in()[3]
    folder.mkdir()
    (folder / "step-4.toml").write_text(MINE)
    (folder / "fel.toml").write_text("")
    (tmp_path / "annan.toml").write_text(MINE)
    assert library.find("step-4", folder).meetings[0].minutes == 20
    assert library.find(str(tmp_path / "annan.toml"), folder).id == "annan"
    with pytest.raises(Unreadable):
        library.find("fel", folder)
    with pytest.raises(Unreadable):
        library.find(str(tmp_path), folder)
    with pytest.raises(Refused) as caught:
        library.find("annan", folder)
    assert caught.value.phrase.values["names"] == ("evening", "three-meetings", "step-3", "step-4")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meeting_of_an_agenda_is_made_at_once_and_undone_at_once(tmp_path: Path, language: str) -> None:
    path = tmp_path / "dialoger.db"
    step_3 = library.built_in()[2]
    with opened(path) as meetings:
        case = meetings.do(dialogue.create, question="Hur?", language=language).id
        assert case is not None
        done = meetings.do(
            dialogue.plan_all, dialogue_id=case, agenda=step_3, starts=time(23), planned_end=time(1), place="Tullhuset"
        )
        assert done.id is not None
        rows = asked(path, "SELECT number, title, starts, planned_end, place FROM meeting ORDER BY id")
        titles = [sitting.title.said(language) for sitting in step_3.meetings]
        assert [row[:2] for row in rows] == [(number, title) for number, title in enumerate(titles, 1)]
        assert {row[2:] for row in rows} == {("23:00:00.000000", "01:00:00.000000", "Tullhuset")}
        third = Meeting(meetings, done.id + 2)
        named = {"sv": "Titta igen", "en": "Look again"}[language]
        assert [phase.title for phase in third.view.phases if phase.kind == PhaseKind.GROUPING] == [named]
        assert third.view.phases[1].name == named
        third.leave()
        meetings.undo()
        assert asked(path, "SELECT count(*) FROM meeting") == [(0,)]
        assert asked(path, "SELECT count(*) FROM phase") == [(0,)]
        meetings.redo()
        assert asked(path, "SELECT count(*) FROM meeting") == [(3,)]


def test_without_an_agenda_a_meeting_has_the_evenings_phases(tmp_path: Path) -> None:
    with opened(tmp_path / "dialoger.db") as meetings:
        case = meetings.do(dialogue.create, question="Hur?").id
        assert case is not None
        planned = meetings.do(dialogue.plan, dialogue_id=case).id
        assert planned is not None
        meeting = Meeting(meetings, planned)
        assert [(phase.kind, phase.minutes) for phase in meeting.view.phases] == [
            (slot.kind, slot.minutes) for slot in library.usual().meetings[0].slots
        ]
        meeting.leave()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_shows_an_agenda_and_names_every_kind(language: str) -> None:
    text = page(language, "agendas")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    agenda = read(example.encode(), "torget")
    assert [len(sitting.slots) for sitting in agenda.meetings] == [5, 4]
    assert agenda.meetings[0].slots[1].title.said("en") == "Silent writing"
    words = Words(language)
    named = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", text, re.MULTILINE))
    assert named == {kind: words(f"phase.{kind}.name") for kind in PhaseKind.known()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_names_the_ready_made_agendas_and_the_limits(language: str) -> None:
    text = " ".join(page(language, "agendas").split())
    for number in (MOST_MEETINGS, MOST_PHASES, LONGEST_TITLE):
        assert f" {number} " in text.split("[[phases]]")[1]
    assert f"`{library.FOLDER}`" in text
    for agenda in library.built_in():
        assert f"- {agenda.title.said(language)}".casefold() in text.casefold()
