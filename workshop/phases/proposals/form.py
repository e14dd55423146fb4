"""A proposal's form: which fields it has, which are asked for when, and how each is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sessions.errors import Refused
from sessions.proposals import commands as proposals
from sessions.proposals import rules
from sessions.proposals.fields import FIELDS
from sessions.proposals.view import Need, ProposalView
from sessions.text.fields import Say, by_name
from sessions.text.typed import chosen
from workshop.widgets.form import FieldSpec

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

_FIELDS = by_name(FIELDS)

Shown = Callable[[str, Any], str]
"""A field's stored value as the form shows it."""
Texts = Mapping[str, str]


def specs(proposal: ProposalView, as_shown: Shown) -> Sequence[FieldSpec]:
    """The fields as stored. Who decides is asked where somebody must, what is needed where somebody is below 3."""
    asked: dict[str, Callable[[Texts], bool]] = {"need_of": partial(_decided, as_shown), "below": _below}
    return [
        FieldSpec(
            field.name,
            field.label,
            as_shown(field.name, stored(proposal, field.name)),
            field.hint,
            field.answers,
            asked=asked.get(field.name),
        )
        for field in FIELDS
    ]


def stored(proposal: ProposalView, field: str) -> object:
    """What is stored in a field."""
    return proposal.idea_ids if field == "ideas" else getattr(proposal, field)


def shown(field: str, value: Any, say: Say) -> str:
    """A stored value as the form shows it: choices in words, support as six counts."""
    if field == "support" and not isinstance(value, str):
        return rules.written(value)
    return _FIELDS[field].shown(value, say)


def save(meeting: Meeting, key: int, version: int, field: str, text: str, say: Say, today: date) -> Done:
    """Save one field: a choice is read by its first letters, support as it is counted, ideas by their numbers."""
    seen = {"proposal_id": key, "version": version}
    match field:
        case "wording":
            return meeting.do(proposals.reword, **seen, wording=text)
        case "ideas":
            return meeting.do(proposals.set_ideas, **seen, numbers=rules.read_ideas(text))
        case "support":
            return meeting.do(proposals.set_support, **seen, support=rules.read_support(text))
    return meeting.do(proposals.describe, **seen, field=field, text=_FIELDS[field].read(text, say, today))


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
