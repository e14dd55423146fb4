"""What the opening and the closing share: short unnamed words, of several kinds."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from sessions.notes import commands as notes
from sessions.notes.view import NoteKind, NoteView
from sessions.queries.room import SEEN
from sessions.words import phrase
from workshop.console.tasks import task
from workshop.phases.base.screen import PhaseScreen
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.plain import Plain


class NotesScreen(PhaseScreen):
    """A phase whose line writes to one of several sections; left and right on an empty line choose which."""

    KINDS: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        super().__init__()
        self.about: str = self.KINDS[0]
        self._kinds_shown: tuple[str, ...] = ()

    def compose_below(self) -> ComposeResult:
        """The kinds that the line can write."""
        yield Plain(id="kinds")

    def relabel(self) -> None:
        """The kinds' names too."""
        super().relabel()
        self._show_kinds()

    def watch_view(self) -> None:
        """There may be a kind more when the meeting is known."""
        super().watch_view()
        if self.is_mounted and self._kinds_shown != self.kinds:
            self._show_kinds()

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the line can write here; there is something to correct only after an earlier meeting."""
        earlier = self.view is not None and bool(self.view.earlier)
        return tuple(kind for kind in self.KINDS if earlier or kind != NoteKind.CORRECTION)

    def switch_kind(self, direction: int) -> None:
        """Write another kind."""
        kinds = self.kinds
        if len(kinds) == 1 or self.bar.is_lent:
            return
        self.about = kinds[(kinds.index(self.about) + direction) % len(kinds)]
        self.bar.relabel()
        self._show_kinds()

    def note_rows(self, kind: NoteKind) -> list[Row]:
        """A section of notes with its heading; none where there are no notes."""
        found = [note for note in self.now_view.notes if note.kind is kind]
        if not found:
            return []
        heading = Row(f"h-{kind}", self.console.words(f"notes.heading.{kind}"), kind="heading", selectable=False)
        return [heading, *(Row(f"note-{note.id}", note.text) for note in found)]

    def note_mode(self, kind: NoteKind) -> LineMode:
        """The line writes notes of this kind; several pasted lines become several notes."""
        label = phrase(f"notes.new.{kind}")
        return LineMode(label, partial(self._add_one, kind), batch=partial(self._add, kind), unseen=kind not in SEEN)

    def choose(self, row_id: str) -> None:
        """Change the words of a note."""
        note = self._note(row_id)
        if note is not None:
            label = phrase(f"notes.new.{note.kind}")
            secret, unseen = note.kind is NoteKind.PRIVATE, note.kind not in SEEN
            self.bar.lend(LineMode(label, partial(self._reword, note), value=note.text, secret=secret, unseen=unseen))

    def withdraw(self, row_id: str) -> None:
        """Take a note away."""
        note = self._note(row_id)
        if note is not None:
            self._remove_note(note)

    def edit_last(self) -> None:
        """Change the last note of the kind that the line writes."""
        last = [note for note in self.now_view.notes if note.kind == self.about]
        if last:
            self.choose(f"note-{last[-1].id}")

    def _note(self, row_id: str) -> NoteView | None:
        return next((note for note in self.now_view.notes if f"note-{note.id}" == row_id), None)

    @task
    async def _remove_note(self, note: NoteView) -> None:
        await self.submit(notes.remove, note_id=note.id)

    def _add_one(self, kind: NoteKind, text: str) -> None:
        self._add(kind, (text,))

    @task
    async def _add(self, kind: NoteKind, texts: tuple[str, ...]) -> None:
        done = await self.submit(notes.add, kind=kind, texts=texts, typed="\n".join(texts), marks="note")
        self.board.reveal(f"note-{done.id}")

    @task
    async def _reword(self, note: NoteView, text: str) -> None:
        secret = note.kind is NoteKind.PRIVATE
        await self.edit(
            notes.reword,
            note.version,
            field="text",
            mine=text,
            was=note.text,
            note_id=note.id,
            text=text,
            typed=text,
            secret=secret,
        )

    def _show_kinds(self) -> None:
        words, kinds = self.console.words, self.kinds
        self._kinds_shown = kinds
        parts: list[tuple[str, str]] = [("← → ", "$text-muted")] if len(kinds) > 1 else []
        for kind in kinds:
            style = "bold underline $foreground" if kind == self.about else "$text-muted"
            parts += [(words(f"kinds.{kind}"), style), ("   ", "")]
        self.query_one("#kinds", Plain).show(Content.assemble(*parts))
