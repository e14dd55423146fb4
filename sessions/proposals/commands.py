"""Changes of proposals and of what stands under them. Disagreement is a result, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sessions.errors import Outdated, Refused
from sessions.proposals import rules
from sessions.proposals.fields import DECISION, FIELDS, OUTCOME
from sessions.proposals.tables import (
    Action,
    Proposal,
    ProposalIdea,
    ProposalVersion,
    Reservation,
    counts,
    find_ideas,
    find_option,
    people_present,
)
from sessions.proposals.view import Outcome, ReservationKind
from sessions.store.change import Change, Done, table_of
from sessions.text.fields import Kind, by_name, names
from sessions.text.typed import optional
from sessions.text.typed import wording as worded
from sessions.words import phrase

_FIELDS = by_name(FIELDS)
_DECISION = by_name(DECISION)
DESCRIBED = tuple(field.name for field in FIELDS if field.kind is not Kind.OWN and not field.itself)
"""What is set field by field; the wording, the ideas and the support have commands of their own."""
TEXTS = tuple(name for name in DESCRIBED if _FIELDS[name].kind is Kind.TEXT)


def propose(change: Change, *, wording: str) -> Done:
    """Make a proposal in the meeting's own words."""
    return _add(change, worded(wording), None)


def adopt(change: Change, *, option_id: int) -> Done:
    """Make a proposal of an option that the room has seen the result of; its label is the first wording.

    Refused where the option has become one already.
    """
    option = find_option(change.connection, option_id, change.dialogue_id)
    if option is None:
        raise Refused("error.gone")
    if not option.revealed:
        raise Refused("proposals.not_revealed", label=option.label)
    made = change.find(Proposal, table_of(Proposal).c.option_id == option_id)
    if made:
        raise Refused("proposals.already", number=made[0].number, label=option.label)
    return _add(change, option.label, option_id, option.idea_ids)


def reword(change: Change, *, proposal_id: int, version: int, wording: str) -> Done:
    """Say the proposal in other words. How each meeting left it is kept."""
    before = change.get(Proposal, proposal_id).wording
    row = change.edit(Proposal, proposal_id, version, wording=worded(wording))
    if row.wording != before:
        _keep_wording(change, row, before)
    return _field_set(row, "wording")


def describe(change: Change, *, proposal_id: int, version: int, field: str, text: str) -> Done:
    """Set one field: say why, who has to decide, or choose; an empty text takes it away."""
    assert field in DESCRIBED
    return _edit(change, proposal_id, version, field, _FIELDS[field].clean(text))


def record_decision(change: Change, *, proposal_id: int, version: int, field: str, value: str | date | None) -> Done:
    """Set one field of the decision that the politicians have made on it: a text, or a day, which is not to come."""
    if isinstance(value, date) and value > change.now.astimezone().date():
        raise Refused("dialogue.not_yet", day=value)
    described = _DECISION[field]
    row = change.edit(Proposal, proposal_id, version, **{field: described.clean(value)})
    return Done(phrase("proposals.what.field", number=row.number, field=described.label), row.id)


def set_ideas(change: Change, *, proposal_id: int, version: int, numbers: Sequence[int]) -> Done:
    """Say which ideas it comes from, by their numbers. What the room voted on stays as it was all the same."""
    row = change.get(Proposal, proposal_id)
    links = change.find(ProposalIdea, table_of(ProposalIdea).c.proposal_id == proposal_id)
    held = {link.idea_id: link for link in links}
    if row.version != version:
        raise Outdated({"ideas": tuple(held)}, row.version)
    found = find_ideas(change.connection, numbers, change.dialogue_id)
    unknown = [number for number in numbers if number not in found]
    if unknown:
        raise Refused("proposals.no_such_idea", number=unknown[0])
    wanted = {found[number] for number in numbers}
    if wanted != held.keys():
        for idea_id in sorted(held.keys() - wanted):
            change.remove(held[idea_id])
        for idea_id in sorted(wanted - held.keys()):
            change.add(ProposalIdea(proposal_id=proposal_id, idea_id=idea_id))
        change.touch(row)
    return _field_set(row, "ideas")


def set_support(change: Change, *, proposal_id: int, version: int, support: Sequence[int]) -> Done:
    """Write how many showed each value from 0 to 5; none at all means that it has not been asked."""
    rules.check_support(support, people_present(change.connection, change.meeting_id))
    return _edit(change, proposal_id, version, "support", rules.written(support) if any(support) else "")


def say_outcome(change: Change, *, proposal_id: int, version: int, outcome: Outcome | None, why: str) -> Done:
    """Let the room's own word stand for the support, with the reason; none, or the one that follows, takes it back.

    It stays when the support is counted anew, and what it was chosen on is kept, so that the room can be told.
    """
    row = change.get(Proposal, proposal_id)
    if row.version != version:
        raise Outdated({"outcome": tuple(getattr(row, name) for name in names(OUTCOME))}, row.version)
    support = counts(row.support)
    if outcome is None or outcome is rules.outcome(support):
        change.save(row, outcome_said="", outcome_why="", outcome_on="")
        return Done(phrase("proposals.what.outcome_follows", number=row.number), row.id)
    if not support:
        raise Refused("proposals.no_hands")
    reason = optional(why)
    if not reason:
        raise Refused("proposals.no_reason")
    change.save(row, outcome_said=outcome.value, outcome_why=reason, outcome_on=row.support)
    return Done(phrase("proposals.what.outcome", number=row.number), row.id)


def remove(change: Change, *, proposal_id: int) -> Done:
    """Take a proposal away with all that is under it; undo brings it all back."""
    row = change.get(Proposal, proposal_id)
    reservations = change.find(Reservation, table_of(Reservation).c.proposal_id == proposal_id)
    actions = change.find(Action, table_of(Action).c.proposal_id == proposal_id)
    links = change.find(ProposalIdea, table_of(ProposalIdea).c.proposal_id == proposal_id)
    versions = change.find(ProposalVersion, table_of(ProposalVersion).c.proposal_id == proposal_id)
    for under in (*reservations, *actions, *links, *versions, row):
        change.remove(under)
    if actions:
        return Done(phrase("proposals.what.removed_whole", number=row.number), row.id)
    if reservations:
        return Done(phrase("proposals.what.removed_with", number=row.number, n=len(reservations)), row.id)
    return Done(phrase("proposals.what.removed", number=row.number), row.id)


def reserve(
    change: Change, *, proposal_id: int, text: str, kind: ReservationKind = ReservationKind.RESERVATION
) -> Done:
    """Note what somebody holds against it, or what the room still disagrees on, in their words, without a name."""
    proposal = change.get(Proposal, proposal_id)
    row = change.add(Reservation(proposal_id=proposal_id, text=worded(text), kind=kind.value))
    return Done(phrase(f"proposals.what.{kind}", number=proposal.number), row.id)


def reword_reservation(change: Change, *, reservation_id: int, version: int, text: str) -> Done:
    """Say a reservation in other words."""
    row = change.edit(Reservation, reservation_id, version, text=worded(text))
    proposal = change.get(Proposal, row.proposal_id)
    return Done(phrase(f"proposals.what.{row.kind}_reworded", number=proposal.number), row.id)


def remove_reservation(change: Change, *, reservation_id: int) -> Done:
    """Take a reservation away, as when the new wording meets it; undo brings it back."""
    row = change.get(Reservation, reservation_id)
    proposal = change.get(Proposal, row.proposal_id)
    change.remove(row)
    return Done(phrase(f"proposals.what.{row.kind}_removed", number=proposal.number), row.id)


def add_action(change: Change, *, proposal_id: int, text: str) -> Done:
    """Say one thing that has to be done for the proposal to come true."""
    proposal = change.get(Proposal, proposal_id)
    row = change.add(Action(proposal_id=proposal_id, text=worded(text)))
    return Done(phrase("proposals.what.action", number=proposal.number), row.id)


def reword_action(change: Change, *, action_id: int, version: int, text: str) -> Done:
    """Say an action in other words."""
    row = change.edit(Action, action_id, version, text=worded(text))
    proposal = change.get(Proposal, row.proposal_id)
    return Done(phrase("proposals.what.action_reworded", number=proposal.number), row.id)


def remove_action(change: Change, *, action_id: int) -> Done:
    """Take an action away; undo brings it back."""
    row = change.get(Action, action_id)
    proposal = change.get(Proposal, row.proposal_id)
    change.remove(row)
    return Done(phrase("proposals.what.action_removed", number=proposal.number), row.id)


def _add(change: Change, wording: str, option_id: int | None, idea_ids: Sequence[int] = ()) -> Done:
    assert change.dialogue_id is not None and change.meeting_id is not None
    row = change.add(
        Proposal(
            dialogue_id=change.dialogue_id,
            meeting_id=change.meeting_id,
            number=change.next_number("proposal"),
            wording=wording,
            option_id=option_id,
        )
    )
    change.add(ProposalVersion(proposal_id=row.key, meeting_id=row.meeting_id, wording=wording))
    for idea_id in idea_ids:
        change.add(ProposalIdea(proposal_id=row.key, idea_id=idea_id))
    return Done(phrase("proposals.what.one", number=row.number), row.id)


def _keep_wording(change: Change, row: Proposal, before: str) -> None:
    """Keep how this meeting leaves the proposal; one of an early store gets its old wording from its own meeting."""
    assert change.meeting_id is not None
    kept = {
        each.meeting_id: each
        for each in change.find(ProposalVersion, table_of(ProposalVersion).c.proposal_id == row.id)
    }
    if not kept and row.meeting_id != change.meeting_id:
        change.add(ProposalVersion(proposal_id=row.key, meeting_id=row.meeting_id, wording=before))
    if change.meeting_id in kept:
        change.save(kept[change.meeting_id], wording=row.wording)
    else:
        change.add(ProposalVersion(proposal_id=row.key, meeting_id=change.meeting_id, wording=row.wording))


def _edit(change: Change, proposal_id: int, version: int, field: str, value: str) -> Done:
    return _field_set(change.edit(Proposal, proposal_id, version, **{field: value}), field)


def _field_set(row: Proposal, field: str) -> Done:
    answered = getattr(row, field, None)
    what = phrase("proposals.what.field", number=row.number, field=_FIELDS[field].done(answered))
    return Done(what, row.id)
