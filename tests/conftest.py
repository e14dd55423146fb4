"""What holds for every test: what an app and a store do anew at each of a thousand starts is done once a process."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from types import CodeType, FunctionType
from typing import Any

from hypothesis import settings
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from textual import _callback
from textual.css import match, stylesheet
from textual.css.model import RuleSet, Selector
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump

os.environ["TZ"] = "Europe/Stockholm"  # whatever the machine's is, also in the processes that a test starts
time.tzset()

gc.set_threshold(
    100_000, 20, 50
)  # an app's thousand widgets are garbage after each test, not during it: a sixth faster

# What a busy machine makes of an example says nothing of the program; other fifty are tried each time.
settings.register_profile("house", deadline=None, max_examples=50)
settings.load_profile("house")


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are cores: a worker waits now and then for a disk, a terminal or another process."""
    return (os.cpu_count() or 1) + 2


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
RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]

_match_path = match._check_selectors


def _match_node_first(selectors: list[Selector], path: list[DOMNode]) -> bool:
    """The last selector is of the node itself: where that says no, nothing above it need be asked."""
    return selectors[-1].check(path[-1]) and _match_path(selectors, path)


stylesheet._check_selectors = _match_node_first  # type: ignore[attr-defined, assignment]

_HEARD: dict[tuple[type, type, str], bool] = {}
_find_handlers = MessagePump._get_dispatch_methods


def _find_handlers_if_any(pump: MessagePump, name: str, message: Message) -> Any:
    """Most messages pass a widget by that has no handler for them: that is so for its whole class."""
    key = type(pump), type(message), name
    if key not in _HEARD:
        _HEARD[key] = any(
            f"_{name}" in each.__dict__
            or name in each.__dict__
            or not set(type(message).__mro__).isdisjoint(each.__dict__.get("_decorated_handlers", ()))
            for each in type(pump).__mro__
        )
    return _find_handlers(pump, name, message) if _HEARD[key] else ()


MessagePump._get_dispatch_methods = _find_handlers_if_any  # type: ignore[method-assign, assignment]

_PARAMETERS: dict[CodeType, int] = {}
_count_anew = _callback._count_parameters


def _count_once(func: Callable[..., Any]) -> int:
    """How many values a function takes: a function made anew for each key has the code of the one before."""
    if not isinstance(func, FunctionType) or hasattr(func, "__wrapped__"):
        return _count_anew(func)
    if func.__code__ not in _PARAMETERS:
        _PARAMETERS[func.__code__] = _count_anew(func)
    return _PARAMETERS[func.__code__]


_callback._count_parameters = _count_once

_COMPILED: LRUCache[Any, Any] = LRUCache(4_000)
SQLiteDialect_pysqlite.__hash__ = lambda dialect: hash(type(dialect))  # type: ignore[method-assign, assignment]
SQLiteDialect_pysqlite.__eq__ = lambda dialect, other: type(dialect) is type(other)  # type: ignore[method-assign]


@event.listens_for(Engine, "engine_connect")
def _compile_once(connection: Connection) -> None:
    """A statement is the same SQL on every store: a quarter of the stores' tests went to writing it anew."""
    connection.engine._compiled_cache = _COMPILED
