"""What the tests of perspectives share."""

from __future__ import annotations

from tests.workshop.conftest import text_file

__all__ = ["text_file"]
