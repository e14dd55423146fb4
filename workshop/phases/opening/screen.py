"""Opening: purpose, what can be influenced, who is in the room, rules, hopes and worries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from sessions.agenda.phases import PhaseKind
from sessions.dialogue import commands as dialogue
from sessions.dialogue.rules import read_presence
from sessions.dialogue.view import DialogueView
from sessions.notes.view import NoteKind
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.dialogs.conflict import seen
from workshop.phases.base.notes import NotesScreen
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

PRESENT = "present"


class OpeningScreen(NotesScreen):
    """Sections on the board; left and right choose what the line adds to."""

    kind = PhaseKind.OPENING
    FOLLOWS = False
    KINDS = (PRESENT, NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.CORRECTION)

    def summary(self, view: MeetingView) -> str:
        """``27 i rummet``."""
        return self.console.words("opening.present", n=view.present)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """What is told first, who is here, and what the room has said."""
        words, case = self.console.words, view.dialogue
        rows = [
            Row("h-purpose", words("dialogue.field.purpose"), kind="heading", selectable=False),
            Row("purpose", case.purpose or words("opening.unsaid"), kind="plain", tone="" if case.purpose else "quiet"),
            Row("h-influence", words("dialogue.field.influence"), kind="heading", selectable=False),
            Row(
                "influence",
                case.influence or words("opening.unsaid"),
                kind="plain",
                tone="" if case.influence else "quiet",
            ),
            *self._limits(case),
            Row("h-data", words("opening.personal_data"), kind="heading", selectable=False),
            Row("data", words("opening.notice"), kind="plain", selectable=False),
            Row("h-present", words("opening.groups"), kind="heading", selectable=False),
        ]
        counts = {group.group: group.count for group in view.presence}
        groups = list(dict.fromkeys([*case.actor_groups, *counts]))
        rows += [
            Row(
                f"group-{index}",
                group,
                str(counts[group]) if group in counts else "–",
                tone="" if counts.get(group) else "quiet",
            )
            for index, group in enumerate(groups)
        ]
        for kind in (NoteKind.RULE, NoteKind.HOPE, NoteKind.WORRY, NoteKind.CORRECTION):
            rows += self.note_rows(kind)
        return rows

    def _limits(self, case: DialogueView) -> list[Row]:
        """What lies fast and the level on the ladder, where somebody has said so."""
        words = self.console.words
        said = (
            ("fixed", case.fixed),
            ("level", words(f"dialogue.level.{case.level}") if case.level else ""),
        )
        rows = []
        for name, text in said:
            if text:
                heading = words(f"dialogue.field.{name}")
                rows.append(Row(f"h-{name}", heading, kind="heading", selectable=False))
                rows.append(Row(name, text, kind="plain", selectable=False))
        return rows

    def home_mode(self) -> LineMode:
        """Who is here, or a rule, hope or worry."""
        if self.about == PRESENT:
            return LineMode(phrase("opening.new.present"), self._count)
        return self.note_mode(NoteKind(self.about))

    def choose(self, row_id: str) -> None:
        """Change a text, a count or a note."""
        case = self.now_view.dialogue
        if row_id in ("purpose", "influence"):
            was = case.purpose if row_id == "purpose" else case.influence
            label = phrase(f"dialogue.field.{row_id}")
            self.bar.lend(LineMode(label, partial(self._describe, row_id, was), value=was))
        elif row_id.startswith("group-"):
            counts = {group.group: group.count for group in self.now_view.presence}
            group = list(dict.fromkeys([*case.actor_groups, *counts]))[int(row_id.removeprefix("group-"))]
            self.bar.lend(LineMode(phrase("opening.new.count", group=group), partial(self._count_group, group)))
        else:
            super().choose(row_id)

    def _count_group(self, group: str, text: str) -> None:
        self._count(f"{group} {text}")

    @task
    async def _count(self, text: str) -> None:
        await self.ask_store(partial(_counted, text), typed=text)

    @task
    async def _describe(self, field: str, was: str, text: str) -> None:
        now = self.now_view.dialogue
        await self.edit_with(
            partial(_described, field, text),
            seen(now.version, getattr(now, field), was),
            field=field,
            mine=text,
            was=was,
            typed=text,
        )


def _counted(text: str, meeting: Meeting) -> Done:
    view = meeting.view
    counts = {group.group: group.count for group in view.presence}
    groups = list(dict.fromkeys([*view.dialogue.actor_groups, *counts]))
    return meeting.do(dialogue.count_present, counts=read_presence(text, groups, counts))


def _described(field: str, text: str, meeting: Meeting, version: int) -> Done:
    return meeting.do(dialogue.describe, version=version, field=field, text=text)
