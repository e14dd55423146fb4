"""What the wall shows besides the phase: how much of the time, nothing at all, a message, a wording that is typed."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """The rows tell of a moment that has passed: the table is made anew, empty."""
    op.drop_table("live")
    op.create_table(
        "live",
        must("id", sa.Integer()),
        must("meeting_id", sa.Integer()),
        sa.Column("page", sa.String()),
        must("together", sa.Boolean()),
        sa.Column("reading", sa.Integer()),
        must("timer", sa.String()),
        must("bell", sa.Boolean()),
        must("blank", sa.Boolean()),
        must("message", sa.String()),
        sa.Column("draft_of", sa.Integer()),
        must("draft", sa.String()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_live_meeting_id")),
    )
