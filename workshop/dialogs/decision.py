"""The decision on a proposal (step 5), as the meeting hears of it: which proposal, then its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sessions.proposals import commands as proposals
from sessions.proposals.fields import DECISION
from sessions.proposals.view import ProposalView
from sessions.text.fields import by_name
from sessions.words import phrase
from workshop.console.protocol import Console, PhaseHost
from workshop.dialogs.base import SayingDialog
from workshop.dialogs.choice import Choice, ChoiceScreen
from workshop.dialogs.row_form import RowFormScreen, Subject, Texts
from workshop.widgets.form import FieldSpec
from workshop.widgets.form_fields import doubt, specs_of

if TYPE_CHECKING:
    from sessions.meeting import Meeting
    from sessions.store.change import Done

_FIELDS = by_name(DECISION)


class DecisionSubject(Subject):
    """Who decided on a proposal, under which number, when, and what."""

    def __init__(self, console: Console, proposal: ProposalView) -> None:
        super().__init__(console)
        self._id = proposal.id
        self.title = phrase("proposals.decided_on", number=proposal.number, wording=proposal.wording)

    def specs(self) -> Sequence[FieldSpec]:
        """Its four fields."""
        return specs_of(DECISION, self._now, self.console.words.say) if self._now else ()

    def version(self) -> int:
        """The version of the proposal shown."""
        return self._now.version if self._now else 0

    def as_shown(self, field: str, stored: object) -> str:
        """The day as ISO."""
        return _FIELDS[field].shown(stored, self.console.words.say)

    def save(self, meeting: Meeting, version: int, field: str, texts: Texts) -> Done:
        """One field; the day is one that has been."""
        value = _FIELDS[field].read(texts[field], self.console.words.say, self.console.today())
        return meeting.do(proposals.record_decision, proposal_id=self._id, version=version, field=field, value=value)

    async def after(self, dialog: SayingDialog[None], field: str, text: str) -> None:
        """Read a doubtful day back."""
        said = doubt(_FIELDS[field], text, self.console.words, self.console.today())
        if said is not None:
            self.console.say(self.console.words.say(said), "look", stays=True)

    @property
    def _now(self) -> ProposalView | None:
        view = self.console.view
        assert view is not None
        return next((each for each in view.proposals if each.id == self._id), None)


async def record(screen: PhaseHost) -> None:
    """The form of the proposal that the highlight stands on, or of the one that is chosen."""
    all_, words = screen.now_view.proposals, screen.console.words
    if not all_:
        screen.say(phrase("proposals.none_to_decide"), "look")
        return
    here = [each for each in all_ if screen.board.has_focus and f"proposal-{each.id}" == screen.board.highlighted]
    if not here:
        choices = [
            Choice(str(each.id), words("proposals.numbered", number=each.number, wording=each.wording)) for each in all_
        ]
        chosen = await screen.app.push_screen_wait(ChoiceScreen(words("proposals.decided_which"), choices))
        here = [each for each in screen.now_view.proposals if str(each.id) == chosen]
    for proposal in here:
        screen.app.push_screen(RowFormScreen(DecisionSubject(screen.console, proposal)))
