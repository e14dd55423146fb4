"""Acts on proposals, commitments and experiments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sessions.commitments import commands as commitments
from sessions.commitments.fields import FIELDS as COMMITMENT_FIELDS
from sessions.commitments.view import CommitmentKind, Status
from sessions.dialogue import outcome
from sessions.experiments import commands as experiments
from sessions.experiments.fields import FIELDS as EXPERIMENT_FIELDS
from sessions.experiments.rules import DATES
from sessions.experiments.view import Next
from sessions.meeting import Meeting
from sessions.proposals import commands as proposals
from sessions.proposals.view import Horizon, Need, Outcome, ReservationKind
from sessions.text.fields import Kind, names
from tests.sessions.store.acting import DAY, GROUPS, WORDS, of, some


def propose(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(proposals.propose, wording=of(WORDS, a))


def describe_proposal(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.proposals:
        row = of(m.view.proposals, a)
        seen = {"proposal_id": row.id, "version": row.version}
        match b % 8:
            case 7:
                m.do(proposals.record_decision, **seen, field="decided_by", value=of(WORDS, c))
            case 0:
                m.do(proposals.reword, **seen, wording=of(WORDS, c))
            case 1:
                m.do(proposals.describe, **seen, field="horizon", text=of(list(Horizon), c))
            case 2:
                m.do(proposals.describe, **seen, field="need", text=of(list(Need), c))
            case 3:
                m.do(proposals.describe, **seen, field=of(proposals.TEXTS, a), text=of(("", *WORDS), c))
            case 4:
                m.do(proposals.set_ideas, **seen, numbers=[idea.number for idea in some(m.view.ideas, a, c)])
            case 5 if row.support:
                m.do(proposals.say_outcome, **seen, outcome=of((None, *Outcome), c), why=of(WORDS, a))
            case _:
                hands = c % ((m.view.present or 30) + 1)
                m.do(proposals.set_support, **seen, support=(0, 0, 0, hands // 3, 0, hands - hands // 3))


def remove_proposal(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.proposals:
        m.do(proposals.remove, proposal_id=of(m.view.proposals, a).id)


def reserve(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.proposals:
        kind = of(list(ReservationKind), c)
        m.do(proposals.reserve, proposal_id=of(m.view.proposals, a).id, text=of(WORDS, b), kind=kind)


def change_reservation(m: Meeting, a: int, b: int, c: int) -> None:
    held = [reservation for proposal in m.view.proposals for reservation in proposal.reservations]
    if held:
        row = of(held, a)
        if b % 2:
            m.do(proposals.reword_reservation, reservation_id=row.id, version=row.version, text=of(WORDS, c))
        else:
            m.do(proposals.remove_reservation, reservation_id=row.id)


def add_action(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.proposals:
        m.do(proposals.add_action, proposal_id=of(m.view.proposals, a).id, text=of(WORDS, b))


def change_action(m: Meeting, a: int, b: int, c: int) -> None:
    under = [action for proposal in m.view.proposals for action in proposal.actions]
    if under:
        row = of(under, a)
        if b % 2:
            m.do(proposals.reword_action, action_id=row.id, version=row.version, text=of(WORDS, c))
        else:
            m.do(proposals.remove_action, action_id=row.id)


def commit(m: Meeting, a: int, b: int, c: int) -> None:
    kind = of((CommitmentKind.COMMITMENT, *CommitmentKind), c)
    m.do(commitments.add, party=of(GROUPS, a), promise=of(("", *WORDS), b), kind=kind)


def describe_commitment(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.commitments:
        row = of(m.view.commitments, a)
        field = of(names(COMMITMENT_FIELDS), b)
        last = max(filter(None, (row.first_step_by, row.due_by, m.view.meeting.day, DAY)))
        values: dict[str, Sequence[str | date | int | None]] = {
            **dict.fromkeys(names(COMMITMENT_FIELDS, Kind.TEXT), WORDS),
            **dict.fromkeys(commitments.DATES, (None, last + timedelta(days=c))),
            "first_step_by": (None, row.due_by or last),
            "confidence": (None, *range(6)),
            "needs_decision": (True, False),
        }
        value = of(values[field], c)
        m.do(commitments.describe, commitment_id=row.id, version=row.version, field=field, value=value)


def set_status(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.commitments:
        row = of(m.view.commitments, a)
        status, word = of(list(Status), b), of(("", *WORDS), c)
        m.do(
            commitments.set_status,
            commitment_id=row.id,
            version=row.version,
            status=status,
            word=word or ("till våren" if status is Status.CHANGED else ""),
            promise=of(("", *WORDS), a + c),
        )


def answer_for(m: Meeting, a: int, b: int, c: int) -> None:
    """A party says yes to what was read, takes the yes back, takes a wish on, or was not here to promise."""
    if m.view.commitments:
        row = of(m.view.commitments, a)
        seen = {"commitment_id": row.id, "version": row.version}
        if row.is_wish:
            m.do(commitments.take_on, **seen)
        elif b % 4 == 0:
            m.do(commitments.wish_for, **seen)
        else:
            m.do(commitments.unconfirm if row.confirmed else commitments.confirm, **seen)


def record_outcome(m: Meeting, a: int, b: int, c: int) -> None:
    field = of(outcome.FIELDS, a)
    value: date | str | None = of(WORDS, b)
    if field in outcome.DATES:
        value = of((None, date(2024, 5, 1) + timedelta(days=c)), b)
    m.do(outcome.record, version=m.view.dialogue.version, field=field, value=value)


def remove_commitment(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.commitments:
        m.do(commitments.remove, commitment_id=of(m.view.commitments, a).id)


def begin_experiment(m: Meeting, a: int, b: int, c: int) -> None:
    begun = {each.follows for each in m.view.experiments}
    again = [each for each in m.view.experiments if each.id not in begun]
    match b % 4:
        case 0 if m.view.live_ideas:
            m.do(experiments.begin_from, idea_id=of(m.view.live_ideas, a).id)
        case 1 if m.view.clusters:
            m.do(experiments.begin_from, cluster_id=of(m.view.clusters, a).id)
        case 2 if again:
            m.do(experiments.begin_again, experiment_id=of(again, a).id)
        case _:
            m.do(experiments.begin, what=of(WORDS, a))


def describe_experiment(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.experiments:
        row = of(m.view.experiments, a)
        field = of(names(EXPERIMENT_FIELDS), b)
        value: date | str | None = of(("", *WORDS), c)
        if field in DATES:
            last = max(filter(None, (row.day, row.report_by, m.view.meeting.day, DAY)))
            value = of((None, last if field == "report_by" else row.report_by or last), c)
        elif field == "next":
            value = of(list(Next), c)
        m.do(experiments.describe, experiment_id=row.id, version=row.version, field=field, value=value)


def remove_experiment(m: Meeting, a: int, b: int, c: int) -> None:
    begun = {each.follows for each in m.view.experiments}
    alone = [each for each in m.view.experiments if each.id not in begun]
    if alone:
        m.do(experiments.remove, experiment_id=of(alone, a).id)
