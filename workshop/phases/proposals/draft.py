"""A wording on its way: the wall shows it as it is typed, and as it is stored when nobody types any more."""

from __future__ import annotations

from sessions.live.view import NEW
from workshop.phases.base.frame import FramedScreen


class WordingDraft:
    """What of a wording the wall is told of, from one screen."""

    def __init__(self, screen: FramedScreen) -> None:
        self._screen = screen
        self._told: tuple[int | None, str] = (None, "")

    def new(self, text: str) -> None:
        """The wording of a proposal that is not made yet."""
        self._tell(NEW if text.strip() else None, text)

    def of(self, proposal_id: int, text: str) -> None:
        """The wording of a proposal; as it is stored it is none that is being typed."""
        stored = {each.id: each.wording for each in self._screen.now_view.proposals}
        self._tell(proposal_id if text.strip() and text != stored.get(proposal_id) else None, text)

    def stored(self) -> None:
        """What is typed may have been stored."""
        proposal_id, text = self._told
        if proposal_id not in (None, NEW):
            self.of(proposal_id, text)

    def end(self) -> None:
        """Nobody types."""
        self._tell(None, "")

    def _tell(self, proposal_id: int | None, text: str) -> None:
        told = (proposal_id, text if proposal_id is not None else "")
        if told != self._told:
            self._told = told
            self._screen.console.live.tell(draft_of=told[0], draft=told[1])
