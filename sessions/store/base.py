"""What every table shares: one metadata with named constraints, an id and a version."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Row(SQLModel):
    """A row that people edit: ``version`` grows by one with each change of it."""

    metadata = METADATA
    __table_args__: Any = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    version: int = 1

    @property
    def key(self) -> int:
        """The id of a row that has been stored."""
        assert self.id is not None, "not stored yet"
        return self.id


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite itself keeps no zone."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What an image of the row is read back as."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the store: UTC without a zone."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the store: UTC, said."""
        return value.replace(tzinfo=UTC) if value else None
