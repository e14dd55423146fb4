"""Where a proposal comes from: what was voted on as it was then, and what has become of it since."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sessions.clusters.view import ClusterView
from sessions.ideas.view import IdeaView
from sessions.proposals.view import ProposalView
from sessions.voting.rules import ranking
from sessions.voting.view import Ranked, RoundView


@dataclass(frozen=True)
class Voted:
    """An option in its round, with its place in the result."""

    round: RoundView
    place: Ranked


@dataclass(frozen=True)
class Behind:
    """An idea behind a proposal: how it read when the list was locked, and the heading that it is under now, if any."""

    idea: IdeaView
    said: str
    heading: str
    added: bool = False
    """Whether it was not voted on here, but written to the proposal since."""


@dataclass(frozen=True)
class Since:
    """What has become of a voted cluster. Ideas are told by their numbers."""

    renamed: str = ""
    """Its heading now, if that is another."""
    gone: bool = False
    elsewhere: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Other headings, and the ideas that are under each of them now."""
    loose: tuple[int, ...] = ()
    """Ideas that are under no heading now."""
    withdrawn: tuple[int, ...] = ()
    newcomers: tuple[int, ...] = ()
    """Ideas that came under the heading after the vote."""

    def __bool__(self) -> bool:
        return self != Since()


@dataclass(frozen=True)
class Origin:
    """``voted`` is None for a proposal in the meeting's own words."""

    voted: Voted | None
    ideas: tuple[Behind, ...]
    since: Since = Since()
    unknown: bool = False
    """Whether the list was locked in an early store, so that nobody knows which ideas were under the heading then."""


def origin(
    proposal: ProposalView, *, rounds: Sequence[RoundView], clusters: Sequence[ClusterView], ideas: Sequence[IdeaView]
) -> Origin:
    """The option that a proposal comes from and the ideas behind it, as they were voted on, and as they are now."""
    voted = voted_on(rounds, proposal.option_id)
    locked = {each.idea_id: each.text for each in voted.place.option.ideas} if voted else {}
    home = {idea_id: cluster for cluster in clusters for idea_id in cluster.idea_ids}
    behind = [
        Behind(
            idea,
            locked.get(idea.id, idea.text),
            home[idea.id].heading if idea.id in home else "",
            voted is not None and idea.id not in locked,
        )
        for idea in ideas
        if idea.id in locked or idea.id in proposal.idea_ids
    ]
    option = voted.place.option if voted else None
    if option is None or option.cluster_id is None:
        return Origin(voted, tuple(behind))
    cluster = next((each for each in clusters if each.id == option.cluster_id), None)
    if not locked:
        return Origin(voted, tuple(behind), _heading(option.label, cluster), unknown=True)
    return Origin(voted, tuple(behind), _since(option.label, cluster, locked, home, ideas))


def voted_on(rounds: Sequence[RoundView], option_id: int | None) -> Voted | None:
    """An option in its round, with its place in the result."""
    for voting_round in rounds:
        if any(option.id == option_id for option in voting_round.options):
            places = ranking(voting_round.options)
            return Voted(voting_round, next(place for place in places if place.option.id == option_id))
    return None


def _heading(label: str, cluster: ClusterView | None) -> Since:
    renamed = cluster.heading if cluster is not None and cluster.heading != label else ""
    return Since(renamed=renamed, gone=cluster is None)


def _since(
    label: str,
    cluster: ClusterView | None,
    locked: Collection[int],
    home: Mapping[int, ClusterView],
    ideas: Sequence[IdeaView],
) -> Since:
    elsewhere: dict[int, list[int]] = {}
    headings = {each.id: each.heading for each in home.values()}
    loose, withdrawn, newcomers = [], [], []
    for idea in ideas:
        here = home.get(idea.id)
        if idea.id not in locked:
            if here == cluster and here is not None and not idea.withdrawn:
                newcomers.append(idea.number)
        elif idea.withdrawn:
            withdrawn.append(idea.number)
        elif here is None:
            loose.append(idea.number)
        elif here != cluster:
            elsewhere.setdefault(here.id, []).append(idea.number)
    return replace(
        _heading(label, cluster),
        elsewhere=tuple((headings[key], tuple(numbers)) for key, numbers in elsewhere.items()),
        loose=tuple(loose),
        withdrawn=tuple(withdrawn),
        newcomers=tuple(newcomers),
    )
