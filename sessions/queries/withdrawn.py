"""Ideas that were taken back: their numbers stay, their words do not, wherever these stood.

Somebody may have written what was not to be written, and taken it back because of that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sessions.ideas.view import IdeaView
from sessions.view import MeetingView
from sessions.voting.view import RoundView

Said = Callable[[IdeaView], str]
"""What is said instead of a withdrawn idea's words."""


def without_words(view: MeetingView, said: Said) -> MeetingView:
    """The view without the words of withdrawn ideas, also where an option or an experiment was called by them."""
    withdrawn = {idea.id: said(idea) for idea in view.ideas if idea.withdrawn}
    if not withdrawn:
        return view
    return replace(
        view,
        ideas=tuple(
            replace(idea, text=withdrawn[idea.id], clarification="") if idea.withdrawn else idea for idea in view.ideas
        ),
        rounds=tuple(_round(each, withdrawn) for each in view.rounds),
        experiments=tuple(replace(each, origin="") if each.idea_id in withdrawn else each for each in view.experiments),
    )


def _round(voting_round: RoundView, withdrawn: Mapping[int, str]) -> RoundView:
    options = (
        replace(
            option,
            label=withdrawn.get(option.idea_id or 0, option.label),
            ideas=tuple(replace(idea, text=withdrawn.get(idea.idea_id, idea.text)) for idea in option.ideas),
        )
        for option in voting_round.options
    )
    return replace(voting_round, options=tuple(options))
