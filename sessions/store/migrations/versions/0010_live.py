"""What a meeting's consoles show at this moment, so that others can follow."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "live",
        must("id", sa.Integer()),
        must("meeting_id", sa.Integer()),
        sa.Column("page", sa.String()),
        must("together", sa.Boolean()),
        sa.Column("reading", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_live_meeting_id")),
    )
