"""Ideas from phones that whoever leads looks at first, and whether they do."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must, row

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "waiting_idea",
        *row(),
        must("dialogue_id", sa.Integer()),
        must("meeting_id", sa.Integer()),
        must("text", sa.String()),
        must("state", sa.String()),
        sa.Column("idea_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_idea")),
        sa.ForeignKeyConstraint(["dialogue_id"], ["dialogue.id"], name=op.f("fk_waiting_idea_dialogue_id_dialogue")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_waiting_idea_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["idea_id"], ["idea.id"], name=op.f("fk_waiting_idea_idea_id_idea")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_waiting_idea_dialogue_id"), "waiting_idea", ["dialogue_id"])
    op.create_table(
        "waiting_key",
        must("digest", sa.String()),
        must("waiting_id", sa.Integer()),
        must("dialogue_id", sa.Integer()),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_waiting_key")),
    )
    op.create_index(op.f("ix_waiting_key_dialogue_id"), "waiting_key", ["dialogue_id"])
    with op.batch_alter_table("live", recreate="always") as batch:
        batch.add_column(sa.Column("moderated", sa.Boolean(), nullable=False, server_default="0"))
    with op.batch_alter_table("live", recreate="always") as batch:
        batch.alter_column("moderated", server_default=None)
