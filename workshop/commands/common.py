"""The commands that belong to no single phase. Each phase's own stand in its folder."""

from __future__ import annotations

from workshop.commands.command import Command, Where

MEETING = (
    Command("join", "f2", "F2", Where.MEETING),
    Command("timer", "f3", "F3", Where.MEETING),
    Command("wall_look", "f4", "F4", Where.MEETING),
    Command("wall_timer", "", "", Where.MEETING),
    Command("message", "", "", Where.MEETING),
    Command("park", "f6", "F6", Where.MEETING),
    Command("note", "f7", "F7", Where.MEETING),
    Command("phases", "f8", "F8", Where.MEETING),
    Command("export", "f9", "F9", Where.MEETING),
    Command("read_export", "ctrl+l", "Ctrl+L", Where.MEETING),
    Command("approve", "", "", Where.MEETING),
    Command("search", "ctrl+f", "Ctrl+F", Where.MEETING),
    Command("guide", "ctrl+g", "Ctrl+G", Where.MEETING),
    Command("follow", "ctrl+t", "Ctrl+T", Where.MEETING),
    Command("retry", "ctrl+r", "Ctrl+R", Where.MEETING),
    Command("prepare", "", "", Where.MEETING),
    Command("since", "", "", Where.MEETING),
    Command("outcome", "", "", Where.MEETING),
    Command("decision", "", "", Where.MEETING),
    Command("experiments", "", "", Where.MEETING),
    Command("try_out", "", "", Where.MEETING),
    Command("leave", "", "", Where.MEETING),
)
"""What can be done in any meeting."""
START = (
    Command("new_dialogue", "n", "N", Where.START),
    Command("new_meeting", "t", "T", Where.START),
    Command("sample", "d", "D", Where.START),
    Command("rename_shelf", "b", "B", Where.START),
    Command("put_away", "l", "L", Where.START),
    Command("show_put_away", "v", "V", Where.START),
)
"""What can be done on the start screen."""
EVERYWHERE = (
    Command("help", "f1", "F1", Where.EVERYWHERE),
    Command("blank", "f5", "F5", Where.EVERYWHERE),
    Command("undo", "ctrl+z", "Ctrl+Z", Where.EVERYWHERE),
    Command("redo", "ctrl+y", "Ctrl+Y", Where.EVERYWHERE),
    Command("theme", "", "", Where.EVERYWHERE),
    Command("language", "", "", Where.EVERYWHERE),
    Command("palette", "ctrl+p", "Ctrl+P", Where.EVERYWHERE),
    Command("quit", "ctrl+q", "Ctrl+Q", Where.EVERYWHERE),
)
"""What can be done at any time."""
BOARD = (
    Command("change", "enter", "Enter", Where.BOARD, own_key=True),
    Command("withdraw", "x,delete", "X", Where.BOARD),
    Command("history", "h", "H", Where.BOARD),
)
"""What can be done with what the highlight stands on, in every phase."""

UNANSWERED = Command("unanswered", "", "", Where.PHASE)
"""What two phases have: the perspectives that no idea answers yet."""

_LAST = ("theme", "language", "palette", "quit")
_LATER = ("since", "outcome", "decision", "approve")
_TO_ROOM = ("wall_timer", "message")
_AFTER_PHASE = (*_TO_ROOM, "guide", "follow", "retry", "prepare", *_LATER, "experiments", "try_out", "leave")
_FUNCTION_KEYS = (
    "help",
    "join",
    "timer",
    "wall_look",
    "blank",
    "park",
    "note",
    "phases",
    "export",
    "read_export",
    "search",
)


COMMON = {command.id: command for command in (*EVERYWHERE, *MEETING, *START, *BOARD)}
"""The commands that belong to no single phase, by id."""


def in_order(*own: Command) -> list[Command]:
    """Every command with a phase's own, in the order in which palette, help and manual show them."""
    first = [COMMON[name] for name in (*_FUNCTION_KEYS, "undo", "redo")]
    phase = [command for command in own if command.where is Where.PHASE]
    middle = [COMMON[name] for name in _AFTER_PHASE]
    last = [COMMON[name] for name in _LAST]
    rest = [command for command in own if command.where is not Where.PHASE]
    return [*first, *phase, *middle, *START, *last, *rest, *BOARD]
