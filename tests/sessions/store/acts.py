"""Everything that a person can do and undo, as acts that a dice may choose.

An act takes the meeting and three numbers, which it makes fit what there is; it does nothing where there is nothing to
do it to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, time, timedelta
from typing import TypeVar

from sessions.agenda.phases import PhaseKind
from sessions.agenda.timing import PhaseView
from sessions.clusters import commands as clusters
from sessions.clusters import unmerge as unmerging
from sessions.commitments import commands as commitments
from sessions.commitments.fields import FIELDS as COMMITMENT_FIELDS
from sessions.commitments.view import CommitmentKind, Status
from sessions.dialogue import announcement, arrangement, outcome
from sessions.dialogue import commands as dialogue
from sessions.errors import Refused
from sessions.experiments import commands as experiments
from sessions.experiments.fields import FIELDS as EXPERIMENT_FIELDS
from sessions.experiments.rules import DATES
from sessions.experiments.view import Next
from sessions.ideas import commands as ideas
from sessions.meeting import Meeting
from sessions.notes import commands as notes
from sessions.notes.view import NoteKind
from sessions.parking import commands as parking
from sessions.perspectives import commands as perspectives
from sessions.perspectives.collector import Found
from sessions.perspectives.view import InsightKind
from sessions.proposals import commands as proposals
from sessions.proposals.view import Horizon, Need, Outcome, ReservationKind
from sessions.queries.history import Item
from sessions.text.fields import Kind, names
from sessions.voting import commands as voting

Act = Callable[[Meeting, int, int, int], object]
T = TypeVar("T")

WORDS = ("Fler lampor", "Klipp buskarna", "[/x] åäö", "En buss till", "Öppna tullhuset", "👩‍👩‍👧 ute", "Bänkar")
GROUPS = ("invånare", "tjänsteperson", "näringsliv")
DAY = date(2026, 11, 24)


def of(items: Sequence[T], number: int) -> T:
    return items[number % len(items)]


def some(items: Sequence[T], first: int, count: int) -> list[T]:
    """One or more of them."""
    return [of(items, first + step) for step in range(min(count % 3 + 1, len(items)))]


def describe(m: Meeting, a: int, b: int, c: int) -> None:
    field = of(("question", "registry_number", "organisation", "purpose", "influence", "actor_groups"), a)
    m.do(dialogue.describe, version=m.view.dialogue.version, field=field, text=of(WORDS, b))


def reschedule(m: Meeting, a: int, b: int, c: int) -> None:
    values: list[tuple[str, date | time | str | None]] = [
        ("day", DAY + timedelta(days=b)), ("day", None), ("starts", time(b % 24)), ("planned_end", time(c % 24)),
        ("place", of(WORDS, b)),
    ]  # fmt: skip
    field, value = of(values, a)
    m.do(dialogue.reschedule, version=m.view.meeting.version, field=field, value=value)


def announce(m: Meeting, a: int, b: int, c: int) -> None:
    values: list[date | time | str | None] = [DAY + timedelta(days=c), time(c % 24, 30), of(WORDS, c)]
    field, value = of(list(zip(announcement.FIELDS, values, strict=True)), a)
    m.do(announcement.announce, version=m.view.meeting.version, field=field, value=value)


def renumber(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.renumber, version=m.view.meeting.version, number=a + 1)


def count_present(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.count_present, counts=dict.fromkeys(some(GROUPS, a, c), (a + b) % 40))


def add_idea(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(ideas.add, text=of(WORDS, a), theme=of(("", "Ljus", "Trafik"), b), table=of(("", "1", "2"), c))


def add_ideas(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(ideas.add_many, texts=some(WORDS, a, b))


def reword_idea(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        idea = of(m.view.ideas, a)
        m.do(ideas.reword, idea_id=idea.id, version=idea.version, text=of(WORDS, b))


def clarify(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        idea = of(m.view.ideas, a)
        m.do(ideas.clarify, idea_id=idea.id, version=idea.version, text=of(("", *WORDS), b))


def withdraw(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.live_ideas:
        m.do(ideas.withdraw, idea_id=of(m.view.live_ideas, a).id)


def gather(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        m.do(clusters.gather, idea_ids=[idea.id for idea in some(m.view.ideas, a, b)], heading=of(WORDS, c))


def move(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.clusters:
        m.do(
            clusters.move,
            idea_ids=[idea.id for idea in some(m.view.ideas, a, b)],
            cluster_id=of(m.view.clusters, c).id,
        )


def split(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.ideas:
        m.do(clusters.split, idea_ids=[idea.id for idea in some(m.view.ideas, a, b)], heading=of(WORDS, c))


def rename(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.clusters:
        cluster = of(m.view.clusters, a)
        m.do(clusters.rename, cluster_id=cluster.id, version=cluster.version, heading=of(WORDS, b))


def merge(m: Meeting, a: int, b: int, c: int) -> None:
    if len(m.view.clusters) > 1:
        chosen = [cluster.id for cluster in some(m.view.clusters, a, b + 1)]
        into = next((cluster.id for cluster in m.view.clusters if cluster.id not in chosen), chosen[0])
        if chosen != [into]:
            m.do(clusters.merge, cluster_ids=chosen, into=into)


def unmerge(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.clusters:
        moments = m.history(Item("cluster", of(m.view.clusters, a).id)).moments
        merges = [moment.entry for moment in moments if moment.what.key == unmerging.MERGED]
        if merges:
            with suppress(Refused):  # nothing of the merge stands any more
                m.do(unmerging.unmerge, entry_id=of(merges, b))


def take_out(m: Meeting, a: int, b: int, c: int) -> None:
    grouped = [idea_id for cluster in m.view.clusters for idea_id in cluster.idea_ids]
    if grouped:
        m.do(clusters.take_out, idea_ids=list(dict.fromkeys(some(grouped, a, b))))


def propose(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(proposals.propose, wording=of(WORDS, a))


def describe_proposal(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.proposals:
        row = of(m.view.proposals, a)
        seen = {"proposal_id": row.id, "version": row.version}
        match b % 7:
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


def park(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(parking.park, text=of(WORDS, a))


def describe_parked(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.parked:
        row = of(m.view.parked, a)
        field = of(("text", "to_whom", "when", "how"), b)
        m.do(parking.describe, parked_id=row.id, version=row.version, field=field, text=of(WORDS, c))


def remove_parked(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.parked:
        m.do(parking.remove, parked_id=of(m.view.parked, a).id)


def note(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(notes.add, kind=of(list(NoteKind), a), texts=some(WORDS, b, c))


def reword_note(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.notes:
        row = of(m.view.notes, a)
        m.do(notes.reword, note_id=row.id, version=row.version, text=of(WORDS, b))


def remove_note(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.notes:
        m.do(notes.remove, note_id=of(m.view.notes, a).id)


def set_entitled(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.round is not None:
        m.do(voting.set_entitled, round_id=m.view.round.id, entitled=a + 1)


def others(m: Meeting) -> list[PhaseView]:
    """The phases that the meeting is not in."""
    return [phase for phase in m.view.phases if phase.id != m.view.phase.id]


def skip_phase(m: Meeting, a: int, b: int, c: int) -> None:
    if others(m):
        phase = of(others(m), a)
        m.do(arrangement.take_in if phase.skipped else arrangement.skip, phase_id=phase.id, version=phase.version)


def repeat_phase(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(arrangement.repeat, phase_id=of(m.view.phases, a).id)


def add_break(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(arrangement.add_break, after=of(m.view.phases, a).id, minutes=b + 1)


def add_phase(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(arrangement.add, after=of(m.view.phases, a).id, kind=of(list(PhaseKind.known()), b), minutes=c + 1)


def move_phase(m: Meeting, a: int, b: int, c: int) -> None:
    phase = of(m.view.phases, a)
    m.do(arrangement.move, phase_id=phase.id, version=phase.version, places=b % 5 - 2)


def remove_phase(m: Meeting, a: int, b: int, c: int) -> None:
    never = [phase for phase in others(m) if not phase.entered]
    if never:
        m.do(arrangement.remove, phase_id=of(never, a).id, version=of(never, a).version)


def add_minutes(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.add_minutes, phase_id=of(m.view.phases, b).id, minutes=a + 1)


ARRANGING: tuple[Act, ...] = (skip_phase, repeat_phase, add_break, add_phase, move_phase, remove_phase, add_minutes)
"""What changes the agenda. Going about in it meanwhile may stand in the way of their undo."""


def bring_in(m: Meeting, a: int, b: int, c: int) -> None:
    found = [Found(line, text, of(("", "Ljus"), a), talks=c) for line, text in enumerate(some(WORDS, a, b), 2)]
    m.do(perspectives.bring_in, name="rapport.csv", found=found, period=of(("", "maj"), b), talks=c)


def add_perspectives(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(perspectives.add, texts=some(WORDS, a, b), theme=of(("", "Ljus", "Trafik"), c))


def change_perspective(m: Meeting, a: int, b: int, c: int) -> None:
    added = [perspective for perspective in m.view.perspectives.perspectives if perspective.source_id is None]
    if added:
        row = of(added, a)
        if b % 2:
            m.do(perspectives.reword, perspective_id=row.id, version=row.version, text=of(WORDS, c))
        else:
            m.do(perspectives.remove, perspective_id=row.id)


def find_insight(m: Meeting, a: int, b: int, c: int) -> None:
    if a % 3:
        m.do(perspectives.find, kind=of((InsightKind.SHARED, InsightKind.QUESTION), a), texts=some(WORDS, b, c))
    else:
        m.do(perspectives.strain, text=of(WORDS, b), against=of(WORDS, c), theme=of(("", "Ljus"), c))


def change_insight(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.perspectives.insights:
        row = of(m.view.perspectives.insights, a)
        if b % 2:
            seen = {"insight_id": row.id, "version": row.version}
            m.do(perspectives.reword_insight, **seen, text=of(WORDS, c), against=of(WORDS, b))
        else:
            m.do(perspectives.remove_insight, insight_id=row.id)


def describe_source(m: Meeting, a: int, b: int, c: int) -> None:
    if m.view.perspectives.sources:
        source = of(m.view.perspectives.sources, a)
        field, text = of((("period", of(WORDS, c)), ("talks", str(c))), b)
        m.do(perspectives.describe_source, source_id=source.id, field=field, text=text)


def answer(m: Meeting, a: int, b: int, c: int) -> None:
    there = m.view.perspectives.perspectives
    if there and m.view.ideas:
        chosen = [perspective.id for perspective in some(there, b, c)][c % 2 :]
        m.do(perspectives.answer, idea_id=of(m.view.ideas, a).id, perspective_ids=chosen)


UNDOABLE: tuple[Act, ...] = (
    *ARRANGING,
    describe, reschedule, announce, renumber, count_present, add_idea, add_ideas, reword_idea, clarify, withdraw,
    gather, move, split, rename, merge, merge, unmerge,
    take_out, propose, propose, describe_proposal, describe_proposal, remove_proposal, reserve,
    reserve, change_reservation, add_action, change_action,
    commit, describe_commitment, answer_for, answer_for, set_status, record_outcome,
    remove_commitment,
    begin_experiment, begin_experiment, describe_experiment, describe_experiment,
    remove_experiment, park, describe_parked, remove_parked,
    bring_in, describe_source, add_perspectives, change_perspective, find_insight, change_insight, answer, answer,
    note, reword_note, remove_note, set_entitled,
)  # fmt: skip


def go_to(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.go_to, phase_id=of(m.view.phases, a).id)


def toggle_timer(m: Meeting, a: int, b: int, c: int) -> None:
    m.do(dialogue.toggle_timer, phase_id=m.view.phase.id)


FINAL: tuple[Act, ...] = (go_to, toggle_timer)
