"""Commitments: who does what, shown per party, marked until ready."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sessions import dates
from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.commitments.view import CommitmentView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.screens.forms import FormHost, shown
from workshop.widgets.board import Row
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldSpec

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

FIELDS = ("party", "promise", "first_step", "first_step_by", "due_by", "follow_up")


class CommitmentsScreen(FormHost):
    """The line takes a party; its form takes the rest."""

    kind = PhaseKind.COMMITMENTS
    FOLLOWS = False

    def summary(self, view: MeetingView) -> str:
        """``5 åtaganden · 3 klara``."""
        words = self.workshop.words
        ready = sum(1 for c in view.commitments if c.ready)
        count = words("commitments.count", n=len(view.commitments))
        return words("commitments.summary", count=count, n=ready) if view.commitments else count

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Per party, so that it is seen when only one has promised something."""
        parties: dict[str, list[CommitmentView]] = {}
        for commitment in view.commitments:
            parties.setdefault(commitment.party.casefold(), []).append(commitment)
        rows: list[Row] = []
        for party, theirs in parties.items():
            count = self.workshop.words("commitments.count", n=len(theirs))
            rows.append(Row(f"party-{party}", theirs[0].party, kind="heading", sign=count, selectable=False))
            rows += [self._row(commitment) for commitment in theirs]
        return rows

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
        """Save one field; a date is read as people write it."""
        value = dates.day_or_none(text, self.workshop.today()) if field in commitments.DATES else text
        commitment_id = int(row_id.removeprefix("commitment-"))
        return meeting.do(commitments.describe, commitment_id=commitment_id, version=version, field=field, value=value)

    def _commitment(self, row_id: str) -> CommitmentView | None:
        return next((c for c in self.now_view.commitments if f"commitment-{c.id}" == row_id), None)

    def _row(self, commitment: CommitmentView) -> Row:
        words = self.workshop.words
        facts = []
        if commitment.first_step:
            step = words("commitments.first_step", step=commitment.first_step)
            by = commitment.first_step_by
            facts.append(words("commitments.step_by", step=step, day=by) if by else step)
        if commitment.due_by:
            facts.append(words("commitments.due", day=commitment.due_by))
        if commitment.follow_up:
            facts.append(words("commitments.follow", day=commitment.follow_up))
        if commitment.ready:
            sign, tone = words("commitments.ready"), "ready"
        else:
            missing = tuple(phrase(f"commitments.short.{name}") for name in commitment.missing)
            sign, tone = words("commitments.missing", n=len(missing)), "look"
            facts.append(words("commitments.lacks", fields=missing))
        text = (
            words("commitments.promise", promise=commitment.promise)
            if commitment.promise
            else words("commitments.unsaid")
        )
        return Row(
            f"commitment-{commitment.id}",
            text,
            str(commitment.number),
            "\n".join(facts),
            sign=sign,
            tone="ready" if tone == "ready" else "look",
        )

    def _add(self, text: str) -> None:
        def saved(done: Done | None) -> None:
            if done is not None and not self.is_busy():
                self.open_form(f"commitment-{done.id}", "promise")

        self.ask_clerk(lambda meeting: meeting.do(commitments.add, party=text), text=text, answer=saved, leads_on=True)
