"""The answer of a parked question, and the day when it was to come. What is said of older ones names no day."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    widen("parked", answer_by=(None, sa.Date()), answer=("", sa.String()), answered_on=(None, sa.Date()))
