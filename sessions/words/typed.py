"""placeholder until the real one lands"""

from __future__ import annotations


def clean(text: str, *, lines: bool = False) -> str:
    return " ".join(text.split())
