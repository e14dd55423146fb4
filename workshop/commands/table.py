"""Every command, written once: bindings, footer, palette, help and the README's table derive from this."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sessions.words import Words


class Where(StrEnum):
    """Where a command can be used."""

    EVERYWHERE = "everywhere"
    START = "start"
    MEETING = "meeting"
    PERSPECTIVES = "perspectives"
    ANSWERS = "answers"
    PRIORITISING = "prioritising"
    PRIORITISING_BOARD = "prioritising_board"
    IDEAS_BOARD = "ideas_board"
    TURNS = "turns"
    GROUPING_BOARD = "grouping_board"
    EXPERIMENTS_BOARD = "experiments_board"
    PROPOSALS_BOARD = "proposals_board"
    COMMITMENTS = "commitments"
    COMMITMENTS_BOARD = "commitments_board"
    READING = "reading"
    BOARD = "board"


@dataclass(frozen=True)
class Command:
    """A thing that can be done: the words ``command.<id>.name`` and ``command.<id>.help`` tell of it.

    ``key`` is Textual's name of the key, empty for what only the palette offers; ``shown`` is how people see it.
    """

    id: str
    key: str
    shown: str
    where: Where

    @property
    def name(self) -> str:
        """The key of its name in the catalogs."""
        return f"command.{self.id}.name"

    @property
    def help(self) -> str:
        """The key of its help in the catalogs."""
        return f"command.{self.id}.help"


COMMANDS = (
    Command("help", "f1", "F1", Where.EVERYWHERE),
    Command("timer", "f3", "F3", Where.MEETING),
    Command("wall_look", "f4", "F4", Where.MEETING),
    Command("blank", "f5", "F5", Where.EVERYWHERE),
    Command("park", "f6", "F6", Where.MEETING),
    Command("note", "f7", "F7", Where.MEETING),
    Command("phases", "f8", "F8", Where.MEETING),
    Command("export", "f9", "F9", Where.MEETING),
    Command("read_export", "ctrl+l", "Ctrl+L", Where.MEETING),
    Command("search", "ctrl+f", "Ctrl+F", Where.MEETING),
    Command("undo", "ctrl+z", "Ctrl+Z", Where.EVERYWHERE),
    Command("redo", "ctrl+y", "Ctrl+Y", Where.EVERYWHERE),
    Command("next_theme", "pagedown", "PgDn", Where.PERSPECTIVES),
    Command("earlier_theme", "pageup", "PgUp", Where.PERSPECTIVES),
    Command("add_theme", "", "", Where.PERSPECTIVES),
    Command("bring_in", "", "", Where.PERSPECTIVES),
    Command("unanswered", "", "", Where.ANSWERS),
    Command("round", "ctrl+o", "Ctrl+O", Where.PRIORITISING),
    Command("wall", "", "", Where.PRIORITISING),
    Command("entitled", "", "", Where.PRIORITISING),
    Command("correct", "", "", Where.PRIORITISING),
    Command("cancel_round", "", "", Where.PRIORITISING),
    Command("guide", "ctrl+g", "Ctrl+G", Where.MEETING),
    Command("follow", "ctrl+t", "Ctrl+T", Where.MEETING),
    Command("retry", "ctrl+r", "Ctrl+R", Where.MEETING),
    Command("prepare", "", "", Where.MEETING),
    Command("since", "", "", Where.MEETING),
    Command("outcome", "", "", Where.MEETING),
    Command("experiments", "", "", Where.MEETING),
    Command("try_out", "", "", Where.MEETING),
    Command("leave", "", "", Where.MEETING),
    Command("new_dialogue", "n", "N", Where.START),
    Command("new_meeting", "t", "T", Where.START),
    Command("sample", "d", "D", Where.START),
    Command("rename_shelf", "b", "B", Where.START),
    Command("put_away", "l", "L", Where.START),
    Command("show_put_away", "v", "V", Where.START),
    Command("theme", "", "", Where.EVERYWHERE),
    Command("language", "", "", Where.EVERYWHERE),
    Command("palette", "ctrl+p", "Ctrl+P", Where.EVERYWHERE),
    Command("quit", "ctrl+q", "Ctrl+Q", Where.EVERYWHERE),
    Command("clarify", "c", "C", Where.IDEAS_BOARD),
    Command("batch", "b", "B", Where.IDEAS_BOARD),
    Command("turns", "l", "L", Where.IDEAS_BOARD),
    Command("filter", "f", "F", Where.IDEAS_BOARD),
    Command("answers", "p", "P", Where.IDEAS_BOARD),
    Command("turn_done", "enter", "Enter", Where.TURNS),
    Command("turn_pass", "right", "→", Where.TURNS),
    Command("turn_back", "left", "←", Where.TURNS),
    Command("mark", "space", "Space", Where.GROUPING_BOARD),
    Command("fetch", "f", "F", Where.GROUPING_BOARD),
    Command("rename", "n", "N", Where.GROUPING_BOARD),
    Command("merge", "m", "M", Where.GROUPING_BOARD),
    Command("split", "d", "D", Where.GROUPING_BOARD),
    Command("take_out", "t", "T", Where.GROUPING_BOARD),
    Command("report", "r", "R", Where.EXPERIMENTS_BOARD),
    Command("plan", "p", "P", Where.EXPERIMENTS_BOARD),
    Command("again", "a", "A", Where.EXPERIMENTS_BOARD),
    Command("compare", "j", "J", Where.PRIORITISING_BOARD),
    Command("groups", "g", "G", Where.PRIORITISING_BOARD),
    Command("alike", "l", "L", Where.GROUPING_BOARD),
    Command("support", "s", "S", Where.PROPOSALS_BOARD),
    Command("action", "a", "A", Where.PROPOSALS_BOARD),
    Command("reserve", "r", "R", Where.PROPOSALS_BOARD),
    Command("disagree", "k", "K", Where.PROPOSALS_BOARD),
    Command("own_word", "o", "O", Where.PROPOSALS_BOARD),
    Command("origin", "u", "U", Where.PROPOSALS_BOARD),
    Command("line_kind", "", "", Where.COMMITMENTS),
    Command("status", "s", "S", Where.COMMITMENTS_BOARD),
    Command("turn", "t", "T", Where.COMMITMENTS_BOARD),
    Command("read_aloud", "l", "L", Where.COMMITMENTS_BOARD),
    Command("read_yes", "enter", "Enter", Where.READING),
    Command("read_next", "right", "→", Where.READING),
    Command("read_back", "left", "←", Where.READING),
    Command("unconfirm", "u", "U", Where.READING),
    Command("reword", "r", "R", Where.READING),
    Command("change", "enter", "Enter", Where.BOARD),
    Command("withdraw", "x", "X", Where.BOARD),
    Command("history", "h", "H", Where.BOARD),
)

BY_ID = {command.id: command for command in COMMANDS}
GLOBAL = (Where.EVERYWHERE, Where.MEETING, Where.PRIORITISING)
"""Commands whose keys work wherever the focus is."""


def key_name(command: Command, words: Words) -> str:
    """The key as people of this language call it."""
    return words("key.space") if command.key == "space" else command.shown
