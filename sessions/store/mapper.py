"""Fills a topic's view from a row, field by field of the same name."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

V = TypeVar("V", bound="DataclassInstance")


def filled(view: type[V], row: Any, /, **given: Any) -> V:
    """The view of a row: what is given, and all else from the columns of the same names, codes as what they mean.

    A field that has no column keeps its default.
    """
    columns = row._mapping
    values = {
        name: code(columns[name]) if code else columns[name]
        for name, code in _codes(view).items()
        if name in columns and name not in given
    }
    return view(**values, **given)


@cache
def _codes(view: type) -> dict[str, type[StrEnum] | None]:
    """The fields of a view, each with the codes that it holds, if it holds one."""
    hints = get_type_hints(view)
    kinds = {field.name: hints[field.name] for field in fields(view)}
    return {
        name: kind if isinstance(kind, type) and issubclass(kind, StrEnum) else None for name, kind in kinds.items()
    }
