"""The proposal whose support the room is asked for in a round."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    widen("voting_round", proposal_id=(None, sa.Integer()))
