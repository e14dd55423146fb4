"""What the screens' tests share: shots as plain files."""

from __future__ import annotations

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from workshop.phases.base import saving


class TextShot(SingleFileSnapshotExtension):
    """One text file a shot, so that a change of a screen reads in a diff."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


class PictureShot(SingleFileSnapshotExtension):
    """One SVG a shot."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture(autouse=True)
def nothing_fades(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mark of what was just saved stays, so that a shot is the same on a slow machine."""
    monkeypatch.setattr(saving, "FRESH_SECONDS", 3600.0)


@pytest.fixture
def text_file(snapshot: SnapshotAssertion) -> Any:
    """Compares with a text file."""
    return snapshot.use_extension(TextShot)


@pytest.fixture
def picture_file(snapshot: SnapshotAssertion) -> Any:
    """Compares with an SVG file."""
    return snapshot.use_extension(PictureShot)
