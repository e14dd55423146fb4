"""Dots on a phone: a ballot to lay and to change while the round is open, and what came of it once the room is told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from random import Random
from typing import NamedTuple

from sessions.errors import Refused
from sessions.voting.ballots import PhoneBallot
from sessions.voting.tally import BLANK, reread
from sessions.voting.view import BoxState, RoundStatus, RoundView
from sessions.words import Words
from workshop.phases.prioritising.wall import revealed, terms_of
from workshop.web.phone import Form, Mine, Page, Phone, Scene, Sending, whole

SAYS, OPEN, RESULT = (f"phases/prioritising/phone_{name}.html" for name in ("says", "open", "result"))
DOTS = "dots-"
"""What the field of an option's dots is called, before its number."""
MOST = 1_000
"""Dots of a form that is read at all."""


def make_page(scene: Scene) -> Page:
    """The stage that the round is in."""
    voting_round, words = scene.view.round, scene.words
    match voting_round.status if voting_round is not None else None:
        case RoundStatus.OPEN if voting_round is not None and voting_round.box is BoxState.OPEN:
            return _open(voting_round, words, by_slip=scene.view.slips.count > 0)
        case RoundStatus.OPEN if voting_round is not None and voting_round.box is BoxState.MISSING:
            return _says(voting_round.criterion, words("phones.dots.missing"))
        case RoundStatus.OPEN | RoundStatus.CLOSED if voting_round is not None:
            return _says(voting_round.criterion, words("phones.dots.counting"))
        case RoundStatus.REVEALED if voting_round is not None:
            return _result(voting_round, words)
    return _says(words("phase.prioritising.name"), words("wall.voting.soon"))


def make_mine(scene: Scene) -> Mine:
    """An order of the options that is this phone's own, and what it has laid."""
    voting_round, words, held = scene.view.round, scene.words, scene.ballot
    if voting_round is None or voting_round.status is not RoundStatus.OPEN or voting_round.box is not BoxState.OPEN:
        return Mine()
    ballot = reread(held.payload) if held is not None else None
    laid = dict(ballot.dots) if ballot is not None else {}
    says, said = _said(voting_round.dots_each, words.language), ""
    if ballot is not None and not ballot.spoiled:
        said = words("phones.dots.laid", n=sum(laid.values())) if laid else words("phones.dots.laid_blank")
    dots = {f"{DOTS}{option.number}": str(laid.get(option.number, 0)) for option in voting_round.options}
    pile = held.pile if held is not None else None
    if scene.kept.get("round") == str(voting_round.id):
        dots = {name: scene.kept.get(name, "0") for name in dots}
        pile = scene.kept.get("pile")
    texts = {
        "laid": said,
        "over": str(held.version if held is not None else 0),
        "left": _left(voting_round, dots, words),
        "send": says.change if held is not None else says.send,
        **dots,
    }
    for at, each in enumerate((*voting_round.piles, "") if voting_round.piles else ()):
        texts[f"pile-{at}"] = "checked" if each == pile else ""
    order = list(range(len(voting_round.options)))
    Random(f"{scene.seed} {voting_round.id}").shuffle(order)
    return Mine(tuple(texts.items()), tuple(order))


class _Said(NamedTuple):
    """What is said to a thousand phones at once, so that it is looked up once."""

    lefts: tuple[str, ...]
    """Of the dots that are left, by how many they are."""
    send: str
    change: str


@cache
def _said(dots_each: int, language: str) -> _Said:
    words = Words(language)
    lefts = (words("phones.dots.none_left"), *(words("phones.dots.left", n=n) for n in range(1, dots_each + 1)))
    return _Said(lefts, words("phones.dots.send"), words("phones.dots.change"))


def _left(voting_round: RoundView, dots: Mapping[str, str], words: Words) -> str:
    laid = sum(int(text) for text in dots.values() if text.isdecimal() and len(text) < 4)
    if laid > voting_round.dots_each:
        return words("phones.dots.many")
    return _said(voting_round.dots_each, words.language).lefts[voting_round.dots_each - laid]


def lay(form: Form) -> Sending:
    """Lay the ballot: one for each phone, in place of the one it laid before."""
    dots = {name.removeprefix(DOTS): whole(text or "0") for name, text in form.items() if name.startswith(DOTS)}
    if sum(dots.values()) > MOST:
        raise Refused("phones.try_again")
    text = " ".join(number for number, count in dots.items() for _ in range(count)) or BLANK
    ballot = PhoneBallot(whole(form.get("round", "")), text, "", whole(form.get("over", "")), form.get("pile"))
    return Sending(ballot, "phones.dots.sent")


def _says(title: str, text: str) -> Page:
    return Page(SAYS, (("title", title), ("text", text)))


def _open(voting_round: RoundView, words: Words, *, by_slip: bool) -> Page:
    return Page(
        OPEN,
        (
            ("round_id", voting_round.id),
            ("criterion", voting_round.criterion),
            ("rule", words("slips.rule" if by_slip else "phones.dots.one")),
            ("terms", terms_of(voting_round, words)),
            ("options", tuple((option.number, option.label) for option in voting_round.options)),
            ("most", voting_round.stacking or voting_round.dots_each),
            ("lefts", _said(voting_round.dots_each, words.language).lefts),
            ("piles", (*voting_round.piles, "") if voting_round.piles else ()),
        ),
        writes=True,
    )


def _result(voting_round: RoundView, words: Words) -> Page:
    """What the wall shows of it, place by place."""
    wall = revealed(voting_round, words)
    return Page(RESULT, (("criterion", voting_round.criterion), ("places", wall.blocks), ("foot", wall.foot)))


PHONE = Phone(make_page, make_mine, {"lay": lay})
