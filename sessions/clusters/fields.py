"""The field of a cluster."""

from __future__ import annotations

from sessions.text.fields import Field
from sessions.words import phrase

FIELDS = (Field("heading", "What its ideas have in common.", phrase("search.one.cluster"), must=True, itself=True),)
