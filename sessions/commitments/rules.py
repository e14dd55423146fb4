"""When a commitment or a wish is ready, which days make sense, what is read aloud and said yes to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sessions.commitments.fields import FIELDS, field_of, fields_of
from sessions.commitments.owners import vague_owner
from sessions.commitments.view import CommitmentKind, CommitmentView, Status
from sessions.errors import Refused
from sessions.text.fields import unsaid
from sessions.text.folding import fold
from sessions.words import Phrase, phrase

SOON = timedelta(days=7)
"""A first step counts as soon within this time from the meeting."""
SPOKEN = tuple(field.name for field in FIELDS if field.agreed)
"""What a party says yes to. A confirmed commitment where one of these changes is a draft again."""
READ = (*(field.name for field in FIELDS if field.aloud), "kind")
"""What is read aloud: a yes to other words than these is no yes."""


def next_day(commitment: CommitmentView) -> date | None:
    """The next day by which something of an open one is to happen; None if none is set. A wish is followed up."""
    if commitment.is_wish:
        return commitment.follow_up
    begun = commitment.status is not Status.NOT_STARTED
    days = (None if begun else commitment.first_step_by, commitment.due_by, commitment.follow_up)
    return min(filter(None, days), default=None)


def missing(made: CommitmentView, met: date | None) -> tuple[str, ...]:
    """What keeps a commitment or a wish from being ready, as names of its fields in the form's order.

    ``met`` is the day of the meeting. Besides a field that is not said, ``role_vague`` or ``reports_back_vague`` stands
    for an owner who is many or nobody in particular, ``first_step_late`` for a first step more than seven days later.
    """
    answers = "reports_back" if made.is_wish else "role"
    vague = vague_owner(made.reports_back if made.is_wish else made.role or made.party)
    late = bool(made.first_step_by and met and made.first_step_by > met + SOON)
    lacking = {
        name: unsaid(getattr(made, field.name)) if name == field.name else False
        for field in fields_of(made.kind)
        for name in field.lacking
    }
    lacking |= {f"{answers}_vague": vague, answers: lacking[answers] and not vague}
    if not made.is_wish:
        lacking |= {"first_step_late": late}
    return tuple(name for name, lacks in lacking.items() if lacks)


def check_day(
    field: str, value: date | None, *, first_step_by: date | None, due_by: date | None, met: date | None
) -> None:
    """Refuse a day that cannot be: before the meeting where the thing was said, or a first step after all is done.

    ``first_step_by`` and ``due_by`` are those that are stored. Only the one that is set is held against the meeting,
    so that a wrong meeting's date never locks the others.
    """
    if value and met and value < met:
        raise Refused("commitments.before_meeting", day=value, met=met)
    days = {"first_step_by": first_step_by, "due_by": due_by} | {field: value}
    step, due = days["first_step_by"], days["due_by"]
    if field in ("first_step_by", "due_by") and step and due and step > due:
        raise Refused("commitments.step_after_due", step=step, due=due)


def by_party(commitments: Sequence[CommitmentView]) -> list[tuple[str, list[CommitmentView]]]:
    """The commitments by party; "Kommunen" and "kommunen" are one, called as it was first written."""
    parties: dict[str, list[CommitmentView]] = {}
    for commitment in commitments:
        parties.setdefault(fold(commitment.party), []).append(commitment)
    return [(theirs[0].party, theirs) for theirs in parties.values()]


def to_read(
    commitments: Sequence[CommitmentView], meeting_id: int, *, also: Collection[int] = ()
) -> tuple[CommitmentView, ...]:
    """What a meeting reads aloud: its commitments by party, with what stands open as drafts since earlier meetings;
    then its wishes. ``also`` are ids of others to be read."""

    def is_read(each: CommitmentView) -> bool:
        draft = each.open and not each.is_wish and not each.confirmed
        return draft or each.meeting_id == meeting_id or each.id in also

    read = [each for each in commitments if is_read(each)]
    promised = by_party([each for each in read if not each.is_wish])
    return (*(each for _, theirs in promised for each in theirs), *(each for each in read if each.is_wish))


def status_name(kind: CommitmentKind, status: Status) -> Phrase:
    """What a status is called: a wish is carried and answered, not begun and done."""
    said = field_of(kind, "status").name_of(status)
    assert said is not None
    return said


def asked_of(wish: CommitmentView) -> Phrase:
    """What the meeting asks of a party that is not here, as far as it is worded."""
    if wish.promise:
        return phrase("wishes.asked", party=wish.party, promise=wish.promise)
    return phrase("wishes.unsaid", party=wish.party)


def what(kind: CommitmentKind, done: str, **values: object) -> Phrase:
    """What was done to a commitment or a wish, called by what it is."""
    if kind is CommitmentKind.WISH:
        return phrase(f"wishes.what.{done}", **values)
    return phrase(f"commitments.what.{done}", **values)
