"""The manual's tables, made of the code: ``python -m tests.readme.tables`` writes them anew in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from sessions.words import LANGUAGES, Words
from workshop.cli.main import main as workshop
from workshop.commands.table import COMMANDS, Where, key_name

README = Path(__file__).parents[2] / "README.md"
MANUAL = README.parent / "workshop" / "manual"

PLACES = {
    "sv": {
        Where.EVERYWHERE: "överallt",
        Where.START: "startsidan",
        Where.MEETING: "på en träff",
        Where.PERSPECTIVES: "Perspektiv",
        Where.ANSWERS: "Perspektiv, Idéer",
        Where.PRIORITISING: "Prioritera",
        Where.PRIORITISING_BOARD: "Prioritera, i listan",
        Where.BOARD: "i en lista",
        Where.IDEAS_BOARD: "Idéer, i listan",
        Where.TURNS: "Idéer, på en tom rad under laget runt",
        Where.GROUPING_BOARD: "Gruppera, i listan",
        Where.EXPERIMENTS_BOARD: "Experimentera, i listan",
        Where.PROPOSALS_BOARD: "Förslag, i listan",
        Where.COMMITMENTS: "Åtaganden",
        Where.READING: "Åtaganden, medan du läser upp",
        Where.COMMITMENTS_BOARD: "Åtaganden, i listan",
    },
    "en": {
        Where.EVERYWHERE: "everywhere",
        Where.START: "start screen",
        Where.MEETING: "in a meeting",
        Where.PERSPECTIVES: "Perspectives",
        Where.ANSWERS: "Perspectives, Ideas",
        Where.PRIORITISING: "Prioritise",
        Where.PRIORITISING_BOARD: "Prioritise, in the list",
        Where.BOARD: "in a list",
        Where.IDEAS_BOARD: "Ideas, in the list",
        Where.TURNS: "Ideas, on an empty line while you go round",
        Where.GROUPING_BOARD: "Group, in the list",
        Where.EXPERIMENTS_BOARD: "Experiments, in the list",
        Where.PROPOSALS_BOARD: "Proposals, in the list",
        Where.COMMITMENTS: "Commitments",
        Where.READING: "Commitments, while you read aloud",
        Where.COMMITMENTS_BOARD: "Commitments, in the list",
    },
}
SAID = {
    "sv": {
        "columns": "| tangent | på skärmen | vad den gör | var |",
        "everywhere": "För alla, före eller efter kommandots namn:",
        "before": "Före kommandots namn, eller efter {}:",
    },
    "en": {
        "columns": "| key | on screen | what it does | where |",
        "everywhere": "For all of them, before or after the command's name:",
        "before": "Before the command's name, or after {}:",
    },
}


def page(language: str, name: str) -> str:
    """What a page of the manual says."""
    return (MANUAL / language / f"{name}.md").read_text(encoding="utf-8")


def keys(language: str) -> str:
    """Every command with its key, its name on the screen and what it does."""
    words, places = Words(language), PLACES[language]
    rows = [
        f"| {key_name(each, words) or '`/`'} | {words(each.name)} | {words(each.help)} | {places[each.where]} |"
        for each in COMMANDS
    ]
    return "\n".join([SAID[language]["columns"], "| --- | --- | --- | --- |", *rows])


def command_line(language: str) -> str:
    """Every command of the command line, and every option with what it does."""
    words, said = Words(language), SAID[language]
    shared = [option for option in _options(workshop) if option.opts[-1] not in ("--help", "--version")]
    known = {option.opts[-1] for option in workshop.params}
    parts = []
    for name, command in workshop.commands.items():
        own = [option for option in _options(command) if option.opts[-1] not in known]
        parts.append(_part(f"`{_written(name, command, own)}`: {words(command.help or '')}", own, words))
    having = {
        option.opts[-1]: [name for name, command in workshop.commands.items() if option.opts[-1] in _names(command)]
        for option in shared
    }
    everywhere = [option for option in shared if len(having[option.opts[-1]]) == len(workshop.commands)]
    parts.append(_part(said["everywhere"], everywhere, words))
    for option in shared:
        if option not in everywhere:
            after = ", ".join(f"`{name}`" for name in having[option.opts[-1]])
            parts.append(_part(said["before"].format(after), [option], words))
    return "\n\n".join(parts)


def _written(name: str, command: click.Command, own: list[click.Option]) -> str:
    """How a command is written, with what it cannot be without."""
    arguments = [param for param in command.params if isinstance(param, click.Argument)]
    parts = [a.human_readable_name if a.required else f"[{a.human_readable_name}]" for a in arguments]
    return " ".join(["workshop", name, *parts, *(_name(option) for option in own if option.required)])


def _part(said: str, options: list[click.Option], words: Words) -> str:
    listed = "\n".join(f"- `{_name(option)}`: {words(option.help or '')}" for option in options)
    return f"{said}\n\n{listed}" if listed else said


def _options(command: click.Command) -> list[click.Option]:
    return [param for param in command.params if isinstance(param, click.Option)]


def _names(command: click.Command) -> set[str]:
    return {option.opts[-1] for option in _options(command)}


def _name(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(workshop)).strip('[]')}"
    return f"{', '.join(option.opts)}{value}"


MADE: dict[str, tuple[str, Callable[[str], str]]] = {
    "keys": ("keys", keys),
    "command-line": ("command line", command_line),
}
"""The pages with a table: the name between its markers, and what makes it."""


def written(name: str, language: str) -> str:
    """A page with its table as the code has it."""
    marker, make = MADE[name]
    start, end = f"<!-- {marker} -->", f"<!-- end of {marker} -->"
    before, rest = page(language, name).split(start)
    return f"{before}{start}\n{make(language)}\n{end}{rest.split(end)[1]}"


def main() -> None:
    """Write the tables into the manual."""
    for language in LANGUAGES:
        for name in MADE:
            (MANUAL / language / f"{name}.md").write_text(written(name, language), encoding="utf-8")


if __name__ == "__main__":
    main()
