"""Commitments: who does what, shown per party, marked until ready."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sessions import dates
from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.commitments.owners import vague_owner
from sessions.commitments.rules import read_confidence
from sessions.commitments.view import CommitmentView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands import BY_ID
from workshop.screens.aside import warn_of_personal_data
from workshop.screens.commitment_rows import by_party, commitment_rows
from workshop.screens.forms import FormHost, shown
from workshop.screens.rowform import RowFormScreen
from workshop.screens.subjects import CommitmentSubject
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

NEEDED = ("party", "promise", "role", "first_step", "first_step_by", "sign", "due_by", "follow_up")
"""What makes it ready; they come first, and all fit in the form of the smallest window."""
MOST_LINES = 20
FIELDS = (*NEEDED, "confidence", "together_with", "support_needed", "support_from", "reports_back")


class CommitmentsScreen(FormHost):
    """The line takes a party; its form takes the rest."""

    kind = PhaseKind.COMMITMENTS
    FOLLOWS = False
    BOARD_HINTS = ("change", "status", "withdraw", "phases", "palette")

    def on_mount(self) -> None:
        """A promise is shown whole."""
        self.board.max_lines = MOST_LINES

    def summary(self, view: MeetingView) -> str:
        """``5 åtaganden · 3 klara``, and calmly said where only one party has promised something."""
        words = self.workshop.words
        ready = sum(1 for c in view.commitments if c.ready)
        count = words("commitments.count", n=len(view.commitments))
        if not view.commitments:
            return count
        said = words("commitments.summary", count=count, n=ready)
        (party, _), *others = by_party(view.commitments)
        return said if others else words("commitments.one_party", said=said, party=party)

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Per party, so that it is seen when only one has promised something."""
        return list(commitment_rows(view.commitments, self.workshop.words, wall=self.workshop.wall_look))

    def home_mode(self) -> LineMode:
        """Who commits to something."""
        return LineMode(phrase("commitments.new"), self._add)

    def choose(self, row_id: str) -> None:
        """Open a commitment's form."""
        self.open_form(row_id, "promise")

    def withdraw(self, row_id: str) -> None:
        """Take a commitment away."""
        commitment = self._commitment(row_id)
        if commitment is not None:
            self.ask_clerk(lambda meeting: meeting.do(commitments.remove, commitment_id=commitment.id))

    def board_key(self, key: str) -> bool:
        """S tells how the commitment goes where the highlight stands."""
        if key != BY_ID["status"].key:
            return False
        commitment = self._commitment(self.board.highlighted)
        if commitment is None:
            self.say(phrase("commitments.stand_on_one"), "look")
        else:
            self.app.push_screen(RowFormScreen(CommitmentSubject(self.workshop, commitment)))
        return True

    def run_own(self, command_id: str) -> None:
        """The letter's command, from the footer or the palette."""
        if command_id not in BY_ID or not self.board_key(BY_ID[command_id].key):
            super().run_own(command_id)

    def edit_last(self) -> None:
        """Open the last one's form."""
        if self.now_view.commitments:
            self.choose(f"commitment-{self.now_view.commitments[-1].id}")

    def specs(self, row_id: str) -> Sequence[FieldSpec]:
        """The form's fields as stored."""
        commitment = self._commitment(row_id)
        if commitment is None:
            return ()
        return [
            FieldSpec(
                name,
                phrase(f"commitments.field.{name}"),
                shown(getattr(commitment, name)),
                phrase(f"commitments.hint.{name}"),
            )
            for name in FIELDS
        ]

    def version(self, row_id: str) -> int:
        """The version of the commitment shown."""
        commitment = self._commitment(row_id)
        return commitment.version if commitment else 0

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field; a date is read as people write it, how sure they are from 0 to 5."""
        value: str | date | int | None = text
        if field in commitments.DATES:
            value = dates.day_or_none(text, self.workshop.today())
        elif field in commitments.COUNTS:
            value = read_confidence(text)
        commitment_id = int(row_id.removeprefix("commitment-"))
        return meeting.do(commitments.describe, commitment_id=commitment_id, version=version, field=field, value=value)

    def _commitment(self, row_id: str | None) -> CommitmentView | None:
        return next((c for c in self.now_view.commitments if f"commitment-{c.id}" == row_id), None)

    def _add(self, text: str) -> None:
        def saved(done: Done | None) -> None:
            if done is not None and not self.is_busy():
                self.open_form(f"commitment-{done.id}", "promise")

        warn_of_personal_data(self, text)
        if vague_owner(text):
            self.workshop.outbox.say_after(self.workshop.words("commitments.who_exactly", owner=text.strip()))
        self.ask_clerk(lambda meeting: meeting.do(commitments.add, party=text), text=text, answer=saved, leads_on=True)
