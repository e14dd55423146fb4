"""The README's tables, made of the code: ``python -m tests.readme.tables`` writes them anew."""

from __future__ import annotations

from pathlib import Path

import click

from sessions.words import Words
from workshop.cli.main import main as workshop
from workshop.commands.table import COMMANDS, Where, key_name

README = Path(__file__).parents[2] / "README.md"
WORDS = Words("en")
SWEDISH = Words("sv")

PLACES = {
    Where.EVERYWHERE: "everywhere",
    Where.START: "start screen",
    Where.MEETING: "in a meeting",
    Where.PERSPECTIVES: "Perspektiv",
    Where.ANSWERS: "Perspektiv, Idéer",
    Where.PRIORITISING: "Prioritera",
    Where.PRIORITISING_BOARD: "Prioritera, in the list",
    Where.BOARD: "in a list",
    Where.IDEAS_BOARD: "Idéer, in the list",
    Where.TURNS: "Idéer, on an empty line while you go round",
    Where.GROUPING_BOARD: "Gruppera, in the list",
    Where.EXPERIMENTS_BOARD: "Experimentera, in the list",
    Where.PROPOSALS_BOARD: "Förslag, in the list",
    Where.COMMITMENTS: "Åtaganden",
    Where.READING: "Åtaganden, while you read aloud",
    Where.COMMITMENTS_BOARD: "Åtaganden, in the list",
}


def keys() -> str:
    """Every command with its key, its name on the Swedish screen and what it does."""
    rows = []
    for command in COMMANDS:
        key, name = key_name(command, WORDS) or "`/`", SWEDISH(command.name)
        rows.append(f"| {key} | {name} | {WORDS(command.help)} | {PLACES[command.where]} |")
    return "\n".join(["| key | on screen | what it does | where |", "| --- | --- | --- | --- |", *rows])


def command_line() -> str:
    """Every command of the command line, and every option with what it does."""
    parts = []
    for name, command in workshop.commands.items():
        arguments = "".join(f" [{p.human_readable_name}]" for p in command.params if isinstance(p, click.Argument))
        own = [option for option in command.params if option.opts[-1] not in _shared()]
        parts.append(_part(f"`workshop {name}{arguments}`: {WORDS(command.help or '')}", own))
    common = [option for option in workshop.params if option.opts[-1] not in ("--help", "--version")]
    parts.append(_part("For all of them, before or after the command's name:", common))
    return "\n\n".join(parts)


def _part(said: str, params: list[click.Parameter]) -> str:
    options = "\n".join(f"- {_option(param)}" for param in params if isinstance(param, click.Option))
    return f"{said}\n\n{options}" if options else said


def _shared() -> set[str]:
    return {option.opts[-1] for option in workshop.params}


def _option(option: click.Option) -> str:
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(workshop))}"
    return f"`{', '.join(option.opts)}{value}`: {WORDS(option.help or '')}"


MADE = {"keys": keys, "command line": command_line}


def written(readme: str) -> str:
    """The README with its tables as the code has them."""
    for name, make in MADE.items():
        start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, rest = readme.split(start)
        after = rest.split(end)[1]
        readme = f"{before}{start}\n{make()}\n{end}{after}"
    return readme


def main() -> None:
    """Write the tables into the README."""
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
