"""The door of one meeting: gives its view, takes commands, undoes, and follows what others do.

Everything here is for one thread at a time; a console keeps one worker thread for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import wraps
from typing import Any, ParamSpec

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
from sessions.voting.ballots import Ballots, PhoneBallot
from sessions.voting.box import TakenBack
from sessions.voting.box_ballots import ShownBallots
from sessions.voting.rules import check_entitled
from sessions.voting.tally import Ballot
from sessions.voting.view import RoundStatus, RoundView, SlipCodes
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
        if self._forgot:
            with suppress(Unavailable):  # what was asked for is done; the log is emptied another time
                empty_log(self._meetings.engine)
        self.refresh()
        return done

    def undo(self) -> Done:
        """Take back this console's last change that stands; in an open round what it laid or counted last."""
        done = self._take_back() if self.view.phase.kind == PhaseKind.PRIORITISING else None
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
            refused = [_refused(each, self.view.slips) for each in ballots]
            taken = [each for each, refusal in zip(ballots, refused, strict=True) if refusal is None]
            answers = iter(self._ballots.lay_from_phones(voting_round, taken))
            return [refusal or next(answers) for refusal in refused]

    def show_phones(self) -> ShownBallots:
        """The ballots of the round that is open, each for who has its token; its box remembers that phones see it."""
        voting_round = self.view.round
        if voting_round is None or voting_round.status is not RoundStatus.OPEN:
            return ShownBallots()
        return self._ballots.show_phones(voting_round)

    def count_wall(self, text: str, over: Mapping[int, int] | None = None, *, round_id: int | None = None) -> Done:
        """Write the wall's totals of some options as typed; refused with the reason before they count.

        ``Outdated`` if another console wrote other totals of these, ``theirs`` by the options' numbers; given as
        ``over`` they are written over, unless they have changed again. ``round_id`` as for a ballot.
        """
        with self._open_round(round_id) as (voting_round, newest):
            numbers = self._ballots.count_wall(voting_round, text, over or {}, after=newest)
        self._count_ballots()
        return Done(phrase("counting.what.wall", numbers=tuple(map(str, numbers))))

    def close_round(self, round_id: int | None = None) -> Done:
        """Seal the box, write the totals, and destroy the box. Safe to ask again after a crash half-way.

        ``round_id`` is the round that is meant: no other is closed in its place.
        """
        voting_round = self.view.round if round_id is None else self._round(round_id)
        if voting_round is None or voting_round.status is not RoundStatus.OPEN:
            raise _over(voting_round)
        try:
            tally, groups = self._ballots.seal(voting_round)
        except Refused:
            self.refresh()
            now = self._round(voting_round.id)
            if now is None or now.status is RoundStatus.OPEN:
                raise
            raise _over(now) from None
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
        voting_round = self.view.round
        if voting_round is None or voting_round.status is not RoundStatus.OPEN:
            raise Refused("voting.not_open")
        if round_id not in (None, voting_round.id):
            raise Refused("voting.other_round", number=voting_round.number)
        with self._meetings.standing_still() as connection:
            entitled = voting.read_entitled(connection, voting_round.id)
            if entitled is None:
                raise Refused("voting.not_open")
            yield replace(voting_round, entitled=entitled), journal.last_id(connection)

    def _take_back(self) -> Done | None:
        """Take back what this console laid or counted in an open round, if it has changed nothing else since."""
        if self._open_round_id is None:
            return None
        since = self._meetings.last_change(self._ids, self._passed)
        try:
            with self._open_round() as (voting_round, _):
                taken = self._ballots.take_back(voting_round, since=since)
        except Refused:  # closed by another console just now
            return None
        self._count_ballots()
        match taken:
            case None:
                return None
            case TakenBack.BALLOT:
                return Done(phrase("voting.what.slip"), final=phrase("counting.no_redo"))
            case TakenBack.REPLACED:
                return Done(phrase("voting.what.slip"), final=phrase("counting.replaced_again"))
            case TakenBack.WALL:
                return Done(phrase("counting.what.totals"), final=phrase("counting.no_redo"))
        raise Refused("undo.refused", what=phrase("counting.what.totals"), why=phrase(f"counting.why.{taken.value}"))

    @property
    def _ids(self) -> tuple[int, int]:
        return self.view.dialogue.id, self.view.meeting.id

    @property
    def _open_round_id(self) -> int | None:
        voting_round = self.view.round
        return voting_round.id if voting_round and voting_round.status is RoundStatus.OPEN else None

    def _check(self, change: Change) -> None:
        """Refuse a change that leaves an open round fewer entitled than it needs, or the meeting in no phase.

        Nobody counts meanwhile. A round that is opened gets its box first, so that nobody sees it without. The keys of
        ideas go where those are worked on.
        """
        check_phases(change)
        kind = moved_to(change)
        if kind is not None and keys.are_over(kind):
            self._forgot = keys.forget(change.connection, self._ids[0])
        for image in change.images:
            stands = image.after if image.table == "voting_round" else None
            if not stands or stands["status"] != RoundStatus.OPEN:
                continue
            if image.before is None:
                self._meetings.tell_aside(self._ballots.make(image.id, stands["mark"]))
                continue
            held = self._ballots.held(image.id, stands["mark"])
            if held is not None:
                check_entitled(stands["entitled"], slips=held[0], wall_dots=held[1], dots_each=stands["dots_each"])

    def _count_ballots(self) -> None:
        """Fill in what an open round's box counts; the box of a round that is not open is destroyed."""
        self.view = self.view.with_rounds(self._ballots.counted)


def _over(voting_round: RoundView | None) -> Refused:
    """Why a round is not closed: what has become of it already."""
    if voting_round is None:
        return Refused("voting.not_open")
    cancelled = voting_round.status is RoundStatus.CANCELLED
    return Refused("voting.was_cancelled" if cancelled else "voting.already_closed", number=voting_round.number)


def _refused(ballot: PhoneBallot, slips: SlipCodes) -> Refused | None:
    try:
        printing.check_token(ballot.token, slips)
    except Refused as refused:
        return refused
    return None
