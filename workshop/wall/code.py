"""A code for phones' cameras: half blocks, two modules a cell, so that each module is about square."""

from __future__ import annotations

from functools import lru_cache

QUIET = 4
"""Modules of light around it, which cameras need."""


@lru_cache(maxsize=8)
def code_lines(content: str) -> tuple[str, ...]:
    """The code's lines, to be painted dark on light whatever the theme is; some 30 ms the first time."""
    import qrcode  # 27 ms, when a meeting closes
    from qrcode.constants import ERROR_CORRECT_L

    code = qrcode.QRCode(error_correction=ERROR_CORRECT_L, border=QUIET)
    code.add_data(content)
    code.make(fit=True)
    modules = code.get_matrix()
    if len(modules) % 2:
        modules.append([False] * len(modules[0]))
    return tuple(
        "".join(" ▀▄█"[top + 2 * bottom] for top, bottom in zip(upper, lower, strict=True))
        for upper, lower in zip(modules[::2], modules[1::2], strict=True)
    )
