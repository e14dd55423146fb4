"""A view made ready to be told: its moments in the reader's zone, and without what is not to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from sessions.ideas.view import IdeaView
from sessions.queries.withdrawn import without_words
from sessions.view import MeetingView
from sessions.words import Words


def prepared(view: MeetingView, words: Words, now: datetime) -> MeetingView:
    """The view as a document tells it. ``now`` is aware, and its zone that of all moments."""
    view = _in_zone(view, now)
    return without_words(view, partial(_taken_back, view, words))


def _taken_back(view: MeetingView, words: Words, idea: IdeaView) -> str:
    at = view.held.withdrawn.get(idea.id)
    said = words("records.ideas.taken_back", day=at.date()) if at else words("records.ideas.taken_back_once")
    return words("records.ideas.with_words", said=said, text=idea.text) if view.held.keeps_words else said


def _in_zone(view: MeetingView, now: datetime) -> MeetingView:
    """The view with its moments in the zone that they are to be said in."""
    rounds = (
        replace(one, corrections=tuple(replace(made, at=made.at.astimezone(now.tzinfo)) for made in one.corrections))
        for one in view.rounds
    )
    held = replace(
        view.held,
        at=view.held.at and view.held.at.astimezone(now.tzinfo),
        withdrawn={idea: at.astimezone(now.tzinfo) for idea, at in view.held.withdrawn.items()},
        corrected=tuple((at.astimezone(now.tzinfo), what) for at, what in view.held.corrected),
    )
    return replace(view, rounds=tuple(rounds), held=held)
