"""Everything that a person can do and undo, as acts that a dice may choose.

An act takes the meeting and three numbers, which it makes fit what there is; it does nothing where there is nothing to
do it to.
"""

from __future__ import annotations

from tests.sessions.store.acting import Act
from tests.sessions.store.acts_in_the_room import (
    add_break,
    add_minutes,
    add_phase,
    announce,
    count_present,
    describe,
    describe_parked,
    go_to,
    move_phase,
    note,
    park,
    remove_note,
    remove_parked,
    remove_phase,
    renumber,
    repeat_phase,
    reschedule,
    reword_note,
    set_entitled,
    skip_phase,
    toggle_timer,
)
from tests.sessions.store.acts_on_ideas import (
    add_idea,
    add_ideas,
    add_perspectives,
    answer,
    bring_in,
    change_insight,
    change_perspective,
    clarify,
    describe_source,
    find_insight,
    gather,
    merge,
    move,
    rename,
    reword_idea,
    split,
    take_out,
    take_up,
    unmerge,
    withdraw,
)
from tests.sessions.store.acts_on_promises import (
    add_action,
    answer_for,
    begin_experiment,
    change_action,
    change_reservation,
    commit,
    describe_commitment,
    describe_experiment,
    describe_proposal,
    propose,
    record_outcome,
    remove_commitment,
    remove_experiment,
    remove_proposal,
    reserve,
    set_status,
)

ARRANGING: tuple[Act, ...] = (skip_phase, repeat_phase, add_break, add_phase, move_phase, remove_phase, add_minutes)
"""What changes the agenda. Going about in it meanwhile may stand in the way of their undo."""
UNDOABLE: tuple[Act, ...] = (
    *ARRANGING,
    describe, reschedule, announce, renumber, count_present, add_idea, add_ideas, reword_idea, clarify, withdraw,
    take_up, gather, move, split, rename, merge, merge, unmerge,
    take_out, propose, propose, describe_proposal, describe_proposal, remove_proposal, reserve,
    reserve, change_reservation, add_action, change_action,
    commit, describe_commitment, answer_for, answer_for, set_status, record_outcome,
    remove_commitment,
    begin_experiment, begin_experiment, describe_experiment, describe_experiment,
    remove_experiment, park, describe_parked, remove_parked,
    bring_in, describe_source, add_perspectives, change_perspective, find_insight, change_insight, answer, answer,
    note, reword_note, remove_note, set_entitled,
)  # fmt: skip
FINAL: tuple[Act, ...] = (go_to, toggle_timer)
