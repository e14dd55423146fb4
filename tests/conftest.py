"""What holds for every test: less of what an app does anew at each of a thousand starts, and is the same each time."""

from __future__ import annotations

import gc
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

gc.set_threshold(
    100_000, 20, 50
)  # an app's thousand widgets are garbage after each test, not during it: a sixth faster


def pytest_collection_finish() -> None:
    """What has been imported stays: the collector need not look at it again after every test."""
    gc.collect()
    gc.freeze()


_READ: dict[tuple[object, ...], list[RuleSet]] = {}
_read_anew = Stylesheet._parse_rules


def _read_once(sheet: Stylesheet, css: str, read_from: Any, *marks: Any, **named: Any) -> list[RuleSet]:
    """The same rules for the same text with the same variables, as a stylesheet itself keeps them while it lives."""
    key = (css, read_from, marks, *sorted(named.items()), *sorted(sheet._variables.items()))
    if key not in _READ:
        _READ[key] = _read_anew(sheet, css, read_from, *marks, **named)
    return _READ[key]


Stylesheet._parse_rules = _read_once  # type: ignore[method-assign, assignment]
