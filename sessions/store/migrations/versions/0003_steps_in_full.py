"""Steps 3 and 4 in full: perspectives, experiments, versions, wishes, status, what became of it."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must, row, widen

revision = "0003"
down_revision = "0002"

TEXT, FLAG, DAY = ("", sa.String()), ("0", sa.Boolean()), (None, sa.Date())


def upgrade() -> None:
    widen(
        "dialogue",
        decision_number=TEXT,
        decision_day=DAY,
        decision_outcome=TEXT,
        feedback_day=DAY,
        feedback_given=TEXT,
    )
    widen(
        "commitment",
        kind=("commitment", sa.String()),
        needs_decision=FLAG,
        confirmed=FLAG,
        status=("not_started", sa.String()),
        status_word=TEXT,
    )
    widen("proposal", motive=TEXT, need_of=TEXT, below=TEXT, outcome_said=TEXT, outcome_why=TEXT)
    widen("reservation", kind=("reservation", sa.String()))
    op.create_table(
        "source",
        *row(),
        must("dialogue_id", sa.Integer()),
        must("name", sa.String()),
        must("period", sa.String()),
        sa.Column("talks", sa.Integer()),
        must("imported", sa.DateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_source_dialogue_id_dialogue")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_source_dialogue_id"), "source", ["dialogue_id"])
    op.create_table(
        "perspective",
        *row(),
        must("dialogue_id", sa.Integer()),
        sa.Column("source_id", sa.Integer()),
        sa.Column("meeting_id", sa.Integer()),
        must("number", sa.Integer()),
        must("theme", sa.String()),
        must("text", sa.String()),
        must("actor_group", sa.String()),
        sa.Column("talks", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_perspective")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_perspective_dialogue_id_number")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_perspective_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_perspective_source_id_source")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_perspective_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_perspective_dialogue_id"), "perspective", ["dialogue_id"])
    op.create_table(
        "answer",
        *row(),
        must("idea_id", sa.Integer()),
        must("perspective_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("idea_id", "perspective_id", name=op.f("uq_answer_idea_id_perspective_id")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_answer_idea_id_idea")),
        sa.ForeignKeyConstraint(
            ["perspective_id"], ["perspective.id"], name=op.f("fk_answer_perspective_id_perspective")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_answer_perspective_id"), "answer", ["perspective_id"])
    op.create_table(
        "insight",
        *row(),
        must("dialogue_id", sa.Integer()),
        must("meeting_id", sa.Integer()),
        must("kind", sa.String()),
        must("text", sa.String()),
        must("against", sa.String()),
        must("theme", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insight")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_insight_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_insight_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_insight_dialogue_id"), "insight", ["dialogue_id"])
    op.create_table(
        "experiment",
        *row(),
        must("dialogue_id", sa.Integer()),
        must("meeting_id", sa.Integer()),
        must("number", sa.Integer()),
        must("origin", sa.String()),
        sa.Column("idea_id", sa.Integer()),
        sa.Column("cluster_id", sa.Integer()),
        must("assumption", sa.String()),
        must("what", sa.String()),
        must("with_whom", sa.String()),
        must("place", sa.String()),
        sa.Column("day", sa.Date()),
        must("responsible", sa.String()),
        must("sign", sa.String()),
        sa.Column("report_by", sa.Date()),
        must("result", sa.String()),
        must("lesson", sa.String()),
        must("next", sa.String()),
        sa.Column("reported_in", sa.Integer()),
        sa.Column("follows", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_experiment")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_experiment_dialogue_id_number")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_experiment_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_experiment_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_experiment_idea_id_idea")),
        sa.ForeignKeyConstraint(["reported_in"], ["meeting.id"], name=op.f("fk_experiment_reported_in_meeting")),
        sa.ForeignKeyConstraint(["follows"], ["experiment.id"], name=op.f("fk_experiment_follows_experiment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_experiment_dialogue_id"), "experiment", ["dialogue_id"])
    op.create_table(
        "proposal_version",
        *row(),
        must("proposal_id", sa.Integer()),
        must("meeting_id", sa.Integer()),
        must("wording", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_version")),
        sa.UniqueConstraint("proposal_id", "meeting_id", name=op.f("uq_proposal_version_proposal_id_meeting_id")),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_version_proposal_id_proposal")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_proposal_version_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "action",
        *row(),
        must("proposal_id", sa.Integer()),
        must("text", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_action_proposal_id_proposal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_action_proposal_id"), "action", ["proposal_id"])
    op.create_table(
        "group_tally",
        *row(),
        must("round_id", sa.Integer()),
        must("option_id", sa.Integer()),
        must("group", sa.String()),
        must("given", sa.Integer()),
        must("dots", sa.Integer()),
        must("voters", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_tally")),
        sa.UniqueConstraint("option_id", "group", name=op.f("uq_group_tally_option_id_group")),
        sa.ForeignKeyConstraint(["round_id"], ["voting_round.id"], name=op.f("fk_group_tally_round_id_voting_round")),
        sa.ForeignKeyConstraint(
            ["option_id"], ["voting_option.id"], name=op.f("fk_group_tally_option_id_voting_option")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_group_tally_round_id"), "group_tally", ["round_id"])
