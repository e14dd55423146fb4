"""Where a person's own store lies when nobody says otherwise."""

from __future__ import annotations

from pathlib import Path


def default_path() -> Path:
    """The person's own store, in the folder that the system has for such things."""
    from platformdirs import user_data_path

    return user_data_path("dialogverkstad", appauthor=False) / "dialoger.db"
