"""Who has approved a meeting's minutes, on which day, and when that was written."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    widen(
        "meeting",
        approved_by=("", sa.String()),
        approved_on=(None, sa.Date()),
        approved_at=(None, sa.DateTime()),
    )
