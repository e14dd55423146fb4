"""What changes have touched, so that of a long list only those rows are read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from sessions.store.change import Image

MANY = 500
"""From so many rows on a list is read whole: that is faster then."""


class HasId(Protocol):
    """A row as it leaves the house."""

    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=HasId)


@dataclass(frozen=True)
class Touched:
    """The rows that some changes wrote to, by their tables, each with what it was and became."""

    images: Mapping[str, Sequence[Image]] = field(default_factory=dict)

    @classmethod
    def of(cls, images: Iterable[Image]) -> Touched:
        """What these images are of."""
        found: dict[str, list[Image]] = {}
        for image in images:
            found.setdefault(image.table, []).append(image)
        return cls(found)

    @property
    def are_many(self) -> bool:
        """Whether there are so many of any table that its list is better read whole."""
        return any(len(images) > MANY for images in self.images.values())

    def ids(self, table: str) -> set[int]:
        """The rows of a table."""
        return {image.id for image in self.images.get(table, ())}

    def named(self, table: str, column: str) -> set[int]:
        """The rows that a column of a table's rows names or named: what they hang on."""
        sides = (side for image in self.images.get(table, ()) for side in (image.before, image.after))
        return {side[column] for side in sides if side is not None}


def renewed(
    before: Sequence[T], touched: Collection[int], fresh: Iterable[T], order: Callable[[T], Any]
) -> tuple[T, ...]:
    """A list with the touched rows as they are now, in its order; all others are the same objects as before."""
    kept = [each for each in before if each.id not in touched]
    kept += fresh
    return tuple(sorted(kept, key=order))
