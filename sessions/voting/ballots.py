"""What open rounds count: ballots and dots on the wall, laid in a round's box, added up once, destroyed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from sessions.errors import Damaged, Outdated, Refusal, Refused
from sessions.store.change import Done, Image
from sessions.voting.box import BallotBox, Seen, TakenBack
from sessions.voting.box_ballots import Counts, NewBallot, Room, ShownBallots, Source
from sessions.voting.groups import check_pile, shown
from sessions.voting.leftovers import Known, clear
from sessions.voting.rules import check_entitled
from sessions.voting.tally import (
    Ballot,
    Tally,
    check_ballot_fits,
    check_wall_fits,
    example,
    read_ballot,
    read_wall,
    reread,
    tally,
    written,
)
from sessions.voting.view import BoxState, GroupView, RoundStatus, RoundView
from sessions.words import Phrase, phrase


@dataclass(frozen=True)
class PhoneBallot:
    """A ballot as a phone sends it: for which round, typed as any ballot, and over which of its own, 0 for none.

    ``token`` is what the phone is known by in the box; it is opaque, and kept nowhere.
    """

    round_id: int
    text: str = field(repr=False)
    token: str = field(repr=False)
    over: int
    pile: str | None = None
    """The actor group that its voter chose, ``""`` for none of them; None where nothing was chosen."""


class Ballots:
    """The boxes of a store's open rounds, for one console."""

    def __init__(self, store: Path, desk: str) -> None:
        self._store, self._desk = store, desk
        self._boxes: dict[int, BallotBox] = {}
        self._over: dict[int, str] = {}

    def lay(
        self, voting_round: RoundView, text: str, *, after: int, pile: str = "", token: str | None = None
    ) -> Ballot:
        """Count one ballot in a pile as typed and give it, or refuse it with the reason.

        ``after`` is the journal's last entry, ``token`` what the ballot's slip is known by, if it has one.
        """
        check_pile(pile, voting_round.piles)
        ballot = read_ballot(
            text, options=len(voting_round.options), dots_each=voting_round.dots_each, stacking=voting_round.stacking
        )
        room = partial(check_ballot_fits, entitled=voting_round.entitled, dots_each=voting_round.dots_each)
        self._box(voting_round).put(
            written(ballot), spoiled=ballot.spoiled, desk=self._desk, room=room, after=after, pile=pile, token=token
        )
        return ballot

    def lay_from_phones(
        self, voting_round: RoundView, ballots: Sequence[PhoneBallot]
    ) -> list[Ballot | Refused | Outdated]:
        """Count all these in one commit; gives each, or why it was refused. No console can take them back."""
        answers: list[Ballot | Refused | Outdated] = []
        new: list[NewBallot] = []
        for each in ballots:
            try:
                ballot = _of_phone(voting_round, each)
            except Refused as refused:
                answers.append(refused)
            else:
                answers.append(ballot)
                new.append(NewBallot(written(ballot), False, each.token, Source.PHONE, each.pile or "", each.over))
        room = partial(check_ballot_fits, entitled=voting_round.entitled, dots_each=voting_round.dots_each)
        laid = iter(self._box(voting_round).lay(new, room=room) if new else ())
        return [answer if isinstance(answer, Refusal) else next(laid) or answer for answer in answers]

    def show_phones(self, voting_round: RoundView) -> ShownBallots:
        """The ballots of an open round, each for who has its token. Its box remembers that phones are shown it."""
        box = self._find(voting_round.id, voting_round.mark)
        if box is None:
            return ShownBallots()
        if not box.all_counts().takes_phones:
            box.take_phones()
        return box.shown()

    def count_wall(self, voting_round: RoundView, text: str, over: Seen, *, after: int) -> tuple[int, ...]:
        """Write totals of the wall as typed, or refuse them with the reason; gives the options' numbers."""
        totals = read_wall(text, options=len(voting_round.options))
        room = _wall_room(voting_round)
        self._box(voting_round).put_wall(totals, desk=self._desk, room=room, over=over, after=after)
        return tuple(sorted(totals))

    def make(self, round_id: int, mark: str) -> Path | None:
        """Make the box of a round, before anybody can know of the round. Gives where a stranger in its place went."""
        self._let_go(round_id)
        aside = clear(self._store, round_id)
        self._boxes[round_id] = BallotBox.create(BallotBox.beside(self._store, round_id), mark)
        return aside

    def check(self, images: Iterable[Image]) -> Iterator[Path | None]:
        """Refuse a change that leaves an open round fewer entitled than it needs. Nobody counts meanwhile.

        A round that is opened gets its box: gives where a stranger in its place went. The box of one that is over goes
        with ``destroy_over``, once that is on disk.
        """
        self._over.clear()
        for image in images:
            stands = image.after if image.table == "voting_round" else None
            if not stands:
                continue
            if stands["status"] != RoundStatus.OPEN:
                self._over[image.id] = stands["mark"]
                continue
            if image.before is None:
                yield self.make(image.id, stands["mark"])
                continue
            held = self.held(image.id, stands["mark"])
            if held is not None:
                check_entitled(stands["entitled"], slips=held[0], wall_dots=held[1], dots_each=stands["dots_each"])

    def destroy_over(self) -> None:
        """Destroy the boxes of the rounds that the last change has ended, whoever still sees those rounds."""
        for round_id, mark in self._over.items():
            self._let_go(round_id)
            clear(self._store, round_id, Known(mark, open=False))
        self._over.clear()

    def held(self, round_id: int, mark: str) -> tuple[int, int] | None:
        """How many ballots have been handed in, valid and spoiled, and how many dots were counted on the wall.

        None if the round's box is missing.
        """
        box = self._find(round_id, mark)
        return None if box is None else (sum(box.counts()), box.wall_dots())

    def take_back(self, voting_round: RoundView, *, since: int) -> TakenBack | None:
        """Take back what this console laid or counted last; None if there is nothing since that entry."""
        return self._box(voting_round).take_back(self._desk, _wall_room(voting_round), since)

    def seal(self, voting_round: RoundView) -> tuple[Tally, tuple[GroupView, ...]]:
        """Take nothing more, and add up what there is: all of it, and the groups that may be shown. Can be repeated."""
        box = self._box(voting_round)
        box.seal()
        groups = shown(
            {pile: [*map(reread, box.payloads(pile))] for pile in ("", *voting_round.piles)},
            options=len(voting_round.options),
        )
        return tally(map(reread, box.payloads()), box.wall(), phones=box.all_counts().phones), groups

    def counted(self, voting_round: RoundView) -> RoundView:
        """The round with what its box counts if it is open; if it is not, whatever is left of its box is destroyed."""
        if voting_round.status is RoundStatus.OPEN:
            try:
                box = self._find(voting_round.id, voting_round.mark)
                return replace(voting_round, box=BoxState.MISSING) if box is None else _counted(box, voting_round)
            except Damaged:
                return replace(voting_round, box=BoxState.MISSING)
        if self._let_go(voting_round.id) or BallotBox.beside(self._store, voting_round.id).exists():
            clear(self._store, voting_round.id, Known(voting_round.mark, open=False))
        return voting_round

    def changed(self) -> bool:
        """Whether anybody has laid, counted or taken back something since the last time this was asked."""
        changed = [box.changed() for box in self._boxes.values()]
        return any(changed)

    def close(self) -> None:
        """Let the boxes go; those of open rounds stay on disk."""
        for box in self._boxes.values():
            box.close()
        self._boxes.clear()

    def _box(self, voting_round: RoundView) -> BallotBox:
        box = self._find(voting_round.id, voting_round.mark)
        if box is None:
            raise Refused("voting.no_box", number=voting_round.number)
        return box

    def _find(self, round_id: int, mark: str) -> BallotBox | None:
        if round_id in self._boxes and not self._boxes[round_id].there():
            self._let_go(round_id)
        if round_id not in self._boxes:
            found = BallotBox.open(BallotBox.beside(self._store, round_id), mark)
            if found is None:
                return None
            self._boxes[round_id] = found
        return self._boxes[round_id]

    def _let_go(self, round_id: int) -> bool:
        kept = self._boxes.pop(round_id, None)
        if kept is not None:
            kept.close()
        return kept is not None


def told(taken: TakenBack | None, totals: Phrase) -> Done | None:
    """What is said of what a console took back; refused with why where it did not. ``totals`` are what it counted."""
    if taken is None:
        return None
    match taken:
        case TakenBack.BALLOT:
            return Done(phrase("voting.what.slip"), final=phrase("counting.no_redo"))
        case TakenBack.REPLACED:
            return Done(phrase("voting.what.slip"), final=phrase("counting.replaced_again"))
        case TakenBack.WALL:
            return Done(totals, final=phrase("counting.no_redo"))
    raise Refused("undo.refused", what=totals, why=phrase(f"counting.why.{taken.value}"))


def with_counts(voting_round: RoundView, counts: Counts) -> RoundView:
    """An open round with what its box counts."""
    return replace(
        voting_round,
        given=counts.slips - counts.spoiled,
        spoiled=counts.spoiled,
        phones=counts.phones,
        wall_dots=counts.wall_dots,
        box=BoxState.SEALED if counts.sealed else BoxState.OPEN,
        takes_phones=counts.takes_phones,
        turned_away=counts.turned_away,
    )


def _counted(box: BallotBox, voting_round: RoundView) -> RoundView:
    counted = with_counts(voting_round, box.all_counts())
    if not voting_round.piles:
        return counted
    piles = box.piles()
    return replace(counted, pile_slips=tuple(piles.get(pile, 0) for pile in (*voting_round.piles, "")))


def _of_phone(voting_round: RoundView, sent: PhoneBallot) -> Ballot:
    """The ballot, within its round's rules. A phone spoils none: it is told what is wrong."""
    if sent.round_id != voting_round.id:
        raise Refused("phones.dots.over")
    if voting_round.piles and sent.pile is None:
        raise Refused("phones.dots.choose_group")
    check_pile(sent.pile or "", voting_round.piles)
    options, dots_each, stacking = len(voting_round.options), voting_round.dots_each, voting_round.stacking
    ballot = read_ballot(sent.text, options=options, dots_each=dots_each, stacking=stacking)
    if ballot.spoiled:
        raise Refused("voting.ballot_unread", example=example(options=options, dots_each=dots_each, stacking=stacking))
    return ballot


def _wall_room(voting_round: RoundView) -> Room:
    return partial(check_wall_fits, entitled=voting_round.entitled, dots_each=voting_round.dots_each)
