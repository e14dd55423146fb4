"""The command line. Heavy imports are inside the callbacks: ``--help`` loads neither textual nor sqlmodel."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, time
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from sessions.words import LANGUAGES, Phrase, Words

if TYPE_CHECKING:
    from sessions.store.change import Done


def _everywhere(command: Callable[..., None]) -> Callable[..., None]:
    """``--store`` and ``--language``, before or after the command's name."""

    @click.option(
        "--store", type=click.Path(path_type=Path), envvar="WORKSHOP_STORE", metavar="PATH", help="The store's file."
    )
    @click.option("--language", type=click.Choice(LANGUAGES), envvar="WORKSHOP_LANGUAGE", help="Swedish or English.")
    @click.pass_context
    @wraps(command)
    def with_options(ctx: click.Context, store: Path | None, language: str | None, **rest: Any) -> None:
        before = ctx.find_root().params
        chosen = language or before.get("language") or LANGUAGES[0]
        command(store or before.get("store"), Words(chosen), **rest)

    return with_options


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store", type=click.Path(path_type=Path), envvar="WORKSHOP_STORE", metavar="PATH", help="The store's file."
)
@click.option("--language", type=click.Choice(LANGUAGES), envvar="WORKSHOP_LANGUAGE", help="Swedish or English.")
@click.version_option(package_name="dialogverkstad")
@click.pass_context
def main(ctx: click.Context, store: Path | None, language: str | None) -> None:
    """Lead the meetings of a citizen dialogue: ideas, dot voting, commitments, minutes.

    Without a command: the program, on your own store.
    """
    if ctx.invoked_subcommand is None:
        from workshop.running import run

        run(_path(store), language or LANGUAGES[0])


@main.command()
@click.option(
    "--fill", type=click.Path(path_type=Path), metavar="PATH", help="Make the sample's store there, and no TUI."
)
@_everywhere
def demo(_store: Path | None, words: Words, fill: Path | None) -> None:
    """A sample dialogue in a throw-away store, to try everything in."""
    if fill is None:
        from workshop.running import run_demo

        run_demo(words.language)
        return
    from sessions.errors import Refusal

    if fill.exists():
        _refuse(words, Phrase("cli.exists", {"path": str(fill)}))
    try:
        from sessions.meetings import Meetings
        from sessions.sample import fill as lay_out

        meetings = Meetings(fill)
        try:
            lay_out(meetings, words.language)
        finally:
            meetings.close()
    except Refusal as refusal:
        _refuse(words, refusal.phrase)
    click.echo(words("cli.filled", path=str(fill)))


@main.command()
@click.argument("question", required=False)
@click.option("--dialogue", type=int, metavar="ID", help="Make a meeting of this dialogue instead of a new dialogue.")
@click.option("--registry-number", default="", metavar="DNR", help="The dialogue's registry number.")
@click.option("--organisation", default="", metavar="NAME", help="Who is responsible.")
@click.option("--date", "day", default="", metavar="DATE", help="The meeting's date: 2026-12-01, 1/12, tisdag.")
@click.option("--time", "starts", default="", metavar="TIME", help="When it starts: 18.00.")
@click.option("--ends", default="", metavar="TIME", help="When it is planned to end: 21.00.")
@click.option("--place", default="", metavar="PLACE", help="Where it is.")
@_everywhere
def new(store: Path | None, words: Words, question: str | None, dialogue: int | None, **facts: str) -> None:
    """Make a dialogue with its first meeting, or with --dialogue the next meeting of one."""
    if (question is None) == (dialogue is None):
        raise click.UsageError(words("cli.new_what"))
    from sessions import dates
    from sessions.errors import Refusal

    today = date.today()  # noqa: DTZ011 — the day it is where the laptop stands
    try:
        read = dates.read_day(facts["day"], today) if facts["day"] else None
        if read is not None and not read.sure:
            click.echo(words("cli.read_back", day=words.day(read.day, weekday=True)), err=True)
        times = dates.time_or_none(facts["starts"]), dates.time_or_none(facts["ends"])
        done = _make(_path(store), words, question, dialogue, facts, read.day if read else None, times)
    except Refusal as refusal:
        _refuse(words, refusal.phrase)
    click.echo(words("cli.made", id=done.id, what=done.what))


def _make(
    path: Path,
    words: Words,
    question: str | None,
    dialogue_id: int | None,
    facts: dict[str, str],
    day: date | None,
    times: tuple[time | None, time | None],
) -> Done:
    from sessions.dialogue import commands as dialogue
    from sessions.meetings import Meetings

    meetings = Meetings(path)
    try:
        if dialogue_id is None:
            dialogue_id = meetings.do(
                dialogue.create,
                question=question or "",
                registry_number=facts["registry_number"],
                organisation=facts["organisation"],
                actor_groups=words("dialogue.default_groups").splitlines(),
                language=words.language,
            ).id
            assert dialogue_id is not None
        return meetings.do(
            dialogue.plan,
            dialogue_id=dialogue_id,
            day=day,
            starts=times[0],
            planned_end=times[1],
            place=facts["place"],
        )
    finally:
        meetings.close()


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="As data: id, title, number, date, phase.")
@_everywhere
def list_(store: Path | None, words: Words, as_json: bool) -> None:
    """The dialogues and meetings, newest first, with their ids."""
    from sessions import shelf

    dialogues = shelf.read(_path(store))
    if as_json:
        import json

        rows = [
            {
                "id": meeting.id,
                "title": dialogue.question,
                "dialogue": dialogue.id,
                "registry_number": dialogue.registry_number,
                "number": meeting.number,
                "date": meeting.day.isoformat() if meeting.day else None,
                "phase": meeting.phase,
            }
            for dialogue in dialogues
            for meeting in dialogue.meetings
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not dialogues:
        click.echo(words("cli.empty"))
    for dialogue in dialogues:
        click.echo(f"{dialogue.id:>4}  {dialogue.question}  {dialogue.registry_number}".rstrip())
        for meeting in dialogue.meetings:
            said = [words("frame.meeting", number=meeting.number), meeting.day.isoformat() if meeting.day else "–"]
            click.echo(f"{meeting.id:>10}  {'  '.join([*said, words(f'phase.{meeting.phase}.name')])}")


@main.command()
@click.argument("meeting", type=int, required=False)
@click.option("--format", "formats", default="md", metavar="FORMATS", help="md, json, or both with a comma between.")
@click.option("--to", "folder", required=True, metavar="DIR", help="A folder, or - for standard output (one format).")
@_everywhere
def export(store: Path | None, words: Words, meeting: int | None, formats: str, folder: str) -> None:
    """The minutes of a meeting as they stand now. Left out, the latest meeting."""
    wanted = tuple(part.strip() for part in formats.split(",") if part.strip())
    if folder == "-" and len(wanted) != 1:
        raise click.UsageError(words("cli.one_format"))
    from sessions import shelf
    from sessions.errors import Refusal

    path = _path(store)
    newest = shelf.latest(shelf.read(path))
    meeting_id = meeting if meeting is not None else newest.id if newest else None
    if meeting_id is None or not path.is_file():
        _refuse(words, Phrase("cli.no_meeting", {}))
    try:
        _export(path, meeting_id, wanted, folder)
    except Refusal as refusal:
        _refuse(words, refusal.phrase)


def _export(path: Path, meeting_id: int, formats: tuple[str, ...], folder: str) -> None:
    from sessions.meeting import Meeting
    from sessions.meetings import Meetings
    from sessions.records import export as records

    meetings = Meetings(path)
    try:
        meeting = Meeting(meetings, meeting_id)
        try:
            if folder == "-":
                click.echo(records.render(meeting.view, formats[0], meetings.clock()), nl=False)
            else:
                for written in records.write(meeting.view, formats, Path(folder), meetings.clock()):
                    click.echo(str(written))
        finally:
            meeting.leave()
    finally:
        meetings.close()


def _path(store: Path | None) -> Path:
    if store is not None:
        return store
    from sessions.store import places

    return places.default_path()


def _refuse(words: Words, said: Phrase) -> NoReturn:
    click.echo(words.say(said), err=True)
    sys.exit(1)
