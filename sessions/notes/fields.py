"""The field of a note."""

from __future__ import annotations

from sessions.text.fields import Field
from sessions.words import phrase

FIELDS = (Field("text", "What was noted.", phrase("search.one.note"), must=True, itself=True),)
