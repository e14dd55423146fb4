"""``workshop serve``: the participants' page alone, without the program."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sessions.errors import Refused
from sessions.words import Words
from workshop.cli.localization import LocalizedCommand
from workshop.cli.options import Place, everywhere, option
from workshop.cli.output import say
from workshop.console.ending import SIGNALS

if TYPE_CHECKING:
    from socket import socket

    from sessions.queries.shelf import ShelfDialogue, ShelfMeeting
    from workshop.card.server import CardServer
    from workshop.card.view import Card
    from workshop.web.serving import Serving

PORT = click.IntRange(1, 65_535)
INK = "\x1b[38;2;0;0;0;48;2;255;255;255m"
"""Black on white, whatever the terminal's colours are."""


@click.command(
    "serve", cls=LocalizedCommand, short_help="cli.help.serve_short", help="cli.help.serve", add_help_option=False
)
@click.argument("meeting", required=False, type=int)
@option("--port", type=PORT, metavar="N", help="cli.help.serve_port")
@option("--host", metavar="ADDRESS", help="cli.help.serve_host")
@everywhere
def serve(store: Place, words: Words, meeting: int | None, port: int | None, host: str | None) -> None:
    """The page of a meeting, until somebody ends it."""
    path = store.to_read
    dialogue, served = _found(path, meeting)
    from workshop.web import network

    address = host or next((each.address for each in network.interfaces()), network.LOOPBACK)
    if address == network.LOOPBACK and host is None:
        say(words("phones.serve.alone"), err=True)
    listening = network.listen(address, port)
    say(words("phones.serve.meeting", number=served.number, question=dialogue.question))
    _serve(path, words, served.id, address, listening)


def _found(path: Path, wanted: int | None) -> tuple[ShelfDialogue, ShelfMeeting]:
    """The meeting that is meant, or that goes on, or the latest one."""
    from sessions.queries import shelf

    found = [(dialogue, each) for dialogue in shelf.read(path).dialogues for each in dialogue.meetings]
    if wanted is None:
        wanted = _going_on(path) or max((each.id for _, each in found if not each.put_away), default=None)
    chosen = next((each for each in found if each[1].id == wanted), None)
    if chosen is None:
        raise Refused("cli.unknown_meeting", id=wanted) if wanted is not None else Refused("phones.serve.none")
    return chosen


def _going_on(path: Path) -> int | None:
    from sessions.errors import Unavailable
    from sessions.watch import Watch

    try:
        watch = Watch(path)
    except Unavailable:  # an older store, or none: its meetings go on for nobody
        return None
    try:
        view = watch.refresh()
        if watch.going_on:
            raise Refused("phones.serve.several", meetings=tuple(str(each.meeting_id) for each in watch.going_on))
        return None if view is None else view.meeting.id
    finally:
        watch.close()


def _serve(path: Path, words: Words, meeting_id: int, address: str, listening: socket) -> None:
    from workshop.card.server import CardServer
    from workshop.card.view import Card
    from workshop.phases.registry import registered
    from workshop.web import network
    from workshop.web.codes import new_short_code
    from workshop.web.serving import Serving
    from workshop.web.settings import Settings

    phones = {str(kind): spec.phone for kind, spec in registered().items() if spec.phone}
    port = listening.getsockname()[1]
    hosts = network.hosts_of(_answering_at(address), port)
    settings = Settings(str(path), meeting_id, phones, hosts, words.language)
    shown = network.LOOPBACK if address == network.ANY else address
    host = f"{shown}:{port}"
    _say_how(words, host, settings.code, code := new_short_code())
    walls = CardServer(path)
    walls.show(card := Card(meeting_id, host, network.link(host, settings.code), code))
    Serving(settings, listening, partial(_tell, words, walls, card), walls).run(partial(_begun, code))


def _answering_at(address: str) -> tuple[str, ...]:
    """The addresses that a request may name: of all networks, if it is served in all."""
    from workshop.web import network

    if address != network.ANY:
        return (address,)
    return tuple(each.address for each in network.interfaces())


def _say_how(words: Words, address: str, code: str, short: str) -> None:
    """How phones get in: by a picture, by a link, by hand."""
    from workshop.wall.code import code_lines
    from workshop.web.network import link

    joined = link(address, code)
    for line in code_lines(joined) if sys.stdout.isatty() else ():
        click.echo(f"{INK}{line}\x1b[0m")
    say(words("phones.serve.at", address=joined))
    say(words("phones.serve.code", address=f"http://{address}", code=short))
    say(words("phones.serve.end"))


def _begun(code: str, serving: Serving) -> None:
    serving.control({"short": code})
    for number in SIGNALS:
        signal.signal(number, partial(_end, serving))


def _end(serving: Serving, _number: int, _frame: object) -> None:
    serving.end()


def _tell(words: Words, walls: CardServer, card: Card, said: Mapping[str, Any]) -> None:
    if "spent" in said:
        say(words("phones.serve.spent"), err=True)
        walls.show(replace(card, short=""))
    if "fault" in said:
        say(words("phones.serve.fault", where=said["fault"]), err=True)
