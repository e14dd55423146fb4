"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "dialogue",
        *_row(),
        _must("question", sa.String()),
        _must("registry_number", sa.String()),
        _must("organisation", sa.String()),
        _must("purpose", sa.String()),
        _must("influence", sa.String()),
        _must("actor_groups", sa.String()),
        _must("language", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "journal",
        _must("id", sa.Integer()),
        _must("at", sa.DateTime()),
        _must("surface", sa.String()),
        sa.Column("dialogue_id", sa.Integer()),
        sa.Column("meeting_id", sa.Integer()),
        _must("command", sa.String()),
        _must("what", sa.String()),
        sa.Column("final", sa.String()),
        sa.Column("undoes", sa.Integer()),
        sa.Column("redoes", sa.Integer()),
        _must("touched", sa.String()),
        _must("images", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_dialogue_id"), "journal", ["dialogue_id"])
    op.create_table(
        "numbering",
        _must("id", sa.Integer()),
        _must("dialogue_id", sa.Integer()),
        _must("kind", sa.String()),
        _must("last", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_numbering")),
        sa.UniqueConstraint("dialogue_id", "kind", name=op.f("uq_numbering_dialogue_id_kind")),
    )
    op.create_table(
        "cluster",
        *_row(),
        _must("dialogue_id", sa.Integer()),
        _must("heading", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_cluster_dialogue_id_dialogue")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_cluster_dialogue_id"), "cluster", ["dialogue_id"])
    op.create_table(
        "meeting",
        *_row(),
        _must("dialogue_id", sa.Integer()),
        _must("number", sa.Integer()),
        sa.Column("day", sa.Date()),
        sa.Column("starts", sa.Time()),
        sa.Column("planned_end", sa.Time()),
        _must("place", sa.String()),
        sa.Column("phase_id", sa.Integer()),
        sa.Column("next_day", sa.Date()),
        sa.Column("next_time", sa.Time()),
        _must("next_place", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_meeting_dialogue_id_dialogue")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_meeting_dialogue_id"), "meeting", ["dialogue_id"])
    op.create_table(
        "commitment",
        *_row(),
        _must("dialogue_id", sa.Integer()),
        _must("meeting_id", sa.Integer()),
        _must("number", sa.Integer()),
        _must("party", sa.String()),
        _must("promise", sa.String()),
        _must("first_step", sa.String()),
        sa.Column("first_step_by", sa.Date()),
        sa.Column("due_by", sa.Date()),
        sa.Column("follow_up", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_commitment_dialogue_id_number")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_commitment_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_commitment_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_commitment_dialogue_id"), "commitment", ["dialogue_id"])
    op.create_table(
        "idea",
        *_row(),
        _must("dialogue_id", sa.Integer()),
        _must("meeting_id", sa.Integer()),
        _must("number", sa.Integer()),
        _must("text", sa.String()),
        _must("theme", sa.String()),
        _must("table", sa.String()),
        _must("withdrawn", sa.Boolean()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_idea_dialogue_id_number")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_idea_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_idea_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_idea_dialogue_id"), "idea", ["dialogue_id"])
    op.create_table(
        "note",
        *_row(),
        _must("meeting_id", sa.Integer()),
        _must("kind", sa.String()),
        _must("text", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_note_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_note_meeting_id"), "note", ["meeting_id"])
    op.create_table(
        "parked",
        *_row(),
        _must("dialogue_id", sa.Integer()),
        _must("meeting_id", sa.Integer()),
        _must("number", sa.Integer()),
        _must("text", sa.String()),
        _must("to_whom", sa.String()),
        _must("when", sa.String()),
        _must("how", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parked")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_parked_dialogue_id_number")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_parked_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_parked_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_parked_dialogue_id"), "parked", ["dialogue_id"])
    op.create_table(
        "phase",
        *_row(),
        _must("meeting_id", sa.Integer()),
        _must("position", sa.Integer()),
        _must("kind", sa.String()),
        _must("minutes", sa.Integer()),
        _must("used_seconds", sa.Integer()),
        sa.Column("running_since", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_phase_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phase_meeting_id"), "phase", ["meeting_id"])
    op.create_table(
        "presence",
        *_row(),
        _must("meeting_id", sa.Integer()),
        _must("group", sa.String()),
        _must("count", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
        sa.UniqueConstraint("meeting_id", "group", name=op.f("uq_presence_meeting_id_group")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_presence_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_presence_meeting_id"), "presence", ["meeting_id"])
    op.create_table(
        "voting_round",
        *_row(),
        _must("dialogue_id", sa.Integer()),
        _must("meeting_id", sa.Integer()),
        _must("number", sa.Integer()),
        _must("criterion", sa.String()),
        _must("dots_each", sa.Integer()),
        sa.Column("stacking", sa.Integer()),
        _must("entitled", sa.Integer()),
        _must("status", sa.String()),
        _must("given", sa.Integer()),
        _must("spoiled", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voting_round")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_voting_round_dialogue_id_number")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_voting_round_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_voting_round_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voting_round_dialogue_id"), "voting_round", ["dialogue_id"])
    op.create_index(op.f("ix_voting_round_meeting_id"), "voting_round", ["meeting_id"])
    op.create_table(
        "membership",
        *_row(),
        _must("idea_id", sa.Integer()),
        _must("cluster_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("idea_id", name=op.f("uq_membership_idea_id")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_membership_idea_id_idea")),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_membership_cluster_id_cluster")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_membership_cluster_id"), "membership", ["cluster_id"])
    op.create_table(
        "voting_option",
        *_row(),
        _must("round_id", sa.Integer()),
        _must("number", sa.Integer()),
        _must("label", sa.String()),
        sa.Column("cluster_id", sa.Integer()),
        sa.Column("idea_id", sa.Integer()),
        sa.Column("dots", sa.Integer()),
        sa.Column("voters", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voting_option")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_voting_option_round_id_number")),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], name=op.f("fk_voting_option_round_id_voting_round")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_voting_option_idea_id_idea")),
        sqlite_autoincrement=True,
    )


def _row() -> tuple[sa.Column[Any], ...]:
    return _must("id", sa.Integer()), _must("version", sa.Integer())


def _must(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)
