"""The decision on a proposal, which is the politicians': who decided, its registry number, the day and what it was."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    widen(
        "proposal",
        decided_by=("", sa.String()),
        decision_number=("", sa.String()),
        decision_day=(None, sa.Date()),
        decision_outcome=("", sa.String()),
    )
