"""The prioritisation's wall: how many have voted and never how it stands; then the result, from the last place on."""

from __future__ import annotations

from sessions.voting.rules import ranking
from sessions.voting.view import BoxState, Ranked, RoundStatus, RoundView
from sessions.words import Words
from workshop.wall.blocks import Bar, Big, Block, Figure, Heading, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """The stage that the round is in."""
    voting_round = scene.view.round
    match voting_round.status if voting_round is not None else None:
        case RoundStatus.OPEN:
            assert voting_round is not None
            return _open(voting_round, scene.words, by_slip=scene.view.slips.count > 0)
        case RoundStatus.CLOSED:
            assert voting_round is not None
            blocks = (Big(voting_round.criterion), Text(scene.words("wall.voting.closed")))
            return Wall(blocks, foot=_slips(voting_round, scene.words))
        case RoundStatus.REVEALED:
            assert voting_round is not None
            return revealed(voting_round, scene.words)
    return Wall((Text(scene.words("wall.voting.soon")),))


def _open(voting_round: RoundView, words: Words, *, by_slip: bool) -> Wall:
    counted: tuple[Block, ...] = ()
    if voting_round.on_wall_only:
        counted = (Text(_slips(voting_round, words)),)
    elif voting_round.box is not BoxState.MISSING:
        counted = (Figure(str(voting_round.slips), words("wall.voting.slips", n=voting_round.entitled)),)
    options = tuple(Text(option.label, str(option.number)) for option in voting_round.options)
    heading = Heading(words("wall.voting.options"), words("wall.voting.count", n=len(options)))
    terms = [Text(terms_of(voting_round, words))]
    if by_slip:
        terms.append(Text(words("slips.rule"), tone="quiet"))
    elif voting_round.takes_phones:
        terms.append(Text(words("wall.voting.phones"), tone="quiet"))
    return Wall((*counted, *terms, heading, *options), stands=(Big(voting_round.criterion),))


def revealed(voting_round: RoundView, words: Words) -> Wall:
    """The result, from the first place on."""
    most = max((option.dots or 0 for option in voting_round.options), default=0)
    bars = tuple(_place(place, voting_round, max(most, 1), words) for place in ranking(voting_round.options))
    slips = _slips(voting_round, words)
    foot = words("voting.revealed", slips=slips, criterion=voting_round.criterion)
    return Wall(bars, foot=foot, reveals=f"round-{voting_round.id}")


def terms_of(voting_round: RoundView, words: Words) -> str:
    """``Du har 3 prickar. Sätt högst 1 på samma alternativ.``"""
    terms = [words("wall.voting.dots", n=voting_round.dots_each)]
    if voting_round.stacking is not None:
        terms.append(words("wall.voting.stacking", n=voting_round.stacking))
    return " ".join(terms)


def _place(place: Ranked, voting_round: RoundView, most: int, words: Words) -> Bar:
    option = place.option
    was = voting_round.was(option.number)
    sign = words("voting.shared", first=place.first, last=place.last) if place.tied else ""
    if was is not None:
        corrected = words("counting.corrected", was=was)
        sign = words("counting.tied_corrected", place=sign, corrected=corrected) if sign else corrected
    return Bar(option.label, str(place.first), words.say(voting_round.laid(option)), (option.dots or 0, most), sign)


def _slips(voting_round: RoundView, words: Words) -> str:
    slips = words("voting.slips", slips=voting_round.slips, n=voting_round.entitled)
    if not voting_round.wall_dots:
        return slips
    wall = words("counting.wall", n=voting_round.wall_dots)
    return wall if voting_round.on_wall_only else words("counting.ballots_wall", ballots=slips, wall=wall)
