"""The guides are data, whole in both languages. A file of one's own says otherwise; a mistake in it is told."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.agenda.guides import FOLDER, LARGEST, PARTS, Guide, Step, guide_for, house, read
from sessions.agenda.kinds import HOUSE
from sessions.agenda.library import usual
from sessions.agenda.phases import PhaseKind
from sessions.errors import Refused
from sessions.text.cleaner import clean
from sessions.words import LANGUAGES, Words
from tests.readme.tables import page
from tests.sessions.words.test_catalogs import RESERVED

ABOUT_DECISIONS = {"prioritising", "proposals"}
"""Guides that say that a vote is no decision, or that a proposal may need one."""


@pytest.mark.parametrize("kind", [*PhaseKind.known(), "experiments.report"])
def test_every_phase_has_a_whole_guide_of_one_shape_in_both_languages(kind: str) -> None:
    sv, en = (house(kind, language) for language in LANGUAGES)
    for guide in (sv, en):
        assert guide.purpose
        assert 3 <= len(guide.steps) <= 5
        assert guide.say
        assert 2 <= len(guide.mind) <= 3
    assert [step.minutes for step in sv.steps] == [step.minutes for step in en.steps]
    assert len(sv.mind) == len(en.mind)
    assert sv.purpose != en.purpose


def test_the_languages_have_the_same_files() -> None:
    names = [{path.name for path in (HOUSE / language).iterdir()} for language in LANGUAGES]
    assert names[0] == names[1]
    for language in LANGUAGES:
        for path in (HOUSE / language).iterdir():
            guide = house(PhaseKind(path.stem), language)
            assert all(getattr(guide, part) for part in ("purpose", "steps", "say"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_steps_have_room_in_the_time_that_the_evening_gives_them(language: str) -> None:
    for slot in usual().meetings[0].slots:
        minutes = sum(step.minutes for step in house(slot.kind, language).steps)
        assert slot.minutes - 5 <= minutes <= slot.minutes, slot


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_matters_is_short_enough_to_be_read_in_a_glance(language: str) -> None:
    for path in (HOUSE / language).iterdir():
        guide = house(PhaseKind(path.stem), language)
        assert len(guide.purpose) <= 85, path
        assert all(len(step.text) <= 70 for step in guide.steps), path
        assert len(guide.say) <= 120, path


def test_the_word_decision_is_kept_for_what_politicians_decide() -> None:
    said = {path.stem for path in HOUSE.rglob("*.toml") if RESERVED.search(path.read_text(encoding="utf-8"))}
    assert said == ABOUT_DECISIONS


def test_a_second_guide_is_no_kind_and_can_be_ones_own(folder: Path) -> None:
    assert "experiments.report" not in PhaseKind.known()
    (folder / "experiments.report.toml").write_text('say = "Hur blev det?"', encoding="utf-8")
    assert guide_for("experiments.report", "sv", folder).guide.say == "Hur blev det?"
    assert guide_for("experiments", "sv", folder).guide == house("experiments", "sv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / FOLDER
    made.mkdir()
    return made


def test_without_files_of_ones_own_the_guide_is_the_houses(tmp_path: Path) -> None:
    found = guide_for(PhaseKind.IDEAS, "sv", tmp_path / FOLDER)
    assert found.guide == house(PhaseKind.IDEAS, "sv")
    assert found.trouble is None


def test_what_a_file_says_is_shown_and_what_it_leaves_out_is_the_houses(folder: Path) -> None:
    (folder / "ideas.toml").write_text('say = "Allt får sägas."\n', encoding="utf-8")
    found = guide_for(PhaseKind.IDEAS, "sv", folder)
    assert found.trouble is None
    assert found.guide.say == "Allt får sägas."
    assert found.guide.steps == house(PhaseKind.IDEAS, "sv").steps
    assert guide_for(PhaseKind.GROUPING, "sv", folder).guide == house(PhaseKind.GROUPING, "sv")


def test_a_file_for_one_language_goes_before_the_one_for_all(folder: Path) -> None:
    (folder / "ideas.toml").write_text('say = "I alla språk."', encoding="utf-8")
    (folder / "ideas.en.toml").write_text('say = "In English."', encoding="utf-8")
    said = [guide_for(PhaseKind.IDEAS, language, folder).guide.say for language in LANGUAGES]
    assert said == ["I alla språk.", "In English."]


def test_a_file_that_notepad_saved_is_read(folder: Path) -> None:
    (folder / "ideas.toml").write_bytes('say = "Åäö"\r\n'.encode("utf-8-sig"))
    assert guide_for(PhaseKind.IDEAS, "sv", folder).guide.say == "Åäö"


WRONG = {
    "not toml": ('purpose = "a"\nsay = Hej\n', "rad 2"),
    "torn off": ('purpose = "a"\n\nsteps = [\n', "rad 4"),
    "a key that is none": ('syfte = "a"', "syfte är ingen nyckel; de som finns är purpose, steps, say och mind"),
    "a say that fell under a step": ('[[steps]]\nminutes = 1\ntext = "a"\nsay = "b"', "steps[1].say är ingen nyckel"),
    "a number for a text": ("say = 3", "say ska vara en text"),
    "an empty text": ('say = "  "', "say ska vara en text"),
    "a text for a list": ('mind = "a"', "mind ska vara en lista"),
    "an empty list": ("steps = []", "steps ska vara en lista"),
    "a number in a list": ('mind = ["a", 2]', "mind[2] ska vara en text"),
    "a step of text only": ('steps = ["a"]', "steps[1] ska ha minutes och text"),
    "a step without minutes": ('steps = [{ text = "a" }]', "steps[1].minutes ska vara ett heltal"),
    "half a minute": ('steps = [{ minutes = 0.5, text = "a" }]', "steps[1].minutes ska vara ett heltal"),
    "yes for minutes": ('steps = [{ minutes = true, text = "a" }]', "steps[1].minutes ska vara ett heltal"),
    "no minutes": ('steps = [{ minutes = 0, text = "a" }]', "steps[1].minutes ska vara ett heltal"),
    "a step without words": (
        'steps = [{ minutes = 5, text = "a" }, { minutes = 5 }]',
        "steps[2].text ska vara en text",
    ),
    "nothing": ("# bara en kommentar", "det står inget i den"),
    "brackets without end": ("steps = " + "[" * 40_000, "rad 1"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_mistake_is_told_by_line_or_key_and_the_houses_guide_is_shown(folder: Path, wrong: str) -> None:
    text, told = WRONG[wrong]
    (folder / "ideas.toml").write_text(text, encoding="utf-8")
    assert told in said_of(folder)


def test_a_file_that_is_no_text_is_told(folder: Path) -> None:
    (folder / "ideas.toml").write_bytes('say = "Åäö"'.encode("cp1252"))
    assert "inte sparad som UTF-8" in said_of(folder)
    (folder / "ideas.toml").write_bytes(b"#" * (LARGEST + 1))
    assert "större än 50 kB" in said_of(folder)
    (folder / "ideas.toml").write_bytes(b"\0")
    assert "rad 1" in said_of(folder)


def test_a_mistake_in_the_file_for_this_language_is_not_hidden_by_the_other(folder: Path) -> None:
    (folder / "ideas.sv.toml").write_text("say = 3", encoding="utf-8")
    (folder / "ideas.toml").write_text('say = "Bra"', encoding="utf-8")
    assert "ideas.sv.toml" in said_of(folder)


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders there")
def test_what_is_no_file_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "ideas.toml")
    (folder / "grouping.toml").mkdir()
    for kind in (PhaseKind.IDEAS, PhaseKind.GROUPING):
        assert guide_for(kind, "sv", folder).trouble is None


def said_of(folder: Path) -> str:
    """What is told of the idea phase's file, in Swedish; the English is another sentence."""
    found = guide_for(PhaseKind.IDEAS, "sv", folder)
    assert found.guide == house(PhaseKind.IDEAS, "sv")
    assert found.trouble is not None
    said = [Words(language).say(found.trouble) for language in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    return said[0]


texts = st.text().map(lambda text: clean(text, lines=True)).filter(bool)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@given(texts, st.lists(st.tuples(st.integers(1, 1440), texts), max_size=6), texts, st.lists(texts, max_size=4))
def test_what_people_write_comes_through_as_they_wrote_it(
    purpose: str, steps: list[tuple[int, str]], say: str, mind: list[str]
) -> None:
    lines = [f"purpose = {quoted(purpose)}", f"say = {quoted(say)}"]
    if steps:
        made = ", ".join(f"{{ minutes = {minutes}, text = {quoted(text)} }}" for minutes, text in steps)
        lines.append(f"steps = [{made}]")
    if mind:
        lines.append(f"mind = [{', '.join(quoted(text) for text in mind)}]")
    assert read("\n".join(lines)) == Guide(
        purpose, tuple(Step(text, minutes) for minutes, text in steps), say, tuple(mind)
    )


@given(st.text())
def test_whatever_stands_in_a_file_it_is_a_guide_or_refused(text: str) -> None:
    with suppress(Refused):
        assert read(text) != Guide()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_the_manual_is_a_guide_and_every_phase_is_named_there(language: str) -> None:
    text = page(language, "guides")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    guide = read(example)
    assert all(getattr(guide, part) for part in PARTS)
    assert all(f"`{part}`" in text for part in PARTS)
    words = Words(language)
    named = dict(re.findall(r"^- `(\w+)\.toml`: (.+)$", text, re.MULTILINE))
    assert named == {kind: words(f"phase.{kind}.name") for kind in PhaseKind.known()}
    stems = {path.stem for path in (HOUSE / language).iterdir()}
    assert set(named) == {stem for stem in stems if "." not in stem}
    assert all(f"`{stem}.toml`" in text for stem in stems)
    assert f"`{FOLDER}`" in text
