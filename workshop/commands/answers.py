"""A command that two phases have: which perspectives no idea answers yet."""

from __future__ import annotations

from workshop.commands.command import Command, Where

UNANSWERED = Command("unanswered", "", "", Where.PHASE)
