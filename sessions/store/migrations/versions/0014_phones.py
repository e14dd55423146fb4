"""How many of a round's ballots came from phones."""

import sqlalchemy as sa

from sessions.store.migrations.columns import widen

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    widen("voting_round", phones=("0", sa.Integer()))
