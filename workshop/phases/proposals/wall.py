"""The proposals' wall: a wording at a time, with its support as a picture of 0 to 5."""

from __future__ import annotations

from collections.abc import Iterator

from sessions.live.view import NEW, LiveView
from sessions.proposals.rules import MOST_HANDS
from sessions.proposals.view import Horizon, Need, ProposalView
from sessions.voting.view import BoxState, RoundView
from sessions.words import Words
from workshop.phases.proposals.scale import asked_of, scale
from workshop.wall.blocks import Big, Block, Columns, Figure, Scene, Text, Wall


def make_wall(scene: Scene) -> Wall:
    """The proposal that the room is asked about; else each, and what was changed last comes first by itself."""
    words, proposals, live = scene.words, scene.view.proposals, scene.view.live
    asked, about = scene.view.asked, asked_of(scene.view, scene.view.asked)
    if asked is not None and about is not None:
        return _asked(asked, about, words, by_slip=scene.view.slips.count > 0)
    begun = (Big(live.draft, note=words("wall.proposals.typing")),) if live.draft_of == NEW else ()
    if not proposals:
        return Wall(begun or (Text(words("wall.proposals.empty")),))
    blocks = (*(block for proposal in proposals for block in _proposal(proposal, live, words)), *begun)
    ends = words("wall.proposals.ends") if any(proposal.support for proposal in proposals) else ""
    count = words("wall.proposals.count", n=len(proposals))
    return Wall(blocks, foot=" · ".join(filter(None, (count, ends))))


def _asked(asked: RoundView, proposal: ProposalView, words: Words, *, by_slip: bool) -> Wall:
    """What the values stand for, and how many have answered, never what: one page of a small window."""
    answers = asked.slips + asked.wall_dots
    of = words("asking.wall", n=asked.entitled) if asked.entitled < MOST_HANDS else words("asking.wall_any", n=answers)
    counted: tuple[Block, ...] = (Figure(str(answers), of),) if asked.box is not BoxState.MISSING else ()
    values = Text(" · ".join(f"{value} {word}" for value, word in scale(words)))
    rules = (Text(words("slips.rule"), tone="quiet"),) if by_slip else ()
    stands = (Big(proposal.wording, str(proposal.number), words("asking.one")),)
    return Wall((values, *counted, *rules), stands=stands)


def _proposal(proposal: ProposalView, live: LiveView, words: Words) -> Iterator[Block]:
    """A wording that is being typed is shown as far as it has come, with what is new in it marked."""
    number, support = str(proposal.number), bool(proposal.support)
    if live.draft_of == proposal.id:
        yield Big(live.draft, number, words("wall.proposals.typing"), with_next=support, was=proposal.wording)
    else:
        yield Big(proposal.wording, number, " · ".join(_facts(proposal, words)), with_next=support)
    if proposal.support:
        counts = tuple((str(value), count) for value, count in enumerate(proposal.support))
        word = words(f"proposals.outcome.{proposal.word}") if proposal.word else ""
        hands = words("proposals.hands", n=sum(proposal.support))
        yield Columns(counts, " · ".join(filter(None, (word, hands))))


def _facts(proposal: ProposalView, words: Words) -> Iterator[str]:
    if proposal.horizon is not Horizon.UNSAID:
        yield words(f"proposals.horizon.{proposal.horizon}")
    if proposal.need_of and proposal.need.somebody_decides:
        yield words(f"proposals.fact_of.{proposal.need}", whom=proposal.need_of)
    elif proposal.need is not Need.UNSAID:
        yield words(f"proposals.fact.{proposal.need}")
    for kind, count in proposal.held:
        yield words(f"proposals.held.{kind}", n=count)
