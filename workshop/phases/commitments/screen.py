"""Commitments: who does what, shown per party, marked until ready; and apart, what is wished of who is not here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from sessions.agenda.phases import PhaseKind
from sessions.commitments import commands as commitments
from sessions.commitments.owners import vague_owner
from sessions.commitments.rules import by_party, to_read
from sessions.commitments.view import CommitmentKind, CommitmentView
from sessions.view import MeetingView
from sessions.words import phrase
from workshop.commands.command import bindings
from workshop.console.tasks import task
from workshop.dialogs.carry_over_forms import CommitmentSubject
from workshop.dialogs.row_form import RowFormScreen
from workshop.phases.base.content import STYLES
from workshop.phases.base.form_host import NotesFormHost
from workshop.phases.commitments import fields
from workshop.phases.commitments.read_aloud import ReadAloudScreen
from workshop.phases.commitments.rows import commitment_rows, parties
from workshop.phases.commitments.spec import OWN
from workshop.widgets.board import Row
from workshop.widgets.board_lines import fold
from workshop.widgets.entry import LineMode
from workshop.widgets.form import FieldInput, FieldSpec
from workshop.widgets.plain import Plain

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

MOST_LINES = 20
STRIP_LINES = 2
"""Lines that the strip of parties may take."""


class CommitmentsScreen(NotesFormHost):
    """The line takes a party, or with right and left one that is not here; its form takes the rest."""

    kind = PhaseKind.COMMITMENTS
    FOLLOWS = False
    KINDS = tuple(CommitmentKind)
    CSS_PATH: ClassVar = [STYLES, Path(__file__).with_name("screen.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings(OWN)
    BOARD_HINTS = ("change", "status", "turn", "read_aloud", "phases", "palette")

    def __init__(self) -> None:
        super().__init__()
        self._followed: int | None = None
        """What was read aloud when this console began to follow."""

    def compose_above(self) -> ComposeResult:
        """Who has promised how much, at a glance."""
        yield Plain(id="parties")

    def on_mount(self) -> None:
        """A promise is shown whole."""
        self.board.max_lines = MOST_LINES

    def on_resize(self, event: events.Resize) -> None:
        """The strip of parties has the width that there is."""
        self.call_after_refresh(self._show_parties)

    def relook(self) -> None:
        """The wall's look begins where the others are."""
        super().relook()
        self._follow()

    def _follow(self) -> None:
        """On the wall's look what another console reads aloud is read here too, until it has been read."""
        reading = self.view.live.reading if self.view is not None and self.console.wall_look else None
        if reading is None:
            self._followed = None
        elif self.is_mounted and reading != self._followed and not self.console.live.busy:
            self._followed = reading
            if self.is_active:
                self.app.push_screen(ReadAloudScreen(follows=True))

    def summary(self, view: MeetingView) -> str:
        """``5 åtaganden · 3 klara · 2 bekräftade · 1 önskemål``, and calmly said where only one party has promised."""
        words = self.console.words
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
        groups = by_party(promised)
        return words("commitments.one_party", said=said, party=groups[0][0]) if len(groups) == 1 else said

    def rows(self, view: MeetingView) -> Sequence[Row]:
        """Per party, so that it is seen when only one has promised something; the wishes below them all."""
        return list(commitment_rows(view.commitments, self.console.words))

    def watch_view(self) -> None:
        """A form of what has become something else has other fields; the wall's look follows who reads aloud."""
        row_id = self.open_row
        if self.view is not None and self.is_mounted and row_id:
            open_names = {field.spec.name for field in self.query("#form-room FieldInput").results(FieldInput)}
            if open_names and open_names != {spec.name for spec in self.specs_of(row_id)}:
                self.close_form()
                self.open_form(row_id, "promise")
        super().watch_view()
        if self.view is not None and self.is_mounted:
            self._show_parties()
            self._follow()

    def _show_parties(self) -> None:
        """Who has promised how many, when more than one has; of only one the summary tells."""
        room = self.query_one("#content").size.width - 2
        said = parties(self.now_view.commitments, self.console.words)
        self.set_class(bool(said), "-parties")
        self.query_one("#parties", Plain).show("\n".join(fold(said, max(room, 1), STRIP_LINES)[0]) if said else "")

    def home_mode(self) -> LineMode:
        """Who commits to something, or who is asked to."""
        label = phrase("wishes.new" if self.about == CommitmentKind.WISH else "commitments.new")
        return LineMode(label, self._begin)

    def choose(self, row_id: str) -> None:
        """Open the form of a commitment or a wish."""
        self.open_form(row_id, "promise")

    def withdraw(self, row_id: str) -> None:
        """Take a commitment or a wish away."""
        made = self._commitment(row_id)
        if made is not None:
            self._remove(made)

    def edit_last(self) -> None:
        """Open the form of the last one of the kind that the line writes."""
        last = [each for each in self.now_view.commitments if each.kind == self.about]
        if last:
            self.choose(f"commitment-{last[-1].id}")

    @task
    async def _remove(self, made: CommitmentView) -> None:
        await self.submit(commitments.remove, commitment_id=made.id)

    # What the letters do.

    @property
    def _here(self) -> CommitmentView | None:
        """The commitment or wish where the highlight stands."""
        return self._commitment(self.board.highlighted)

    def hint_name(self, command_id: str) -> str:
        """A wish is taken on, a commitment is wished for instead."""
        here = self._here if command_id == "turn" else None
        if here is None:
            return super().hint_name(command_id)
        return self.console.words("wishes.take_on" if here.is_wish else "wishes.wish_for")

    def action_line_kind(self) -> None:
        """The line takes a wish, or a commitment again."""
        self.switch_kind(1)

    def action_read_aloud(self) -> None:
        """Read what is promised and wished aloud."""
        if to_read(self.now_view.commitments, self.now_view.meeting.id):
            self.app.push_screen(ReadAloudScreen())
        else:
            self.say(phrase("reading.nothing"), "look")

    def action_status(self) -> None:
        """Tell how far it has come."""
        if self._here is not None:
            self.app.push_screen(RowFormScreen(CommitmentSubject(self.console, self._here)))
        else:
            self.say(phrase("commitments.stand_on_one"), "look")

    def action_turn(self) -> None:
        """Make a commitment of a wish, whose party is here now and takes it on, or a wish of a commitment."""
        if self._here is not None:
            self._turn(self._here)
        else:
            self.say(phrase("commitments.stand_on_one"), "look")

    @task
    async def _turn(self, made: CommitmentView) -> None:
        owner = made.role or made.party
        edited = await self.edit(
            commitments.take_on if made.is_wish else commitments.wish_for,
            made.version,
            field="kind",
            mine=CommitmentKind.COMMITMENT if made.is_wish else CommitmentKind.WISH,
            was=made.kind,
            commitment_id=made.id,
            leads_on=made.is_wish,
            remark=phrase("commitments.who_exactly", owner=owner) if made.is_wish and vague_owner(owner) else None,
        )
        if made.is_wish and edited.done is not None and not self.is_busy():
            self.open_form(f"commitment-{made.id}", "role")

    # The form.

    def specs_of(self, row_id: str) -> Sequence[FieldSpec]:
        """The form's fields as stored."""
        made = self._commitment(row_id)
        return fields.specs(self.console, made) if made else ()

    def as_shown(self, field: str, stored: Any) -> str:
        """Yes in words."""
        return fields.as_shown(self.console, field, stored)

    def version(self, row_id: str) -> int:
        """The version of what is shown."""
        made = self._commitment(row_id)
        return made.version if made else 0

    def describe(self, meeting: Meeting, row_id: str, version: int, field: str, text: str) -> Done:
        """Save one field, as it is read."""
        value = fields.read(self.console, field, text)
        commitment_id = int(row_id.removeprefix("commitment-"))
        return meeting.do(commitments.describe, commitment_id=commitment_id, version=version, field=field, value=value)

    def field_saved(self, row_id: str, field: str, text: str) -> None:
        """Read a doubtful date back; ask who in particular, where many or nobody is to answer for it."""
        made = self._commitment(row_id)
        said = fields.doubt(self.console, made, field, text) if made else None
        if said is not None:
            self.say(said, "look", stays=True)

    def _commitment(self, row_id: str | None) -> CommitmentView | None:
        return next((each for each in self.now_view.commitments if f"commitment-{each.id}" == row_id), None)

    @task
    async def _begin(self, text: str) -> None:
        kind = CommitmentKind(self.about)
        vague = kind is CommitmentKind.COMMITMENT and vague_owner(text)
        remark = phrase("commitments.who_exactly", owner=text.strip()) if vague else None
        done = await self.submit(commitments.add, party=text, kind=kind, typed=text, leads_on=True, remark=remark)
        if not self.is_busy():
            self.open_form(f"commitment-{done.id}", "promise")
