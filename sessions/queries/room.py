"""What of a meeting the room may see: a view with everything else taken out of it, whoever paints it then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sessions.notes.view import NoteKind
from sessions.queries.withdrawn import without_words
from sessions.view import MeetingView
from sessions.voting.view import RoundStatus, RoundView, SlipCodes
from sessions.words import Words

SEEN = (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.CHECK_OUT)
"""The notes that are the room's own. The others are for whoever leads, or for the minutes."""
ROLES = ("process_leader", "leaders", "note_taker", "table_hosts")
TRIED_BY, ANSWERS_TO = ("responsible", "with_whom"), ("reports_back", "support_from")
NAMES = frozenset((*TRIED_BY, *ANSWERS_TO))
"""The fields of experiments and commitments that name people who have not agreed to stand on a wall."""


def for_room(view: MeetingView) -> MeetingView:
    """The view without private notes and notes for the minutes, ideas that wait, a withdrawn idea's words wherever they
    stand, names, and a standing that nobody has revealed."""
    view = without_words(view, lambda _: Words(view.dialogue.language)("ideas.withdrawn"))
    unnamed, tried, promised = (_without(each) for each in (ROLES, TRIED_BY, ANSWERS_TO))
    return replace(
        view.with_rounds(_without_standing),
        dialogue=replace(view.dialogue, problem_owner="", steering_group="", recipient=""),
        meeting=replace(view.meeting, **unnamed, approved_by=""),
        earlier=tuple(replace(each, **unnamed) for each in view.earlier),
        ideas=view.live_ideas,
        waiting=(),
        slips=SlipCodes(view.slips.count),
        notes=tuple(note for note in view.notes if note.kind in SEEN),
        experiments=tuple(replace(each, **tried) for each in view.experiments),
        commitments=tuple(replace(each, **promised) for each in view.commitments),
    )


def _without(names: Sequence[str]) -> dict[str, Any]:
    return dict.fromkeys(names, "")


def _without_standing(voting_round: RoundView) -> RoundView:
    """Until the room is shown a round's result it is shown no part of it."""
    if voting_round.status is RoundStatus.REVEALED:
        return replace(voting_round, groups=())
    options = tuple(replace(option, dots=None, voters=None) for option in voting_round.options)
    return replace(voting_round, options=options, pile_slips=(), groups=(), corrections=(), blank=None)
