"""Blank ballots are counted by themselves. Of rounds closed before nobody knows how many they were."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    widen("voting_round", blank=(None, sa.Integer()))
