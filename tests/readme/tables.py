"""The manual's tables, made of the code: ``python -m tests.readme.tables`` writes them anew in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click

from sessions.agenda.phases import PhaseKind
from sessions.words import LANGUAGES, Words
from workshop.cli.main import main as workshop
from workshop.commands.command import Where
from workshop.phases.registry import every_command, places, registered

README = Path(__file__).parents[2] / "README.md"
MANUAL = README.parent / "workshop" / "manual"

PLACES = {
    "sv": {
        Where.EVERYWHERE: "överallt",
        Where.START: "startsidan",
        Where.MEETING: "på en träff",
        Where.PHASE: "{}",
        Where.LIST: "{}, i listan",
        Where.TURNS: "{}, på en tom rad under laget runt",
        Where.READING: "{}, medan du läser upp",
        Where.BOARD: "i en lista",
    },
    "en": {
        Where.EVERYWHERE: "everywhere",
        Where.START: "start screen",
        Where.MEETING: "in a meeting",
        Where.PHASE: "{}",
        Where.LIST: "{}, in the list",
        Where.TURNS: "{}, on an empty line while you go round",
        Where.READING: "{}, while you read aloud",
        Where.BOARD: "in a list",
    },
}
"""Where a command can be used; its phase stands in the braces."""
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
    words, specs = Words(language), registered()
    phases = places(specs)
    rows = [SAID[language]["columns"], "| --- | --- | --- | --- |"]
    for each in every_command(specs.values()):
        here = ", ".join(words(f"phase.{kind}.name") for kind in in_order(phases.get(each, ())))
        where = PLACES[language][each.where].format(here)
        rows.append(f"| {each.key_name(words) or '`/`'} | {words(each.name)} | {words(each.help)} | {where} |")
    return "\n".join(rows)


def in_order(kinds: Iterable[PhaseKind]) -> list[PhaseKind]:
    """The phases in the model's order."""
    here = set(kinds)
    return [kind for kind in PhaseKind.known() if kind in here]


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
