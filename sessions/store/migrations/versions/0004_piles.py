"""Rounds per actor group: the groups of a round's piles, locked with its list."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    widen("voting_round", actor_groups=("", sa.String()))
