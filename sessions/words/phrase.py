"""A phrase: what is to be said, before anyone has chosen a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Phrase:
    """A key of the catalogs and the values that its sentence names.

    A value called ``n`` chooses between singular and plural. Values may be phrases themselves.
    """

    key: str
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def __hash__(self) -> int:
        return hash((self.key, tuple(sorted(self.values))))


def phrase(key: str, /, **values: Any) -> Phrase:
    """The phrase ``key`` with its values."""
    return Phrase(key, MappingProxyType(values))


def to_data(value: Any) -> Any:
    """A phrase or one of its values as JSON data; ``from_data`` gives it back."""
    match value:
        case Phrase():
            return {"key": value.key, "values": {name: to_data(item) for name, item in value.values.items()}}
        case tuple() | list():
            return [to_data(item) for item in value]
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat("minutes")}
    return value


def from_data(data: Any) -> Any:
    """The phrase or value that ``to_data`` wrote."""
    match data:
        case {"key": str(key), "values": dict(values)}:
            return phrase(key, **{name: from_data(item) for name, item in values.items()})
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case list():
            return tuple(from_data(item) for item in data)
    return data
