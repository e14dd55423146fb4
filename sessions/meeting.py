"""The door of one meeting: gives its view, takes commands, undoes, and follows what others do.

Everything here is for one thread at a time; a console keeps one worker thread for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import wraps
from typing import Any, ParamSpec

from sessions import support
from sessions.agenda.phases import PhaseKind
from sessions.clusters import unmerge
from sessions.clusters.unmerge import Merger
from sessions.dialogue.arrangement import check_phases, moved_to
from sessions.errors import Outdated, Refused, Unavailable
from sessions.ideas import keys
from sessions.live import tables as live
from sessions.meetings import Command, Meetings
from sessions.queries import as_of, recall, whole
from sessions.queries.history import History, Item
from sessions.store import journal
from sessions.store.change import Change, Done
from sessions.store.engine import empty_log, reading
from sessions.store.follow import Follower
from sessions.store.seat import is_taken
from sessions.view import MeetingView
from sessions.voting import codes, printing
from sessions.voting import commands as voting_commands
from sessions.voting import tables as voting
from sessions.voting.ballots import Ballots, PhoneBallot, told
from sessions.voting.box_ballots import ShownBallots
from sessions.voting.rules import over
from sessions.voting.tally import Ballot
from sessions.voting.view import RoundOrigin, RoundStatus, RoundView
from sessions.words import phrase

P = ParamSpec("P")


class Meeting:
    """One meeting of an opened store. ``view`` is its current picture; every method below renews it."""

    def __init__(self, meetings: Meetings, meeting_id: int) -> None:
        self._meetings = meetings
        self._passed: set[int] = set()
        self._forgot = False
        with reading(meetings.engine) as connection:
            self._seen = journal.last_id(connection)
            self.view = replace(whole.read(connection, meeting_id), live=live.read(connection, meeting_id))
        self._ballots = Ballots(meetings.path, meetings.surface)
        self._follower = Follower(meetings.path)
        self._count_ballots()

    def do(self, command: Command[P], /, *args: P.args, **kwargs: P.kwargs) -> Done:
        """Carry out one command in one transaction with its journal row; on disk when this returns."""

        @wraps(command)
        def checked(change: Change, /, *args: P.args, **kwargs: P.kwargs) -> Done:
            done = command(change, *args, **kwargs)
            self._check(change)
            return done

        self._forgot = False
        done = self._meetings.do_in(self._ids, checked, *args, **kwargs)
        self._ballots.destroy_over()
        if self._forgot:
            with suppress(Unavailable):  # what was asked for is done; the log is emptied another time
                empty_log(self._meetings.engine)
        self.refresh()
        return done

    def undo(self) -> Done:
        """Take back this console's last change that stands; in an open round what it laid or counted last."""
        done = self._take_back() if self._counts_here else None
        if done is not None:
            return done
        done = self._meetings.undo_in(self._ids, self._passed, self._check)
        self.refresh()
        return done

    def redo(self) -> Done:
        """Do again what was last undone."""
        done = self._meetings.redo_in(self._ids, self._passed, self._check)
        self.refresh()
        return done

    def changed(self) -> bool:
        """Whether anybody has changed the store, or laid a ballot, since the last time this was asked."""
        return self._follower.changed() | self._ballots.changed()

    def refresh(self) -> MeetingView:
        """Read again what was touched since the view was made."""
        with reading(self._meetings.engine) as connection:
            self._seen, touched = journal.touched_since(connection, self._seen, self._ids[0])
            now = whole.read_again(connection, self.view, touched)
            self.view = replace(now, live=live.read(connection, now.meeting.id))
        self._count_ballots()
        return self.view

    def tell_live(self, **shown: Any) -> None:
        """Say what a console shows at this moment, for the others to follow: outside of journal and undo."""
        with self._meetings.standing_still() as connection:
            live.write(connection, self._ids[1], self._meetings.seat, **shown)
        self.refresh()

    def end_live(self, *, own: bool = False) -> None:
        """Show no more what consoles showed that are gone, such as what one read aloud; ``own``: nor what this one did.

        Whoever still does it tells of it with the next key.
        """
        mine, shown = self._meetings.seat, self.view.live.shown_by
        ended = [name for name, by in shown.items() if (own if by == mine else not is_taken(self._meetings.path, by))]
        if ended:
            with self._meetings.standing_still() as connection:
                live.end(connection, self._ids[1], ended)
            self.refresh()

    def as_held(self) -> MeetingView:
        """What the meeting held, as it stood when it was closed, for what is written out of it: see ``as_of``."""
        return as_of.held(self._meetings.engine, self.refresh())

    def dialogue_now(self) -> tuple[MeetingView, ...]:
        """All meetings of the dialogue as they stand now, by number, for what is written out of it as a whole."""
        return as_of.of_dialogue(self._meetings.engine, self.refresh())

    def lay_ballot(self, text: str, pile: str = "", *, round_id: int | None = None) -> Done:
        """Count one paper ballot as typed, in an actor group's pile; refused with the reason before it counts.

        ``round_id`` is the round that it was typed in: it is counted in no other.
        """
        code, dots = codes.split(text)
        with self._open_round(round_id) as (voting_round, newest):
            token = printing.token_of(code, self.view.slips)
            ballot = self._ballots.lay(voting_round, dots, after=newest, pile=pile, token=token)
        self._count_ballots()
        return Done(phrase(f"voting.what.{ballot.kind}"))

    def lay_from_phones(self, ballots: Sequence[PhoneBallot]) -> list[Ballot | Refused | Outdated]:
        """Count what phones have sent in one commit; gives each, or why it was refused. The view does not count it."""
        with self._open_round() as (voting_round, _):
            refused = [printing.refusal(each.token, self.view.slips) for each in ballots]
            taken = [each for each, refusal in zip(ballots, refused, strict=True) if refusal is None]
            answers = iter(self._ballots.lay_from_phones(voting_round, taken))
            return [refusal or next(answers) for refusal in refused]

    def show_phones(self) -> ShownBallots:
        """The ballots of the round that is open, each for who has its token; its box remembers that phones see it."""
        voting_round = self.view.open_round
        return ShownBallots() if voting_round is None else self._ballots.show_phones(voting_round)

    def count_wall(self, text: str, over: Mapping[int, int] | None = None, *, round_id: int | None = None) -> Done:
        """Write the wall's totals of some options as typed; refused with the reason before they count.

        ``Outdated`` if another console wrote other totals of these, ``theirs`` by the options' numbers; given as
        ``over`` they are written over, unless they have changed again. ``round_id`` as for a ballot.
        """
        with self._open_round(round_id) as (voting_round, newest):
            numbers = self._ballots.count_wall(voting_round, text, over or {}, after=newest)
        self._count_ballots()
        return Done(phrase("counting.what.wall", numbers=tuple(map(str, numbers))))

    def count_hands(self, text: str, over: Mapping[int, int] | None = None, *, round_id: int) -> Done:
        """Write how many raised a hand for each value, while the room is asked about a proposal: as ``count_wall``.

        ``Outdated`` has ``theirs`` by the options' numbers.
        """
        try:
            self.count_wall(support.hands_line(text), over, round_id=round_id)
        except Refused as refused:
            raise support.heard(refused) from None
        return Done(phrase("asking.what.hands"))

    def close_asking(self, round_id: int, seen: Sequence[int]) -> Done:
        """Seal the box, write the proposal's support, and destroy the box. Safe to ask again after a crash half-way.

        Refused where its support is not as it was ``seen``; its answers stay then.
        """
        now = self.refresh().asked
        if now is None or now.id != round_id:
            raise Refused("asking.over")
        support.check_seen(self.view.proposals, now.proposal_id, seen)
        try:
            tally, _ = self._ballots.seal(now)
        except Refused as refused:
            raise support.heard(refused) from None
        done = self._meetings.do_in(self._ids, support.close, round_id=round_id, tally=tally, seen=tuple(seen))
        self.refresh()
        return done

    def close_round(self, round_id: int | None = None) -> Done:
        """Seal the box, write the totals, and destroy the box. Safe to ask again after a crash half-way.

        ``round_id`` is the round that is meant: no other is closed in its place.
        """
        voting_round = self.view.round if round_id is None else self._round(round_id)
        if voting_round is None or voting_round.status is not RoundStatus.OPEN:
            raise over(voting_round)
        try:
            tally, groups = self._ballots.seal(voting_round)
        except Refused:
            self.refresh()
            now = self._round(voting_round.id)
            if now is None or now.status is RoundStatus.OPEN:
                raise
            raise over(now) from None
        done = self._meetings.do_in(
            self._ids, voting_commands.close_round, round_id=voting_round.id, tally=tally, groups=groups
        )
        self.refresh()
        return done

    def _round(self, round_id: int) -> RoundView | None:
        here = self.view
        there = (*here.rounds, *([here.trial] if here.trial is not None else ()))
        return next((each for each in there if each.id == round_id), None)

    def history(self, item: Item) -> History:
        """What happened to one thing of the dialogue, the newest first."""
        with reading(self._meetings.engine) as connection:
            return recall.read(connection, self._ids[0], item)

    def mergers(self, entry_id: int) -> tuple[Merger, ...]:
        """The merge of clusters in a history's entry, then the earlier ones inside it: what of each can come back."""
        with reading(self._meetings.engine) as connection:
            return unmerge.mergers(connection, self._ids[0], entry_id)

    def leave(self) -> None:
        """Let go of what the meeting holds open."""
        self._follower.close()
        self._ballots.close()

    @contextmanager
    def _open_round(self, round_id: int | None = None) -> Iterator[tuple[RoundView, int]]:
        """The open round as it is stored, and the journal's newest entry; neither changes meanwhile.

        Refused if another than ``round_id`` is open, where that is given.
        """
        voting_round = self.view.open_round
        if voting_round is None:
            raise Refused("voting.not_open")
        if round_id not in (None, voting_round.id):
            raise Refused("voting.other_round", number=voting_round.number)
        with self._meetings.standing_still() as connection:
            entitled = voting.read_entitled(connection, voting_round.id)
            if entitled is None:
                raise Refused("voting.not_open")
            if voting_round.origin is RoundOrigin.SUPPORT:
                entitled = max(entitled, voting_round.entitled)
            yield replace(voting_round, entitled=entitled), journal.last_id(connection)

    def _take_back(self) -> Done | None:
        """Take back what this console laid or counted in an open round, if it has changed nothing else since."""
        since = self._meetings.last_change(self._ids, self._passed)
        try:
            with self._open_round() as (voting_round, _):
                taken = self._ballots.take_back(voting_round, since=since)
        except Refused:  # closed by another console just now
            return None
        self._count_ballots()
        return told(taken, phrase("asking.what.hands" if self.view.asked is not None else "counting.what.totals"))

    @property
    def _ids(self) -> tuple[int, int]:
        return self.view.dialogue.id, self.view.meeting.id

    @property
    def _counts_here(self) -> bool:
        """Whether a round is open that belongs to the phase that the meeting is in."""
        kind = PhaseKind.PROPOSALS if self.view.asked is not None else PhaseKind.PRIORITISING
        return self.view.open_round is not None and self.view.phase.kind == kind

    def _check(self, change: Change) -> None:
        """Refuse a change that leaves an open round fewer entitled than it needs, or the meeting in no phase.

        Nobody counts meanwhile. A round that is opened gets its box first, so that nobody sees it without. The keys of
        ideas go where those are worked on.
        """
        check_phases(change)
        kind = moved_to(change)
        if kind is not None and keys.are_over(kind):
            self._forgot = keys.forget(change.connection, self._ids[0])
        for aside in self._ballots.check(change.images):
            self._meetings.tell_aside(aside)

    def _count_ballots(self) -> None:
        """Fill in what an open round's box counts; the box of a round that is not open is destroyed."""
        self.view = self.view.with_rounds(self._ballots.counted)
