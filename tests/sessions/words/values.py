"""What stands where a key varies: for each such key of the code, every value that can come there.

A key that the code makes of a value must be said here, so that each of its words can be asked for.
"""

from __future__ import annotations

from collections.abc import Iterable

from sessions.agenda.phases import PhaseKind
from sessions.commitments.fields import FIELDS as COMMITMENT_FIELDS
from sessions.commitments.fields import STATUS, WISH_FIELDS
from sessions.commitments.view import CommitmentKind, Status
from sessions.dialogue import announcement
from sessions.dialogue.outcome import FIELDS as OUTCOME_FIELDS
from sessions.dialogue.view import LEVELS
from sessions.experiments.fields import FIELDS as EXPERIMENT_FIELDS
from sessions.experiments.rules import NEEDED
from sessions.experiments.view import Next
from sessions.live.view import Timer
from sessions.notes.view import NoteKind
from sessions.parking.fields import FIELDS as PARKED_FIELDS
from sessions.perspectives.view import InsightKind
from sessions.proposals.fields import DECISION
from sessions.proposals.fields import FIELDS as PROPOSAL_FIELDS
from sessions.proposals.view import Horizon, Need, Outcome, ReservationKind
from sessions.queries.due import DueKind
from sessions.queries.found import FoundKind
from sessions.text.fields import names
from sessions.text.personal import KINDS as PERSONAL
from sessions.voting.box import TakenBack
from sessions.voting.view import BoxState, Field, RoundOrigin, RoundStatus
from sessions.words import LANGUAGES
from workshop.dialogs.history import CODES
from workshop.looks.themes import THEMES
from workshop.phases.perspectives.screen import MISSING
from workshop.phases.prioritising.count import KINDS, Kind
from workshop.phases.registry import every_command, registered
from workshop.start.facts_form import DIALOGUE_FIELDS, PARTS
from workshop.wall.picture import TOLD

COMMANDS = every_command(registered().values())
LACKING = [name for field in COMMITMENT_FIELDS for name in field.lacking]
WISH_LACKING = [name for field in WISH_FIELDS for name in field.lacking]
NEEDS = [need for need in Need if need]
FEEDBACK = ("recipient", "unit", "how")
IN_MINUTES = tuple(kind for kind in NoteKind if kind is not NoteKind.PRIVATE)
SETUP = "setup"
"""A prioritisation before its first round."""

PREPARED = [name for names in PARTS.values() for name in names]

DONE = ("one", "field", "status", "removed")
"""What is done to commitments and wishes alike."""
ROUND_STAGES = ("opened", "closed", "revealed", "cancelled")
VALUES: dict[str, Iterable[str]] = {
    "asking.box.{}": (BoxState.SEALED, BoxState.MISSING),
    "asking.value.{}": ("0", "1", "2", "3", "4", "5"),
    "board.empty.{}": PhaseKind.known(),
    "closing.hint.{}": tuple(announcement.FIELDS),
    "command.{}.help": [command.id for command in COMMANDS],
    "command.{}.name": [command.id for command in COMMANDS],
    "command.{}.short": [command.id for command in COMMANDS],
    "commitments.field.{}": names((*COMMITMENT_FIELDS, *STATUS)),
    "commitments.hint.{}": names((*COMMITMENT_FIELDS, *STATUS)),
    "commitments.short.{}": [name for name in (*LACKING, *WISH_LACKING) if not name.endswith("_vague")],
    "commitments.kind.{}": CommitmentKind,
    "commitments.status.{}": Status,
    "wishes.field.{}": names(WISH_FIELDS),
    "wishes.what.{}": DONE,
    "commitments.what.{}": DONE,
    "wishes.hint.{}": names(WISH_FIELDS),
    "wishes.status.{}": Status,
    "comparing.heading.{}": Field,
    "comparing.name.{}": (Field.BOTH, Field.FIRST, Field.SECOND, Field.NEITHER),
    "grouped.rule.{}": ("agreed", "differing"),
    "counting.correct_{}": (RoundStatus.OPEN, RoundStatus.CLOSED, RoundStatus.CANCELLED),
    "counting.after.{}": (RoundOrigin.RUN_OFF, RoundOrigin.AGAIN),
    "counting.kind.{}": KINDS,
    "counting.{}_hint": (Kind.WALL, Kind.ENTITLED),
    "counting.why.{}": (TakenBack.WALL_CHANGED.value, TakenBack.WALL_FULL.value),
    "dialogue.field.{}": [*OUTCOME_FIELDS, *DIALOGUE_FIELDS, *PREPARED, *announcement.FIELDS],
    "dialogue.hint.{}": [*DIALOGUE_FIELDS, *PREPARED],
    "dialogue.level.{}": LEVELS,
    "prepare.part.{}": PARTS,
    "due.kind.{}": DueKind,
    "due.{}": ("late", "today", "coming", "undated"),
    "experiments.field.{}": names(EXPERIMENT_FIELDS),
    "experiments.hint.{}": names(EXPERIMENT_FIELDS),
    "experiments.next.{}": [each for each in Next if each],
    "experiments.short.{}": NEEDED,
    "experiments.sign.{}": ["told", *filter(None, Next)],
    "experiments.{}": ("to_tell", "under_way", "told"),
    "history.name.{}": ("dots", "reason", "voters"),
    "history.value.{}": CODES,
    "kinds.{}": [*IN_MINUTES, *CommitmentKind, "present", "parked", MISSING, *InsightKind],
    "ideas.{}": ("theme", "table"),
    "ideas.{}_hint": ("theme", "table"),
    "language.{}": LANGUAGES,
    "notes.aside.{}": (NoteKind.MINUTES, NoteKind.PRIVATE),
    "notes.heading.{}": NoteKind,
    "notes.new.{}": NoteKind,
    "notes.what.{}": NoteKind,
    "outcome.hint.{}": OUTCOME_FIELDS,
    "parking.{}": ("answered", "awaited", "unsettled"),
    "parking.field.{}": names(PARKED_FIELDS),
    "parking.hint.{}": names(PARKED_FIELDS),
    "perspectives.heading.{}": InsightKind,
    "perspectives.new.{}": (MISSING, *InsightKind),
    "perspectives.preview.{}_heading": ("left", "odd"),
    "perspectives.what.{}": InsightKind,
    "phase.{}.name": PhaseKind.known(),
    "proposals.ask_{}": ReservationKind,
    "proposals.fact.{}": NEEDS,
    "proposals.fact_of.{}": (Need.YES, Need.UNCLEAR),
    "proposals.held.{}": ReservationKind,
    "proposals.origin.{}": ("ideas", "since", "wordings"),
    "proposals.since.{}": ("loose", "withdrawn", "newcomers"),
    "proposals.{}": ReservationKind,
    "proposals.field.{}": names((*PROPOSAL_FIELDS, *DECISION)),
    "proposals.hint.{}": names((*PROPOSAL_FIELDS, *DECISION)),
    "proposals.horizon.{}": [horizon for horizon in Horizon if horizon],
    "proposals.need.{}": NEEDS,
    "proposals.outcome.{}": Outcome,
    "records.decision.{}": ("by", "number", "date", "outcome"),
    "records.experiment.missing.{}": NEEDED,
    "records.experiments.{}": ("lessons", "begun", "changed"),
    "records.given.{}": ("day", "how"),
    "records.then.{}": [each for each in Next if each],
    "proposals.what.{}": ReservationKind,
    "proposals.what.{}_removed": ReservationKind,
    "proposals.what.{}_reworded": ReservationKind,
    "records.column.{}": (
        *("promise", "meeting", "status", "word"),
        *("perspectives", "added", "unanswered"),
        *("number", "idea", "clarification", "theme", "table", "answers"),
        *("called", "day", "where", "present"),
        *("place", "ballot_number", "option", "dots", "voters"),
        *("dots_first", "voters_first", "dots_second", "voters_second", "field"),
        *("before", "after", "reason", "corrected"),
        *("party", "commitments", "incomplete", "confirmed", "drafts", "wish"),
    ),
    "records.compared.{}": ("first", "second"),
    "records.field.{}": Field,
    "records.groups.{}": ("agreed", "differing", "dots", "voters"),
    "records.wish.missing.{}": WISH_LACKING,
    "records.feedback.missing.{}": FEEDBACK,
    "records.feedback.{}": FEEDBACK,
    "records.head.{}": (
        *("registry_number", "organisation", "recipient", "question", "number", "title", "day", "time", "place"),
        *("drawn_up_by", "as_of", "approved_by", "approved_on", "approved_before"),
    ),
    "records.method.{}": ("slips", "wall", "both"),
    "records.missing.{}": LACKING,
    "records.notes.{}": IN_MINUTES,
    "records.outcome.{}": Outcome,
    "records.parked.missing.{}": names(field for field in PARKED_FIELDS if field.needed),
    "records.proposal.missing.{}": names(field for field in PROPOSAL_FIELDS if field.needed),
    "records.held.{}": ReservationKind,
    "records.need_of.{}": (Need.YES, Need.UNCLEAR),
    "records.proposal.{}": [
        *("actions", "chosen", "held", "wordings"),
        *ReservationKind,
    ],
    "records.role.{}": ("problem_owner", "steering_group", "process_leader", "leaders", "note_taker", "table_hosts"),
    "records.round.{}": (RoundOrigin.RUN_OFF, RoundOrigin.AGAIN),
    "records.perspectives.{}": [*InsightKind, "added", "answered"],
    "records.term.{}": (
        "method",
        "criterion",
        "dots_each",
        "stacking",
        "slips",
        "entitled",
        "valid",
        "blank",
        "spoiled",
        "wall",
        "piles",
    ),
    "said.{}": ("undo", "redo"),
    "search.kind.{}": FoundKind,
    "search.note.{}": NoteKind,
    "search.{}": ReservationKind,
    "search.one.{}": FoundKind,
    "since.{}": ("commitments", "wishes", "experiments", "parked", "corrections", "handed_on", "waiting"),
    "theme.{}": [theme.name for theme in THEMES],
    "typed.kind.{}": PERSONAL,
    "wall.test.{}": TOLD,
    "wall.timer.is_{}": Timer,
    "wall.timer.{}": Timer,
    "wall.timer.{}_what": Timer,
    "trial.option.{}": ("1", "2", "3"),
    "trial.said.{}": ROUND_STAGES,
    "trial.what.{}": ROUND_STAGES,
    "voting.said.{}": ROUND_STAGES,
    "voting.what.{}": ("slip", "blank", "spoiled", *ROUND_STAGES),
    "voting.line.{}": (RoundStatus.CLOSED, RoundStatus.REVEALED, BoxState.MISSING, BoxState.SEALED),
    "voting.step.{}": (SETUP, "unused", "trial", RoundStatus.OPEN, RoundStatus.CLOSED, RoundStatus.REVEALED),
}


def spelled(pattern: str) -> list[str]:
    """Every key that a varying key stands for."""
    if pattern.count("{}") == 1:
        return [pattern.format(value) for value in VALUES[pattern]]
    start = pattern.split("{}")[0]
    return [f"{start}{value}" for value in VALUES[pattern]]
