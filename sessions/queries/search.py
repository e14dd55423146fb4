"""Finds anything that was said in a dialogue, by some of its words, as fast as one types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
class _Thing:
    kind: FoundKind
    id: int
    number: str
    texts: tuple[str, ...]
    secret: bool
    folded: tuple[str, ...]
    all: str


class Index:
    """A meeting's view, folded once: some 7 ms for 1,000 ideas. Then a search is 1 to 4.

    With ``secret`` the private notes and the withdrawn ideas are in it too: never while the room can see.
    """

    def __init__(self, view: MeetingView, *, secret: bool) -> None:
        self._things = [
            _Thing(kind, id_, number, texts, private, folded, "\n".join(folded))
            for kind, id_, number, texts, private in _things(view)
            if secret or not private
            if (folded := tuple(map(fold, texts)))
        ]

    def find(self, text: str) -> tuple[Found, ...]:
        """What has all the words of the text, by kind; in each kind first what has the number, then by how it begins.

        A word of digits finds the thing with that number as well as a text that holds it. No words find nothing.
        """
        wanted = Wanted(text)
        if not wanted:
            return ()
        found: dict[FoundKind, list[tuple[int, int, Found]]] = {kind: [] for kind in FoundKind}
        for at, thing in enumerate(self._things):
            numbered = thing.number in wanted.words
            if wanted.fits(thing.all) or (
                numbered and all(word in thing.all or word == thing.number for word in wanted.words)
            ):
                begins = all(f" {word}" in f" {thing.all}" or f"\n{word}" in thing.all for word in wanted.words)
                found[thing.kind].append((0 if numbered else 1 if begins else 2, at, self._found(thing, wanted)))
        return tuple(item for same in found.values() for _, _, item in sorted(same, key=lambda each: each[:2]))

    @staticmethod
    def _found(thing: _Thing, wanted: Wanted) -> Found:
        text, *others = zip(thing.texts, thing.folded, strict=True)
        lacking = [word for word in wanted.words if word not in text[1] and word != thing.number]
        beside = next((other for other, folded in others if any(word in folded for word in lacking)), "")
        return Found(thing.kind, thing.id, thing.number, text[0], beside)


_Read = tuple[FoundKind, int, str, tuple[str, ...], bool]


def _things(view: MeetingView) -> Iterator[_Read]:
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
