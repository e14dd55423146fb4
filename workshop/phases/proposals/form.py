"""A proposal's form: which fields it has, which are asked for when, and how each is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from sessions.errors import Refused
from sessions.proposals import commands as proposals
from sessions.proposals import rules
from sessions.proposals.view import Horizon, Need, ProposalView
from sessions.text.typed import chosen
from sessions.words import Phrase, phrase
from workshop.widgets.form import FieldSpec

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

FIELDS = ("wording", "motive", "ideas", "horizon", "need", "need_of", "support", "below")
HORIZONS = tuple(horizon for horizon in Horizon if horizon)
NEEDS = tuple(need for need in Need if need)

Shown = Callable[[str, Any], str]
"""A field's stored value as the form shows it."""
Texts = Mapping[str, str]


def specs(proposal: ProposalView, as_shown: Shown) -> Sequence[FieldSpec]:
    """The fields as stored. Who decides is asked where somebody must, what is needed where somebody is below 3."""
    choices: dict[str, tuple[Phrase, ...]] = {
        "horizon": tuple(map(horizon_said, HORIZONS)),
        "need": tuple(map(need_said, NEEDS)),
    }
    asked: dict[str, Callable[[Texts], bool]] = {"need_of": partial(_decided, as_shown), "below": _below}
    return [
        FieldSpec(
            name,
            phrase(f"proposals.field.{name}"),
            as_shown(name, stored(proposal, name)),
            phrase(f"proposals.hint.{name}"),
            choices.get(name, ()),
            asked=asked.get(name),
        )
        for name in FIELDS
    ]


def stored(proposal: ProposalView, field: str) -> object:
    """What is stored in a field."""
    return proposal.idea_ids if field == "ideas" else getattr(proposal, field)


def save(meeting: Meeting, key: int, version: int, field: str, text: str, as_shown: Shown) -> Done:
    """Save one field: a choice is read by its first letters, support as it is counted, ideas by their numbers."""
    seen = {"proposal_id": key, "version": version}
    match field:
        case "wording":
            return meeting.do(proposals.reword, **seen, wording=text)
        case "ideas":
            return meeting.do(proposals.set_ideas, **seen, numbers=rules.read_ideas(text))
        case "horizon":
            horizon = chosen(text, {each: as_shown(field, each) for each in Horizon})
            return meeting.do(proposals.set_horizon, **seen, horizon=horizon)
        case "need":
            return meeting.do(proposals.set_need, **seen, need=_need(text, as_shown))
        case "support":
            return meeting.do(proposals.set_support, **seen, support=rules.read_support(text))
    return meeting.do(proposals.describe, **seen, field=field, text=text)


def horizon_said(horizon: str) -> Phrase:
    """A horizon in words."""
    return phrase(f"proposals.horizon.{horizon}")


def need_said(need: str) -> Phrase:
    """Whether it needs a decision, in a word."""
    return phrase(f"proposals.need.{need}")


def _need(text: str, as_shown: Shown) -> Need:
    return chosen(text, {each: as_shown("need", each) for each in Need})


def _decided(as_shown: Shown, texts: Texts) -> bool:
    try:
        return _need(texts["need"], as_shown).somebody_decides
    except Refused:
        return False


def _below(texts: Texts) -> bool:
    try:
        return bool(texts["below"]) or rules.anyone_below(rules.read_support(texts["support"]))
    except Refused:
        return bool(texts["below"])
