"""The forms of table hosts that have been done, so that one that is sent twice is done once."""

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import must

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "sent_form",
        must("digest", sa.String()),
        must("meeting_id", sa.Integer()),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sent_form")),
    )
