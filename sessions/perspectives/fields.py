"""The fields of a perspective and of what the room found, each described once."""

from __future__ import annotations

from sessions.text.fields import Field
from sessions.words import phrase

FIELDS = (
    Field("text", "What was said.", phrase("search.one.perspective"), must=True, itself=True),
    Field("theme", "Its theme.", phrase("ideas.theme"), told=phrase("history.name.theme")),
    Field("actor_group", "Whose perspective it is.", phrase("search.one.perspective"), remembered=False),
)

INSIGHT = (
    Field("text", "What the room found.", phrase("search.one.insight"), must=True, itself=True),
    Field(
        "against",
        "The other side of a tension.",
        phrase("history.name.against"),
    ),
    Field("theme", "The theme that was being read.", phrase("ideas.theme"), remembered=False),
)
