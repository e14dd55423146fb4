"""A task of a screen: awaits what is saved and what dialogs answer, apart from the screen's own messages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.dom import DOMNode

from sessions.errors import Refusal
from workshop.console.protocol import console_of

P = ParamSpec("P")
Node = TypeVar("Node", bound=DOMNode)


def task(method: Callable[Concatenate[Node, P], Awaitable[None]]) -> Callable[Concatenate[Node, P], None]:
    """Run a method as a Textual worker of its screen, which ends with the screen.

    A refusal that the method lets through is told and its words are kept; any other error is ours, and written down.
    """

    @wraps(method)
    async def run(self: Node, *args: P.args, **kwargs: P.kwargs) -> None:
        console = console_of(self)
        try:
            await method(self, *args, **kwargs)
        except Refusal as refusal:
            console.refused(refusal)
        except Exception as error:
            console.fault(error)

    decorated: Any = work(exit_on_error=False)(run)
    started: Callable[Concatenate[Node, P], None] = decorated
    return started
