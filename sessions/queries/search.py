"""Finds anything that was said in a dialogue, by some of its words, as fast as one types."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sessions.notes.view import NoteKind
from sessions.queries.fields import SEARCHED
from sessions.queries.found import Found, FoundKind
from sessions.text.folding import fold
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus


class Wanted:
    """What somebody looks for: every word of it must be found, wherever it stands and however it is written."""

    def __init__(self, text: str) -> None:
        self.words = tuple(dict.fromkeys(fold(text).split()))

    def __bool__(self) -> bool:
        return bool(self.words)

    def fits(self, folded: str) -> bool:
        """Whether a folded text has every word."""
        return all(word in folded for word in self.words)


@dataclass(frozen=True)
class Results:
    """The first of what was found, in order, and how many there are in all, by their kind."""

    first: tuple[Found, ...] = ()
    counts: Mapping[FoundKind, int] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """How many more there are than the first."""
        return sum(self.counts.values()) - len(self.first)


@dataclass(frozen=True, slots=True)
class _Thing:
    """One thing that can be found. ``folded`` is all its texts, each on a line of its own that begins with a break."""

    kind: FoundKind
    id: int
    number: str
    texts: tuple[str, ...]
    folded: str

    def found(self, words: Iterable[str]) -> Found:
        """It as a result of a search for these words."""
        text, *others = self.texts
        itself = fold(text)
        lacking = [word for word in words if word not in itself and word != self.number]
        beside = next((each for each in others if any(word in fold(each) for word in lacking)), "") if lacking else ""
        return Found(self.kind, self.id, self.number, text, beside)


class Index:
    """A meeting's view, folded once: some 5 ms for 1,000 ideas. Then a search is 1 to 2.

    With ``secret`` the private notes and the withdrawn ideas are in it too: never while the room can see.
    """

    def __init__(self, view: MeetingView, *, secret: bool) -> None:
        self._things: dict[FoundKind, list[_Thing]] = {kind: [] for kind in FoundKind}
        for kind, id_, number, texts, private in _things(view):
            if secret or not private:
                folded = fold("\n".join(("", *texts)))
                self._things[kind].append(_Thing(kind, id_, number, texts, folded))

    def find(self, text: str, most: int = sys.maxsize) -> Results:
        """What has all the words of the text, by kind; in each kind first what has the number, then by how it begins.

        A word of digits finds the thing with that number as well as a text that holds it. No words find nothing.
        """
        words = Wanted(text).words
        first: list[Found] = []
        counts: dict[FoundKind, int] = {}
        for kind, things in self._things.items():
            fitting = _fitting(things, words) if words else []
            if fitting:
                counts[kind] = len(fitting)
                first += [thing.found(words) for thing in _ordered(fitting, words, most - len(first))]
        return Results(tuple(first), counts)


def _fitting(things: list[_Thing], words: Sequence[str]) -> list[_Thing]:
    """Those that have every word, the longest of which leaves the fewest."""
    for word in sorted(words, key=len, reverse=True):
        things = [thing for thing in things if word in thing.folded or word == thing.number]
    return things


def _ordered(things: list[_Thing], words: Sequence[str], most: int) -> list[_Thing]:
    """The first of these: what has the number, then what has words that begin so, then the others."""
    ways = [(f" {word}", f"\n{word}") for word in words]
    numbered = [thing for thing in things if thing.number in words]
    others = [thing for thing in things if thing.number not in words] if numbered else things
    begins = list(islice((thing for thing in others if _begins(thing.folded, ways)), most))
    ordered = [*numbered, *begins]
    if len(ordered) < most:
        ordered += [thing for thing in others if not _begins(thing.folded, ways)]
    return ordered[:most]


def _begins(folded: str, ways: Iterable[tuple[str, str]]) -> bool:
    return all(after_space in folded or first in folded for after_space, first in ways)


_Read = tuple[FoundKind, int, str, tuple[str, ...], bool]


def _things(view: MeetingView) -> Iterator[_Read]:
    case = view.dialogue
    yield FoundKind.QUESTION, case.id, "", (case.question, case.purpose, case.influence, case.fixed), False
    for idea in view.ideas:
        yield FoundKind.IDEA, idea.id, str(idea.number), _texts(idea, "idea"), idea.withdrawn
    for cluster in view.clusters:
        yield FoundKind.CLUSTER, cluster.id, "", _texts(cluster, "cluster"), False
    for voice in view.perspectives.perspectives:
        yield FoundKind.PERSPECTIVE, voice.id, str(voice.number), _texts(voice, "perspective"), False
    for insight in view.perspectives.insights:
        yield FoundKind.INSIGHT, insight.id, "", _texts(insight, "insight"), False
    for trial in view.experiments:
        rest = (getattr(trial, name) for name in SEARCHED["experiment"] if name != "what")
        yield FoundKind.EXPERIMENT, trial.id, str(trial.number), (trial.what or trial.origin, *rest), False
    for voting_round in view.rounds:
        if voting_round.status is not RoundStatus.CANCELLED:
            for option in voting_round.options:
                yield FoundKind.OPTION, option.id, str(option.number), (option.label,), False
    for proposal in view.proposals:
        under = (*(each.text for each in proposal.actions), *(each.text for each in proposal.reservations))
        yield FoundKind.PROPOSAL, proposal.id, str(proposal.number), (*_texts(proposal, "proposal"), *under), False
    for one in view.commitments:
        yield FoundKind.COMMITMENT, one.id, str(one.number), _texts(one, "commitment"), False
    for parked in view.parked:
        yield FoundKind.PARKED, parked.id, str(parked.number), _texts(parked, "parked"), False
    for note in view.notes:
        yield FoundKind.NOTE, note.id, "", _texts(note, "note"), note.kind is NoteKind.PRIVATE


def _texts(thing: object, table: str) -> tuple[str, ...]:
    return tuple(getattr(thing, name) for name in SEARCHED[table])
