"""What alembic runs: the revisions, in the transaction that ``migrate`` has opened. It knows no other way in."""

from alembic import context

from sessions.store.base import METADATA

assert METADATA.tables, "constraint names come from the metadata: whoever opens a store has imported every table"

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
