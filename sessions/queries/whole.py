"""A meeting's view, topic by topic: from which tables each of its fields is read, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from sessions.clusters import tables as clusters
from sessions.commitments import tables as commitments
from sessions.dialogue import tables as dialogue
from sessions.dialogue.earlier import read_earlier
from sessions.experiments import tables as experiments
from sessions.ideas import tables as ideas
from sessions.notes import tables as notes
from sessions.parking import tables as parking
from sessions.perspectives import tables as perspectives
from sessions.proposals import tables as proposals
from sessions.store.engine import path_of
from sessions.store.sqlite import damaged
from sessions.store.touched import Touched
from sessions.view import MeetingView
from sessions.voting import printing
from sessions.voting import tables as voting


@contextmanager
def meant(connection: Connection) -> Iterator[None]:
    """Tells of damage where a stored value means nothing, such as a day that is none: no program of ours wrote it."""
    try:
        yield
    except ValueError as error:
        raise damaged(path_of(connection.engine)) from error


@dataclass(frozen=True)
class Topic:
    """A field of the view, the tables that it is read from, and how (of dialogue id and meeting id).

    What can be long has also a way in which only the touched rows of it are read again. What is not of the meeting is
    of its dialogue, and the same in all its meetings.
    """

    tables: frozenset[str]
    read: Callable[[Connection, int, int], Any]
    renew: Callable[[Connection, int, Any, Touched], Any] | None = None
    of_meeting: bool = False

    def read_again(self, connection: Connection, ids: tuple[int, int], before: Any, touched: Touched) -> Any:
        """The field as it is now, of dialogue and meeting; ``before`` is what it was until these rows were touched."""
        with meant(connection):
            if self.renew is None or touched.are_many:
                return self.read(connection, *ids)
            return self.renew(connection, ids[0], before, touched)


ROUNDS = frozenset({"voting_round", "voting_option", "option_idea", "voting_correction", "group_tally"})
TOPICS: Mapping[str, Topic] = {
    "dialogue": Topic(frozenset({"dialogue"}), lambda c, d, m: dialogue.read_dialogue(c, d)),
    "meeting": Topic(frozenset({"meeting"}), lambda c, d, m: dialogue.read_meeting(c, m), of_meeting=True),
    "phases": Topic(frozenset({"phase"}), lambda c, d, m: dialogue.read_phases(c, m), of_meeting=True),
    "earlier": Topic(frozenset({"meeting", "note"}), lambda c, d, m: read_earlier(c, d, m), of_meeting=True),
    "presence": Topic(frozenset({"presence"}), lambda c, d, m: dialogue.read_presence(c, m), of_meeting=True),
    "ideas": Topic(frozenset({"idea"}), lambda c, d, m: ideas.read(c, d), ideas.renew),
    "waiting": Topic(frozenset({"waiting_idea"}), lambda c, d, m: ideas.read_waiting(c, d), ideas.renew_waiting),
    "clusters": Topic(frozenset({"cluster", "membership"}), lambda c, d, m: clusters.read(c, d), clusters.renew),
    "rounds": Topic(ROUNDS, lambda c, d, m: voting.read(c, d)),
    "trial": Topic(ROUNDS, lambda c, d, m: voting.read_trial(c, d, m), of_meeting=True),
    "asking": Topic(ROUNDS, lambda c, d, m: voting.read_asking(c, d, m), of_meeting=True),
    "slips": Topic(frozenset({"slip_batch"}), lambda c, d, m: printing.read(c, m), of_meeting=True),
    "proposals": Topic(
        frozenset({"proposal", "reservation", "proposal_version", "proposal_idea", "action", "meeting"}),
        lambda c, d, m: proposals.read(c, d),
    ),
    "commitments": Topic(frozenset({"commitment", "meeting"}), lambda c, d, m: commitments.read(c, d)),
    "parked": Topic(frozenset({"parked"}), lambda c, d, m: parking.read(c, d)),
    "perspectives": Topic(
        frozenset({"source", "perspective", "answer", "insight"}),
        lambda c, d, m: perspectives.read(c, d),
        perspectives.renew,
    ),
    "experiments": Topic(frozenset({"experiment"}), lambda c, d, m: experiments.read(c, d)),
    "notes": Topic(frozenset({"note"}), lambda c, d, m: notes.read(c, m), of_meeting=True),
}


def read(connection: Connection, meeting_id: int) -> MeetingView:
    """The whole view; refused if the meeting is gone."""
    with meant(connection):
        dialogue_id = dialogue.read_meeting(connection, meeting_id).dialogue_id
        return MeetingView(**{name: topic.read(connection, dialogue_id, meeting_id) for name, topic in TOPICS.items()})


def read_beside(connection: Connection, view: MeetingView, meeting_id: int) -> MeetingView:
    """The view of another meeting of the same dialogue; what is of the dialogue is taken over, and not read again."""
    with meant(connection):
        own = {
            name: topic.read(connection, view.dialogue.id, meeting_id)
            for name, topic in TOPICS.items()
            if topic.of_meeting
        }
    return replace(view, **own)


def read_again(connection: Connection, view: MeetingView, touched: Touched) -> MeetingView:
    """The view as it is now, where only these rows were touched since it was read; all else of it stays as it is."""
    ids = view.dialogue.id, view.meeting.id
    fresh = {
        name: topic.read_again(connection, ids, getattr(view, name), touched)
        for name, topic in TOPICS.items()
        if topic.tables & touched.images.keys()
    }
    return replace(view, **fresh)
