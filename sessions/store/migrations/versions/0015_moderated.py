"""Whether ideas from phones wait is said of the meeting, which no row of the moment can lose; and who shows what."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from sessions.store.migrations.columns import widen

revision = "0015"
down_revision = "0014"

NEW: dict[str, Any] = {
    "reading_by": sa.Integer(),
    "draft_by": sa.Integer(),
    "turn": sa.Integer(),
    "turn_seats": sa.Integer(),
    "turn_passed": sa.Integer(),
    "turn_again": sa.Boolean(),
    "turn_by": sa.Integer(),
}
FILLED = ("turn_seats", "turn_passed", "turn_again")


def upgrade() -> None:
    widen("meeting", moderated=("0", sa.Boolean()))
    op.execute("UPDATE meeting SET moderated = 1 WHERE id IN (SELECT meeting_id FROM live WHERE moderated)")
    with op.batch_alter_table("live", recreate="always") as batch:
        batch.drop_column("moderated")
        for name, kind in NEW.items():
            filled = name in FILLED
            batch.add_column(sa.Column(name, kind, nullable=not filled, server_default="0" if filled else None))
    with op.batch_alter_table("live", recreate="always") as batch:
        for name in FILLED:
            batch.alter_column(name, server_default=None)
