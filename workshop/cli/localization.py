"""The command line in the person's language: click, with its help and its refusals.

Help texts are keys of the catalogs, said when somebody asks. Exit status 1 is a refusal, 2 a command written wrongly.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from itertools import pairwise
from typing import IO, Any

import click

from sessions.errors import Refusal, reason_of
from sessions.words import LANGUAGES, Words
from workshop.cli.output import say
from workshop.cli.signs import prepare


class Told(click.ClickException):
    """Something was refused: one sentence on standard error."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it, without anything around it."""
        say(self.message, file=file, err=file is None)


class Misused(Told):
    """The command was written wrongly: a sentence, and where the help is."""

    exit_code = 2

    def __init__(self, ctx: click.Context, message: str) -> None:
        super().__init__(f"{message}\n{words_of(ctx)('cli.try', command=ctx.command_path)}")


def words_of(ctx: click.Context) -> Words:
    """The words of the person who wrote the command."""
    words = ctx.find_object(Words)
    assert words is not None
    return words


def language_of(args: Sequence[str]) -> str:
    """The language that the command line asks for, the last time it does, or else the environment, or else Swedish.

    Read before click reads anything, for the help and the refusals are in it too. An unknown one is click's to refuse.
    """
    found = os.environ.get("WORKSHOP_LANGUAGE", "")
    given = list(args[: args.index("--")] if "--" in args else args)
    for word, after in pairwise([*given, ""]):
        name, equals, value = word.partition("=")
        if name == "--language":
            found = value if equals else after
    return found if found in LANGUAGES else LANGUAGES[0]


class LocalizedOption(click.Option):
    """An option whose help is a key of the catalogs."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it does."""
        record = super().get_help_record(ctx)
        return (record[0], words_of(ctx)(self.help)) if record and self.help else record


class LocalizedCommand(click.Command):
    """A command whose help is a key of the catalogs; its short form has a key of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command line, or say in the person's language what is wrong with it."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except Misused:
            raise
        except click.UsageError as error:
            raise Misused(ctx, _said(error, words_of(ctx))) from None
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise Misused(ctx, words_of(ctx)("cli.left_over", words=" ".join(rest)))
        return rest

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What may follow the command's name."""
        words = words_of(ctx)
        pieces = [piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
        commands = [words("cli.help.some_command")] if isinstance(self, click.Group) else []
        return [words("cli.help.some_options"), *pieces, *commands]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{words_of(ctx)('cli.help.usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(words_of(ctx)(self.help or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and of a group its commands."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(words_of(ctx)("cli.help.options")):
            formatter.write_dl([record for record in records if record])
        if isinstance(self, click.Group):
            with formatter.section(words_of(ctx)("cli.help.commands")):
                formatter.write_dl(
                    [(name, words_of(ctx)(command.short_help or "")) for name, command in self.commands.items()]
                )


class LocalizedGroup(LocalizedCommand, click.Group):
    """The whole command line. Whatever is refused in it is told, never traced."""

    command_class = LocalizedCommand

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Begin: find the language first, and let no letter be one that the terminal's encoding stops at."""
        prepare()
        return super().make_context(info_name, args, parent, **{"obj": Words(language_of(args)), **extra})

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise Misused(ctx, words_of(ctx)("cli.no_such_command", command=args[0]))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Carry the command out; a refusal, or a disk that says no, becomes a sentence."""
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise Told(words_of(ctx).say(refusal.phrase)) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads us has had enough: click ends quietly
                raise
            raise Told(words_of(ctx)("cli.trouble", reason=reason_of(error))) from None


def _said(error: click.UsageError, words: Words) -> str:
    match error:
        case click.NoSuchOption():
            return words("cli.no_such_option", option=error.option_name)
        case click.BadOptionUsage():
            return words("cli.needs_value", option=error.option_name)
        case click.MissingParameter(param=click.Parameter() as param):
            return words("cli.missing", name=_name(param))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as param):
            return words("cli.not_a_choice", name=_name(param), choices=tuple(choice.choices))
        case click.BadParameter(param=click.Parameter(type=click.types.IntParamType()) as param):
            return words("cli.not_a_number", name=_name(param))
    return words("cli.misread", detail=error.format_message())


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Option):
        return param.opts[-1]
    return param.make_metavar(click.get_current_context()).strip("[]")
