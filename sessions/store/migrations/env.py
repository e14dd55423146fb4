"""What alembic runs: the revisions, in the transaction that ``migrate`` has opened. It knows no other way in."""

from alembic import context

from sessions.store.base import METADATA
from sessions.tables import TABLES

assert TABLES, "constraint names come from the metadata, with every table known"

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
