"""What the migrations have in common: columns as the tables make them, and tables that get more of them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op


def widen(table: str, **columns: tuple[str | None, Any]) -> None:
    """Add columns at the end; those with a value get it in every row there is, but no default for later ones.

    The table is made anew, so the last id that it ever gave is carried over: an id is never used again.
    """
    bind = op.get_bind()
    last = bind.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": table}).scalar()
    kept = {"sqlite_autoincrement": True}
    with op.batch_alter_table(table, recreate="always", table_kwargs=kept) as batch:
        for name, (value, kind) in columns.items():
            batch.add_column(sa.Column(name, kind, nullable=value is None, server_default=value))
    with op.batch_alter_table(table, recreate="always", table_kwargs=kept) as batch:
        for name in columns:
            batch.alter_column(name, server_default=None)
    if last is not None:
        given = {"table": table, "last": last}
        bind.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :table"), given)
        bind.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"), given)


def row() -> tuple[sa.Column[Any], ...]:
    """The columns that every row has."""
    return must("id", sa.Integer()), must("version", sa.Integer())


def must(name: str, kind: Any) -> sa.Column[Any]:
    """A column that is never empty, and has no default of its own."""
    return sa.Column(name, kind, nullable=False)
