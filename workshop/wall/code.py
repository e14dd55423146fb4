"""A code for phones' cameras: half blocks, two modules a cell, each about square; or twice as large."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qrcode.main import QRCode

QUIET, LEAST_QUIET = 4, 2
"""Modules of light around it, which cameras need; and how few do."""

LARGEST = 40
"""The largest of the sizes that there are: each is four modules larger than the one before."""


@lru_cache(maxsize=64)
def side_of(content: str) -> int | None:
    """Modules on a side of the code, without the light around it; None where no code holds so much. Some 0.5 ms."""
    from qrcode.exceptions import DataOverflowError

    try:
        size = int(_code(content).best_fit(start=1))
    except (DataOverflowError, ValueError):  # the second where it does not fit by little
        return None
    return 17 + 4 * size if size <= LARGEST else None


@lru_cache(maxsize=16)
def code_lines(content: str, *, large: bool = False, quiet: int = QUIET, beside: int | None = None) -> tuple[str, ...]:
    """The code's lines, to be painted dark on light whatever the theme is; some 10 ms the first time.

    A large one has two cells for each module. ``beside`` is how much light is at its left and right, if not ``quiet``.
    """
    edge = [False] * (quiet if beside is None else beside)
    inner = [edge + row + edge for row in _modules(content)]
    light = [[False] * len(inner[0])] * quiet
    modules = [*light, *inner, *light]
    if large:
        return tuple("".join("██" if module else "  " for module in row) for row in modules)
    if len(modules) % 2:
        modules.append([False] * len(modules[0]))
    return tuple(
        "".join(" ▀▄█"[top + 2 * bottom] for top, bottom in zip(upper, lower, strict=True))
        for upper, lower in zip(modules[::2], modules[1::2], strict=True)
    )


@lru_cache(maxsize=16)
def _modules(content: str) -> list[list[bool]]:
    code = _code(content)
    code.make(fit=True)
    modules: list[list[bool]] = code.get_matrix()
    return modules


def _code(content: str) -> QRCode[object]:
    import qrcode  # 27 ms, when a meeting closes
    from qrcode.constants import ERROR_CORRECT_L

    code: QRCode[object] = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=0)
    code.add_data(content)
    return code
