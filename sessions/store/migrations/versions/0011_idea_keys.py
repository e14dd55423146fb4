"""By what ideas from phones are known again, until they are worked on."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "idea_key",
        must("digest", sa.String()),
        must("idea_id", sa.Integer()),
        must("dialogue_id", sa.Integer()),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_idea_key")),
    )
    op.create_index(op.f("ix_idea_key_dialogue_id"), "idea_key", ["dialogue_id"])
