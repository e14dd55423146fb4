"""The voting slips of a meeting: digests of their codes."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must, row

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "slip_batch",
        *row(),
        must("meeting_id", sa.Integer()),
        must("digests", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_batch")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_slip_batch_meeting_id_meeting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_slip_batch_meeting_id"), "slip_batch", ["meeting_id"])
