"""The command line. Heavy imports are inside the callbacks: ``--help`` loads neither textual nor sqlmodel."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sessions.errors import Refused
from sessions.words import Words
from workshop.cli.approve import approve
from workshop.cli.exports import export
from workshop.cli.imports import import_
from workshop.cli.localization import LocalizedGroup, LocalizedOption, Misused, Told, words_of
from workshop.cli.options import (
    Place,
    dialogues_in,
    everywhere,
    help_option,
    language_option,
    needs_terminal,
    opened,
    option,
    place,
    shelf_in,
    theme_option,
    today,
)
from workshop.cli.output import say
from workshop.cli.serve import serve
from workshop.cli.slips import slips
from workshop.cli.wall import wall

if TYPE_CHECKING:
    from sessions.agenda.phases import Agenda
    from sessions.queries.shelf import ShelfDialogue, ShelfMeeting
    from sessions.store.change import Done


@click.group("workshop", cls=LocalizedGroup, invoke_without_command=True, add_help_option=False, help="cli.help.about")
@place(envvar="WORKSHOP_STORE")
@language_option
@theme_option(envvar="WORKSHOP_THEME")
@click.version_option(
    None,
    "--version",
    package_name="dialogverkstad",
    message="dialogverkstad %(version)s",
    cls=LocalizedOption,
    help="cli.help.version",
)
@help_option
@click.pass_context
def main(ctx: click.Context, store: Path | None, theme: str | None) -> None:
    """The program on the person's own store, where no command is named."""
    if ctx.invoked_subcommand is None:
        needs_terminal(words_of(ctx))
        from workshop.cli.launch import run

        run(Place(store).path, words_of(ctx).language, theme)


@main.command(short_help="cli.help.demo_short", help="cli.help.demo", add_help_option=False)
@option("--fill", type=click.Path(path_type=Path), metavar="PATH", help="cli.help.fill")
@theme_option()
@everywhere
def demo(_store: Place, words: Words, fill: Path | None, theme: str | None) -> None:
    """The sample, in a throw-away store or in a file."""
    if fill is None:
        needs_terminal(words)
        from workshop.cli.launch import run_demo

        run_demo(words.language, theme or click.get_current_context().find_root().params["theme"])
        return
    if fill.exists():
        raise Refused("cli.exists", path=str(fill))
    from sessions.sample import fill as lay_out

    with opened(fill) as meetings:
        lay_out(meetings, words.language)
    say(words("cli.filled", path=str(fill)))


@main.command(short_help="cli.help.new_short", help="cli.help.new", add_help_option=False)
@click.argument("question", required=False)
@option("--dialogue", type=int, metavar="ID", help="cli.help.dialogue")
@option("--registry-number", default="", metavar="DNR", help="cli.help.registry_number")
@option("--organisation", default="", metavar="NAME", help="cli.help.organisation")
@option("--date", "day", default="", metavar="DATE", help="cli.help.date")
@option("--time", "starts", default="", metavar="TIME", help="cli.help.time")
@option("--ends", default="", metavar="TIME", help="cli.help.ends")
@option("--place", default="", metavar="PLACE", help="cli.help.place")
@option("--agenda", default="", metavar="NAME|FILE", help="cli.help.agenda")
@everywhere
def new(store: Place, words: Words, question: str | None, dialogue: int | None, agenda: str, **facts: str) -> None:
    """A dialogue with its first meeting, or the next meeting of one."""
    if (question is None) == (dialogue is None):
        raise Misused(click.get_current_context(), words("cli.new_what"))
    if dialogue is not None and all(dialogue != known.id for known in dialogues_in(store.to_read)):
        raise Refused("cli.unknown_dialogue", id=dialogue)
    from sessions.text import dates

    read = dates.read_day(facts["day"], today()) if facts["day"] else None
    times = dates.time_or_none(facts["starts"]), dates.time_or_none(facts["ends"])
    if read is not None and not read.sure:
        say(words("cli.read_back", day=words.day(read.day, weekday=True)), err=True)
    plan = _agenda(agenda, store.path, words)
    done = _make(store.path, words, question, dialogue, facts, read.day if read else None, times, plan)
    for made in _made(store.path, done, len(plan.meetings)):
        say(words("cli.made", id=made.id, what=words("dialogue.what.meeting", number=made.number)))


def _agenda(wanted: str, store: Path, words: Words) -> Agenda:
    """The agenda of a name or in a file, the usual one without; all that is wrong with it is told at once."""
    from sessions.agenda import library
    from sessions.agenda.reader import Unreadable

    if not wanted:
        return library.usual()
    try:
        return library.find(wanted, store.parent / library.FOLDER)
    except Unreadable as unreadable:
        said = (words.say(each) for each in (unreadable.phrase, *unreadable.errors))
        raise Told("\n  ".join(said)) from None


def _made(path: Path, done: Done, count: int) -> list[ShelfMeeting]:
    """The meetings that were made together: the first, and those that came right after it."""
    meetings = sorted((m for dialogue in dialogues_in(path) for m in dialogue.meetings), key=lambda m: m.id)
    return [meeting for meeting in meetings if done.id is not None and meeting.id >= done.id][:count]


def _make(
    path: Path,
    words: Words,
    question: str | None,
    dialogue_id: int | None,
    facts: dict[str, str],
    day: date | None,
    times: tuple[time | None, time | None],
    agenda: Agenda,
) -> Done:
    from sessions.dialogue import commands as dialogue

    with opened(path) as meetings:
        if dialogue_id is None:
            made = meetings.do(
                dialogue.create,
                question=question or "",
                registry_number=facts["registry_number"],
                organisation=facts["organisation"],
                actor_groups=words("dialogue.default_groups").splitlines(),
                language=words.language,
            )
            _say_remark(made, words)
            dialogue_id = made.id
            assert dialogue_id is not None
        done = meetings.do(
            dialogue.plan_all,
            dialogue_id=dialogue_id,
            agenda=agenda,
            day=day,
            starts=times[0],
            planned_end=times[1],
            place=facts["place"],
        )
        _say_remark(done, words)
        return done


def _say_remark(done: Done, words: Words) -> None:
    if done.remark is not None:
        say(words.say(done.remark), err=True)


@main.command("list", short_help="cli.help.list_short", help="cli.help.list", add_help_option=False)
@option("--due", is_flag=True, help="cli.help.due")
@option("--all", "also_away", is_flag=True, help="cli.help.all")
@option("--json", "as_json", is_flag=True, help="cli.help.json")
@everywhere
def list_(store: Place, words: Words, as_json: bool, also_away: bool, due: bool) -> None:
    """The dialogues and meetings, or what is due in them."""
    if due:
        from workshop.cli import due as list_of_due

        list_of_due.show(store.to_read, words, as_json)
        return
    from sessions.queries import shelf

    found = shelf_in(store.to_read)
    dialogues = found.dialogues if also_away else shelf.in_use(found.dialogues)
    if dialogues or found.damage is None:
        _list(dialogues, words, as_json)
    if found.damage is not None:
        raise found.damage


def _list(dialogues: tuple[ShelfDialogue, ...], words: Words, as_json: bool) -> None:
    """Write them to standard output."""
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
                "meeting_title": meeting.title,
                "put_away": dialogue.put_away or meeting.put_away,
            }
            for dialogue in dialogues
            for meeting in dialogue.meetings
        ]
        click.echo(f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n".encode(), nl=False)
        return
    if not dialogues:
        say(words("cli.empty"))
    for dialogue in dialogues:
        away = words("shelf.away") if dialogue.put_away else ""
        say("  ".join(filter(None, [f"{dialogue.id:>4}", dialogue.question, dialogue.registry_number, away])))
        for meeting in dialogue.meetings:
            said = [words("frame.meeting", number=meeting.number), meeting.day.isoformat() if meeting.day else "–"]
            if meeting.phase:
                said.append(words(f"phase.{meeting.phase}.name"))
            said += filter(None, [meeting.title, words("shelf.away") if meeting.put_away else ""])
            say(f"{meeting.id:>10}  {'  '.join(said)}")


main.add_command(import_)
main.add_command(export)
main.add_command(wall)
main.add_command(serve)
main.add_command(slips)
main.add_command(approve)
