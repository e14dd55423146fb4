"""A code for phones' cameras: half blocks, two modules a cell, each about square; or twice as large."""

from __future__ import annotations

from functools import lru_cache

QUIET, LEAST_QUIET = 4, 2
"""Modules of light around it, which cameras need; and how few do."""


@lru_cache(maxsize=8)
def code_lines(content: str, *, large: bool = False, quiet: int = QUIET) -> tuple[str, ...]:
    """The code's lines, to be painted dark on light whatever the theme is; some 30 ms the first time.

    A large one has two cells for each module.
    """
    modules = _modules(content, quiet)
    if large:
        return tuple("".join("██" if module else "  " for module in row) for row in modules)
    if len(modules) % 2:
        modules.append([False] * len(modules[0]))
    return tuple(
        "".join(" ▀▄█"[top + 2 * bottom] for top, bottom in zip(upper, lower, strict=True))
        for upper, lower in zip(modules[::2], modules[1::2], strict=True)
    )


def _modules(content: str, quiet: int) -> list[list[bool]]:
    import qrcode  # 27 ms, when a meeting closes
    from qrcode.constants import ERROR_CORRECT_L

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=quiet)
    code.add_data(content)
    code.make(fit=True)
    modules: list[list[bool]] = code.get_matrix()
    return modules
