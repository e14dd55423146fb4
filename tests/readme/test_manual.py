"""What the manual says is so, and it says the same in both languages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from sessions.agenda.phases import PhaseKind
from sessions.words import LANGUAGES, Words
from tests.readme.tables import MADE, MANUAL, PLACES, README, page, written
from workshop.cli.main import main as workshop
from workshop.commands.command import Where
from workshop.phases.registry import every_command, registered

COMMANDS = every_command(registered().values())

PAGES = ("leading", "wall", "phones", "agendas", "guides", "importing", "keys", "command-line", "files", "secrecy")
EVERY = [pytest.param(language, name, id=f"{language}-{name}") for language in LANGUAGES for name in PAGES]
FENCES = re.compile(r"^```.*?^```\n", re.DOTALL | re.MULTILINE)


def _prose(language: str, name: str) -> str:
    return FENCES.sub("", page(language, name))


def _headings(language: str, name: str) -> list[str]:
    return re.findall(r"^## (.+)$", _prose(language, name), re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_the_tables_are_the_codes(language: str, name: str) -> None:
    """``python -m tests.readme.tables`` writes them."""
    assert written(name, language) == page(language, name)


def test_both_languages_have_the_same_pages() -> None:
    for language in LANGUAGES:
        assert {path.name for path in (MANUAL / language).iterdir()} == {f"{name}.md" for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_parts(name: str) -> None:
    swedish, english = (_headings(language, name) for language in LANGUAGES)
    assert len(swedish) == len(english) > 0
    tables = [sum(line.startswith("| --- ") for line in page(one, name).splitlines()) for one in LANGUAGES]
    fences = [re.findall(r"^```(\w+)$", page(one, name), re.MULTILINE) for one in LANGUAGES]
    assert tables[0] == tables[1] and fences[0] == fences[1]
    points = [len(re.findall(r"^- ", page(one, name), re.MULTILINE)) for one in LANGUAGES]
    assert points[0] == points[1]


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_a_page_is_written_as_the_program_reads_it(language: str, name: str) -> None:
    """One title, headings below it, paragraphs, lists, tables and fenced code: no more than that."""
    prose = _prose(language, name)
    assert prose.startswith("# ") and prose.endswith("\n") and not prose.endswith("\n\n")
    assert set(re.findall(r"^#+", prose, re.MULTILINE)) <= {"#", "##"}
    assert len(re.findall(r"^# ", prose, re.MULTILINE)) == 1
    assert "![" not in prose
    assert re.findall(r"^ +[-*\d]", prose, re.MULTILINE) == []
    markers = {f"<!-- {mark} -->" for made in MADE.values() for mark in (made[0], f"end of {made[0]}")}
    assert set(re.findall(r"<[^>\n]*>", re.sub(r"`[^`\n]*`", "", prose))) <= markers
    wide = [line for line in page(language, name).splitlines() if len(line) > 112]
    assert [line for line in wide if not line.startswith(("|", "-", "`workshop", "workshop "))] == []
    for line, after in pairwise(prose.splitlines()):
        assert not line.startswith("#") or after == "", line


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_and_every_command_is_there(language: str) -> None:
    words, text = Words(language), page(language, "keys")
    for command in COMMANDS:
        assert f"| {command.key_name(words) or '`/`'} | {words(command.name)} |" in text
    assert set(PLACES[language]) == set(Where)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_the_command_line_is_there(language: str) -> None:
    text = page(language, "command-line")
    for name, command in workshop.commands.items():
        assert f"`workshop {name}" in text
        for param in command.params:
            if param.opts[-1].startswith("--"):
                assert re.search(rf"{re.escape(param.opts[-1])}\b", text), param.opts
    for param in workshop.params:
        assert re.search(rf"{re.escape(param.opts[-1])}\b", text), param.opts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phase_is_told_of(language: str) -> None:
    words, headings = Words(language), _headings(language, "leading")
    for kind in PhaseKind.known():
        assert words(f"phase.{kind}.name") in headings


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_commands_it_names_are_called_so_on_the_screen(language: str) -> None:
    """A name in italics beside the palette's sign is a command's."""
    words = Words(language)
    names = {words(command.name) for command in COMMANDS}
    for name in PAGES:
        prose = " ".join(_prose(language, name).split())
        for named in re.findall(r"\*\*?([^*]+)\*\*? \((?:skriv |type )?`/`\)", prose):
            assert named in names, named


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_the_places_and_commands_that_it_names_are_there(language: str, name: str) -> None:
    text = page(language, name)
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        assert (MANUAL / language / target).is_file(), target
    for place in re.findall(r"`((?:sessions|workshop|tests|\.ci)/[\w./]*)`", text):
        assert (README.parent / place).exists(), place
    shown = set(re.findall(r"^workshop ([a-z]+)\b", text, re.MULTILINE))
    shown |= set(re.findall(r"`workshop ([a-z]+)\b", text))
    assert shown <= set(workshop.commands)
    options = set(re.findall(r"(?<![\w`-])`?(--[a-z][a-z-]*)", text))
    known = {
        opt for command in (workshop, *workshop.commands.values()) for param in command.params for opt in param.opts
    }
    assert options <= known


@pytest.mark.parametrize(("language", "name"), EVERY)
@pytest.mark.parametrize("word", ["issue", "claude", "/home/", "/tmp/", "http://"])
def test_it_speaks_of_the_program_only(language: str, name: str, word: str) -> None:
    assert word not in page(language, name).casefold()
