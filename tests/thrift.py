"""What Textual does anew at each of a thousand starts of the program is done once a process, or when somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import CodeType, FunctionType
from typing import Any
from weakref import WeakKeyDictionary

from textual import _callback, strip
from textual.css import match, stylesheet
from textual.css.model import RuleSet, Selector
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump

_READ: dict[tuple[object, ...], list[RuleSet]] = {}
_NUMBERS: dict[frozenset[tuple[str, str]], int] = {}
_NUMBERED: WeakKeyDictionary[Stylesheet, tuple[dict[str, str], int]] = WeakKeyDictionary()
_read_anew = Stylesheet._parse_rules


def _read_once(sheet: Stylesheet, css: str, read_from: Any, *marks: Any, **named: Any) -> list[RuleSet]:
    """The same rules for the same text with the same variables, as a stylesheet itself keeps them while it lives."""
    key = (css, read_from, marks, *sorted(named.items()), _known_variables(sheet))
    if key not in _READ:
        _READ[key] = _read_anew(sheet, css, read_from, *marks, **named)
    return _READ[key]


def _known_variables(sheet: Stylesheet) -> int:
    """A number for the variables' values, the same for the same ones."""
    variables, number = _NUMBERED.get(sheet, (None, 0))
    if variables is not sheet._variables:
        number = _NUMBERS.setdefault(frozenset(sheet._variables.items()), len(_NUMBERS))
        _NUMBERED[sheet] = sheet._variables, number
    return number


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


class _ComponentStyles(dict[str, RenderStyles]):
    """Styles of a widget's parts, each found when it is first asked for: most never are."""

    def __init__(self, sheet: Stylesheet, node: DOMNode, names: Collection[str]) -> None:
        self._sheet, self._node, self._names = sheet, node, names

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __missing__(self, name: str) -> RenderStyles:
        part = DOMNode(classes=name)
        part._attach(self._node)
        self._sheet.apply(part)
        self[name] = part.styles
        return part.styles


def _style_parts_when_asked(sheet: Stylesheet, node: DOMNode) -> None:
    names = node._get_component_classes()
    if names:
        before, node._component_styles = node._component_styles, _ComponentStyles(sheet, node, names)
        if any(node._component_styles[name] != styles for name, styles in before.items()):
            node.refresh()


Stylesheet._process_component_classes = _style_parts_when_asked  # type: ignore[method-assign, assignment]


class _Forgetting:
    """A cache that keeps nothing: seven are made for each line of a picture, and few lines are drawn again."""

    def get(self, _key: object) -> None:
        """Nothing."""

    def __setitem__(self, _key: object, _value: object) -> None:
        """Nothing."""


_FORGETTING = _Forgetting()
strip.FIFOCache = lambda _size: _FORGETTING  # type: ignore[attr-defined, assignment, return-value]
