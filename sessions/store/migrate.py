"""Moves an older store to today's schema. Imported only when the revision differs: alembic costs 403 ms."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from sessions.errors import Unusable
from sessions.store import schema

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, found: str, now: datetime) -> Path:
    """Copy the store, then move it; gives the copy's path. Foreign keys are off meanwhile and checked after."""
    kept = path.with_name(f"{path.name}.before-{found}-{now:%Y%m%dT%H%M%S}")
    schema.copy(path, kept)
    with engine.connect().execution_options(writes=True) as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.commit()
        with connection.begin():
            config = Config()
            config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, schema.REVISIONS[-1])
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise Unusable("store.migration_failed", path=str(path), copy=str(kept))
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.commit()
    return kept
