"""Whether whoever leads has mended the words of an idea that waits, or has waited."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    with op.batch_alter_table("waiting_idea", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("edited", sa.Boolean(), nullable=False, server_default="0"))
    with op.batch_alter_table("waiting_idea", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("edited", server_default=None)
