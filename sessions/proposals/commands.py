"""Changes of proposals and of what is reserved against them. Disagreement is a result, and kept."""

from __future__ import annotations

from collections.abc import Sequence

from sessions.errors import Refused
from sessions.proposals import rules
from sessions.proposals.tables import Proposal, Reservation, find_option, people_present
from sessions.proposals.view import Horizon, Need
from sessions.store.change import Change, Done, table_of
from sessions.typed import wording as worded
from sessions.words import phrase

FIELDS = ("wording", "horizon", "need", "support")


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
    return _add(change, option.label, option_id)


def reword(change: Change, *, proposal_id: int, version: int, wording: str) -> Done:
    """Say the proposal in other words."""
    return _edit(change, proposal_id, version, "wording", worded(wording))


def set_horizon(change: Change, *, proposal_id: int, version: int, horizon: Horizon) -> Done:
    """Say when it can be carried out."""
    return _edit(change, proposal_id, version, "horizon", horizon.value)


def set_need(change: Change, *, proposal_id: int, version: int, need: Need) -> Done:
    """Say whether the elected must decide before it can be carried out."""
    return _edit(change, proposal_id, version, "need", need.value)


def set_support(change: Change, *, proposal_id: int, version: int, support: Sequence[int]) -> Done:
    """Write how many showed each value from 0 to 5; none at all means that it has not been asked."""
    rules.check_support(support, people_present(change.connection, change.meeting_id))
    return _edit(change, proposal_id, version, "support", rules.written(support) if any(support) else "")


def remove(change: Change, *, proposal_id: int) -> Done:
    """Take a proposal away with its reservations; undo brings them all back."""
    row = change.get(Proposal, proposal_id)
    reservations = change.find(Reservation, table_of(Reservation).c.proposal_id == proposal_id)
    for reservation in reservations:
        change.remove(reservation)
    change.remove(row)
    if reservations:
        return Done(phrase("proposals.what.removed_with", number=row.number, n=len(reservations)), row.id)
    return Done(phrase("proposals.what.removed", number=row.number), row.id)


def reserve(change: Change, *, proposal_id: int, text: str) -> Done:
    """Note what somebody holds against the proposal, in the speaker's words and without a name."""
    proposal = change.get(Proposal, proposal_id)
    row = change.add(Reservation(proposal_id=proposal_id, text=worded(text)))
    return Done(phrase("proposals.what.reservation", number=proposal.number), row.id)


def reword_reservation(change: Change, *, reservation_id: int, version: int, text: str) -> Done:
    """Say a reservation in other words."""
    row = change.edit(Reservation, reservation_id, version, text=worded(text))
    proposal = change.get(Proposal, row.proposal_id)
    return Done(phrase("proposals.what.reservation_reworded", number=proposal.number), row.id)


def remove_reservation(change: Change, *, reservation_id: int) -> Done:
    """Take a reservation away, as when the new wording meets it; undo brings it back."""
    row = change.get(Reservation, reservation_id)
    proposal = change.get(Proposal, row.proposal_id)
    change.remove(row)
    return Done(phrase("proposals.what.reservation_removed", number=proposal.number), row.id)


def _add(change: Change, wording: str, option_id: int | None) -> Done:
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
    return Done(phrase("proposals.what.one", number=row.number), row.id)


def _edit(change: Change, proposal_id: int, version: int, field: str, value: str) -> Done:
    row = change.edit(Proposal, proposal_id, version, **{field: value})
    what = phrase("proposals.what.field", number=row.number, field=phrase(f"proposals.field.{field}"))
    return Done(what, row.id)
