"""What the tests of perspectives share."""

from __future__ import annotations

from tests.workshop.conftest import swedish_zone, text_file

__all__ = ["swedish_zone", "text_file"]
