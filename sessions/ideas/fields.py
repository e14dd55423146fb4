"""The fields of an idea, each described once."""

from __future__ import annotations

from sessions.text.fields import Field, Kind
from sessions.words import phrase

FIELDS = (
    Field("text", "The idea.", phrase("search.one.idea"), must=True, itself=True),
    Field(
        "clarification",
        "What the speaker added when asked what was meant; may be empty.",
        phrase("ideas.clarification"),
        told=phrase("history.name.clarification"),
    ),
    Field("theme", "Its theme, empty if it has none.", phrase("ideas.theme"), told=phrase("history.name.theme")),
    Field(
        "table",
        "The table that it comes from, empty if it is not said.",
        phrase("ideas.table"),
        searched=False,
        told=phrase("history.name.table"),
    ),
    Field(
        "withdrawn",
        "Whether it was taken back. It keeps its number.",
        phrase("ideas.withdrawn"),
        kind=Kind.FLAG,
        told=phrase("history.name.withdrawn"),
    ),
)
