"""Commitments: who does what, shown per party, marked until ready."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.commitments.owners import vague_owner
from sessions.commitments.rules import by_party
from sessions.commitments.view import CommitmentView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands import BY_ID
from workshop.screens import commitment_fields as fields
from workshop.screens.aside import warn_of_personal_data
from workshop.screens.commitment_rows import commitment_rows
from workshop.screens.forms import FormHost
from workshop.screens.rowform import RowFormScreen
from workshop.screens.subjects import CommitmentSubject
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

MOST_LINES = 20


class CommitmentsScreen(FormHost):
    """The line takes a party; its form takes the rest."""

    kind = PhaseKind.COMMITMENTS
    FOLLOWS = False
    BOARD_HINTS = ("change", "status", "withdraw", "phases", "palette")

    def on_mount(self) -> None:
        """A promise is shown whole."""
        self.board.max_lines = MOST_LINES

    def summary(self, view: MeetingView) -> str:
        """``5 åtaganden · 3 klara · 2 bekräftade · 1 önskemål``, and calmly said where only one party has promised."""
        words = self.workshop.words
        promised = [each for each in view.commitments if not each.is_wish]
        wished = len(view.commitments) - len(promised)
        said = words("commitments.count", n=len(promised))
        if promised:
            said = words("commitments.summary", count=said, n=sum(each.ready for each in promised))
        confirmed = sum(each.confirmed for each in promised)
        if confirmed:
            said = words("commitments.party_count", count=said, n=confirmed)
        if wished:
            said = words("commitments.and_wishes", said=said, wishes=words("wishes.count", n=wished))
        parties = by_party(promised)
        return words("commitments.one_party", said=said, party=parties[0][0]) if len(parties) == 1 else said

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
        return fields.specs(self.workshop, commitment) if commitment else ()

    def as_shown(self, field: str, stored: Any) -> str:
        """Yes in words."""
        return fields.as_shown(self.workshop, field, stored)

    def version(self, row_id: str) -> int:
        """The version of the commitment shown."""
        commitment = self._commitment(row_id)
        return commitment.version if commitment else 0

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field, as it is read."""
        value = fields.read(self.workshop, field, text)
        commitment_id = int(row_id.removeprefix("commitment-"))
        return meeting.do(commitments.describe, commitment_id=commitment_id, version=version, field=field, value=value)

    def field_saved(self, row_id: str, field: str, text: str) -> None:
        """Read a doubtful date back; ask who in particular, where many or nobody is to answer for it."""
        commitment = self._commitment(row_id)
        said = fields.doubt(self.workshop, commitment, field, text) if commitment else None
        if said is not None:
            self.say(said, "look", stays=True)

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
