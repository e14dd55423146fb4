"""Every topic in its full width: what is prepared, clarified, proposed, corrected and promised."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT, FLAG, COUNT = ("", sa.String()), ("0", sa.Boolean()), ("0", sa.Integer())


def upgrade() -> None:
    _widen(
        "dialogue",
        problem_owner=TEXT,
        steering_group=TEXT,
        recipient=TEXT,
        feedback=TEXT,
        level=TEXT,
        fixed=TEXT,
        put_away=FLAG,
    )
    _widen(
        "meeting",
        title=TEXT,
        process_leader=TEXT,
        leaders=TEXT,
        note_taker=TEXT,
        table_hosts=TEXT,
        put_away=FLAG,
    )
    _widen("phase", title=TEXT, skipped=FLAG)
    _widen("idea", clarification=TEXT)
    _widen(
        "commitment",
        role=TEXT,
        together_with=TEXT,
        support_needed=TEXT,
        support_from=TEXT,
        sign=TEXT,
        confidence=(None, sa.Integer()),
        reports_back=TEXT,
    )
    _widen("voting_round", wall_dots=COUNT, origin=("first", sa.String()), origin_id=(None, sa.Integer()))
    op.create_table(
        "voting_correction",
        *_row(),
        _must("round_id", sa.Integer()),
        _must("option_id", sa.Integer()),
        _must("at", sa.DateTime()),
        _must("before", sa.Integer()),
        _must("after", sa.Integer()),
        _must("reason", sa.String()),
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
        *_row(),
        _must("dialogue_id", sa.Integer()),
        _must("meeting_id", sa.Integer()),
        _must("number", sa.Integer()),
        _must("wording", sa.String()),
        sa.Column("option_id", sa.Integer()),
        _must("horizon", sa.String()),
        _must("need", sa.String()),
        _must("support", sa.String()),
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
        *_row(),
        _must("proposal_id", sa.Integer()),
        _must("text", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_reservation_proposal_id_proposal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reservation_proposal_id"), "reservation", ["proposal_id"])


def _widen(table: str, **columns: tuple[str | None, Any]) -> None:
    """Add columns at the end; those with a value get it in every row there is, but no default for later ones.

    The table is made anew, so the last id that it ever gave is carried over: an id is never used again.
    """
    bind = op.get_bind()
    last = bind.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": table}).scalar()
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table(table, recreate="always", table_kwargs=kept) as batch:
        for name, (value, kind) in columns.items():
            batch.add_column(sa.Column(name, kind, nullable=value is None, server_default=value))
    with op.batch_alter_table(table, recreate="always", table_kwargs=kept) as batch:
        for name in columns:
            batch.alter_column(name, server_default=None)
    if last is not None:
        given = {"table": table, "last": last}
        bind.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :table"), given)
        bind.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"), given)


def _row() -> tuple[sa.Column[Any], ...]:
    return _must("id", sa.Integer()), _must("version", sa.Integer())


def _must(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)
