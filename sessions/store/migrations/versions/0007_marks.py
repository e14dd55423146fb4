"""What a round's box is known by. A round from before has none, and its box neither."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    widen("voting_round", mark=("", sa.String()))
