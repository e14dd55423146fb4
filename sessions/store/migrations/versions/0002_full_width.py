"""Every topic in its full width: what is prepared, clarified, proposed, corrected and promised."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must, row, widen

revision = "0002"
down_revision = "0001"

TEXT, FLAG, COUNT = ("", sa.String()), ("0", sa.Boolean()), ("0", sa.Integer())


def upgrade() -> None:
    widen(
        "dialogue",
        problem_owner=TEXT,
        steering_group=TEXT,
        recipient=TEXT,
        feedback=TEXT,
        level=TEXT,
        fixed=TEXT,
        put_away=FLAG,
    )
    widen(
        "meeting",
        title=TEXT,
        process_leader=TEXT,
        leaders=TEXT,
        note_taker=TEXT,
        table_hosts=TEXT,
        put_away=FLAG,
    )
    widen("phase", title=TEXT, skipped=FLAG, entered=FLAG)
    op.execute("UPDATE phase SET entered = used_seconds > 0 OR running_since IS NOT NULL")
    widen("idea", clarification=TEXT)
    widen(
        "commitment",
        role=TEXT,
        together_with=TEXT,
        support_needed=TEXT,
        support_from=TEXT,
        sign=TEXT,
        confidence=(None, sa.Integer()),
        reports_back=TEXT,
    )
    widen("voting_round", wall_dots=COUNT, origin=("first", sa.String()), origin_id=(None, sa.Integer()))
    op.create_table(
        "voting_correction",
        *row(),
        must("round_id", sa.Integer()),
        must("option_id", sa.Integer()),
        must("at", sa.DateTime()),
        must("before", sa.Integer()),
        must("after", sa.Integer()),
        must("reason", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voting_correction")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["voting_round.id"], name=op.f("fk_voting_correction_round_id_voting_round")
        ),
        sa.ForeignKeyConstraint(
            ["option_id"], ["voting_option.id"], name=op.f("fk_voting_correction_option_id_voting_option")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_voting_correction_round_id"), "voting_correction", ["round_id"])
    op.create_table(
        "proposal",
        *row(),
        must("dialogue_id", sa.Integer()),
        must("meeting_id", sa.Integer()),
        must("number", sa.Integer()),
        must("wording", sa.String()),
        sa.Column("option_id", sa.Integer()),
        must("horizon", sa.String()),
        must("need", sa.String()),
        must("support", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("dialogue_id", "number", name=op.f("uq_proposal_dialogue_id_number")),
        sa.UniqueConstraint("option_id", name=op.f("uq_proposal_option_id")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_proposal_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_proposal_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["option_id"], ["voting_option.id"], name=op.f("fk_proposal_option_id_voting_option")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_proposal_dialogue_id"), "proposal", ["dialogue_id"])
    op.create_table(
        "reservation",
        *row(),
        must("proposal_id", sa.Integer()),
        must("text", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_reservation_proposal_id_proposal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reservation_proposal_id"), "reservation", ["proposal_id"])
