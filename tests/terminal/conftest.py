"""A real terminal is needed here; `.ci/run` sees to it that there is one."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture(autouse=True)
def real_terminal() -> None:
    """Say what is missing instead of failing on it."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed: these tests look at the program in a real terminal")
